import { describe, expect, it } from 'vitest';
import { confidenceBarsSvg } from './confidenceBarsSvg.ts';
import { lossSvg } from './lossSvg.ts';
import { rankingSvg } from './rankingSvg.ts';
import { ribbonSvg } from './ribbonSvg.ts';
import { svgDocument } from './svgDocument.ts';

const TAGS = ['Action', 'Rock & Roll', 'Sci-Fi'];

/** The texts of a document, entities resolved; throws where it is not well-formed XML. */
function textsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const tag of svg.matchAll(/<(\/?)([a-zA-Z]+)((?: [a-zA-Z][\w-]*="[^"<]*")*)(\/?)>/g)) {
    const between = svg.slice(at, tag.index);
    // What stands between tags may hold neither a stray < nor a bare &; attributes likewise.
    if (/[<>]/.test(between) || /&(?!amp;|lt;|gt;|quot;)/.test(between + tag[3])) throw new Error(`Not well-formed: ${between}${tag[0]}`);
    if (/\p{Cc}|NaN|undefined|Infinity/u.test(between + tag[0])) throw new Error(`Not drawable: ${between}${tag[0]}`);
    if (between !== '') texts.push(between.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    if (tag[1]) expect(open.pop()).toBe(tag[2]);
    else if (!tag[4]) open.push(tag[2]);
    const names = [...tag[3].matchAll(/ ([a-zA-Z][\w-]*)="[^"]*"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    at = tag.index + tag[0].length;
  }
  expect(open).toEqual([]);
  expect(at).toBe(svg.length);
  return texts;
}

const attribute = (element: string, name: string): number => Number(new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1]);

describe('svgDocument', () => {
  it('keeps what metadata may hold from breaking the document, and stands without a style sheet', () => {
    const { text, width, height } = svgDocument({ title: 'A <b> & "c"', notes: ['\u0000\uD800x'], legend: [], width: 300, height: 50, body: '' });
    expect(textsOf(text)).toEqual(['A <b> & "c"', 'A <b> & "c"', '  x']);
    expect(width).toBe(332);
    expect(height).toBeGreaterThan(50);
    expect(text).not.toMatch(/class=|var\(/);
  });
});

describe('confidenceBarsSvg', () => {
  const input = { title: 'Mean', subject: 'Night Train', values: [0.25, 0.75, 0.5], tags: TAGS, say: (tag: number) => `no. ${tag}`, labels: ['sci-fi'], order: 'ranked', limit: 3, among: null } as const;

  it('names the track, every tag, its confidence and the axis', () => {
    const texts = textsOf(confidenceBarsSvg(input).text);
    expect(texts).toEqual(expect.arrayContaining(['Mean', 'Night Train', ...TAGS, '0', '25', '50', '75', '100', 'Confidence, %', 'true tag', 'other']));
    expect(texts.filter((text) => /^no\. \d$/.test(text))).toHaveLength(3);
  });

  it('draws bars as long as they are confident, the true one in green', () => {
    const bars = confidenceBarsSvg(input).text.match(/<rect[^>]*height="16"[^>]*>/g) ?? [];
    expect(bars.map((bar) => attribute(bar, 'width'))).toEqual([105, 315, 210]);
    expect(bars.map((bar) => bar.includes('#2f9e44'))).toEqual([false, false, true]);
  });

  it('has no legend where no true tag is known, and draws the highest only', () => {
    const texts = textsOf(confidenceBarsSvg({ ...input, labels: null, limit: 1 }).text);
    expect(texts).not.toContain('true tag');
    expect(texts).toContain('Rock & Roll');
    expect(texts).not.toContain('Action');
  });
});

describe('ribbonSvg', () => {
  const confidences = new Float32Array([0.1, 0.8, 0, 0.2, 0.9, 1]);
  const input = { title: 'Over time', subject: 'Night Train', tags: TAGS, confidences, times: { first: 0, length: 9.288 }, seconds: 25, peaks: new Float32Array([0.1, 0.5]), shown: [1, 2] };

  it('names the track, the tags shown, the times and what opacity means', () => {
    const texts = textsOf(ribbonSvg(input).text);
    expect(texts).toEqual(expect.arrayContaining(['Over time', 'Night Train', 'Level', 'Rock & Roll', 'Sci-Fi', '0:00', '0:20', 'Time, min:s']));
    expect(texts.some((text) => text.startsWith('confidence, 0 to 100'))).toBe(true);
    expect(texts).not.toContain('Action');
  });

  it('draws one cell a tile, opacity = confidence, and none where it is 0', () => {
    const rows = ribbonSvg(input).text.split('crispEdges').slice(1);
    expect(rows.map((row) => [...row.matchAll(/fill-opacity="([\d.]+)"/g)].map(([, value]) => Number(value)))).toEqual([[0.8, 0.9], [1]]);
  });

  it('lets cells meet exactly, however many there are', () => {
    const many = new Float32Array(367 * 3).fill(0.5);
    const row = ribbonSvg({ ...input, confidences: many, seconds: 3_410, shown: [0] }).text.split('crispEdges')[1];
    const cells = row.match(/<rect[^>]*fill-opacity[^>]*>/g) ?? [];
    expect(cells).toHaveLength(367);
    for (const [index, cell] of cells.slice(1).entries()) {
      expect(attribute(cell, 'x')).toBe(attribute(cells[index], 'x') + attribute(cells[index], 'width'));
      expect(attribute(cell, 'width')).toBeGreaterThan(0);
    }
  });

  it('does without a waveform', () => {
    expect(ribbonSvg(input).text).toContain('<path');
    const { text } = ribbonSvg({ ...input, peaks: null });
    expect(textsOf(text)).toContain('Level');
    expect(text).not.toContain('<path');
  });
});

describe('lossSvg', () => {
  const history = [3, 2, 1].map((loss, index) => ({ epoch: index + 1, trainingLoss: loss, validationLoss: loss + 0.5 }));
  const extent = { lastEpoch: 10, lowest: 0, highest: 4 };

  it('draws every net with its best epoch, on the same axes', () => {
    const nets = [...TAGS.map((tag) => ({ tag, history, bestEpoch: 3 })), { tag: 'Waiting', history: [], bestEpoch: 0 }];
    const { text } = lossSvg({ title: 'Loss per net', nets, extent });
    const texts = textsOf(text);
    expect(texts).toEqual(expect.arrayContaining(['Loss per net', ...TAGS, 'Waiting', 'training loss', 'validation loss', 'no epoch yet']));
    expect(texts.filter((line) => line === 'best epoch 3')).toHaveLength(3);
    expect(texts.filter((line) => line === 'epoch')).toHaveLength(4);
    expect(texts.filter((line) => line === '10')).toHaveLength(4);
    expect(text.match(/<circle/g)).toHaveLength(3 + 1); // and the legend's
  });

  it('stays a picture of ordinary shape with hundreds of nets', () => {
    const nets = Array.from({ length: 400 }, (_, index) => ({ tag: `Tag ${index}`, history, bestEpoch: 1 }));
    const { width, height } = lossSvg({ title: 'Loss per net', nets, extent });
    expect(width / height).toBeGreaterThan(0.5);
    expect(width / height).toBeLessThan(2);
    // Beyond this at two pixels a px browsers make no canvas.
    expect(Math.max(width, height)).toBeLessThan(8_192);
  });
});

describe('rankingSvg', () => {
  const rows = [
    { label: 'Per track', ensemble: 3, prior: 4, best: 2, interval: [2.5, 3.5] as const },
    { label: 'Per tile', ensemble: 3.2, prior: 4, best: 2, interval: null },
  ];
  const input = { title: 'Coverage error', axis: 'tags, fewer is better', scored: 'ensemble', limits: [0, 10], rows } as const;

  it('names both levels, the axis with its unit and the marks', () => {
    const texts = textsOf(rankingSvg(input).text);
    const wanted = ['Coverage error', 'Coverage error, tags, fewer is better', 'Per track', 'Per tile', '2.0', '4.0', 'ensemble with its 95 % interval', 'best possible'];
    expect(texts).toEqual(expect.arrayContaining(wanted));
  });

  it('speaks of no interval where none is drawn', () => {
    const { text } = rankingSvg({ ...input, rows: [rows[1]] });
    expect(textsOf(text)).toContain('ensemble');
    expect(text).not.toContain('interval');
  });
});
