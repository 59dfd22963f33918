import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress, type ExploreAddress } from './address.ts';

describe('the address of the Explore page', () => {
  it.each<ExploreAddress>([
    { tab: 'overlap', source: null, names: null },
    { tab: 'overlap', source: 'tag-sets', names: ['Comedy', 'Romance'] },
    { tab: 'overlap', source: 'library', names: [] },
    { tab: 'overlap', source: 'library', names: ['R&B / Soul', 'a+b', '#1 ♪'] },
    { tab: 'predictions', source: 'imported', names: ['17'] },
  ])('comes back as it was: %j', (address) => {
    expect(readAddress(writeAddress(address))).toEqual(address);
    // The router hands out the address with its harmless escapes undone.
    expect(readAddress(decodeURI(writeAddress(address)))).toEqual(address);
  });

  it('is forgiving', () => {
    expect(readAddress('/explore')).toEqual({ tab: 'overlap', source: null, names: null });
    expect(readAddress('/explore/nonsense/other/%')).toEqual({ tab: 'overlap', source: null, names: ['%'] });
  });
});
