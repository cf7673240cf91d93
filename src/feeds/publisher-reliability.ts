import type { Feed } from '../model/feed.ts';
import type { Reliability } from '../model/story.ts';

/** Sites of governments and of the European Union. */
const PUBLIC_BODY =
  /(?:^|\.)(?:(?:gov|mil|int)(?:\.[a-z]{2})?|go\.[a-z]{2}|gouv\.fr|gob\.[a-z]{2}|gc\.ca|admin\.ch|gv\.at|bund\.de|bundesregierung\.de|auswaertiges-amt\.de|govt\.nz|europa\.eu)$/;
const WWW = /^www\./;

/** How far whoever published an address can be trusted: as their feed, `A` for a public body, else `F`, not judged. */
export function publisherReliability(url: string, feeds: readonly Feed[]): Reliability {
  const host = hostOf(url);
  if (host === '') return 'F';
  const feed = feeds.find(({ url: address }) => isOf(host, hostOf(address)));
  return feed?.reliability ?? (PUBLIC_BODY.test(host) ? 'A' : 'F');
}

/** The publisher's own site, or a part of it. */
function isOf(host: string, publisher: string): boolean {
  return publisher !== '' && (host === publisher || host.endsWith(`.${publisher}`));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(WWW, '') : '';
}
