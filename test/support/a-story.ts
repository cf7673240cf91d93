import type { Evidence } from '../../src/model/evidence.ts';
import type { Story } from '../../src/model/story.ts';

/** The theft from DMM Bitcoin as an English outlet tells it. */
export function aStory(overrides: Partial<Story> = {}): Story {
  return {
    id: 'story-wire',
    feedId: 'sample-wire',
    publisher: 'Sample Wire',
    reliability: 'B',
    title: 'FBI and Japanese police name TraderTraitor in the DMM Bitcoin theft',
    text: [
      "The FBI, the US Department of Defense Cyber Crime Center and Japan's National Police Agency attributed the theft of 4,502.9 bitcoin from the exchange DMM Bitcoin to TraderTraitor, a North Korean group also tracked as Jade Sleet and UNC4899. The coins were worth about $308 million when they left in late May 2024.",
      'In late March 2024 one of the intruders, posing as a recruiter on LinkedIn, wrote to an engineer at Ginco, the Tokyo company whose wallet software DMM used. The engineer was asked to run a malicious Python script, dressed up as a coding test on GitHub. After mid-May the group used session cookie information to pass as the engineer inside the unencrypted chat system of Ginco. At the end of the month it altered a genuine transfer that a DMM employee had requested.',
      'The script called home to wallet-tests.example before it fetched its next stage. DMM Bitcoin announced in December 2024 that it will close and hand its customers over.',
      'Analysts count $1.34 billion taken by North Korean groups in 47 incidents in 2024. A victim of Dark Angels paid $75 million earlier that year, a record ransom unrelated to this case.',
    ].join('\n'),
    url: 'https://wire.example/dmm-bitcoin-tradertraitor',
    publishedAt: new Date('2024-12-24T08:00:00Z'),
    fetchedAt: new Date('2024-12-24T08:05:00Z'),
    language: 'en',
    fingerprint: 'wire-dmm',
    ...overrides,
  };
}

/** The same event as a French outlet tells it. */
export function aFrenchStory(overrides: Partial<Story> = {}): Story {
  return aStory({
    id: 'story-depeche',
    feedId: 'sample-depeche',
    publisher: 'Dépêche (exemple)',
    reliability: 'C',
    title: 'Le vol de DMM Bitcoin attribué au groupe nord-coréen TraderTraitor',
    text: [
      "Le vol de 4 502,9 bitcoins chez DMM Bitcoin est l'œuvre de TraderTraitor, affirment le FBI et la police japonaise. Le butin valait près de 300 millions d'euros.",
      'Un faux recruteur avait approché sur LinkedIn un ingénieur de Ginco, le fournisseur du portefeuille. La plateforme a annoncé sa fermeture en décembre 2024.',
    ].join('\n'),
    url: 'https://depeche.example/dmm-bitcoin',
    publishedAt: new Date('2024-12-24T10:30:00Z'),
    fetchedAt: new Date('2024-12-24T10:35:00Z'),
    language: 'fr',
    fingerprint: 'depeche-dmm',
    ...overrides,
  });
}

/** The words of a story as evidence; throws when the story does not hold them. */
export function quoteOf(story: Story, quote: string): Evidence {
  const field = story.text.includes(quote) ? 'text' : 'title';
  const start = story[field].indexOf(quote);
  if (start < 0) throw new Error(`${story.id} does not say: ${quote}`);
  return { quote, story: story.id, field, start, end: start + quote.length };
}
