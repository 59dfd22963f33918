import type { Split } from './plan.ts';
import { stream, type Stream } from './random.ts';

export interface SplitTrack {
  /** Album, film or folder: tracks of one group never part. */
  readonly group: string;
  readonly targets: readonly boolean[];
}

export interface SplitShares {
  /** Share of all tracks that is kept for the report. */
  readonly heldOutShare: number;
  /** Share of the *remaining* tracks that measures the validation loss. */
  readonly validationShare: number;
}

/** A part that has no track with the tag (`positive`), or none without it (`negative`). */
export interface SplitGap {
  readonly tag: number;
  readonly part: keyof Split;
  readonly lacks: 'positive' | 'negative';
}

export interface SplitResult extends Split {
  readonly unsplittable: readonly SplitGap[];
}

/** In the order in which they are served when a tag has too few groups for all. */
const PARTS = ['training', 'validation', 'heldOut'] as const satisfies readonly (keyof Split)[];

interface Group {
  readonly tracks: readonly number[];
  /** Tracks of the group with each tag. */
  readonly counts: readonly number[];
  part: number;
}

/**
 * Parts whole groups so that each part has its share of the tracks and of every tag, as well as whole
 * groups allow: iterative stratification (Sechidis et al. 2011), rarest tag first, then single groups
 * move while that fills a gap. A tag on three groups or more has, wherever the other tags let it, a
 * track with it and one without it in every part; gaps that remain are reported. A part with share 0
 * stays empty and has no gaps. The result depends on the seed and the tracks, not on the groups' order.
 */
export function split(
  tracks: readonly SplitTrack[],
  seed: number,
  shares: SplitShares,
): SplitResult {
  const tags = tracks[0]?.targets.length ?? 0;
  const groups = grouped(tracks, tags, stream(seed, 'split'));
  const { heldOutShare, validationShare } = shares;
  const rest = 1 - heldOutShare;
  const plan = new Plan(groups, tags, [rest * (1 - validationShare), rest * validationShare, heldOutShare]);
  plan.stratify();
  plan.repair();
  const members = PARTS.map((_, part) =>
    groups
      .filter((group) => group.part === part)
      .flatMap((group) => group.tracks)
      .toSorted((a, b) => a - b),
  );
  return {
    training: members[0],
    validation: members[1],
    heldOut: members[2],
    unsplittable: plan.gaps(),
  };
}

