import { MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { withChoice } from './withChoice.ts';
import classes from './explore.module.css';

export type Diagram = 'venn' | 'upset';

interface TagChoiceProps {
  readonly tags: readonly string[];
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
export function TagChoice({ tags, selected, onSelect, diagram, onDiagram }: TagChoiceProps) {
  const put = (slot: number, value: string | null): void => {
    onSelect(withChoice(selected, slot, value === null || value === NONE ? null : Number(value)));
  };
  return (
    <div className={classes.controls} style={{ marginBottom: 24 }}>
      {diagram === 'venn' ? (
        SLOTS.map((label, slot) => (
          <Select
            key={label}
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
