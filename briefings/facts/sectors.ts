import type { Named } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

interface Words {
  readonly words: string;
  /** The same in scripts that put no space between words. */
  readonly joined?: string;
}

const SECTORS: Readonly<Record<string, Words>> = {
  cryptocurrency: {
    words:
      'crypto(?:currency|currencies)?|crypto-?(?:exchange|wallet)s?|bitcoin exchange|blockchain|DeFi|Web3|cryptomonnaies?|Kryptobörse|criptomonedas?',
    joined: '暗号資産|仮想通貨|加密货币',
  },
  finance: {
    words:
      'banks?|banking|financial (?:institutions?|services|sector)|fintech|insurers?|insurance compan(?:y|ies)|credit unions?|brokerage|stock exchange|banques?|assureurs?|secteur financier|Banken?|bancos?|entidades financieras',
    joined: '銀行|金融',
  },
  healthcare: {
    words:
      'hospitals?|health ?care|health system|clinics?|medical (?:cent(?:er|re)s?|group|practice)|patients?|pharmac(?:y|ies|eutical)|hôpita(?:l|ux)|cliniques?|santé|centre hospitalier|Krankenh(?:aus|äuser)|Klinik(?:en|um)?|hospital(?:es)?|ospedal[ei]',
    joined: '病院|医療|医院',
  },
  government: {
    words: String.raw`government(?:al)? (?:agenc(?:y|ies)|entit(?:y|ies)|departments?|networks?|organi[sz]ations?|systems)|governments?|ministr(?:y|ies)|municipalit(?:y|ies)|city (?:hall|officials|of)|county|state agenc(?:y|ies)|embass(?:y|ies)|diplomat\p{L}*|parliament|ministères?|mairie|collectivités?|préfecture|Behörden?|Ministerium|Stadtverwaltung|gobierno|ministerio|ayuntamiento`,
    joined: '政府|省庁|自治体',
  },
  defence: {
    words: String.raw`defen[cs]e (?:contractors?|sector|industr(?:y|ies)|compan(?:y|ies)|ministry)|military|armed forces|aerospace|armée|défense nationale|Rüstung\p{L}*|Bundeswehr`,
    joined: '防衛|军',
  },
  energy: {
    words:
      'energy (?:sector|compan(?:y|ies)|firms?|provider)|power grid|electric(?:ity)? (?:grid|utilit(?:y|ies)|compan(?:y|ies))|oil and gas|pipelines?|nuclear (?:power|plants?)|utilit(?:y|ies)|énergie|Stromnetz|Energieversorger',
    joined: '電力|能源',
  },
  water: {
    words: String.raw`water (?:utilit(?:y|ies)|treatment|systems?|supply)|wastewater|eau potable|Wasserversorg\p{L}*`,
  },
  telecommunications: {
    words: String.raw`telecom(?:s|munications?)?|mobile (?:operators?|carriers?)|internet service providers?|ISPs?|opérateurs? (?:télécoms?|mobiles?)|télécoms?|Telekommunikation\p{L}*`,
    joined: '通信|电信',
  },
  education: {
    words:
      'universit(?:y|ies)|schools?|school districts?|colleges?|education (?:sector|department)|students|universités?|écoles?|lycées?|Universität(?:en)?|Schulen?|universidad(?:es)?',
    joined: '大学|学校',
  },
  technology: {
    words:
      'software (?:compan(?:y|ies)|vendors?|makers?|suppliers?|developers?)|technology (?:compan(?:y|ies)|firms?|sector)|tech (?:giants?|compan(?:y|ies)|firms?)|IT (?:services?|providers?|compan(?:y|ies))|managed service providers?|MSPs?|cloud providers?|SaaS|éditeurs? de logiciels?|ESN',
  },
  manufacturing: {
    words: String.raw`manufactur(?:er|ers|ing)|factor(?:y|ies)|car ?makers?|automakers?|automotive|semiconductors?|chip ?makers?|industriels?|usines?|constructeurs? automobiles?|Hersteller|Automobil\p{L}*|fabricantes?`,
    joined: '製造|工場',
  },
  retail: {
    words: String.raw`retail(?:er|ers)?|supermarkets?|e-?commerce|online (?:stores?|shops?)|grocery|department stores?|enseignes?|grande distribution|Einzelhandel\p{L}*|Händler`,
    joined: '小売',
  },
  transport: {
    words:
      'airlines?|airports?|aviation|railways?|rail operators?|shipping (?:compan(?:y|ies)|lines?)|ports?(?= of| authority)|logistics|freight|trucking|compagnies? aérienne?s?|aéroports?|SNCF|Flughafen|Fluggesellschaft|Bahn|aerol[íi]neas?',
    joined: '航空|空港|鉄道',
  },
  media: {
    words:
      'newspapers?|broadcasters?|media (?:compan(?:y|ies)|outlets?|organi[sz]ations?)|journalists?|film studios?|publishers?|journalistes?|médias|chaîne de télévision|Medienhaus|Zeitung',
  },
  hospitality: {
    words: 'hotels?|casinos?|resorts?|restaurants?|travel (?:agenc(?:y|ies)|compan(?:y|ies))|hôtels?|Hotelkette',
  },
  gaming: {
    words: 'video ?games?|game (?:developers?|publishers?|studios?)|gaming (?:compan(?:y|ies)|sector)|jeux vidéo',
  },
  legal: {
    words:
      "law firms?|courts?|legal (?:sector|services)|cabinets? d['’]avocats?|tribuna(?:l|ux)|Kanzlei(?:en)?|Gerichte?",
  },
  'civil-society': {
    words:
      'NGOs?|non-?profits?|think tanks?|dissidents?|activists?|human rights (?:groups?|organi[sz]ations?|defenders?)|ONG|associations? caritatives?',
  },
};

