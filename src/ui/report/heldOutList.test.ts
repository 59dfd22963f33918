import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../nets/ensemble.ts';
import { heldOutEntries, sortEntries, type EntryOrder } from './heldOutList.ts';
import { trackRows } from './heldOutRows.ts';

const none = { coverage: 0, bestCoverage: 0, lrap: 0 };
const track = (id: string, title: string, targets: readonly boolean[], tileConfidences: number[]) => ({
  id, title, group: '', targets, tileConfidences: Float32Array.from(tileConfidences),
});
const evaluation: Evaluation = {
  heldOut: [
    track('a', 'Cue 10', [true, false, false], [0.1, 0.5, 0.9]),
    track('b', 'Cue 2', [false, true, true], [0.2, 0.75, 0.5]),
  ],
  prior: [0.3, 0.3, 0.3],
  tile: none, track: none, priorTile: none, priorTrack: none,
};

describe('held-out list', () => {
  const entries = heldOutEntries(evaluation, ['A', 'B', 'C'], trackRows(evaluation, 'track'));
  const ids = (order: EntryOrder) => sortEntries(entries, order).map(({ id }) => id);

  it('ranks the tags of each track and marks the true ones', () => {
    expect(entries[0]).toMatchObject({ kind: 'wrong', places: 3, trueTags: 1 });
    expect(entries[0].ranked.map(({ tag }) => tag)).toEqual(['C', 'B', 'A']);
    expect(entries[1]).toMatchObject({ kind: 'right', places: 2, trueTags: 2 });
    expect(entries[1].ranked[0]).toEqual({ tag: 'B', confidence: 0.75, true: true });
  });

  it('sorts by difficulty or title, numbers as numbers', () => {
    expect(ids('hardest')).toEqual(['a', 'b']);
    expect(ids('easiest')).toEqual(['b', 'a']);
    expect(ids('title')).toEqual(['b', 'a']);
  });
});
