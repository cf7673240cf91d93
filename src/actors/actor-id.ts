const MARKS = /\p{M}/gu;
const OTHER = /[^\p{L}\p{N}]+/gu;
const EDGES = /^-|-$/g;

/** The id that a name gives: `Lazarus Group` is `lazarus-group`. Names in any script keep their letters. */
export function actorId(name: string): string {
  return name
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(OTHER, '-')
    .replace(EDGES, '')
    .normalize('NFC');
}
