import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';

/** One line for each fault of a file, with the nearest known key for an unknown one. */
export function describeFaults(error: z.ZodError, schema: z.ZodType): readonly string[] {
  return error.issues.flatMap((issue) => describe(issue, schema));
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodType): readonly string[] {
  const place = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const where = place === '' ? '' : ` in ${place}`;
      const hint = known.length > 0 ? `; did you mean "${closest(key, [...known])}"?` : '';
      return `- "${key}"${where} is not a known key${hint}`;
    });
  }
  if (issue.code === 'invalid_union') {
    const best = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
    return best.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }, schema));
  }
  return [`- ${place === '' ? 'the file' : place}: ${issue.message}`];
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let nodes: readonly z.core.$ZodType[] = [schema];
  for (const step of path) nodes = nodes.flatMap((node) => children(node, step));
  return nodes
    .flatMap((node) => unwrap(node))
    .flatMap((node) => ('shape' in node._zod.def ? Object.keys(node._zod.def.shape as object) : []));
}

function children(node: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  return unwrap(node).flatMap((inner) => {
    const def = inner._zod.def as { shape?: Record<PropertyKey, z.core.$ZodType>; element?: z.core.$ZodType };
    const child = def.shape?.[step] ?? def.element;
    return child ? [child] : [];
  });
}

function unwrap(node: z.core.$ZodType): readonly z.core.$ZodType[] {
  const def = node._zod.def as { innerType?: z.core.$ZodType; options?: readonly z.core.$ZodType[] };
  if (def.innerType) return unwrap(def.innerType);
  return def.options ? def.options.flatMap(unwrap) : [node];
}
