import type { Track } from '../state.ts';

/** A track of which only the file's name is known, waiting. */
export function blankTrack(key: string, fileName: string, path: string, bytes: number): Track {
  return {
    key,
    id: null,
    fileName,
    path,
    bytes,
    title: fileName.replace(/\.[^.]+$/, ''),
    artist: '',
    album: '',
    year: null,
    embeddedGenres: [],
    labels: null,
    group: null,
    stage: 'waiting',
    problem: null,
    remark: null,
    seconds: null,
    descriptors: null,
    peaks: null,
    confidences: null,
    times: null,
    overall: null,
    raw: null,
    playable: true,
  };
}
