import { describe, expect, it } from 'vitest';
import { supportsLicence } from './copyright.mjs';

const FORMAL = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2011 The Team
License: GPL-2+

Files: data/music/*
       ./data/extra/a?.ogg
Copyright: 2011 A Musician
License: CC-BY-SA-3.0+

Files:
 data/music/both.ogg
Copyright: 2012 Another
License: GPL-3 or CC-BY-3.0

Files: data/music/strict.ogg
Copyright: 2012 Another
License: GPL-3 and CC-BY-3.0

License: CC-BY-SA-3.0+
 THE WORK (AS DEFINED BELOW) ...
`;

describe('supportsLicence', () => {
  it.each([
    ['data/music/deep/song.ogg', 'CC-BY-SA-3.0'],
    ['data/extra/a1.ogg', 'CC-BY-SA-3.0'],
    ['data/music/both.ogg', 'CC-BY-3.0'],
  ])('accepts %s under %s', (path, licence) => {
    expect(supportsLicence(FORMAL, path, licence)).toEqual({ ok: true });
  });

  it.each([
    ['data/sounds/bang.ogg', 'CC-BY-SA-3.0', 'GPL-2+'],
    ['data/music/both.ogg', 'CC-BY-SA-3.0', 'GPL-3 or CC-BY-3.0'],
    ['data/music/strict.ogg', 'CC-BY-3.0', 'GPL-3 and CC-BY-3.0'],
  ])('refuses %s under %s', (path, licence, found) => {
    expect(supportsLicence(FORMAL, path, licence)).toEqual({ ok: false, found });
  });

  it('looks for a phrase in a free text, across line breaks', () => {
    const text = 'The songs are all licensed under\n   the MIT licence.\n';
    expect(supportsLicence(text, 'licensed under the MIT licence', 'MIT')).toEqual({ ok: true });
    expect(supportsLicence(text, 'CC-BY', 'CC-BY-3.0').ok).toBe(false);
  });
});
