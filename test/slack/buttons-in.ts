type Json = Readonly<Record<string, unknown>>;

/** Every button in blocks, in the order in which it is seen. */
export function buttonsIn(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (typeof value !== 'object' || value === null) return [];
  const here = (value as Json).type === 'button' ? [value as Json] : [];
  return [...here, ...Object.values(value).flatMap(buttonsIn)];
}
