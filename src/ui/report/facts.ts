/** What a report says of the data and the training, as terms and details. */
import type { Fact } from '../../app/report/document.ts';
import type { EnsembleSummary, Imported, Report } from '../../app/state.ts';
import type { ImportedPredictions } from '../../metrics/importPredictions.ts';
import { calibrationText, thinList } from '../confidence/words.ts';
import { count, counted } from '../format.ts';
import { augmentationText, OBJECTIVE_WORDS, weightsText } from '../train/recipeText.ts';
import { duration } from '../train/words.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** How many of what; `report` is null while it loads. */
export function ensembleCounts({ card, tags }: EnsembleSummary): readonly Fact[] {
  return [
    { term: 'tags', detail: count(tags.length) },
    { term: 'tracks', detail: count(card.tracks) },
    { term: 'tiles', detail: count(card.tiles) },
    { term: 'trained on', detail: counted(card.trainingTracks, 'track') },
    { term: 'validated on', detail: counted(card.validationTracks, 'track') },
    { term: 'held out', detail: counted(card.heldOutTracks, 'track') },
  ];
}

export function ensembleFacts({ card, calibration, thin, recipeTitle, created, tags }: EnsembleSummary, report: Report | null): readonly Fact[] {
  const changes = report ? augmentationText(report.recipe) : '';
  return [
    { term: 'Data', detail: card.data },
    { term: 'Split', detail: card.split === 'group' ? 'whole groups (album, film, folder)' : 'single tracks' },
    { term: 'Recipe', detail: report ? `${recipeTitle}. ${weightsText(report.recipe, tags.length)}` : recipeTitle },
    { term: 'Objective', detail: report ? OBJECTIVE_WORDS[report.recipe.objective] : '…' },
    ...(changes === '' ? [] : [{ term: 'Augmentation', detail: changes }]),
    { term: 'Confidences', detail: calibrationText(calibration) },
    ...(thin.size > 0 ? [{ term: 'Thin evidence', detail: `${thinList(thin)}: treat with care` }] : []),
    { term: 'Seed', detail: report ? String(report.seed) : '…' },
    { term: 'Trained', detail: `${DAY.format(created)}, ${duration(card.seconds)} on ${card.device}` },
    ...(card.command === null ? [] : [{ term: 'Repeat with', detail: card.command }]),
  ];
}

export function importedCounts({ data: { tags, rows } }: Imported<ImportedPredictions>): readonly Fact[] {
  const years = rows.flatMap(({ year }) => (year === null ? [] : [year]));
  return [
    { term: 'tags', detail: count(tags.length) },
    { term: 'tracks', detail: count(rows.length) },
    { term: 'films', detail: count(new Set(rows.map(({ film }) => film)).size) },
    ...(years.length > 0 ? [{ term: 'years', detail: `${years.reduce((a, b) => Math.min(a, b))}–${years.reduce((a, b) => Math.max(a, b))}` }] : []),
  ];
}

/** Terms as a list of their own writes them: `tracks` → `Tracks`. */
export function asFacts(counts: readonly Fact[]): readonly Fact[] {
  return counts.map(({ term, detail }) => ({ term: term[0].toUpperCase() + term.slice(1), detail }));
}