function grouped(tracks: readonly SplitTrack[], tags: number, random: Stream): Group[] {
  const byName = new Map<string, number[]>();
  tracks.forEach(({ group }, index) => {
    const members = byName.get(group);
    if (members === undefined) byName.set(group, [index]);
    else members.push(index);
  });
  const names = [...byName.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return random.shuffle(names).map((name) => {
    const members = byName.get(name) ?? [];
    const counts = Array.from(
      { length: tags },
      (_, tag) => members.filter((track) => tracks[track].targets[tag]).length,
    );
    return { tracks: members, counts, part: -1 };
  });
}

class Plan {
  readonly #groups: readonly Group[];
  readonly #tags: number;
  /** Tracks each part should have; 0 for a part that is not wanted. */
  readonly #wanted: readonly number[];
  readonly #totals: readonly number[];
  readonly #all: number;
  /** Tracks of each part, and tracks with each tag in it. */
  readonly #sizes = PARTS.map(() => 0);
  readonly #held: number[][];

  constructor(groups: readonly Group[], tags: number, shares: readonly number[]) {
    this.#groups = groups;
    this.#tags = tags;
    this.#all = groups.reduce((sum, group) => sum + group.tracks.length, 0);
    this.#wanted = shares.map((share) => share * this.#all);
    this.#totals = Array.from({ length: tags }, (_, tag) =>
      groups.reduce((sum, group) => sum + group.counts[tag], 0),
    );
    this.#held = PARTS.map(() => Array.from({ length: tags }, () => 0));
  }

  stratify(): void {
    const open = new Set(this.#groups);
    while (open.size > 0) {
      const tag = this.#rarest(open);
      const carriers = [...open].filter((group) => tag === null || group.counts[tag] > 0);
      // Large groups first: small ones then even out what they left.
      carriers.sort((a, b) => b.tracks.length - a.tracks.length);
      carriers.forEach((group, index) => {
        this.#put(group, this.#choose(tag, carriers.length - index));
        open.delete(group);
      });
    }
  }

  /** Moves single groups as long as a move closes worse gaps than it opens. */
  repair(): void {
    for (;;) {
      const before = this.#harm();
      if (before === 0) return;
      let best: { group: Group; part: number; harm: number; strain: number } | null = null;
      for (const group of this.#groups) {
        const home = group.part;
        for (let part = 0; part < PARTS.length; part++) {
          if (part === home || this.#wanted[part] === 0) continue;
          this.#put(group, part);
          const harm = this.#harm();
          const strain = this.#strain();
          const better = best === null || harm < best.harm || (harm === best.harm && strain < best.strain);
          if (harm < before && better) best = { group, part, harm, strain };
        }
        this.#put(group, home);
      }
      if (best === null) return;
      this.#put(best.group, best.part);
    }
  }

  gaps(): SplitGap[] {
    const gaps: SplitGap[] = [];
    for (let tag = 0; tag < this.#tags; tag++) {
      PARTS.forEach((name, part) => {
        if (this.#wanted[part] === 0) return;
        const positives = this.#held[part][tag];
        if (positives === 0) gaps.push({ tag, part: name, lacks: 'positive' });
        if (positives === this.#sizes[part]) gaps.push({ tag, part: name, lacks: 'negative' });
      });
    }
    return gaps;
  }

  /** A tag without an example in the first two parts cannot be trained; in the last, only not judged. */
  #harm(): number {
    return this.gaps().reduce((sum, gap) => sum + (gap.part === 'heldOut' ? 1 : 10), 0);
  }

  #put(group: Group, part: number): void {
    if (group.part >= 0) this.#count(group, -1);
    group.part = part;
    this.#count(group, 1);
  }

  #count(group: Group, sign: number): void {
    this.#sizes[group.part] += sign * group.tracks.length;
    for (let tag = 0; tag < this.#tags; tag++) this.#held[group.part][tag] += sign * group.counts[tag];
  }

  /** The tag with the fewest tracks among the open groups, null when none of them has a tag. */
  #rarest(open: ReadonlySet<Group>): number | null {
    let rarest: number | null = null;
    let fewest = Number.POSITIVE_INFINITY;
    for (let tag = 0; tag < this.#tags; tag++) {
      let count = 0;
      for (const group of open) count += group.counts[tag];
      if (count > 0 && count < fewest) {
        fewest = count;
        rarest = tag;
      }
    }
    return rarest;
  }

  /** The part that lacks most of the tag; with just enough groups left, one that has none of it. */
  #choose(tag: number | null, left: number): number {
    const parts = PARTS.map((_, part) => part).filter((part) => this.#wanted[part] > 0);
    if (tag !== null) {
      const without = parts.filter((part) => this.#held[part][tag] === 0);
      if (without.length >= left && without.length > 0) return without[0];
    }
    const room = (part: number) => this.#wanted[part] - this.#sizes[part];
    const lack = (part: number) =>
      tag === null ? 0 : (this.#wanted[part] / this.#all) * this.#totals[tag] - this.#held[part][tag];
    return parts.reduce((best, part) => {
      const difference = lack(part) - lack(best);
      if (Math.abs(difference) > 1e-9) return difference > 0 ? part : best;
      return room(part) > room(best) + 1e-9 ? part : best;
    });
  }

  /** How far the parts' sizes are from what was wanted. */
  #strain(): number {
    return this.#wanted.reduce((sum, wanted, part) => sum + (wanted - this.#sizes[part]) ** 2, 0);
  }
}
