const GAPS = /[\s\p{Pd}_]+/gu;

/** One key for all ways to write a name: `APT 38`, `APT-38` and `apt38` are one name. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(GAPS, '');
}
