import { describe, expect, it } from 'vitest';
import { legendShapes } from './legendGeometry.ts';
import { fitText, textWidth, wrapText } from './textWidth.ts';

describe('a legend', () => {
  it('wraps before it leaves the chart, and shortens what is longer than a line', () => {
    const { items, height } = legendShapes(['Adventure 70', 'Comedy 87', 'Romance 84', 'x'.repeat(90)], 240);
    for (const { x, text } of items) expect(x + 16 + textWidth(text, 12)).toBeLessThanOrEqual(240);
    expect(items[0].y).toBe(items[1].y);
    expect(items[2].y).toBeGreaterThan(items[0].y);
    expect(items[3].text.endsWith('…')).toBe(true);
    expect(height).toBe(60);
    expect(legendShapes([], 240).height).toBe(0);
  });

  it('breaks lines at spaces', () => {
    const text = 'The axis starts at 0.044, 0.9 times the smallest value, not at zero';
    const lines = wrapText(text, 12, 200);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => textWidth(line, 12) <= 200)).toBe(true);
    expect(lines.join(' ')).toBe(text);
    expect(wrapText('Unbreakable', 12, 1)).toEqual(['Unbreakable']);
  });

  it('keeps text that fits', () => {
    expect(fitText('Comedy', 12, 200)).toBe('Comedy');
    expect(fitText('Comedy', 12, 1)).toBe('C…');
  });
});
