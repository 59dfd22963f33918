import { Fragment } from 'react';
import { ThinMark } from './ThinMark.tsx';

interface MarkedNameProps {
  readonly tag: string;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** What is written for the tag; its name where left out. */
  readonly text?: string;
}

/** A tag's name, marked where its evidence is thin; the mark stays with the end of the name. */
export function MarkedName({ tag, thin, text = tag }: MarkedNameProps) {
  return (
    <>
      {text}
      <ThinMark tag={tag} groups={thin.get(tag)} />
    </>
  );
}

/** `Comedy + Romance`, each marked where its evidence is thin. */
export function MarkedNames({ tags, thin }: { readonly tags: readonly string[]; readonly thin: ReadonlyMap<string, number> }) {
  return tags.map((tag, place) => (
    <Fragment key={tag}>
      {place > 0 && ' + '}
      <MarkedName tag={tag} thin={thin} />
    </Fragment>
  ));
}
