import { digest } from './digest.ts';

const NOT_WORDS = /[^\p{L}\p{N}]+/gu;
const ID_LENGTH = 16;
const FINGERPRINT_LENGTH = 22;

/** Equal for copies of a story that differ in case, spacing and punctuation only. */
export function fingerprintOf(title: string, text: string): string {
  return digest(FINGERPRINT_LENGTH, fold(title), fold(text));
}

/** The id of a story: `key` is what its feed knows it by. */
export function storyId(feedId: string, key: string): string {
  return digest(ID_LENGTH, feedId, key);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_WORDS, ' ').trim();
}
