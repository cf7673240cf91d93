import { createHmac } from 'node:crypto';
import type { Secret } from '../../src/secret.ts';

/** `v1=` and the HMAC-SHA256, in hex, over `TIMESTAMP.BODY`; `timestamp` is in seconds since 1970. */
export function sign(secret: Secret, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret.reveal()).update(`${timestamp}.${body}`).digest('hex')}`;
}
