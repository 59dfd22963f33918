import { expect, test } from 'vitest';
import type { TagCount } from '../../app/state.ts';
import { mostFrequent, tagsInView } from './tagOrder.ts';

const tag = (name: string, tracks: number, trainable = true): TagCount => ({
  tag: name,
  tracks,
  groups: tracks,
  tiles: 100 - tracks,
  chosen: true,
  problem: trainable ? null : { code: 'too-few-tracks', subject: name, data: {} },
});
const TAGS = [tag('choir', 4), tag('Female vocals', 9), tag('male vocals', 9), tag('no vocals', 2, false), tag('vocals', 7)];
const names = (tags: readonly TagCount[]) => tags.map((entry) => entry.tag);

test('tags are found by any of their words and sorted by name, tracks or tiles', () => {
  expect(names(tagsInView(TAGS, ' VOCALS ', { by: 'tag', falling: false }))).toEqual(['Female vocals', 'male vocals', 'no vocals', 'vocals']);
  expect(names(tagsInView(TAGS, 'vocals no', { by: 'tag', falling: false }))).toEqual(['no vocals']);
  expect(names(tagsInView(TAGS, '', { by: 'tracks', falling: true }))).toEqual(['Female vocals', 'male vocals', 'vocals', 'choir', 'no vocals']);
  expect(names(tagsInView(TAGS, '', { by: 'tiles', falling: true }))).toEqual(['no vocals', 'choir', 'vocals', 'Female vocals', 'male vocals']);
  expect(names(tagsInView(TAGS, '', { by: 'tag', falling: true }))[0]).toBe('vocals');
});

test('the most frequent tags are among those that can be trained', () => {
  expect([...mostFrequent(TAGS, 2)]).toEqual(['Female vocals', 'male vocals']);
  expect(mostFrequent(TAGS, 50).size).toBe(4);
});
