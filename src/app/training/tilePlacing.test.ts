import type { Remote } from 'comlink';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { TILE_VALUES } from '../../dsp/tileFormat.ts';
import { SCRATCH } from '../../nets/plan.ts';
import { POST } from '../../nets/recipes.ts';
import type { NetsWorker, TilePlace } from '../../workers/protocol.ts';
import { store } from '../store.ts';
import type { Keeper } from './keeper.ts';
import type { Undertaking } from './undertaking.ts';

let bringTiles: typeof import('./tilePlacing.ts').bringTiles;
let calls: string[] = [];
const STANDARDISER = { mean: Float32Array.of(1), deviation: Float32Array.of(2) };

/** Notes what it is asked; `refuses` as a browser without a private file system does. */
function worker(name: string, refuses = false): Remote<NetsWorker> {
  return {
    beginTraining: async (_: unknown, place?: TilePlace) => {
      if (place?.kind === 'file' && refuses) throw new DOMException('No files here.', 'SecurityError');
      calls.push(`${name} begins ${place?.kind === 'file' ? `file ${place.name} ${place.counts.join('+')} ${place.writes ? 'writing' : 'reading'}` : 'memory'}`);
    },
    addTiles: async (track: number, { count }: { count: number }) => void calls.push(`${name} gets ${count} of ${track}`),
    standardise: async (known: unknown) => {
      calls.push(`${name} standardises${known === null ? '' : ' by known'}`);
      return STANDARDISER;
    },
  } as unknown as Remote<NetsWorker>;
}

/** Two tracks of one tile in memory, said to hold `count` each. */
function undertaking(count: number, tilesPerTrack: number | null = null): Undertaking {
  const tiles = { count: 1, values: new Float32Array(TILE_VALUES) };
  const prepared = ['a', 'b'].map((id) => ({ example: {} as Undertaking['prepared'][number]['example'], id, count, tiles }));
  return {
    folder: {} as Undertaking['folder'],
    options: { tilesPerTrack } as Undertaking['options'],
    plan: { recipe: POST, tags: [], tracks: [], split: { training: [0], validation: [], heldOut: [] }, seed: 1, start: SCRATCH },
    prepared,
    remarks: [],
  };
}

const KEEPER = { id: 'run', standardiser: null } as Keeper;

beforeAll(async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
  ({ bringTiles } = await import('./tilePlacing.ts'));
});

beforeEach(() => {
  calls = [];
});

describe('bringTiles', () => {
  test('gives every worker its own copy while memory holds them', async () => {
    expect(await bringTiles([worker('one'), worker('two')], undertaking(1), KEEPER)).toBe(STANDARDISER);
    expect(calls.filter((call) => call.endsWith('memory'))).toHaveLength(2);
    expect(calls.filter((call) => call.includes('gets'))).toHaveLength(4);
  });

  test('has one worker write a file that the others read when it does not', async () => {
    await bringTiles([worker('one'), worker('two')], undertaking(20_000), KEEPER);
    expect(calls).toEqual([
      'one begins file run 20000+20000 writing',
      'one gets 1 of 0',
      'one gets 1 of 1',
      'one standardises',
      'two begins file run 20000+20000 reading',
      'two standardises by known',
    ]);
    calls = [];
    await bringTiles([worker('one')], undertaking(20_000, 7), KEEPER);
    expect(calls[0]).toBe('one begins memory');
  });

  test('says so when the browser offers no file, and goes on in memory', async () => {
    await bringTiles([worker('one', true), worker('two')], undertaking(20_000), KEEPER);
    expect(calls.slice(0, 2)).toEqual(['one begins memory', 'two begins memory']);
    expect(store.getState().notices.map(({ problem }) => problem)).toMatchObject([
      { code: 'tiles-in-memory', data: { megabytes: 1280 } },
    ]);
  });
});
