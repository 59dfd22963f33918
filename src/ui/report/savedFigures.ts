/** The charts of a saved report as markup, styled by the report's own style sheet and not by the page's. */
import type { ReportDocument } from '../../app/report/document.ts';
import { escapeHtml, type SavedFigure, type SavedFigures } from '../../app/report/html.ts';
import type { Breathe } from '../../app/report/breathe.ts';
import type { ReportSource } from '../../app/report/source.ts';
import { sumToOne, tagCurves } from '../../app/report/tagCurves.ts';
import { passCurves } from '../../app/report/topK.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { CALIBRATION_AXES } from '../charts/calibration.tsx';
import { calibrationMarks, calibrationPoints } from '../charts/calibrationGeometry.ts';
import { CONFUSION_STRONGEST } from '../charts/confusion.tsx';
import { confusionShapes } from '../charts/confusionGeometry.ts';
import { COUNT_STRONGEST } from '../charts/countMatrix.tsx';
import { countMatrixShapes } from '../charts/countMatrixGeometry.ts';
import { hasAccuracy, lossExtent, type Measure } from '../charts/lossGeometry.ts';
import { lossSvg } from '../charts/saved/lossSvg.ts';
import { PRECISION_RECALL_AXES } from '../charts/precisionRecall.tsx';
import { precisionRecallPoints } from '../charts/precisionRecallGeometry.ts';
import { ROC_AXES } from '../charts/roc.tsx';
import { rocPoints } from '../charts/rocGeometry.ts';
import { TOP_K_AXES } from '../charts/topK.tsx';
import { topKShapes } from '../charts/topKGeometry.ts';
import { unitFrame, unitPath, unitTicks, type UnitPoint } from '../charts/unitPlotGeometry.ts';
import { thinAmong, thinNote } from '../confidence/words.ts';
import { calibrationNote } from './curveWords.ts';

const CURVE_WIDTH = 280;
const MATRIX_WIDTH = 620;
const MOST_CONFUSED = 20;
const TOP_K_WIDTH = 720;
/** Three charts a tag: of many tags, those that most tracks have. */
const MOST_DRAWN = 50;

const round = (value: number): number => Math.round(value * 10) / 10;

function svg(label: string, width: number, height: number, inside: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" ` +
    `viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-label="${escapeHtml(label)}">${inside}</svg>`
  );
}

function unitPlot(label: string, [xAxis, yAxis]: readonly [string, string], inside: string): string {
  const frame = unitFrame(CURVE_WIDTH);
  const { width, height, left, right, top, bottom } = frame;
  const ticks = unitTicks(frame).map(
    ({ label: value, x, y }) =>
      `<path class="grid" d="M${round(x)},${top}V${height - bottom}M${left},${round(y)}H${width - right}"/>` +
      `<text class="dim middle" x="${round(x)}" y="${height - bottom + 16}">${value}</text>` +
      `<text class="dim end" x="${left - 6}" y="${round(y)}" dy="0.35em">${value}</text>`,
  );
  const axes =
    `<text class="dim middle" x="${(left + width - right) / 2}" y="${height - 4}">${xAxis}</text>` +
    `<text class="dim middle" transform="translate(10 ${(top + height - bottom) / 2}) rotate(-90)">${yAxis}</text>`;
  return svg(label, width, height, ticks.join('') + axes + inside);
}

function line(kind: 'chance' | 'curve', points: readonly UnitPoint[]): string {
  return `<path class="${kind}" d="${unitPath(points, unitFrame(CURVE_WIDTH))}"/>`;
}

const DIAGONAL: readonly UnitPoint[] = [[0, 0], [1, 1]];

/** Columns whose curves are drawn, in their order. */
function drawnTags({ tagCounts }: ReportDocument): readonly number[] {
  return tagCounts
    .map(({ reported }, tag) => ({ reported, tag }))
    .toSorted((a, b) => b.reported - a.reported || a.tag - b.tag)
    .slice(0, MOST_DRAWN)
    .map(({ tag }) => tag)
    .toSorted((a, b) => a - b);
}

