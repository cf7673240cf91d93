import { createHash } from 'node:crypto';

const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})/;

/** The UUID that a name always has within a namespace (RFC 9562, version 5). */
export function uuid5(name: string, namespace: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(GROUPS, '$1-$2-$3-$4-$5');
}
