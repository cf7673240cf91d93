import type { Named } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { plainLetters } from '../../src/plain-letters.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const SECTORS: Readonly<Record<string, RegExp>> = {
  cryptocurrency: plainLetters(
    /(?<!\p{L})(?:crypto(?:currency|currencies)?|crypto-?(?:exchange|wallet)s?|bitcoin exchange|blockchain|DeFi|Web3|cryptomonnaies?|Kryptobörse|criptomonedas?)(?!\p{L})|暗号資産|仮想通貨|加密货币/iu,
  ),
  finance: plainLetters(
    /(?<!\p{L})(?:banks?|banking|financial (?:institutions?|services|sector)|fintech|insurers?|insurance compan(?:y|ies)|credit unions?|brokerage|stock exchange|banques?|assureurs?|secteur financier|Banken?|bancos?|entidades financieras)(?!\p{L})|銀行|金融/iu,
  ),
  healthcare: plainLetters(
    /(?<!\p{L})(?:hospitals?|health ?care|health system|clinics?|medical (?:cent(?:er|re)s?|group|practice)|patients?|pharmac(?:y|ies|eutical)|hôpita(?:l|ux)|cliniques?|santé|centre hospitalier|Krankenh(?:aus|äuser)|Klinik(?:en|um)?|hospital(?:es)?|ospedal[ei])(?!\p{L})|病院|医療|医院/iu,
  ),
  government: plainLetters(
    /(?<!\p{L})(?:government(?:al)? (?:agenc(?:y|ies)|entit(?:y|ies)|departments?|networks?|organi[sz]ations?|systems)|governments?|ministr(?:y|ies)|municipalit(?:y|ies)|city (?:hall|officials|of)|county|state agenc(?:y|ies)|embass(?:y|ies)|diplomat\p{L}*|parliament|ministères?|mairie|collectivités?|préfecture|Behörden?|Ministerium|Stadtverwaltung|gobierno|ministerio|ayuntamiento)(?!\p{L})|政府|省庁|自治体/iu,
  ),
  defence: plainLetters(
    /(?<!\p{L})(?:defen[cs]e (?:contractors?|sector|industr(?:y|ies)|compan(?:y|ies)|ministry)|military|armed forces|aerospace|armée|défense nationale|Rüstung\p{L}*|Bundeswehr)(?!\p{L})|防衛|军/iu,
  ),
  energy: plainLetters(
    /(?<!\p{L})(?:energy (?:sector|compan(?:y|ies)|firms?|provider)|power grid|electric(?:ity)? (?:grid|utilit(?:y|ies)|compan(?:y|ies))|oil and gas|pipelines?|nuclear (?:power|plants?)|utilit(?:y|ies)|énergie|Stromnetz|Energieversorger)(?!\p{L})|電力|能源/iu,
  ),
  water: plainLetters(
    /(?<!\p{L})(?:water (?:utilit(?:y|ies)|treatment|systems?|supply)|wastewater|eau potable|Wasserversorg\p{L}*)(?!\p{L})/iu,
  ),
  telecommunications: plainLetters(
    /(?<!\p{L})(?:telecom(?:s|munications?)?|mobile (?:operators?|carriers?)|internet service providers?|ISPs?|opérateurs? (?:télécoms?|mobiles?)|télécoms?|Telekommunikation\p{L}*)(?!\p{L})|通信|电信/iu,
  ),
  education: plainLetters(
    /(?<!\p{L})(?:universit(?:y|ies)|schools?|school districts?|colleges?|education (?:sector|department)|students|universités?|écoles?|lycées?|Universität(?:en)?|Schulen?|universidad(?:es)?)(?!\p{L})|大学|学校/iu,
  ),
  technology: plainLetters(
    /(?<!\p{L})(?:software (?:compan(?:y|ies)|vendors?|makers?|suppliers?|developers?)|technology (?:compan(?:y|ies)|firms?|sector)|tech (?:giants?|compan(?:y|ies)|firms?)|IT (?:services?|providers?|compan(?:y|ies))|managed service providers?|MSPs?|cloud providers?|SaaS|éditeurs? de logiciels?|ESN)(?!\p{L})/iu,
  ),
  manufacturing: plainLetters(
    /(?<!\p{L})(?:manufactur(?:er|ers|ing)|factor(?:y|ies)|car ?makers?|automakers?|automotive|semiconductors?|chip ?makers?|industriels?|usines?|constructeurs? automobiles?|Hersteller|Automobil\p{L}*|fabricantes?)(?!\p{L})|製造|工場/iu,
  ),
  retail: plainLetters(
    /(?<!\p{L})(?:retail(?:er|ers)?|supermarkets?|e-?commerce|online (?:stores?|shops?)|grocery|department stores?|enseignes?|grande distribution|Einzelhandel\p{L}*|Händler)(?!\p{L})|小売/iu,
  ),
  transport: plainLetters(
    /(?<!\p{L})(?:airlines?|airports?|aviation|railways?|rail operators?|shipping (?:compan(?:y|ies)|lines?)|ports?(?= of| authority)|logistics|freight|trucking|compagnies? aérienne?s?|aéroports?|SNCF|Flughafen|Fluggesellschaft|Bahn|aerol[íi]neas?)(?!\p{L})|航空|空港|鉄道/iu,
  ),
  media: plainLetters(
    /(?<!\p{L})(?:newspapers?|broadcasters?|media (?:compan(?:y|ies)|outlets?|organi[sz]ations?)|journalists?|film studios?|publishers?|journalistes?|médias|chaîne de télévision|Medienhaus|Zeitung)(?!\p{L})/iu,
  ),
  hospitality: plainLetters(
    /(?<!\p{L})(?:hotels?|casinos?|resorts?|restaurants?|travel (?:agenc(?:y|ies)|compan(?:y|ies))|hôtels?|Hotelkette)(?!\p{L})/iu,
  ),
  gaming: plainLetters(
    /(?<!\p{L})(?:video ?games?|game (?:developers?|publishers?|studios?)|gaming (?:compan(?:y|ies)|sector)|jeux vidéo)(?!\p{L})/iu,
  ),
  legal: plainLetters(
    /(?<!\p{L})(?:law firms?|courts?|legal (?:sector|services)|cabinets? d['’]avocats?|tribuna(?:l|ux)|Kanzlei(?:en)?|Gerichte?)(?!\p{L})/iu,
  ),
  'civil-society': plainLetters(
    /(?<!\p{L})(?:NGOs?|non-?profits?|think tanks?|dissidents?|activists?|human rights (?:groups?|organi[sz]ations?|defenders?)|ONG|associations? caritatives?)(?!\p{L})/iu,
  ),
};

const HARM = plainLetters(
  /(?<!\p{L})(?:attack\p{L}*|breach\p{L}*|hack\p{L}*|victims?|target\p{L}*|compromis\p{L}*|st[eo]l\p{L}+|theft|ransom\p{L}*|hit|struck|infect\p{L}*|intru\p{L}+|infiltrat\p{L}*|leak\p{L}*|expos\p{L}*|cyber\p{L}*|phish\p{L}*|attaqu\p{L}*|pirat\p{L}*|victimes?|vis(?:e|ant|és?|ées?)|vol(?:é\p{L}*)?|fuite|rançon\p{L}*|Angriff\p{L}*|angegriff\p{L}*|Opfer|ataqu\p{L}*|víctimas?|attacc\p{L}*|robo|robad\p{L}*)(?!\p{L})|攻撃|流出|被害|盗|攻击|窃/iu,
);
const MOST_QUOTES = 3;

/** The sectors of those hit, most often named first. */
export function findSectors(story: Story, sentences: readonly Sentence[]): readonly Named[] {
  const harmed = sentences.filter(({ text }) => HARM.test(text));
  return Object.entries(SECTORS)
    .map(([name, pattern]) => ({ name, evidence: mentions(story, harmed, pattern) }))
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
