import { CheckIcon, Select, type ComboboxItem, type SelectProps } from '@mantine/core';
import { MarkedName } from './MarkedName.tsx';
import { ThinMark } from './ThinMark.tsx';
import classes from './MarkedSelect.module.css';

interface MarkedSelectProps extends Omit<SelectProps<string>, 'renderOption' | 'leftSection' | 'leftSectionWidth' | 'leftSectionPointerEvents'> {
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** The tag behind an option's value; values are tags where it is left out. */
  readonly tagOf?: (value: string) => string | undefined;
}

const itself = (value: string): string => value;

/** A choice among tags: those on thin evidence are marked in the list, and where one is chosen. */
export function MarkedSelect({ thin, tagOf = itself, ...select }: MarkedSelectProps) {
  const chosen = typeof select.value === 'string' ? tagOf(select.value) : undefined;
  return (
    <Select
      {...select}
      renderOption={markedOption(thin, tagOf)}
      // With a tooltip of its own, which takes the pointer.
      {...(chosen !== undefined && thin.has(chosen)
        ? { leftSection: <ThinMark tag={chosen} groups={thin.get(chosen)} />, leftSectionWidth: 30, leftSectionPointerEvents: 'all' as const }
        : {})}
    />
  );
}

/** An option as Mantine draws it, its tag marked where the evidence is thin. */
export function markedOption(thin: ReadonlyMap<string, number>, tagOf: (value: string) => string | undefined) {
  return ({ option, checked }: { readonly option: ComboboxItem; readonly checked?: boolean }) => (
    <>
      {checked && <CheckIcon className={classes.check} />}
      <span>
        <MarkedName tag={tagOf(option.value) ?? ''} thin={thin} text={option.label} />
      </span>
    </>
  );
}