/** A note, and what it must say of the drawn tags that rest on few works. */
function withThin(note: string, thin: ReportSource['thin'], tags: readonly string[]): string {
  return [note, thinNote(thinAmong(thin, tags))].filter((part) => part !== '').join(' ');
}

async function curvesOf(source: ReportSource, tag: number, breathe: Breathe): Promise<readonly SavedFigure[]> {
  const curves = await tagCurves(source.tags, source.track.rows, tag, breathe);
  const { tag: name, support, rows } = curves;
  const noted = (note: string): string => withThin(note, source.thin, [name]);
  const figures: SavedFigure[] = [];
  if (curves.roc) {
    const title = `ROC: ${name}`;
    figures.push({
      title,
      note: noted(`${support} of ${rows} tracks have the tag. Area ${twoDecimals(curves.rocAuc)}.`),
      svg: unitPlot(title, ROC_AXES, line('chance', DIAGONAL) + line('curve', rocPoints(curves.roc))),
    });
  }
  if (curves.precisionRecall) {
    const title = `Precision–recall: ${name}`;
    const chance = support / rows;
    const inside = line('chance', [[0, chance], [1, chance]]) + line('curve', precisionRecallPoints(curves.precisionRecall));
    figures.push({ title, note: noted(`Average precision ${twoDecimals(curves.averagePrecision)}.`), svg: unitPlot(title, PRECISION_RECALL_AXES, inside) });
  }
  if (curves.calibration) {
    const title = `Calibration: ${name}`;
    const dots = calibrationMarks(curves.calibration, unitFrame(CURVE_WIDTH)).map(
      ({ x, y, radius }) => `<circle class="mark" cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"/>`,
    );
    const inside = line('chance', DIAGONAL) + line('curve', calibrationPoints(curves.calibration)) + dots.join('');
    const note = noted(`Brier score ${curves.brier?.toFixed(3).replace(/^0/, '') ?? '–'}.`);
    figures.push({ title, note, svg: unitPlot(title, CALIBRATION_AXES, inside) });
  }
  return figures;
}

function confusionOf({ thin }: ReportSource, { tags, confusions }: ReportDocument): SavedFigure {
  const { cells, names, tags: drawn, cell: side, left, top, width, height } = confusionShapes(tags, confusions, MATRIX_WIDTH, MOST_CONFUSED);
  const labels = names.map((name, at) => {
    const middle = (at + 0.5) * side;
    return (
      `<text class="end" x="${left - 6}" y="${round(top + middle)}" dy="0.35em">${escapeHtml(name)}</text>` +
      `<text transform="translate(${round(left + middle)} ${top - 6}) rotate(-90)" dy="0.35em">${escapeHtml(name)}</text>`
    );
  });
  const squares = cells.map(({ x, y, share, strength, diagonal }) => {
    const box = `x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${round(side - 1)}" height="${round(side - 1)}"`;
    if (diagonal) return `<rect class="alone" ${box}/>`;
    const number = share === null ? '–' : Math.round(100 * share);
    return (
      `<rect class="heat" ${box} fill-opacity="${(strength * CONFUSION_STRONGEST).toFixed(3)}"/>` +
      `<text class="small middle" x="${round(x + side / 2)}" y="${round(y + side / 2)}" dy="0.35em">${number}</text>`
    );
  });
  const shown = tags.length > names.length ? `The ${names.length} of ${tags.length} tags that are confused most.` : 'Rows: true tag. Columns: wrong tag that is given.';
  return { title: 'Confusion, per cent', note: withThin(shown, thin, drawn.map((tag) => tags[tag])), svg: svg('Confusion between tags, in per cent', width, height, labels.join('') + squares.join('')) };
}

