/** Widths of text without a page to measure on: geometry stays pure, and labels do not collide. */

const NARROW = new Set('iljtfrI.,:;|!\'()[] -1');
const WIDE = new Set('mwMWQOGCDHNU@%&');

/**
 * Pixels that `text` takes at `size` px in a usual sans-serif: an estimate that is rather too large
 * than too small.
 */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) units += NARROW.has(character) ? 0.4 : WIDE.has(character) ? 0.86 : 0.64;
  return units * size;
}

/** `text` in lines of at most `room` pixels, broken at spaces; a longer word gets a line to itself. */
export function wrapText(text: string, size: number, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `text`, or as much of it as `room` pixels hold, with an ellipsis. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
