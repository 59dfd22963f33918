/** How many columns of at least `narrowest` px fit into `width` px, and how wide each becomes. */
export function gridColumns(
  width: number,
  cells: number,
  narrowest: number,
  gap: number,
): { readonly columns: number; readonly cellWidth: number } {
  const fitting = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
  // A page with two nets keeps charts of ordinary size rather than two giant ones.
  const columns = Math.min(fitting, Math.max(cells, Math.min(fitting, FEWEST_COLUMNS)));
  return { columns, cellWidth: Math.max(0, Math.floor((width - gap * (columns - 1)) / columns)) };
}

const FEWEST_COLUMNS = 3;
