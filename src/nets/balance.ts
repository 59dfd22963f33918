import type { Examples } from './examples.ts';
import type { Stream } from './random.ts';
import type { Balance } from './recipe.ts';

/**
 * The places of one epoch in the order of learning, as many as there are examples.
 *
 * `none`: every place once. `group`: every group (album, film, folder) as often as every other, so
 * that a film of sixty cues weighs no more than one of six; places of large groups then sit out some
 * epochs, and those of small ones come several times. Examples with a tag and without it are balanced
 * each for themselves, so a bag stays half and half; with more outputs than one all are one class.
 */
export function epochOrder(examples: Examples, balance: Balance, random: Stream): Uint32Array<ArrayBuffer> {
  const places = Uint32Array.from(examples.tiles, (_, place) => place);
  switch (balance) {
    case 'none':
      return random.shuffle(places);
    case 'group':
      return random.shuffle(Uint32Array.from(strata(examples).flatMap((stratum) => drawn(stratum, examples.groups, random))));
    default:
      return balance satisfies never;
  }
}

function strata({ tiles, targets }: Examples): readonly (readonly number[])[] {
  const all = Array.from(tiles, (_, place) => place);
  if (targets.length !== tiles.length) return [all];
  return [all.filter((place) => targets[place] >= 0.5), all.filter((place) => targets[place] < 0.5)];
}

/** As many places as `stratum` has, from its groups in turn; each group's own in a shuffled order, over and over. */
function drawn(stratum: readonly number[], groups: Uint32Array, random: Stream): number[] {
  const byGroup = new Map<number, number[]>();
  for (const place of stratum) {
    const members = byGroup.get(groups[place]);
    if (members) members.push(place);
    else byGroup.set(groups[place], [place]);
  }
  const lists = random.shuffle([...byGroup.values()].map((members) => random.shuffle(members)));
  return stratum.map((_, index) => {
    const list = lists[index % lists.length];
    return list[Math.floor(index / lists.length) % list.length];
  });
}
