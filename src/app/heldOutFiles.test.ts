import { expect, test } from 'vitest';
import { heardTrack, heldOutKey, rememberHeldOut } from './heldOutFiles.ts';
import { forgetSource, openSource, setSource } from './sources.ts';
import { newKey, store } from './store.ts';

const TAKEN = { training: [0], validation: [1], heldOut: [2, 3] };

/** Four tracks, of whose files the first three are at hand. */
function undertaking(keys: readonly string[]): Parameters<typeof rememberHeldOut>[0] {
  const prepared = keys.map((key, index) => ({
    id: `hash ${index}`,
    example: { key, path: `Folder/0${index}.mp3`, tags: ['Day'], group: 'Folder', title: `Track ${index}`, artist: 'Someone', year: null, seconds: 9 },
    count: 1,
    tiles: null,
  }));
  return { prepared, plan: { split: TAKEN } };
}

test('the held-out files of a training outlive its folder, those of an earlier tab do not appear', async () => {
  const keys = [newKey(), newKey(), newKey(), 'another-load.t1'];
  const files = keys.map((_, index) => new File([`sound ${index}`], `0${index}.mp3`));
  for (const index of [0, 1, 2]) setSource(keys[index], { kind: 'file', dropped: { file: files[index], path: '', handle: null } });
  rememberHeldOut(undertaking(keys));
  for (const key of keys) forgetSource(key);

  const state = store.getState();
  expect([...state.heldOutFiles.keys()]).toEqual([heldOutKey('hash 2')]);
  expect(heardTrack(state, heldOutKey('hash 2'))).toMatchObject({ fileName: '02.mp3', title: 'Track 2', artist: 'Someone' });
  expect(await openSource(heldOutKey('hash 2'), false)).toBe(files[2]);
  expect(heardTrack(state, heldOutKey('hash 0'))).toBeUndefined();
  expect(state.tracks.size).toBe(0);
});
