/** Who did it to whom: an event for each entry, unlike all others. */
const EVENTS = [
  ['APT28', 'Belanek Bank'],
  ['APT29', 'Corogast Rail'],
  ['Lazarus Group', 'Damumir Coin'],
  ['Sandworm', 'Feneswyn Power'],
  ['Turla', 'Galardin Embassy'],
  ['FIN7', 'Holeth Hotels'],
  ['MuddyWater', 'Jorigrad Telecom'],
  ['Kimsuky', 'Kelulnor Institute'],
  ['APT41', 'Lumephis Games'],
  ['Gamaredon', 'Morossia Post'],
  ['OilRig', 'Nevibur Oil'],
  ['Volt Typhoon', 'Polanek Water'],
] as const;
/** What an entry is known by, wherever it is told of. */
const ENTRY = /https:\/\/(?:good|bad)\.example\/\d+/g;

/** RSS of these entries. */
export function aFeed(entries: readonly string[]): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://news.example/</link><description>News</description>${entries.join('')}</channel></rss>`;
}

/** An entry of this very moment, so that its briefing is owed at first sight; there are twelve. */
export function anEntry(quality: 'good' | 'bad', number: number): string {
  const [actor, victim] = EVENTS[number] ?? EVENTS[0];
  const link = `https://${quality}.example/${number}`;
  return `<item><title>${actor} broke into ${victim}</title><link>${link}</link><guid>${link}</guid><pubDate>${new Date().toUTCString()}</pubDate><description>Researchers attributed the attack on ${victim} to ${actor}.</description></item>`;
}

/** Which entries a text tells of. */
export function entriesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(ENTRY));
}
