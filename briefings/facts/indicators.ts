import { createRequire } from 'node:module';
import { allMatches } from '../../src/all-matches.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Indicator, IndicatorType } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import type { Steps } from '../../src/steps.ts';
import { isBenign, isWebmail } from './benign-domains.ts';
import { domainsIn, emailsIn, urlsIn } from './domains.ts';
import { quote } from './quote.ts';
import { type Refanged, refangText } from './refang.ts';

const require = createRequire(import.meta.url);

const MAY_HOLD = plainLetters(
  String.raw`[\p{L}\d]\s?[[({]?(?:\.|dot)[\])}]?\s?[\p{L}\d]|cve-\d|[\da-f]{32}|bc1|::`,
  'i',
);
/** Letters and digits without a sign, more than any hash has: nothing, and slow to read. */
const ENDLESS = /^\w{200,}$/;
/** The words that could be an observable: none holds a blank, `U.S.` and `4,502.9` are none, and a hash has digits. */
const LIKELY =
  /(?<!\S)\S*?(?:[^\s.]\.(?:[^\d\s.][^\s.]|7z)|\d\.\d{1,3}\.\d{1,3}\.\d|@|::|[\da-f]:[\da-f]{1,4}:[\da-f]|\d[\da-f]{12}|[13][a-z\d]{26}|bc1[a-z\d]{25}|cve-)\S*/gi;
