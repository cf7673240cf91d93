const TRACKING = /^(?:utm_|pk_|mtm_|piwik_|matomo_|hsa_|at_(?:medium|campaign|custom)|ga_(?:source|medium|campaign))/i;
const TRACKING_NAMES: ReadonlySet<string> = new Set([
  'fbclid',
  'gclid',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'twclid',
  'igshid',
  'mc_cid',
  'mc_eid',
  '_hsenc',
  '_hsmi',
  'mkt_tok',
  'ncid',
  'cmpid',
  'ftag',
  'oly_anon_id',
  'oly_enc_id',
  'vero_id',
  'wickedid',
  '__twitter_impression',
]);
/** No server takes a longer one. */
const LONGEST_LINK = 8_192;
const TEXT_DIRECTIVE = /:~:.*$/;

/**
 * A link as every copy of a story would carry it: absolute, without tracking parameters, fragment and default port.
 * Empty for anything but http and https, and for what is longer than 8,192 characters.
 */
export function canonicalLink(link: string, base: string): string {
  const trimmed = link.trim();
  if (trimmed === '' || trimmed.length > LONGEST_LINK || !URL.canParse(trimmed, base)) return '';
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return '';
  url.hash = keptFragment(url.hash);
  url.username = '';
  url.password = '';
  const kept = [...url.searchParams].filter(
    ([name]) => !TRACKING.test(name) && !TRACKING_NAMES.has(name.toLowerCase()),
  );
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString();
  return url.href;
}

/** A fragment that holds a route (`#!/`, `#/`) is part of the address. */
function keptFragment(hash: string): string {
  const fragment = hash.replace(TEXT_DIRECTIVE, '');
  return fragment.startsWith('#!') || fragment.startsWith('#/') ? fragment : '';
}
