import { createHash } from 'node:crypto';

/** A short stable name for what the parts say: base64url of SHA-256, cut to `length`. */
export function digest(length: number, ...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, length);
}