const PATTERNS = Object.entries(SECTORS).map(([name, sector]) => ({ name, pattern: anyOf([sector]) }));
/** Most sentences name none: one question instead of eighteen. */
const ANY_SECTOR = anyOf(Object.values(SECTORS));
const HARM = plainLetters(
  String.raw`(?<!\p{L})(?:attack\p{L}*|breach\p{L}*|hack\p{L}*|victims?|target\p{L}*|compromis\p{L}*|st[eo]l\p{L}+|theft|ransom\p{L}*|hit|struck|infect\p{L}*|intru\p{L}+|infiltrat\p{L}*|leak\p{L}*|expos\p{L}*|cyber\p{L}*|phish\p{L}*|attaqu\p{L}*|pirat\p{L}*|victimes?|vis(?:e|ant|és?|ées?)|vol(?:é\p{L}*)?|fuite|rançon\p{L}*|Angriff\p{L}*|angegriff\p{L}*|Opfer|ataqu\p{L}*|víctimas?|attacc\p{L}*|robo|robad\p{L}*)(?!\p{L})|攻撃|流出|被害|盗|攻击|窃`,
  'i',
);
const MOST_QUOTES = 3;

/** The sectors of those hit, most often named first. */
export function findSectors(story: Story, sentences: readonly Sentence[]): readonly Named[] {
  const harmed = sentences.filter(({ text }) => HARM.test(text) && ANY_SECTOR.test(text));
  return PATTERNS.map(({ name, pattern }) => ({ name, evidence: mentions(story, harmed, pattern) }))
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => b.evidence.length - a.evidence.length)
    .map(({ name, evidence }) => ({ name, evidence: evidence.slice(0, MOST_QUOTES) }));
}

function mentions(story: Story, sentences: readonly Sentence[], pattern: RegExp): Named['evidence'] {
  return sentences.flatMap(({ text, field, start }) => {
    const match = pattern.exec(text);
    return match ? [quote(story, field, start + match.index, start + match.index + match[0].length)] : [];
  });
}

function anyOf(sectors: readonly Words[]): RegExp {
  const spaced = sectors.map(({ words }) => words).join('|');
  const joined = sectors.flatMap((sector) => sector.joined ?? []);
  return plainLetters([`(?<!\\p{L})(?:${spaced})(?!\\p{L})`, ...joined].join('|'), 'i');
}
