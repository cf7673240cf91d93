import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const DECLARED =
  /<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})|<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const HTTP_CHARSET = /\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const CONTROLS = /[^\t\n\r -~\u00a0-\ufffd]/g;
const NON_ASCII = /[^\p{ASCII}]/gu;
const REPLACEMENT = /\ufffd/g;
/** How far a declaration may stand from the start. */
const SNIFFED_BYTES = 2048;
const DETECTED_BYTES = 65_536;
const LATIN = 'windows-1252';

/**
 * The text of a feed or page, without control characters. A byte order mark wins over the HTTP header, which wins over
 * what the document declares. Three lies are seen through: UTF-8 served under a Latin label, another encoding that
 * claims UTF-8, and no word at all.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string): string {
  return decode(bytes, contentType).replace(CONTROLS, '');
}

function decode(bytes: Uint8Array, contentType: string): string {
  const sure = byteOrder(bytes);
  if (sure === 'utf-32') return decodeUtf32(bytes);
  if (sure) return new TextDecoder(sure).decode(bytes);
  const claimed = claimedEncoding(bytes, contentType);
  if (claimed && claimed !== 'utf-8' && claimed !== LATIN) return new TextDecoder(claimed).decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  if (!mostlyBroken(text)) return text;
  const likely = claimed === LATIN ? LATIN : guessEncoding(bytes);
  return new TextDecoder(likely === 'utf-8' ? LATIN : (likely ?? LATIN)).decode(bytes);
}

function guessEncoding(bytes: Uint8Array): string | undefined {
  const { detect } = require('chardet') as typeof import('chardet');
  return knownEncoding(detect(bytes.subarray(0, DETECTED_BYTES)) ?? undefined);
}

function mostlyBroken(text: string): boolean {
  const broken = text.match(REPLACEMENT)?.length ?? 0;
  return broken > 0 && broken * 2 > (text.match(NON_ASCII)?.length ?? 0);
}

/** A byte order mark, or UTF-16 and UTF-32 known by the zeros around their first `<`. */
function byteOrder([a = 1, b = 1, c = 1, d = 1]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0 && b === 0 && (c === 0xfe || c === 0) && d !== 0) return 'utf-32';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return undefined;
}

function claimedEncoding(bytes: Uint8Array, contentType: string): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, SNIFFED_BYTES));
  const declared = DECLARED.exec(start);
  return knownEncoding(HTTP_CHARSET.exec(contentType)?.[1]) ?? knownEncoding(declared?.[1] ?? declared?.[2]);
}

/** The canonical name; undefined for an unknown one, and for UTF-16 since its bytes would have shown it. */
function knownEncoding(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

function decodeUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] !== 0;
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, littleEndian);
    pieces.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
  }
  return pieces.join('').replace(/^\ufeff/, '');
}
