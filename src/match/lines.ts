/** The lines of a table written as one text, without blank ones. */
export function lines(table: string): readonly string[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
