import { describe, expect, it } from 'vitest';
import { ago, offerText } from './offerText.ts';

const TRAINING = { id: 'a', name: 'Film', nets: 10, finished: 2, epochs: 38, maximumEpochs: 1000, saved: 0, missing: 0 };
const NOW = 12 * 60_000;

describe('offerText', () => {
  it('names the training, how far it came and when', () => {
    const { title, remark } = offerText(TRAINING, NOW);
    expect(title).toBe('Resume the training of Film (38 of 1,000 epochs, 12 minutes ago)');
    expect(remark).toMatch(/^2 of 10 nets need no more training\. Its files are not needed/);
  });

  it('says when only the scores are missing, and when nothing can be done', () => {
    expect(offerText({ ...TRAINING, finished: 10 }, NOW).title).toContain('all nets trained, not yet scored');
    expect(offerText({ ...TRAINING, missing: 1 }, NOW).remark).toBe('It cannot be resumed: the features of 1 track are no longer stored here.');
  });
});

it('ago tells the time in its largest unit', () => {
  expect([5, 60, 3_000, 5_000, 90_000, 400_000].map(ago)).toEqual([
    'just now',
    '1 minute ago',
    '50 minutes ago',
    '1 hour ago',
    '25 hours ago',
    '5 days ago',
  ]);
});
