import { allMatches } from '../../src/all-matches.ts';
import { LETTER, LOWER, UPPER } from './letters.ts';

const FULL_NAME = String.raw`[${UPPER}][${LETTER}’'-]{1,30}(?: [${UPPER}]\.)?(?: (?:van|von|de|der|al|el|bin|[Dd]i|[Ll]e|[Dd]u) ?)?(?: [${UPPER}][${LETTER}’'-]{1,30}){1,2}`;
const ROLE = `(?:officers?|directors?|spokes[${LOWER}]+|researchers?|professor|analysts?|CEO|CISO|CTO|CIO|COO|president|co-?founders?|founder|managers?|mayor|commissioners?|ministers?|secretary|senators?|attorney|lawyer|experts?|engineers?|head of|executives?|superintendent|administrator|consultant|chairman|chairwoman|chair|principal|editor|journalist|reporter|blogger|sheriff|governor|detective|agent|hacker|directeur|directrice|porte-parole|président|présidente|chercheu[${LOWER}]+|ministre|maire|responsable|Sprecher[${LOWER}]*|Geschäftsführer[${LOWER}]*|portavoz|director)`;

const TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lt|Sgt|Det|Sen|Rep|Gov|Prof|President|Mayor|Minister|Senator|Judge|Sheriff|Chief Executive|Chief \p{L}+ Officer|Commissioner|CEO|CISO|CIO|M\.|Mme|Herr|Frau|Señor)\.? (?<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})/gu;
const INTRODUCED = new RegExp(
  String.raw`(?<name>${FULL_NAME})(?:, \d\d)?,? (?:an? |the |le |la )?(?:[${LETTER}\d’'&.,-]+ ){0,7}?${ROLE}(?![${LETTER}])`,
  'gu',
);
const AFTER_ROLE = new RegExp(`(?<![${LETTER}])${ROLE},? (?<name>${FULL_NAME})`, 'gu');
const SPEAKING = new RegExp(
  `(?<name>${FULL_NAME}) (?:said|says|told|wrote|added|explained|tweeted|commented|a déclaré|a expliqué|explique|sagte)(?![${LETTER}])|(?:said|says|according to|selon|a déclaré|explique) (?<second>${FULL_NAME})(?=[,. ]+(?:an?|the|who|of|chief|head|senior)(?![${LETTER}]))`,
  'gu',
);
/** Firms that comment on security. */
const COMMENTATOR =
  /(?:[Ss]ecurity|[Aa]ntivirus|[Ii]ntelligence|[Rr]esponse(?: \(\p{Lu}+\))?|[Dd]etection|[Aa]nalytics|[Rr]esearch)(?: \p{Ll}+)? (?:firm|company|vendor|provider|outfit|specialist|startup)s? (?<name>\p{Lu}[\p{L}\d.-]*(?: \p{Lu}[\p{L}\d.-]*){0,3})|(?:[Rr]esearchers?|[Aa]nalysts?|[Ee]xperts?)(?: \p{Ll}+)? (?:at|from|with|of) (?:the )?(?<second>\p{Lu}[\p{L}\d.-]*(?: \p{Lu}[\p{L}\d.-]*){0,3})/gu;
const ORGANISATION_WORD =
  /(?:^|\s)(?:Inc|Corp|Corporation|Company|Group|Bank|Bancorp|Airways|Airlines|Air|Hospital|Health|Healthcare|Medical|Clinic|University|College|School|Schools|District|County|City|Town|Department|Ministry|Agency|Office|Council|Commission|Authority|Association|Union|Services?|Systems?|Solutions|Technolog(?:y|ies)|Networks?|Security|Software|Labs?|Media|News|Post|Times|Motors?|Energy|Power|Electric|Water|Telecom|Mobile|Communications|Insurance|Financial|Capital|Holdings?|International|Global|Industries|Pharma\w*|Foods?|Hotels?|Resorts?|Center|Centre|Court|Police|Trust|Foundation|Institute|Society|Club|Party|Committee|Exchange|Bitcoin|Coin|Finance|Pay|Games?|Studios?|Entertainment|Productions|Logistics|Shipping|Port|Airport|Rail|Library|Parliament|Senate|Navy|Army|Force|Regional|Memorial|General|National|Federal|Central|Public|Partners|Pediatrics|Care)(?:\s|$)/u;

const GIVEN = new Set(
  `Aaron Adam Alan Alex Alexander Alice Allen Amy Andrea Andrew Andy Angela Anna Anne Anthony Antoine Barry Ben Bernard Bill Bob Brandi Brandon Brenda Brett Brian Bruno Carl Carlos Catherine Charles Chris Christian
  Christina Christine Christopher Claire Craig Cynthia Dan Daniel Dave David Deborah Denis Dennis Diane Don Donald Doug Ed Edward Elizabeth Emily Emma Emmanuel Eric Erik Evan Frank François Frédéric Gary George Graham Greg Gregory Guillaume Hans Heather
  Helen Henry Hillary Ian Isabelle Jack James Jamie Jane Jason Jay Jean Jeff Jeffrey Jennifer Jeremy Jessica Jim Joe Joel John Jon Jonathan José Joseph Josh Joshua Juan Julia Julie Julien Justin Karen Kate Keith Kelly Ken Kenneth Kevin Kim Kyle
  Larry Laura Laurent Lee Linda Lisa Louis Lucas Luis Marc Maria Marie Mark Martin Mary Matt Matthew Maxime Megan Michael Michel Michelle Mike Mohammad Nancy Natalie Nathan Neil Nicholas Nick Nicolas Nicole Olivier Oliver Pamela Pascal Patricia Patrick
  Paul Paula Peter Phil Philip Philippe Pierre Rachel Ralph Raymond Rebecca Richard Rick Robert Roger Ron Ross Ryan Samantha Sandra Sarah Satnam Scott Sean Sébastien Sharon Simon Sophie Stacey Stefan Stéphane Stephanie Stephen Steve Steven Stuart Susan
  Ted Terry Thierry Thomas Tim Timothy Todd Tom Tony Trinidad Troy Valérie Victor Vincent Walter Wayne William Xavier Yves Zack`.split(
    /\s+/,
  ),
);

/** Names of persons in a text, whole and by the last name alone. */
export function peopleIn(text: string): ReadonlySet<string> {
  const names = [TITLED, INTRODUCED, AFTER_ROLE, SPEAKING].flatMap((pattern) =>
    allMatches(text, pattern).map(({ groups }) => groups?.name ?? groups?.second ?? ''),
  );
  return new Set(
    names
      .filter((name) => name !== '' && !hasOrganisationWord(name))
      .flatMap((name) => [name, name.split(' ').at(-1) as string]),
  );
}

/** Security firms and researchers' employers that a text cites. */
export function commentatorsIn(text: string): ReadonlySet<string> {
  return new Set(
    allMatches(text, COMMENTATOR)
      .map(({ groups }) => groups?.name ?? groups?.second ?? '')
      .filter(Boolean),
  );
}

/** `Bob Iger`, but not `Larson Studios`: a given name first and no word that says organisation. */
export function isPersonShape(name: string): boolean {
  const [first = '', ...rest] = name.split(' ');
  return GIVEN.has(first) && rest.length > 0 && rest.length < 3 && !hasOrganisationWord(name);
}

/** True when a word of the name says that it is an organisation: `Bank`, `County`, `Hospital`. */
export function hasOrganisationWord(name: string): boolean {
  return ORGANISATION_WORD.test(name);
}