function topKOf(source: ReportSource, { topK }: ReportDocument): SavedFigure | null {
  const curves = passCurves(source);
  if (!curves || !topK) return null;
  const hardest = curves[curves.length - 1].percent;
  const { frame, lines, xTicks, yTicks, legend } = topKShapes(curves, hardest, topK.size, TOP_K_WIDTH);
  const { left, right, top, bottom, width, height } = frame;
  const stroke = (strength: number): string => `stroke-opacity="${(0.5 + 0.5 * strength).toFixed(2)}" stroke-width="${(1 + 1.5 * strength).toFixed(2)}"`;
  const inside = [
    ...legend.map(
      ({ text, x, y }, index) =>
        `<path class="mild" ${stroke(index / Math.max(1, curves.length - 1))} d="M${round(x)},${y}h10"/><text class="dim" x="${round(x + 16)}" y="${y}" dy="0.35em">${text}</text>`,
    ),
    ...yTicks.map(({ at, label }) => `<path class="grid" d="M${left},${round(at)}H${width - right}"/><text class="dim end" x="${left - 6}" y="${round(at)}" dy="0.35em">${label}</text>`),
    ...xTicks.map(({ at, label }) => `<text class="dim middle" x="${round(at)}" y="${height - bottom + 16}">${label}</text>`),
    `<text class="dim middle" x="${(left + width - right) / 2}" y="${height - 6}">${TOP_K_AXES[0]}</text>`,
    `<text class="dim middle" transform="translate(10 ${(top + height - bottom) / 2}) rotate(-90)">${TOP_K_AXES[1]}</text>`,
    ...lines.map(({ path, strength }) => `<path class="mild" ${stroke(strength)} d="${path}"/>`),
  ];
  const title = 'Pass rate over K';
  return { title, note: 'A track passes at K when its K highest tags hold at least so many per cent of its true ones.', svg: svg(title, width, height, inside.join('')) };
}

function matrixOf(source: ReportSource, { singleLabel }: ReportDocument): SavedFigure | null {
  if (!singleLabel) return null;
  const { cells, names, cell: side, left, top, width, height } = countMatrixShapes(source.tags, singleLabel.matrix, MATRIX_WIDTH);
  const labels = names.map((name, at) => {
    const middle = (at + 0.5) * side;
    return (
      `<text class="end" x="${left - 6}" y="${round(top + middle)}" dy="0.35em">${escapeHtml(name)}</text>` +
      `<text transform="translate(${round(left + middle)} ${top - 6}) rotate(-90)" dy="0.35em">${escapeHtml(name)}</text>`
    );
  });
  const squares = cells.map(({ x, y, count, share }) => {
    const box = `x="${round(x + 0.5)}" y="${round(y + 0.5)}" width="${round(side - 1)}" height="${round(side - 1)}"`;
    return (
      `<rect class="alone" ${box}/><rect class="heat" ${box} fill-opacity="${(share * COUNT_STRONGEST).toFixed(3)}"/>` +
      `<text class="small middle" x="${round(x + side / 2)}" y="${round(y + side / 2)}" dy="0.35em">${count}</text>`
    );
  });
  const title = 'What is taken for what, in tracks';
  return { title, note: withThin('Rows: true tag. Columns: given tag. Colour: share of the row.', source.thin, source.tags), svg: svg(title, width, height, labels.join('') + squares.join('')) };
}

function trainingOf({ training }: ReportDocument): readonly SavedFigure[] {
  if (!training) return [];
  const histories = training.map(({ history }) => history);
  const measures: readonly Measure[] = hasAccuracy(histories) ? ['loss', 'accuracy'] : ['loss'];
  return measures.map((measure) => {
    const title = measure === 'loss' ? 'Loss per net' : 'Accuracy per net';
    const { text } = lossSvg({ title, nets: training, extent: lossExtent(histories, measure), measure });
    return { title, note: measures.length === 1 ? 'This training measured no accuracy.' : 'Training dashed, validation solid.', svg: text };
  });
}

/** Rejects with the signal's reason of `breathe`. */
export async function savedFigures(source: ReportSource, document: ReportDocument, breathe: Breathe): Promise<SavedFigures> {
  const whole = sumToOne(source.track.rows);
  const curves: SavedFigure[] = [];
  const drawn = drawnTags(document);
  for (const tag of drawn) {
    await breathe();
    curves.push(...(await curvesOf(source, tag, breathe)));
  }
  return {
    curves,
    calibrationNote: calibrationNote(whole, 'track'),
    curvesNote: drawn.length < source.tags.length ? `The ${drawn.length} of ${source.tags.length} tags that most tracks have.` : '',
    confusion: confusionOf(source, document),
    topK: topKOf(source, document),
    matrix: matrixOf(source, document),
    training: trainingOf(document),
  };
}
