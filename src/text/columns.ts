import stringWidth from 'string-width';

/** Pads the cells of rows so that columns begin at the same place; the last cell of a row is left as it is. */
export function alignColumns<Row extends readonly string[]>(rows: readonly Row[]): Row[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  }
  const pad = (cell: string, column: number, row: readonly string[]) =>
    column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
  return rows.map(row => row.map(pad) as readonly string[] as Row);
}
