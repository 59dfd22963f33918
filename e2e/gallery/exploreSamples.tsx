/** Made-up predictions and tag sets for the Explore scenes; deterministic. */
import type { ReactNode } from 'react';
import { intersections } from '../../src/metrics/overlaps.ts';
import { poolTargets } from '../../src/metrics/pooling.ts';
import type { ImportedPredictions, ImportedTrack } from '../../src/metrics/importPredictions.ts';
import type { TagSets } from '../../src/metrics/importTagSets.ts';
import { ExplorePage } from '../../src/ui/explore/ExplorePage.tsx';
import { generator, TEN_TAGS } from './sampleTracks.ts';

const FILMS = ['Harbour Lights', 'Night Courier', 'Small Hours', 'Outer Rim', 'The Seven Keys', 'Cold Case', 'Footlights', 'Last Train to Lisbon'];
const CUES = ['Main Title', 'The Long Way Down', 'Rooftops', 'A Kettle and Two Cups', 'Signal', 'Evidence Room', 'Curtain Up!', 'Paper Boats'];
/** Tags that go with each other more often than chance would have it. */
const FRIENDS: readonly (readonly number[])[] = [[0, 1, 8], [0, 9, 3], [2, 7], [2, 6, 7], [4, 7], [4, 3, 9], [5, 1], [8, 9]];

export function samplePredictions(count = 196, tags: readonly string[] = TEN_TAGS): ImportedPredictions {
  const random = generator(11);
  for (let step = 0; step < 20; step += 1) random();
  const rows = Array.from({ length: count }, (_, row): ImportedTrack => {
    const film = row % Math.ceil(count * 0.7);
    const seed = generator(film + 5);
    for (let step = 0; step < 9; step += 1) seed();
    const friends = FRIENDS[Math.floor(seed() * FRIENDS.length)];
    const targets = tags.map((_tag, tag) => (tag < 10 ? friends.includes(tag) && seed() < 0.8 : seed() < 12 / (tag + 8)));
    const raw = targets.map((target) => (target ? 0.55 : 0.32) + (random() - 0.5) * 0.5);
    const sum = raw.reduce((a, b) => a + b, 0);
    return {
      film: `${FILMS[film % FILMS.length]}${film < FILMS.length ? '' : ` ${Math.floor(film / FILMS.length) + 1}`}`,
      cue: `${String((row % 12) + 1).padStart(2, '0')} ${CUES[row % CUES.length]}.mp3`,
      composer: row % 3 === 0 ? null : 'Marta Lindqvist',
      year: 1962 + Math.floor(seed() * 55),
      targets,
      scores: raw.map((value) => value / sum),
    };
  });
  return { tags, rows };
}

/** The tag sets of made-up films, as a file holds them: up to three together. */
export function sampleTagSets(): TagSets {
  const { tags, rows } = samplePredictions(700);
  const { targets } = poolTargets(rows.map((row) => row.targets), rows.map(({ film }) => film));
  const sets = intersections(targets, 3).map((set) => ({ sets: set.tags.map((tag) => tags[tag]), size: set.size }));
  return { tags, sets };
}

/** The page alone, on the whole screen. */
export function explore(): ReactNode {
  return (
    <main style={{ height: '100dvh' }}>
      <ExplorePage />
    </main>
  );
}
