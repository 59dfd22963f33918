import { describe, expect, it } from 'vitest';
import { chosenFiles, folderName } from './chosenFiles.ts';

function file(name: string, path: string): File {
  return Object.defineProperty(new File([], name), 'webkitRelativePath', { value: path });
}

describe('chosenFiles', () => {
  it('keeps the path inside the chosen folder, or the bare name', () => {
    const [inside, bare] = chosenFiles([file('a.mp3', 'Films/Action/a.mp3'), new File([], 'b.mp3')]);
    expect(inside.path).toBe('Films/Action/a.mp3');
    expect(bare.path).toBe('b.mp3');
  });
});

describe('folderName', () => {
  it('is the folder that all share', () => {
    expect(folderName(chosenFiles([file('a', 'Films/x/a'), file('b', 'Films/b')]))).toBe('Films');
  });

  it('is general when there is none', () => {
    expect(folderName(chosenFiles([file('a', 'Films/a'), file('b', 'Other/b')]))).toBe('Chosen files');
    expect(folderName(chosenFiles([new File([], 'a.mp3')]))).toBe('Chosen files');
  });
});
