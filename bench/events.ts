import { createHash } from 'node:crypto';
import type { Findings } from '../src/model/findings.ts';
import type { Story } from '../src/model/story.ts';
import { pick, type Random, writeProse } from './prose.ts';

const SYLLABLES =
  'ar bel cor dan el far gal hel ith jor kal lum mar nor oth pel quin ros sol tar ulv ven wex yar zor bran cald dov esk fen'.split(
    ' ',
  );
const TRADES = ['Bank', 'Logistics', 'Health', 'University', 'Energy', 'Airlines', 'Foods', 'Insurance', 'Telecom'];
const ANIMALS = ['Heron', 'Otter', 'Viper', 'Lynx', 'Raven', 'Moth', 'Badger', 'Pike'];
const MAKERS = ['Microsoft', 'Cisco', 'Fortinet', 'Citrix', 'Oracle', 'VMware', 'Adobe', 'Samsung'];
const WARES = ['Gateway', 'Firewall', 'Mail Server', 'Remote Agent', 'Mobile Manager', 'Backup Suite'];
const [ACTORS, PRODUCTS] = [120, 2_000];
const ROUND_SUMS = [1_000_000, 5_000_000, 10_000_000, 25_000_000];
const KINDS = ['leak', 'leak', 'theft', 'flaw', 'malware'] as const;
const OUTLETS = Array.from({ length: 40 }, (_, index) => `Outlet ${index + 1}`);

const HOUR_MS = 60 * 60_000;
const START = Date.UTC(2024, 0, 1);
/** At two stories and a half to an event that makes 300 stories a day. */
const BETWEEN_EVENTS_MS = HOUR_MS / 5;
const TOLD_WITHIN_MS = 72 * HOUR_MS;

/** A story with what a good reader finds in it, and the number of the event that it is really about. */
export interface Told {
  readonly event: number;
  readonly story: Story;
  readonly findings: Findings;
}

interface Event {
  readonly number: number;
  readonly kind: (typeof KINDS)[number];
  readonly amount: number;
  /** What stands for `{victim}` and the like in the sentences. */
  readonly words: Readonly<Record<string, string>>;
}

/** Who and what is in the news again and again. */
interface Cast {
  readonly actors: readonly string[];
  readonly products: readonly string[];
}

/** Leaks are told in the words of the site that lists them: only the victim differs. Of each line a story has one or none. */
const SENTENCES: Readonly<Record<Event['kind'], readonly (readonly string[])[]>> = {
  leak: [
    ['{victim} was added to the leak site of {gang}.', '{gang} lists {victim} among its victims.'],
    ['The attackers say they took contracts and payroll data from {victim}.'],
    ['{person} of {victim} confirmed that systems were shut down.', 'Staff were sent home, {person} said.'],
  ],
  theft: [
    ['{victim} lost {amount} dollars to {gang}.', 'Intruders moved {amount} dollars out of wallets of {victim}.'],
    ['{person}, who leads {victim}, promised to repay customers.', 'Customers of {victim} wait for their money.'],
    ['Analysts see the hand of {gang} in the theft.', 'The coins went where {gang} sent coins before.'],
  ],
  flaw: [
    ['{maker} patched {cve} in {product}.', 'A flaw in {product}, {cve}, is being exploited.'],
    ['{person} found that {product} lets strangers run commands.', 'Whoever runs {product} should update today.'],
    ['Servers were taken over by {gang} before there was a patch.'],
  ],
  malware: [
    ['{gang} spreads {malware} with fake invoices.', 'A campaign of {gang} delivers {malware}.'],
    ['{malware} steals cookies every hour.', '{person} took {malware} apart and found a second stage.'],
    ['Most of those hit by {malware} are in retail.', 'The installer of {malware} is signed.'],
  ],
};

const TITLES: Readonly<Record<Event['kind'], readonly string[]>> = {
  leak: ['{gang} claims attack on {victim}', '{victim} confirms data theft', '{victim} is a victim of {gang}'],
  theft: ['{victim} loses {amount} dollars to hackers', '{gang} blamed for theft at {victim}'],
  flaw: ['{maker} warns of exploited flaw in {product}', '{cve} in {product} under attack', 'Patch {product} now'],
  malware: ['{gang} spreads new {malware} malware', '{malware} steals from retailers', 'Inside {malware}'],
};

