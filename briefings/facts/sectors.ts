import type { Named } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import { quote } from './quote.ts';
import type { Sentence } from './sentences.ts';

const SECTORS: Readonly<Record<string, RegExp>> = {
  cryptocurrency:
    /\b(?:crypto(?:currency|currencies)?|crypto-?(?:exchange|wallet)s?|bitcoin exchange|blockchain|DeFi|Web3|cryptomonnaies?|Kryptobörse|criptomonedas?)\b|暗号資産|仮想通貨|加密货币/iu,
  finance:
    /\b(?:banks?|banking|financial (?:institutions?|services|sector)|fintech|insurers?|insurance compan(?:y|ies)|credit unions?|brokerage|stock exchange|banques?|assureurs?|secteur financier|Banken?|bancos?|entidades financieras)\b|銀行|金融/iu,
  healthcare:
    /\b(?:hospitals?|health ?care|health system|clinics?|medical (?:cent(?:er|re)s?|group|practice)|patients?|pharmac(?:y|ies|eutical)|hôpita(?:l|ux)|cliniques?|santé|centre hospitalier|Krankenh(?:aus|äuser)|Klinik(?:en|um)?|hospital(?:es)?|ospedal[ei])\b|病院|医療|医院/iu,
  government:
    /\b(?:government(?:al)? (?:agenc(?:y|ies)|entit(?:y|ies)|departments?|networks?|organi[sz]ations?|systems)|governments?|ministr(?:y|ies)|municipalit(?:y|ies)|city (?:hall|officials|of)|county|state agenc(?:y|ies)|embass(?:y|ies)|diplomat\w*|parliament|ministères?|mairie|collectivités?|préfecture|Behörden?|Ministerium|Stadtverwaltung|gobierno|ministerio|ayuntamiento)\b|政府|省庁|自治体/iu,
  defence:
    /\b(?:defen[cs]e (?:contractors?|sector|industr(?:y|ies)|compan(?:y|ies)|ministry)|military|armed forces|aerospace|armée|défense nationale|Rüstung\w*|Bundeswehr)\b|防衛|军/iu,
  energy:
    /\b(?:energy (?:sector|compan(?:y|ies)|firms?|provider)|power grid|electric(?:ity)? (?:grid|utilit(?:y|ies)|compan(?:y|ies))|oil and gas|pipelines?|nuclear (?:power|plants?)|utilit(?:y|ies)|énergie|Stromnetz|Energieversorger)\b|電力|能源/iu,
  water: /\b(?:water (?:utilit(?:y|ies)|treatment|systems?|supply)|wastewater|eau potable|Wasserversorg\w*)\b/iu,
  telecommunications:
    /\b(?:telecom(?:s|munications?)?|mobile (?:operators?|carriers?)|internet service providers?|ISPs?|opérateurs? (?:télécoms?|mobiles?)|télécoms?|Telekommunikation\w*)\b|通信|电信/iu,
  education:
    /\b(?:universit(?:y|ies)|schools?|school districts?|colleges?|education (?:sector|department)|students|universités?|écoles?|lycées?|Universität(?:en)?|Schulen?|universidad(?:es)?)\b|大学|学校/iu,
  technology:
    /\b(?:software (?:compan(?:y|ies)|vendors?|makers?|suppliers?|developers?)|technology (?:compan(?:y|ies)|firms?|sector)|tech (?:giants?|compan(?:y|ies)|firms?)|IT (?:services?|providers?|compan(?:y|ies))|managed service providers?|MSPs?|cloud providers?|SaaS|éditeurs? de logiciels?|ESN)\b/iu,
  manufacturing:
    /\b(?:manufactur(?:er|ers|ing)|factor(?:y|ies)|car ?makers?|automakers?|automotive|semiconductors?|chip ?makers?|industriels?|usines?|constructeurs? automobiles?|Hersteller|Automobil\w*|fabricantes?)\b|製造|工場/iu,
  retail:
    /\b(?:retail(?:er|ers)?|supermarkets?|e-?commerce|online (?:stores?|shops?)|grocery|department stores?|enseignes?|grande distribution|Einzelhandel\w*|Händler)\b|小売/iu,
  transport:
    /\b(?:airlines?|airports?|aviation|railways?|rail operators?|shipping (?:compan(?:y|ies)|lines?)|ports?(?= of| authority)|logistics|freight|trucking|compagnies? aérienne?s?|aéroports?|SNCF|Flughafen|Fluggesellschaft|Bahn|aerol[íi]neas?)\b|航空|空港|鉄道/iu,
  media:
    /\b(?:newspapers?|broadcasters?|media (?:compan(?:y|ies)|outlets?|organi[sz]ations?)|journalists?|film studios?|publishers?|journalistes?|médias|chaîne de télévision|Medienhaus|Zeitung)\b/iu,
  hospitality:
    /\b(?:hotels?|casinos?|resorts?|restaurants?|travel (?:agenc(?:y|ies)|compan(?:y|ies))|hôtels?|Hotelkette)\b/iu,
  gaming:
    /\b(?:video ?games?|game (?:developers?|publishers?|studios?)|gaming (?:compan(?:y|ies)|sector)|jeux vidéo)\b/iu,
  legal:
    /\b(?:law firms?|courts?|legal (?:sector|services)|cabinets? d['’]avocats?|tribuna(?:l|ux)|Kanzlei(?:en)?|Gerichte?)\b/iu,
  'civil-society':
    /\b(?:NGOs?|non-?profits?|think tanks?|dissidents?|activists?|human rights (?:groups?|organi[sz]ations?|defenders?)|ONG|associations? caritatives?)\b/iu,
};

const HARM =
  /\b(?:attack\w*|breach\w*|hack\w*|victims?|target\w*|compromis\w*|st[eo]l\w+|theft|ransom\w*|hit|struck|infect\w*|intru\w+|infiltrat\w*|leak\w*|expos\w*|cyber\w*|phish\w*|attaqu\w*|pirat\w*|victimes?|vis(?:e|ant|és?|ées?)|vol(?:é\w*)?|fuite|rançon\w*|Angriff\w*|angegriff\w*|Opfer|ataqu\w*|víctimas?|attacc\w*|robo|robad\w*)\b|攻撃|流出|被害|盗|攻击|窃/iu;
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
