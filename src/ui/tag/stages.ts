import type { TrackStage } from '../../app/state.ts';

/** What a track is going through, in a word or two. */
export const STAGES: Record<TrackStage, string> = {
  waiting: 'Waiting',
  decoding: 'Decoding…',
  features: 'Computing features…',
  tagging: 'Tagging…',
  done: 'Waiting for its tags',
  failed: 'Failed',
};