/** Stories in the order of their publication, without end; the same ones for every generator with that seed. */
export function* tellStories(random: Random): Generator<Told> {
  const cast = {
    actors: Array.from({ length: ACTORS }, () => `${aName(random)} ${pick(ANIMALS, random)}`),
    products: Array.from({ length: PRODUCTS }, () => `${aName(random)} ${pick(WARES, random)}`),
  };
  let waiting: Told[] = [];
  for (let number = 0; ; number += 1) {
    const opened = START + number * BETWEEN_EVENTS_MS;
    const isPast = ({ story }: Told) => story.publishedAt.getTime() < opened;
    yield* waiting.filter(isPast).sort((a, b) => a.story.publishedAt.getTime() - b.story.publishedAt.getTime());
    waiting = [...waiting.filter((told) => !isPast(told)), ...tellEvent(anEvent(number, cast, random), opened, random)];
  }
}

/** A few actors are behind most of the news. */
function anEvent(number: number, { actors, products }: Cast, random: Random): Event {
  const maker = pick(MAKERS, random);
  const amount = random() < 0.3 ? pick(ROUND_SUMS, random) : 100_000 + Math.floor(random() * 90_000_000);
  const words = {
    victim: `${aName(random)} ${pick(TRADES, random)}`,
    gang: actors[Math.floor(random() ** 2 * actors.length)] ?? '',
    maker,
    product: `${maker} ${pick(products, random)}`,
    cve: `CVE-2024-${10_000 + number}`,
    malware: `${aName(random)}Loader`,
    person: `${aName(random)} ${aName(random)}`,
    amount: amount.toLocaleString('en'),
  };
  return { number, kind: pick(KINDS, random), amount, words };
}

/** Half of all events are told once, the others up to eight times; some outlets print what another one wrote. */
function tellEvent(event: Event, opened: number, random: Random): readonly Told[] {
  const stories: Told[] = [];
  const times = random() < 0.5 ? 1 : 1 + Math.ceil(random() ** 1.3 * 7);
  for (let time = 0; time < times; time += 1) {
    const at = new Date(opened + (time === 0 ? 0 : random() * TOLD_WITHIN_MS));
    const copied = random() < 0.12 ? stories[0]?.story : undefined;
    stories.push(aStory(event, `${event.number}-${time}`, at, copied ?? write(event, random), random));
  }
  return stories;
}

function write({ kind, words }: Event, random: Random): Pick<Story, 'title' | 'text'> {
  const [first, ...others] = SENTENCES[kind];
  const said = [first ?? [], ...others.filter(() => random() < 0.8)].map((ways) => pick(ways, random));
  const filler = () => writeProse(150 + random() * 350, [aName(random)], random);
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, word) => words[word] ?? '');
  return { title: fill(pick(TITLES[kind], random)), text: said.map((line) => `${fill(line)} ${filler()}.`).join('\n') };
}

function aStory(
  { number, amount, words }: Event,
  id: string,
  publishedAt: Date,
  { title, text }: Pick<Story, 'title' | 'text'>,
  random: Random,
): Told {
  const publisher = pick(OUTLETS, random);
  const tells = (word: string) => `${title}\n${text}`.includes(words[word] ?? '');
  const found = <T>(word: string, finding: T): readonly T[] => (tells(word) ? [finding] : []);
  const evidence = { evidence: [] };
  return {
    event: number,
    story: {
      id,
      feedId: publisher,
      publisher,
      reliability: 'C',
      title,
      text,
      url: `https://${publisher.replace(' ', '-').toLowerCase()}.example/${id}`,
      publishedAt,
      fetchedAt: publishedAt,
      language: 'en',
      fingerprint: createHash('sha256').update(title).update(text).digest('hex'),
    },
    findings: {
      storyId: id,
      actors: found('gang', {
        actorId: words.gang ?? '',
        role: 'attributed',
        confidence: 'moderate',
        matched: [words.gang ?? ''],
        attributedBy: [],
        primary: true,
        ...evidence,
      }),
      victims: found('victim', { name: words.victim ?? '', ...evidence }),
      losses: found('amount', { amount, unit: 'USD', scope: 'incident', ...evidence }),
      indicators: found('cve', { type: 'cve', value: words.cve ?? '', ...evidence }),
      ambiguous: [],
      unprofiled: [],
      timeline: [],
      sectors: [],
      countries: [],
      techniques: [],
    },
  };
}

function aName(random: Random): string {
  const name = Array.from({ length: 3 }, () => pick(SYLLABLES, random)).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
