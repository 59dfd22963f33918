import { describe, expect, it } from 'vitest';
import { accuracyWords } from './accuracyWords.ts';

describe('the words of an accuracy', () => {
  it('tell what each end of a net counts', () => {
    expect(accuracyWords('sigmoid', [0.5])).toMatch(/^The share of tiles on the right side of 50 %/u);
    expect(accuracyWords('softmax', [0.5, 0.5])).toMatch(/true as the highest\.$/u);
    expect(accuracyWords('multi-label', null)).toMatch(/over all tags of every tile\.$/u);
  });

  it('say what answering no to every tag is worth', () => {
    const prior = Array.from({ length: 188 }, (_, tag) => (tag < 47 ? 0.08 : 0));
    expect(accuracyWords('multi-label', prior)).toMatch(/Answering no to all of them is right for about 98\s%\.$/u);
    expect(accuracyWords('softmax', prior)).not.toMatch(/Answering no/u);
  });
});