const BECH32 = /\bbc1[ac-hj-np-z02-9]{25,60}\b/g;
/** Names outside the public DNS, which the extractor leaves out, and the one that documentation uses. */
const SPECIAL_DOMAIN = /(?<![\w.@-])(?:[a-z\d-]{1,63}\.){1,5}(?:onion|i2p|bit|example)(?![\w-]|\.\w)/gi;
const SPECIAL_URL = /\bhttps?:\/\/(?:[a-z\d-]{1,63}\.){1,5}(?:onion|i2p|bit|example)(?::\d{2,5})?(?:\/[^\s"<>]*)?/gi;
const FILE = plainLetters(
  String.raw`(?<![\w.\\/-])[\w~][\w.~-]{0,60}\.(?:exe|dll|sys|bat|cmd|ps1|psm1|vbs|vbe|jse?|wsf|hta|lnk|scr|msi|jar|apk|ipa|dmg|pkg|iso|img|vhdx?|docm?|docx|dotm|xlsm?|xlsx|xlsb|pptm?|rtf|pdf|zip|rar|7z|cab|one|py|sh|elf|so|dylib|php|aspx?|jspx?|chm|iqy|ini|dat|bin|tmp)(?![\w-]|\.\w)`,
  'gi',
);
const FILE_TLD = /\.(?:zip|mov|py|sh|pl|md|rs|so|ps|cc|app|bin|dat|int|name|map|cab)$/i;
const SENTENCE_GLUE = /\.(?:\p{Lu}\p{Ll}*|NET)$/u;
const CODE =
  /^(?:system|asp|vb|ado|com|java|javax|org|net|this|self|document|window|math|json|os|sys|wscript|shell|msxml\d?|microsoft|android|kernel32|user32|ntdll|node|vue|react|next|socket|paint)\./i;
/** More labels than any name has: reading it would take the extractor very long. */
const DOTTED_CHAIN = /(?<![\w-])(?:[\w-]{1,63}\.){12,}[\w-]*/g;
const TRAILING = /[.,;:!?'"’”»)\]}>|`…]+$/;
const PRIVATE_IP =
  /^(?:0\.|10\.|127\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|22[4-9]\.|2[3-5]\d\.|8\.8\.[84]\.[84]$|1\.[01]\.[01]\.1$)/;
const NETWORK = /\.0$/;
const SMALL = /^1?\d\./;
const VERSION_WORD = /\b(?:v|versions?|release|build|firmware|prior to)\b.{0,40}$/is;
const PRODUCT_BEFORE = /(?<![.:;] )\b(?!IP |C2 |C&C )\p{Lu}\p{L}{2,} $|[/=]$/u;
/** Words near a plain domain that accuse it; without them it is a reference. */
const ACCUSING = plainLetters(
  String.raw`\b(?:C2|C&C|CnC|command|domains?|malicious|phish\w*|fake|spoof\w*|impersonat\w*|typosquat\w*|lookalike|host(?:ed|s|ing)?|servers?|payloads?|download\w*|beacon\w*|infrastructure|regist\w+|resolv\w+|IPs?|URLs?|connect\w*|callbacks?|call(?:ed|s|ing)? (?:out|home)|drop\w*|exfiltrat\w*|malware|sha\d+|md5|filename|samples?|trojan|backdoor|campaigns?|lures?|decoys?|exploit\w*|indicators?|IOCs?|redirect\w*|APT\d*|TG-\d+|TA\d+|domaine|serveur|malveillant\w*|hameçonnage|téléchar\w*|Domäne|Schadsoftware|dominio|servidor)\b|ドメイン|域名`,
  'i',
);
const LISTED_BEFORE = /(?:^|[.:;•*|-]\s|\n|\d )$/;
const LISTED_AFTER = /^\.?(?:\s|$)/;
const NEAR = 160;
const SYSTEM_FILE =
  /^(?:svchost|cmd|powershell|rundll32|regsvr32|explorer|lsass|winlogon|services|mshta|wscript|cscript|msbuild|schtasks|certutil|bitsadmin|wmic|net|net1|msiexec|taskhost|spoolsv|csrss|notepad|calc|winword|excel|powerpnt|outlook|iexplore|chrome|firefox|werfault|dllhost|conhost|psexec|vssadmin|wbadmin|bcdedit|reg|sc|tasklist|whoami|ipconfig|systeminfo|netsh|nltest|ntdll|kernel32|user32|advapi32|comsvcs|ntds|web|index|config|readme)\.(?:exe|dll|dat|php|aspx?|ini|pdf)$/i;

/** What the extractor is asked for, and a sign that no such value lacks: where it is missing the extractor need not look. */
const KINDS = [
  ['sha256', 'sha256s', /[\da-f]{64}/i],
  ['sha1', 'sha1s', /[\da-f]{40}/i],
  ['md5', 'md5s', /[\da-f]{32}/i],
  ['eth', 'eths', /0x[\da-f]{40}/i],
  ['btc', 'btcs', /[a-z\d]{27}/i],
  ['cve', 'cves', /cve-/i],
  ['ipv4', 'ipv4s', /\d\.\d/],
  ['ipv6', 'ipv6s', /:[\da-f]{0,4}:/i],
] as const;

const EXTRACTION = { refang: false, strict: true, punycode: false, sort: false };
const MOST_QUOTES = 3;
/** A longer list is for machines: they read it at its source. */
const MOST_INDICATORS = 1_000;

type Raw = readonly [type: IndicatorType, value: string];

/** Observable values of a story, refanged; a value inside a longer one (the domain of a URL) is not listed again. */
export function* findIndicators(story: Story): Steps<readonly Indicator[]> {
  const own = ownDomains(story);
  const found = [...(yield* inField(story, 'title', own)), ...(yield* inField(story, 'text', own))];
  const merged = new Map<string, Indicator>();
  for (const indicator of found) {
    const key = `${indicator.type} ${indicator.value.toLowerCase()}`;
    const known = merged.get(key);
    merged.set(
      key,
      known ? { ...known, evidence: [...known.evidence, ...indicator.evidence].slice(0, MOST_QUOTES) } : indicator,
    );
  }
  return [...merged.values()];
}

function* inField(story: Story, field: Evidence['field'], own: readonly string[]): Steps<readonly Indicator[]> {
  if (!MAY_HOLD.test(story[field])) return [];
  const refanged = refangText(story[field]);
  const values = extract(refanged.text);
  if (values.length === 0) return [];
  const covered = new Uint8Array(refanged.text.length);
  const found: Indicator[] = [];
  for (const [type, value] of values) {
    yield;
    if (found.length === MOST_INDICATORS) break;
    const spans = spansOf(refanged.text, value, covered);
    for (const start of spans) covered.fill(1, start, start + value.length);
    const kept = spans.filter((start) => isObservable(type, value, start, refanged, own)).slice(0, MOST_QUOTES);
    if (kept.length === 0) continue;
    const evidence = kept.map((start) => quoteAt(story, field, refanged, start, start + value.length));
    found.push({ type, value: normalised(type, value), evidence });
  }
  return found;
}

/** What holds others comes first: URLs, then addresses, domains last. */
function extract(text: string): readonly Raw[] {
  const likely = allMatches(text, LIKELY)
    .map(([word]) => word)
    .filter((word) => !ENDLESS.test(word));
  if (likely.length === 0) return [];
  const readable = likely.join('\n').replace(DOTTED_CHAIN, (chain) => ' '.repeat(chain.length));
  const own = (type: IndicatorType, pattern: RegExp): readonly Raw[] =>
    valuesOf(
      type,
      allMatches(readable, pattern).map(([value]) => value),
    );
  return [
    ...own('url', SPECIAL_URL),
    ...valuesOf('url', urlsIn(readable)),
    ...valuesOf('email', emailsIn(readable)),
    ...extracted(readable),
    ...own('btc', BECH32),
    ...own('file', FILE),
    ...own('domain', SPECIAL_DOMAIN),
    ...valuesOf('domain', domainsIn(readable)),
  ];
}

/** What the extractor finds; most texts hold nothing of its kinds. */
function extracted(text: string): readonly Raw[] {
  const kinds = KINDS.filter(([, , sign]) => sign.test(text));
  if (kinds.length === 0) return [];
  const { partialExtractIOC } = require('ioc-extractor') as typeof import('ioc-extractor', { with: {
    'resolution-mode': 'require',
  }});
  const found = partialExtractIOC(
    text,
    kinds.map(([, key]) => key),
    EXTRACTION,
  );
  return kinds.flatMap(([type, key]) => valuesOf(type, found[key] ?? []));
}

/** Longest first, so that a part of another is found to be covered. */
function valuesOf(type: IndicatorType, values: readonly string[]): readonly Raw[] {
  const whole = new Set(values.map((value) => value.replace(TRAILING, '')).filter(Boolean));
  return [...whole].sort((a, b) => b.length - a.length).map((value) => [type, value]);
}

function spansOf(text: string, value: string, covered: Uint8Array): readonly number[] {
  const spans: number[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
    if (covered[at] === 0) spans.push(at);
  }
  return spans;
}

function isObservable(
  type: IndicatorType,
  value: string,
  start: number,
  refanged: Refanged,
  own: readonly string[],
): boolean {
  const isDefanged = refanged.originEnd(start + value.length - 1) - refanged.origin(start) > value.length;
  switch (type) {
    case 'domain':
      return (
        isDefanged ||
        (!isBenign(value) &&
          !isOwn(value, own) &&
          isDomainShape(value, refanged.text[start - 1] ?? '') &&
          isAccused(refanged.text, start, value))
      );
    case 'url':
      return isDefanged || !isBenignUrl(value, own);
    case 'email':
      return isDefanged || isHostileMailbox(value.slice(value.indexOf('@') + 1), own);
    case 'ipv4':
      return (
        !PRIVATE_IP.test(value) &&
        !NETWORK.test(value) &&
        !/^\.?\d/.test(refanged.text.slice(start + value.length, start + value.length + 2)) &&
        !isVersion(value, refanged.text.slice(Math.max(0, start - 60), start))
      );
    case 'ipv6':
      return value.split(':').filter(Boolean).length >= 3;
    case 'file':
      return !SYSTEM_FILE.test(value);
    case 'btc':
      return value.startsWith('bc1') || (/[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value.slice(1)));
    default:
      return true;
  }
}

function isDomainShape(value: string, before: string): boolean {
  return (
    !FILE_TLD.test(value) &&
    !CODE.test(value) &&
    (value === value.toUpperCase() || !SENTENCE_GLUE.test(value)) &&
    !/[@\\/_.-]/.test(before)
  );
}

/** Anybody can have an address at a webmail service; one at a known company is its contact. */
function isHostileMailbox(domain: string, own: readonly string[]): boolean {
  return isWebmail(domain) || (!isBenign(domain) && !isOwn(domain, own));
}

/** Named beside accusing words, or an entry of a list by itself. */
function isAccused(text: string, start: number, value: string): boolean {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(start + value.length, start + value.length + NEAR);
  return (LISTED_BEFORE.test(before) && LISTED_AFTER.test(after)) || ACCUSING.test(before) || ACCUSING.test(after);
}

function isBenignUrl(value: string, own: readonly string[]): boolean {
  const host = value.replace(/^[a-z]+:\/\//i, '').split(/[/?#:]/)[0] ?? '';
  return isBenign(host) || isOwn(host, own);
}

/** `Oracle Database 12.1.0.2` looks like an address. */
function isVersion(value: string, before: string): boolean {
  return /[\d.]$/.test(before) || (SMALL.test(value) && (VERSION_WORD.test(before) || PRODUCT_BEFORE.test(before)));
}

function ownDomains(story: Story): readonly string[] {
  const host = URL.canParse(story.url) ? new URL(story.url).hostname.replace(/^www\./, '') : undefined;
  return [host, story.publisher.toLowerCase().replace(/[^\p{L}\d.]/gu, '')].filter(
    (name) => name !== undefined && name !== '',
  ) as string[];
}

function isOwn(domain: string, own: readonly string[]): boolean {
  const name = domain.toLowerCase();
  return own.some((mine) => name === mine || name.endsWith(`.${mine}`) || name.split('.').at(-2) === mine);
}

function normalised(type: IndicatorType, value: string): string {
  if (type === 'cve') return value.toUpperCase();
  return ['domain', 'email', 'md5', 'sha1', 'sha256'].includes(type) ? value.toLowerCase() : value;
}

function quoteAt(story: Story, field: Evidence['field'], refanged: Refanged, start: number, end: number): Evidence {
  return quote(story, field, refanged.origin(start), refanged.originEnd(end - 1));
}
