import { MultiSelect, Pill, SegmentedControl } from '@mantine/core';
import { MarkedName } from '../confidence/MarkedName.tsx';
import { markedOption, MarkedSelect } from '../confidence/MarkedSelect.tsx';
import { withChoice } from './withChoice.ts';
import classes from './explore.module.css';

export type Diagram = 'venn' | 'upset';

interface TagChoiceProps {
  readonly tags: readonly string[];
  /** Tags that were learnt from few works, and from how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** Columns, in the order chosen. */
  readonly selected: readonly number[];
  readonly onSelect: (selected: readonly number[]) => void;
  readonly diagram: Diagram;
  readonly onDiagram: (diagram: Diagram) => void;
}

/** More options than this want a search. */
const MANY = 20;
const NONE = 'none';
const SLOTS = ['First tag', 'Second tag', 'Third tag'] as const;

/** Three selectors for circles, any number of tags for combinations. */
export function TagChoice({ tags, thin, selected, onSelect, diagram, onDiagram }: TagChoiceProps) {
  const put = (slot: number, value: string | null): void => {
    onSelect(withChoice(selected, slot, value === null || value === NONE ? null : Number(value)));
  };
  const tagOf = (value: string): string | undefined => tags[Number(value)];
  return (
    <div className={classes.controls} style={{ marginBottom: 24 }}>
      {diagram === 'venn' ? (
        SLOTS.map((label, slot) => (
          <MarkedSelect
            key={label}
            thin={thin}
            tagOf={tagOf}
            className={classes.control}
            size="xs"
            label={label}
            data={[
              { value: NONE, label: 'None' },
              ...tags.map((tag, index) => ({ value: String(index), label: tag })),
            ]}
            value={selected[slot] === undefined ? NONE : String(selected[slot])}
            onChange={(value) => put(slot, value)}
            searchable={tags.length > MANY}
            allowDeselect={false}
            limit={MANY * 10}
            maxDropdownHeight={320}
          />
        ))
      ) : (
        <MultiSelect
          className={classes.wide}
          size="xs"
          label="Tags"
          data={tags.map((tag, index) => ({ value: String(index), label: tag }))}
          value={selected.map(String)}
          onChange={(values) => onSelect(values.map(Number))}
          searchable
          clearable
          maxDropdownHeight={320}
          renderOption={markedOption(thin, tagOf)}
          renderPill={({ option, onRemove, disabled }) => (
            <Pill size="xs" withRemoveButton={!disabled} onRemove={onRemove}>
              <MarkedName tag={option.label} thin={thin} />
            </Pill>
          )}
          placeholder={selected.length === 0 ? 'Choose some' : undefined}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label="Diagram"
        value={diagram}
        data={[
          { value: 'venn', label: 'Circles' },
          { value: 'upset', label: 'Combinations' },
        ]}
        onChange={(value) => onDiagram(value as Diagram)}
      />
    </div>
  );
}
