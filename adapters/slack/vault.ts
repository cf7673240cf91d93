import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from '../../src/secret.ts';

const CIPHER = 'aes-256-gcm';
const PURPOSE = 'sitrep slack installations';
const VERSION = 'v1.';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps words from who reads the database but does not hold the secret. */
export interface Vault {
  /** `place`: where it will be kept; it opens nowhere else. */
  seal(words: string, place: string): string;
  /** Undefined for what was sealed with another secret, for another place, or was changed since. */
  unseal(sealed: string, place: string): string | undefined;
}

/** AES-256-GCM under a key of its own, derived from the secret. */
export function createVault(secret: Secret): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret.reveal(), '', PURPOSE, KEY_BYTES));
  return {
    seal(words, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(place));
      const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    unseal(sealed, place) {
      if (!sealed.startsWith(VERSION)) return undefined;
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      const [iv, tag] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
      try {
        const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
