import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findActors } from '../../src/match/find-actors.ts';
import { buildMatcher } from '../../src/match/matcher.ts';
import { atOnce } from '../../src/steps.ts';
import { actorNamed, storyOf } from './actors.ts';

const matcher = buildMatcher(
  [
    actorNamed(['TraderTraitor', 'Jade Sleet', 'Slow Pisces']),
    actorNamed(['Lazarus Group'], { country: 'KP' }),
    actorNamed(['Dark Angels']),
    actorNamed(['APT28', 'Fancy Bear']),
    actorNamed(['Sandworm']),
    actorNamed(['Turla']),
    actorNamed(['Carbanak', 'Anunak'], { software: ['Carbanak'] }),
    actorNamed(['FIN7', 'Sangria Tempest']),
    actorNamed(['North Veil', 'Careto'], { software: ['VeilLoader'] }),
    actorNamed(['South Veil', 'Careto']),
  ],
  [],
);

function roles(text: string, title = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    atOnce(findActors(matcher, storyOf(text, title))).actors.map(({ actorId, role }) => [actorId, role]),
  );
}

describe('findActors', () => {
  it('tells three actors in three roles apart and shows the words', () => {
    const text =
      'Microsoft attributed the phishing wave to APT28. There is no evidence that Sandworm took part in the attack. ' +
      'The lures resemble those that Turla sent in 2019.';
    const { actors } = atOnce(findActors(matcher, storyOf(text)));
    expect(actors.map(({ actorId, role, evidence }) => [actorId, role, evidence[0]?.quote])).toEqual([
      ['apt28', 'attributed', 'Microsoft attributed the phishing wave to APT28.'],
      ['sandworm', 'denied', 'There is no evidence that Sandworm took part in the attack.'],
      ['turla', 'mentioned', 'The lures resemble those that Turla sent in 2019.'],
    ]);
  });

  it('names everybody on whose word an attack is attributed', () => {
    const text =
      "FBI, DC3 and Japan's NPA attributed the theft from the exchange to TraderTraitor, hackers of North Korea.";
    const [actor] = atOnce(findActors(matcher, storyOf(text))).actors;
    expect(actor).toMatchObject({ actorId: 'tradertraitor', role: 'attributed', confidence: 'high', primary: true });
    expect(actor?.attributedBy.map(({ name, reliability }) => [name, reliability])).toEqual([
      ['FBI', 'A'],
      ['DC3', 'A'],
      ['NPA', 'A'],
    ]);
  });

  it.each([
    [
      'blame that nobody stands behind yields to a denial by somebody trusted',
      'denied',
      'Some early press reports blamed the hackers of Sandworm. "We have seen no evidence that Sandworm was involved", an FBI spokesperson said.',
    ],
    [
      'the same, told by the body itself',
      'denied',
      'Early reports linked the attack to Sandworm. The FBI said that Sandworm was not involved.',
    ],
    [
      'named accusers are not silenced by a denial',
      'attributed',
      'Mandiant attributed the attack to Sandworm. The FBI said that it has seen no evidence that Sandworm took part.',
    ],
    [
      'the accused cannot clear itself',
      'attributed',
      'The attack is the work of Sandworm. Sandworm denied that it was involved in the attack.',
    ],
  ])('%s', (_, role, text) => {
    expect(roles(text)).toEqual({ sandworm: role });
  });

  it('does not take the attacked for those who accuse', () => {
    const text = 'Mandiant linked the hackers behind the attack on Microsoft to APT28.';
    const [actor] = atOnce(findActors(matcher, storyOf(text))).actors;
    expect(actor?.attributedBy.map(({ name }) => name)).toEqual(['Mandiant']);
  });

  it('takes a boast for what it is', () => {
    const text = 'Dark Angels claimed responsibility for the ransomware attack on the airline.';
    const [actor] = atOnce(findActors(matcher, storyOf(text))).actors;
    expect(actor).toMatchObject({ role: 'attributed', confidence: 'low' });
    expect(actor?.attributedBy).toMatchObject([{ name: 'Dark Angels', reliability: 'D' }]);
  });

  it('keeps a record ransom from becoming the culprit', () => {
    expect(
      roles(
        'The loot is smaller than the record ransom paid to Dark Angels, but the FBI blames TraderTraitor for the hack.',
      ),
    ).toEqual({ tradertraitor: 'attributed', 'dark-angels': 'mentioned' });
  });

  it.each([
    ['APT28 may have sent the phishing emails.', 'suspected', 'low'],
    ['APT28 probably sent the phishing emails.', 'suspected', 'moderate'],
    ['ESET says with high confidence that APT28 sent the phishing emails.', 'attributed', 'high'],
    ['With moderate confidence, we attribute the phishing emails to APT28.', 'attributed', 'moderate'],
    ['With low confidence, we attribute the phishing emails to APT28.', 'suspected', 'low'],
  ])('weighs the words: %s', (text, role, confidence) => {
    expect(atOnce(findActors(matcher, storyOf(text))).actors).toMatchObject([{ role, confidence }]);
  });

  it('reads a doubt only where it belongs', () => {
    expect(roles('APT28 exploited a flaw that could let attackers run code.')).toEqual({ apt28: 'attributed' });
    expect(roles('The flaw may be old, but APT28 exploited it in March, hackers say.')).toEqual({
      apt28: 'attributed',
    });
  });

  it('knows a name of a vendor’s scheme in a story on mail, and the weather in one on hills', () => {
    expect(roles('The company told its investors that Jade Sleet had been in its mailboxes since May.')).toHaveProperty(
      'tradertraitor',
    );
    expect(roles('All night Jade Sleet fell on the hills.')).toEqual({});
  });

  it('tells the malware from the group of the same name', () => {
    expect(roles('The new Carbanak backdoor logs keys. Carbanak then waits for commands.')).toEqual({});
    expect(roles('The Carbanak group robbed a hundred banks with malware.')).toEqual({ carbanak: 'attributed' });
  });

  it('does not take Cobalt Strike for Cobalt', () => {
    const cobalt = buildMatcher([actorNamed(['Cobalt Group'])], []);
    expect(atOnce(findActors(cobalt, storyOf('The hackers used Cobalt Strike to move.'))).actors).toEqual([]);
    expect(atOnce(findActors(cobalt, storyOf('The hackers of Cobalt used malware.'))).actors).toHaveLength(1);
  });

  it('reports a shared name as ambiguous, unless the story settles it', () => {
    const shared = atOnce(findActors(matcher, storyOf('Careto malware spread again.')));
    expect(shared.actors).toEqual([]);
    expect(shared.ambiguous).toMatchObject([{ name: 'Careto', actorIds: ['north-veil', 'south-veil'] }]);
    expect(roles('Careto malware is the work of South Veil hackers.')).toEqual({ 'south-veil': 'attributed' });
    expect(atOnce(findActors(matcher, storyOf('Careto hackers dropped VeilLoader malware.'))).actors).toMatchObject([
      { actorId: 'north-veil' },
    ]);
  });

  it('puts the subject before those named in passing', () => {
    const { actors } = atOnce(
      findActors(
        matcher,
        storyOf(
          `${'TraderTraitor stole bitcoin. '.repeat(3)}Last year FIN7 was in court.`,
          'TraderTraitor robs exchange',
        ),
      ),
    );
    expect(actors.map(({ actorId, primary }) => [actorId, primary])).toEqual([
      ['tradertraitor', true],
      ['fin7', false],
    ]);
  });

  it('leaves links, paths and file names alone', () => {
    expect(roles('See https://example.org/apt28-report and C:\\apt28\\turla.exe for malware.')).toEqual({});
  });

  it('lowers its confidence in a name that letters are glued to', () => {
    expect(
      atOnce(findActors(matcher, storyOf('Le piratage est l’œuvre du Sandwormun collectif.'))).actors,
    ).toMatchObject([{ actorId: 'sandworm', confidence: 'low' }]);
  });

  it('quotes exactly, whatever stands in the text', () => {
    const words = fc.constantFrom(
      'APT28',
      'Lazarus Group',
      'Careto',
      'UNC4899',
      'Sandworm',
      'Turla',
      'attributed to',
      'hackers',
      '. ',
      '! ',
      '\n',
      '\n\n',
      ' ',
      '。',
      '「',
      '组织',
      'é',
      '𝐀',
      '&nbsp;',
      '\u200b',
      'The',
      'may',
      '(',
      ')',
      ', which ',
      '§',
      '¤',
      'd’',
      'malware',
      'Mr. X',
    );
    const text = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const story = storyOf(body, title);
        const { actors, ambiguous, unprofiled } = atOnce(findActors(matcher, story));
        const claims = actors.flatMap(({ attributedBy }) => attributedBy);
        for (const { evidence } of [...actors, ...claims, ...ambiguous, ...unprofiled]) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const { quote, field, start, end } of evidence) expect(story[field].slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('who claims', () => {
  const claimants = (text: string) =>
    atOnce(findActors(matcher, storyOf(text, 'Cyberattack: what is known'))).actors[0]?.attributedBy.map(
      ({ name }) => name,
    );

  it.each([
    ['CISA and the NSA published a notice. The agencies have confirmed that Turla breached them.', ['CISA', 'NSA']],
    ['The FBI looked into the theft. The bureau attributes it to Turla.', ['FBI']],
    ['It bears hallmarks of Turla, a group that the FBI warned last week was going after airlines.', []],
    ["L'ANSSI a publié un rapport. L'Agence attribue l'attaque à Turla, décrit par Mandiant.", ['ANSSI']],
  ])('%s', (text, names) => {
    expect(claimants(text)).toEqual(names);
  });

  it('says of years ago no more than that the actor was named', () => {
    const filler = 'The company said that its engineers restored the systems after the ransomware attack. '.repeat(6);
    expect(roles(`${filler}In 2014, the studio was hacked by Lazarus Group.`)['lazarus-group']).toBe('mentioned');
    expect(roles(`${filler}In 2024, the studio was hacked by Lazarus Group.`)['lazarus-group']).toBe('attributed');
  });
});
