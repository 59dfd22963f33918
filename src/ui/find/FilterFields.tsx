import { Button, RangeSlider, Select, TextInput } from '@mantine/core';
import { memo, useMemo } from 'react';
import { filterChoices } from '../../app/find/filter.ts';
import type { LibraryIndex } from '../../app/find/libraryIndex.ts';
import { isFiltered, type LabelFilter } from '../../app/find/query.ts';
import { resetFilters, setFilters, useFindView } from './findView.ts';
import { fromStops, LAST_STOP, LENGTH_STOPS, rangeText, toStops } from './lengthStops.ts';
import { clock } from '../format.ts';
import classes from './AskPanel.module.css';

/** Values of the label filter; labels themselves come after `is:`. */
function labelValue(filter: LabelFilter): string {
  return filter.kind === 'is' ? `is:${filter.label}` : filter.kind;
}

function labelFilter(value: string | null): LabelFilter {
  if (value?.startsWith('is:')) return { kind: 'is', label: value.slice(3) };
  return { kind: value === 'labelled' || value === 'unlabelled' ? value : 'any' };
}

/** What a track must be besides fitting. */
export const FilterFields = memo(function FilterFields({ index }: { readonly index: LibraryIndex }) {
  const filters = useFindView((view) => view.query.filters);
  const { years, labels } = useMemo(() => filterChoices(index), [index]);
  const { text, years: chosen, seconds, label } = filters;
  return (
    <section className={classes.section} aria-label="Filters">
      <div className={classes.headingRow}>
        <h2 className={classes.heading}>Filters</h2>
        {isFiltered(filters) && (
          <Button size="compact-xs" variant="subtle" onClick={resetFilters}>
            Reset
          </Button>
        )}
      </div>
      <TextInput
        size="sm"
        label="Text"
        placeholder="Title, artist, album or file"
        value={text}
        onChange={(event) => setFilters({ text: event.currentTarget.value })}
      />
      {years && years.from < years.to && (
        <div>
          <FieldHead name="Year" value={rangeText(chosen, String)} />
          <RangeSlider
            size="sm"
            thumbSize={16}
            label={null}
            thumbFromLabel="First year"
            thumbToLabel="Last year"
            min={years.from}
            max={years.to}
            minRange={0}
            value={[Math.max(years.from, chosen.from ?? years.from), Math.min(years.to, chosen.to ?? years.to)]}
            onChange={([from, to]) => setFilters({ years: { from: from <= years.from ? null : from, to: to >= years.to ? null : to } })}
          />
        </div>
      )}
      <div>
        <FieldHead name="Length" value={rangeText(seconds)} />
        <RangeSlider
          size="sm"
          thumbSize={16}
          label={null}
          thumbFromLabel="Shortest"
          thumbToLabel="Longest"
          thumbValueText={stopText}
          min={0}
          max={LAST_STOP}
          minRange={0}
          value={toStops(seconds)}
          onChange={(stops) => setFilters({ seconds: fromStops(stops) })}
        />
      </div>
      <Select
        size="sm"
        label="True label"
        allowDeselect={false}
        comboboxProps={{ keepMounted: false }}
        searchable={labels.length > 12}
        data={[
          { value: 'any', label: 'With or without' },
          { value: 'labelled', label: 'Labelled tracks' },
          { value: 'unlabelled', label: 'Tracks without labels' },
          ...labels.map(({ label: name, tracks }) => ({ value: `is:${name}`, label: `${name} (${tracks})` })),
        ]}
        value={labelValue(label)}
        onChange={(value) => setFilters({ label: labelFilter(value) })}
      />
    </section>
  );
});

function FieldHead({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={classes.fieldHead}>
      <span>{name}</span>
      <span className={classes.fieldValue}>{value}</span>
    </div>
  );
}

function stopText(stop: number): string {
  return stop === 0 || stop === LAST_STOP ? 'any length' : clock(LENGTH_STOPS[stop - 1]);
}
