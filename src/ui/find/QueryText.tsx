import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { formatWishes, parseWishes } from '../../app/find/parseWishes.ts';
import { useTags } from '../useEnsemble.ts';
import { exampleQuery } from './exampleQuery.ts';
import { findView, typeWishes, useFindView } from './findView.ts';
import classes from './QueryText.module.css';

export const QUERY_ID = 'find-query';

/** The query as text, in step with the amounts beside the list. */
export function QueryText() {
  const tags = useTags();
  const typed = useFindView((view) => view.typed);
  const wishes = useFindView((view) => view.query.wishes);
  const text = typed ?? formatWishes(wishes, tags);
  const unknown = parseWishes(text, tags).unknown.find(({ unfinished }) => !unfinished);
  const use = (tag: string): void => {
    if (!unknown) return;
    typeWishes(text.slice(0, unknown.from) + tag + text.slice(unknown.to), tags);
    document.getElementById(QUERY_ID)?.focus();
  };
  return (
    <div className={classes.query}>
      <TextInput
        id={QUERY_ID}
        size="md"
        aria-label="What to find"
        aria-describedby="find-hint"
        placeholder={exampleQuery(tags)}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          text !== '' && (
            <CloseButton
              aria-label="Clear the query"
              onClick={() => {
                typeWishes('', tags);
                document.getElementById(QUERY_ID)?.focus();
              }}
            />
          )
        }
        value={text}
        onChange={(event) => typeWishes(event.currentTarget.value, tags)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          const { ranking, active } = findView.getState();
          if (event.key === 'Enter' || active === null) findView.setState({ active: ranking?.rows[0]?.track.key ?? null });
          document.getElementById('find-list')?.focus();
        }}
      />
      <p id="find-hint" className={classes.hint} aria-live="polite">
        {unknown && (
          <>
            No tag is called “{unknown.text}”.{' '}
            {unknown.nearest === null ? (
              tags.length > 12 ? 'Add a tag from the list beside the results.' : `There is ${tags.join(', ')}.`
            ) : (
              <button type="button" className={classes.use} onClick={() => use(unknown.nearest as string)}>
                Use {unknown.nearest}
              </button>
            )}
          </>
        )}
      </p>
    </div>
  );
}
