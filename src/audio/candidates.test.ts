import { expect, test } from 'vitest';
import { isAudioCandidate } from './candidates.ts';

test.each(['a.mp3', 'A.AIFF', 'b.aifc', 'c', 'noext.', 'film.mp4', 'tape.xyz', 'Night Train 🚂 #7.mp3', 'track 1. intro', 'x.jpg.flac'])(
  'tries %s',
  (name) => expect(isAudioCandidate(name)).toBe(true),
);

test.each(['cover.JPG', 'notes.txt', '.DS_Store', '._song.mp3', 'album.cue', 'booklet.pdf', 'Thumbs.db', 'desktop.ini', 'labels.csv', 'a.mp3.zip'])(
  'leaves out %s',
  (name) => expect(isAudioCandidate(name)).toBe(false),
);
