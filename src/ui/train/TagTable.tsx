import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { memo, useId, useMemo, useState, type CSSProperties } from 'react';
import { chooseTags, toggleTag } from '../../app/train.ts';
import type { TagCount } from '../../app/state.ts';
import { isThin } from '../../nets/evidence.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { count } from '../format.ts';
import { sentence } from '../sentences.ts';
import { mostFrequent, type TagColumn, type TagOrder, tagsInView } from './tagOrder.ts';
import classes from './TagTable.module.css';
import page from './train.module.css';

/** Fewer tags are in view at once and need no search. */
const SEARCHED_FROM = 16;
/** Rows drawn at once; the rest is one press away. */
const PAGE = 100;
/** The usual share of a long list of tags: the rarest are too rare to be learnt or judged. */
const MOST_FREQUENT = 50;

interface TagTableProps {
  readonly tags: readonly TagCount[];
  /** Whether the tracks come in groups: a tag on few of them is then marked. */
  readonly grouped: boolean;
}

/** Every tag that was found, with its counts; the checkbox says whether it gets a net. */
export function TagTable({ tags, grouped }: TagTableProps) {
  const title = useId();
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<TagOrder>({ by: 'tag', falling: false });
  const [rows, setRows] = useState(PAGE);
  const found = useMemo(() => tagsInView(tags, query, order), [tags, query, order]);
  const most = Math.max(1, ...tags.map(({ tracks }) => tracks));
  const trainable = tags.filter(({ problem }) => problem === null).length;
  const rest = found.length - rows;
  return (
    <section>
      <h2 className={page.subheading} id={title}>
        Tags
      </h2>
      {tags.length >= SEARCHED_FROM && (
        <div className={classes.tools}>
          <TextInput
            className={classes.search}
            size="xs"
            type="search"
            placeholder={`Search ${count(tags.length)} tags`}
            aria-label="Search tags"
            leftSection={<IconSearch size={15} aria-hidden />}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setRows(PAGE);
            }}
          />
          {trainable > MOST_FREQUENT && (
            <Button size="xs" variant="default" onClick={() => chooseTags(mostFrequent(tags, MOST_FREQUENT), namesOf(tags))}>
              Choose the {MOST_FREQUENT} most frequent
            </Button>
          )}
        </div>
      )}
      <div className={classes.box}>
        <table className={classes.table} aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col" className={classes.check}>
                <AllOf tags={found} whole={found.length === tags.length} />
              </th>
              <Heading column="tag" label="Tag" order={order} onOrder={setOrder} />
              <Heading column="tracks" label="Tracks" className={classes.tracks} order={order} onOrder={setOrder} />
              <Heading column="tiles" label="Tiles" className={classes.number} order={order} onOrder={setOrder} />
            </tr>
          </thead>
          <tbody>
            {found.slice(0, rows).map((tag) => (
              <TagRow key={tag.tag} tag={tag} most={most} thin={isThin(tag.groups, grouped)} />
            ))}
          </tbody>
        </table>
        {found.length === 0 && <p className={classes.none}>No tag holds “{query.trim()}”.</p>}
        {rest > 0 && (
          <Button size="xs" variant="subtle" className={classes.more} onClick={() => setRows(rows + PAGE)}>
            Show {count(Math.min(rest, PAGE))} more of {count(rest)}
          </Button>
        )}
      </div>
    </section>
  );
}

function namesOf(tags: readonly TagCount[]): ReadonlySet<string> {
  return new Set(tags.map(({ tag }) => tag));
}

/** Chooses every tag in view, or none of them. */
function AllOf({ tags, whole }: { readonly tags: readonly TagCount[]; readonly whole: boolean }) {
  const possible = tags.filter(({ problem }) => problem === null);
  const chosen = possible.filter((tag) => tag.chosen);
  const all = possible.length > 0 && chosen.length === possible.length;
  return (
    <Checkbox
      size="xs"
      aria-label={whole ? 'Train all tags' : 'Train all tags found'}
      checked={all}
      indeterminate={chosen.length > 0 && !all}
      disabled={possible.length === 0}
      onChange={() => chooseTags(all ? new Set() : namesOf(possible), namesOf(possible))}
    />
  );
}

interface HeadingProps {
  readonly column: TagColumn;
  readonly label: string;
  readonly className?: string;
  readonly order: TagOrder;
  readonly onOrder: (order: TagOrder) => void;
}

function Heading({ column, label, className, order, onOrder }: HeadingProps) {
  const active = order.by === column;
  const Arrow = order.falling ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" className={className} aria-sort={active ? (order.falling ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        // Names begin at A, counts at the highest.
        onClick={() => onOrder({ by: column, falling: active ? !order.falling : column !== 'tag' })}
      >
        {active && <Arrow size={12} aria-hidden="true" />}
        {label}
      </button>
    </th>
  );
}

interface TagRowProps {
  readonly tag: TagCount;
  /** Tracks of the most frequent tag: the full bar. */
  readonly most: number;
  readonly thin: boolean;
}

const TagRow = memo(function TagRow({ tag, most, thin }: TagRowProps) {
  const id = useId();
  const reason = useId();
  const off = tag.problem !== null || !tag.chosen || undefined;
  return (
    <>
      <tr data-off={off}>
        <td className={classes.check}>
          <Checkbox
            id={id}
            size="xs"
            checked={tag.chosen && tag.problem === null}
            disabled={tag.problem !== null}
            aria-label={`Train ${tag.tag}`}
            aria-describedby={tag.problem ? reason : undefined}
            onChange={() => toggleTag(tag.tag)}
          />
        </td>
        <th scope="row" className={classes.tag}>
          <label htmlFor={id}>{tag.tag}</label>
          <ThinMark tag={tag.tag} groups={thin ? tag.groups : undefined} />
        </th>
        <td className={classes.tracks}>
          <span className={classes.counted}>{count(tag.tracks)}</span>
          <span className={classes.bar} style={{ '--share': tag.tracks / most } as CSSProperties} />
        </td>
        <td className={classes.number}>{count(tag.tiles)}</td>
      </tr>
      {tag.problem && (
        <tr>
          <td colSpan={4} className={classes.reason} id={reason}>
            {sentence(tag.problem)}
          </td>
        </tr>
      )}
    </>
  );
});
