import { LETTER, LOWER, UPPER } from './letters.ts';

const DEMONYM = String.raw`(?:US|U\.S\.|UK|Japanese|American|British|French|German|Australian|Canadian|Indian|Korean|South Korean|Chinese|Russian|Ukrainian|Malaysian|Dutch|Italian|Spanish|Israeli|Taiwanese|Brazilian|Swiss|Swedish|Polish|Turkish|Irish|European|Asian|African|Middle Eastern|Saudi|Californian|[${UPPER}][${LETTER}.]+(?: [${UPPER}][${LETTER}.]+)?-based)`;
/** After the name of a place and before its own: `Norwich insurer Alder & Finch`. */
const TRADE = `(?:insurer|bank|lender|broker|retailer|supermarket|grocer|hospital|clinic|exchange|airline|airport|carmaker|manufacturer|brewer|publisher|broadcaster|newspaper|university|college|school|council|charity|casino|hotel|utility|start-?up)`;
const PLACE = `[${UPPER}][${LOWER}]+ (?=${TRADE} [${UPPER}])`;
const WORD = String.raw`(?<![${LETTER}\d])\d?[${UPPER}](?:[${LETTER}\d&.+'’-]{0,30}[${LETTER}\d+])?(?![${LOWER}${UPPER}])`;
const LINK = `(?:of|for|de|du|des|d['’]|la|the|von|und|&|del|della)`;
/** French public bodies, whose names are written small after the first word. */
const FRENCH_BODY = `(?:[Cc]entre hospitalier|[Gg]roupe hospitalier|[Hh]ôpital|[Uu]niversité|[Cc]linique|[Cc]onseil (?:départemental|régional)|[Mm]inistère|[Rr]égion|[Cc]hambre|[Pp]ort|[Aa]éroport) (?:(?:de la|de l['’]|des|du|de|d['’]) ?)?(?:[${LETTER}][${LETTER}'’-]+)(?: [${UPPER}][${LETTER}-]+)*`;
/** A place's own administration, whose first word is written small. */
const ENGLISH_BODY = `(?:city|town|village|county|port|borough) of (?:${WORD})(?: (?:${WORD})){0,2}`;
/** Up to seven capitalised words, with their small linking words inside. */
const WORDS = `(?:${WORD})(?: (?:${LINK} ){0,2}(?:${WORD})){0,6}`;
const INITIALS = String.raw`(?: \([“"]?[${LETTER}&]{2,10}[”"]?\))?`;
/** A capitalised name, or one such as `iRobot` or `23andMe`; its initials may follow. */
const NAME = String.raw`(?:${FRENCH_BODY}|${ENGLISH_BODY}|(?!${DEMONYM} [${LOWER}]|${PLACE})${WORDS}|[${LOWER}][${UPPER}][${LETTER}\d]{1,30}|\d{1,2}[${LOWER}]{2,6}[${UPPER}][${LOWER}]+)${INITIALS}`;
/** A name, and the plainer ones that may follow it: a pattern that held all kinds again would be four times as large. */
const NAMES = `${NAME}(?:(?:,|,? (?:and|et|und|y)) (?:the )?${WORDS}${INITIALS}){0,15}`;
const WHO = `(?<who>${NAMES})`;
const ONE = `(?<who>${NAME})`;
const THE = `(?:the |The |a |an |its |le |la |les |l['’]|L['’]|der |die |das |el |los )?`;
const NOT_KIND = `(?:in|on|from|by|that|which|who|when|as|at|after|before|using|with|via|to|while|and|or|but|during|since|called|named|dubbed|known|vulnerabilit[${LOWER}]+|flaws?|weakness[${LOWER}]*|bugs?|programs?|products?|software|against|like|than|dans|qui|que|par|avec|für|mit|von)`;
/** What kind of organisation it is: `crypto exchange`, `la plateforme`. */
const KIND = `(?:(?!${NOT_KIND} )[${LOWER}][${LETTER}’'-]* |${DEMONYM} |IT |[${UPPER}][${LETTER}]{1,4} (?=(?:provider|firm|company|maker|vendor|giant|exchange|operator|service|software) )|${PLACE}){0,5}?`;
/** Any character of the same clause. */
const GAP = String.raw`(?:[^.;:]|\.(?=\d)|(?<=\b[A-Z])\.)`;
const ASIDE = `(?: in [${UPPER}][${LETTER}’' ]+(?:, [${UPPER}][${LETTER}.]+)?,?)?(?:,[^,.;]{1,80},)?`;
const ADVERB = `(?:also |allegedly |reportedly |recently |apparently |been |itself |already |first |now |the (?:latest |first )?)*`;

const ATTACK = `(?:(?:ransomware|cyber|phishing|supply[- ]chain|DDoS|malware|data|computer|hacking|network|security) ?-?)*(?:attacks?|cyber-?attacks?|breach(?:es)?|hack(?:s|ing)?|intrusions?|heists?|theft|robbery|compromise|raid|leak|assaults?|hackers? hit)`;
const HARMED = `(?:breached|hacked|hit|attacked|compromised|targeted|struck|infected|crippled|infiltrated|extorted|robbed|drained|paralysed|paralyzed|duped|tricked|scammed|defrauded|conned|forced (?:to|offline)|knocked offline|held (?:to|for) ransom|taken offline|victimi[sz]ed|(?:approached|contacted|threatened|blackmailed|snared|locked out) by|(?:a |the )?(?:[${LOWER}]+ )?(?:victims?|target) of|named (?:among|as)(?: the)? victims)`;
const HARMS = `(?:breach(?:ed|es|ing)?|hack(?:ed|s|ing)|hit(?:s|ting)?|attack(?:ed|s|ing)|compromis(?:ed|es|ing)|target(?:ed|s|ing)|struck|strikes|crippl(?:ed|es|ing)|infiltrat(?:ed|es|ing)|extort(?:ed|s|ing)|robbed|drained|duped|defrauded|broke into|break(?:s|ing)? into|hacked into|paraly[sz](?:ed|es|ing)|sneaked into|got into|havoc (?:for|at))`;
const OWN_UP = `(?:confirm(?:s|ed)?|disclos(?:es|ed)|reveal(?:s|ed)?|admit(?:s|ted|ting)?|acknowledg(?:es|ed)|announc(?:es|ed)|report(?:s|ed)|suffer(?:s|ed)|experienc(?:es|ed)|investigating|notif(?:ies|ied|ying)|discover(?:s|ed)|detect(?:s|ed)|learn(?:s|ed|t)|sa(?:ys|id)|tells?|told|fell|fallen|falls|recover(?:s|ed|ing)|restor(?:es|ed|ing)|(?:deal(?:s|t|ing)|struggl(?:es|ed|ing)|grappl(?:es|ed|ing)) with|shut|took|was alerted)`;
const MISHAP = `(?:(?:data |security |network |cyber ?security |privacy |a |the |its |this |that |massive |huge |major |own |recent |suspected )*(?:breach(?:ed)?|hack(?!er)|cyber-?attack|intrusion|incident|leak|compromise|outage)|(?:a |an )?(?:[${LOWER}-]+ )?(?:attack|intrusion|threat actor|intruders?) (?:on|in|inside) (?:its|our|their) |ransomware|(?:hackers|attackers|intruders|thieves|criminals) (?:had|have|stole|took|accessed|gained|got in|broke in)|unauthori[sz]ed (?:access|party|person|individual)|been (?:hacked|compromised|breached|stolen|accessed|attacked|infected)|(?:was|were) (?:stolen|compromised|hacked|accessed|breached|attacked|infected)|victim (?:of|to)|phishing (?:attack|scam|email)|computer virus|malware)`;
const HELD = `(?:(?:computer|internal|corporate|email|IT|customer|patient|payment|online|point-of-sale|file|web) )*(?:networks?|systems?|servers?|computers?|databases?|files|records|data|accounts?|websites?|workstations|stores|employees|officials|staff|customers|patients|clients|users|members|students|passengers|guests|subscribers)`;
const HIT_PEOPLE = `(?:customers|patients|clients|users|members|employees|students|passengers|guests|subscribers|account holders|team members?)`;

const PAYS = `(?:(?:says|said) (?:it|they) (?:will|would|did) not (?:be )?pay(?:ing)?|(?:has |had )?paid|(?:chose|chooses|decided|opted|agreed|refused|refuses|declined) (?:not )?to pay|(?:will not|won['’]t|isn['’]t|did not|didn['’]t) pay(?:ing)?|paying|pays|lost|loses)`;

/** The frames that fit a name as well as a description such as `two US-based banks`. */
function core(who: string): readonly string[] {
  return [
    // X was hacked
    `${who}${ASIDE}(?: (?:team members?|employees?|staff|workers?|executives?|customers?|systems|computers|networks?))? (?:apparently |reportedly )?(?:was|were|is|are|has been|have been|had been|got|gets|getting|being|be|became|becomes) ${ADVERB}${HARMED}`,
    // the attack on X
    `(?<![${LETTER}])${ATTACK} (?:on|at|of|against|targeting|affecting|hitting|involving|suffered by|impacting|that hit|that struck|launched against) ${THE}${KIND}${who}`,
    // the breach affected X
    `(?<![${LETTER}])(?:${ATTACK}|outage|incident)(?: [${LETTER}]+){0,4} (?:affected|impacted|affects|impacts|happened to) ${THE}${KIND}${who}`,
    // breached X
    `(?<![${LETTER}])${HARMS} ${THE}${KIND}${who}`,
    // stole it from X
    `(?<![${LETTER}])(?:st[eo]len?|stealing|steals|siphoned|drained|exfiltrated|looted|swiped|theft of|leaked|hacked)(?![${LETTER}])${GAP}{0,70}? from ${THE}${KIND}${who}`,
    // X paid the ransom
    `${who}${ASIDE} ${PAYS}(?![${LETTER}])${GAP}{0,60}?(?:ransom|hackers|attackers|bitcoin|ether(?!net)|BTC|ETH|crypto|[mb]illion|extort|scam|[$€£])`,
  ];
}

const ENGLISH = [
  ...core(WHO),
  // X confirms a breach
  `${WHO}${ASIDE} (?:has |have |had |is |was )?(?:also |recently |publicly |first |now |still )?${OWN_UP}(?![${LETTER}])${GAP}{0,70}?(?<![${LETTER}])${MISHAP}`,
  // locked the computers of X
  `(?<![${LETTER}])(?:lock|encrypt|infect|paraly[sz]|access|compromis|breach|hack|crippl|hit|stol|steal|exfiltrat|leak|expos|attack|infiltrat|affect)[${LOWER}]*(?: [${LETTER}]+){0,5}? ${HELD} (?:of|at|belonging to|in|from|within|across) ${THE}${KIND}${WHO}`,
  // X's network was hacked
  `${ONE}(?:['’]s?)? ${HELD}(?![${LETTER}])${GAP}{0,40}? (?:was|were|had been|have been|has been|being|are|is) ${ADVERB}(?:${HARMED}|accessed|exposed|leaked|stolen|encrypted|affected|impacted|locked|shut down|offline)`,
  // entered X's systems
  `(?<![${LETTER}])(?:entered|accessed|access to|got into|logged in ?to|break(?:ing)? into|inside)(?![${LETTER}]) ${THE}${KIND}${ONE}['’]s? (?:[${LOWER}-]+ ){0,3}(?:systems?|networks?|servers?|environment|mail|mailboxes|cloud|databases?)`,
  // lured an employee of X
  `(?<![${LETTER}])(?:approached|contacted|tricked|lured|targeted|phished|impersonated|wrote to|befriended)(?![${LETTER}])(?: [${LETTER}]+){0,3}? (?:employees?|engineers?|developers?|staff|workers?|executives?|administrators?) (?:of|at|from) ${THE}${KIND}${ONE}`,
  // the X breach
  `${ONE}(?:['’]s?)? (?:data |security |network |systems? |email |customer |massive |recent |major |crypto )*(?:breach|hack|ransomware attack|cyber-?attack|cyber ?security incident|heist|data leak|outage)(?![${LETTER}])`,
  // lists X on its leak site
  `(?<![${LETTER}])(?:list|add|nam|post)(?:s|ed|ing)? ${THE}${KIND}${WHO}(?:, [^,.;]{1,60},)? (?:on|to|as|in) (?:its|the|their|a) (?:[${LOWER}-]+ ){0,3}(?:leak|extortion|victims?|dark|data|shame|Tor)(?![${LETTER}])`,
  // headline: X hit by ransomware
  `^${WHO} (?:hit|struck|hacked|breached|crippled|targeted|attacked|paralysed|knocked offline|taken offline) (?:by|in|after|with)(?![${LETTER}])`,
  // X staff hit
  `${WHO} (?:staff|employees|customers|patients|users|passengers|workers)(?: data)? (?:hit|affected|caught up|exposed)(?![${LETTER}])`,
  // X data for sale
  `${WHO} (?:[${LOWER}]+ )?data (?:for|on|up for) sale(?![${LETTER}])`,
  // clients of X, which said that their data had been stolen
  `${ONE}, (?:an? |the )[^,.;]{3,50}, (?:which|who) (?:has )?(?:said|says|confirmed|disclosed|admitted)(?![${LETTER}])${GAP}{0,60}?(?:stolen|hacked|breached|compromised|taken)`,
  // victims include X
  `(?<![${LETTER}])(?:[Vv]ictims?|[Tt]argets?|affected|hit|breached|breaches|compromised|caught|stolen from|[Oo]rgani[sz]ations|[Cc]ompanies|chains|locations|brands)(?![${LETTER}])${GAP}{0,60}? (?:include[sd]?|including|such as|namely) ${THE}${KIND}${WHO}`,
  // 2,789 X patients
  String.raw`(?<![${LETTER}])(?:thousands|millions|hundreds|\d[\d,.]*(?: million)?) (?:of )?${ONE} ${HIT_PEOPLE}`,
  // among those hit, customers of X
  `(?<![${LETTER}])(?:names?|emails?|addresses|details|data|records|information|numbers|passwords|accounts)(?: [${LOWER}]+){0,3} (?:of|from|belonging to) ${THE}${KIND}${ONE} ${HIT_PEOPLE}`,
  // they demanded a ransom from X
  `(?<![${LETTER}])(?:blackmail|extort|ransom|demand|shak)[${LOWER}]*(?![${LETTER}])${GAP}{0,60}? (?:from|out of|against|to|for) ${THE}${KIND}${WHO}`,
  // X refused to meet the demands
  `${WHO} (?:refused|declined|refuses) to (?:pay|meet|give in|negotiate)`,
  // attempts against X
  `(?<![${LETTER}])(?:hack|breach|compromise|attack|leak)(?:—[^—]+—| – [^–]+ – )(?:of|on|at) ${THE}${KIND}${WHO}`,
  // X's mayor on the attack
  `${ONE}['’]s? (?:mayor|officials|spokes[${LOWER}]+|CEO|chief executive|IT (?:staff|team|department)|board)(?![${LETTER}])${GAP}{0,70}?(?<![${LETTER}])(?:ransom|breach|hack|cyber-?attack|attack|malware|virus)`,
  // working with X to resolve the attack
  `(?<![${LETTER}])(?:working|works|helping|assisting|investigating)(?: [${LOWER}]+){0,3} (?:with|at) ${THE}${KIND}${WHO} to (?:resolve|recover|investigate|restore)`,
  // officials in X say a ransomware attack
  `(?<![${LETTER}])(?:[Oo]fficials|[Ee]mployees|[Ss]taff|[Mm]embers|[Cc]ustomers|[Pp]atients|[Ss]tudents) (?:in|at|of|from|with) ${THE}${KIND}${WHO}${GAP}{0,80}?(?:ransom|breach|greeted by a message|locked out|hacked|cyber-?attack|compromised|stolen|phishing)`,
];

/** What a French headline says after the name of somebody hit: `Free : les données de 19 millions d'abonnés en vente`. */
const FRENCH_NEWS = `cyberattaque|piratage|piratée?s?|fuite de données|vol de données|données [^.:]{0,60}(?:en vente|volées|dérobées|publiées|diffusées)|publie [^.:]{0,30}données|braquage|rançon`;

const FRENCH = [
  `^(?<who>${NAMES}) : [^.]{0,120}(?:${FRENCH_NEWS})`,
  `(?<![${LETTER}])(?:approch|contact|pieg|piég|tromp|hameçonn|cibl|compromis)[${LETTER}]*(?: [${LETTER}]+){0,4}? (?:employée?s?|salariée?s?|ingénieure?s?|développeu[rs]e?s?|collaborat[${LOWER}]+) (?:de|du|chez|d['’]) ?${THE}${KIND}${WHO}`,
  `(?<![${LETTER}])(?:piratage|hack|attaque|cyberattaque|intrusion|vol|braquage|compromission|fuite de données|rançongiciel|casse)(?: informatiques?| massif| subi[es]?)? (?:de|du|des|d['’]|contre|visant|chez|à|au|par) ?${THE}${KIND}${WHO}`,
  `(?<![${LETTER}])(?:vol|volés?|volées?|dérob[${LETTER}]+|détourn[${LETTER}]+|siphonn[${LETTER}]+|subtilis[${LETTER}]+|exfiltr[${LETTER}]+)(?![${LETTER}])${GAP}{0,80}? (?:chez|à|auprès de|de chez|au détriment de) ${THE}${KIND}${WHO}`,
  `${WHO}(?: \\([^)]{1,40}\\))?(?: et [^,.;]{1,30}?)?${ASIDE} (?:a été|ont été|est|sont|avait été|vient d['’]être) (?:la |les )?(?:également |aussi )?(?:victimes?|piratée?s?|attaquée?s?|visée?s?|ciblée?s?|touchée?s?|frappée?s?|compromise?s?|paralysée?s?)`,
  `${WHO}${ASIDE} (?:a |ont |vient de )?(?:confirm[${LETTER}]*|annonc[${LETTER}]*|reconn[${LETTER}]*|révèl[${LETTER}]*|révél[${LETTER}]*|admet|admis|subit?|signal[${LETTER}]*)(?![${LETTER}])${GAP}{0,90}?(?:piratage|cyberattaque|intrusion|fuite|violation|rançongiciel|attaque|vol de|incident)`,
  `(?<![${LETTER}])(?:attaqué|piraté|visé|ciblé|frappé|compromis|touché|paralysé) ${THE}${KIND}${WHO}`,
];

const OTHERS = [
  `(?<![${LETTER}])(?:[Dd]atendiebstahl|Diebstahl|Einbruch|Hack|Datenleck|Datenpanne)(?: (?!bei )[^ .;:]+(?:\\.\\d+)*){0,6}? bei ${THE}${KIND}${WHO}`,
  `(?<who>[${UPPER}][${LETTER}\\d.]*(?: [${UPPER}][${LETTER}\\d.]*){0,3})-(?:Diebstahl|Hack|Raub|Angriff|Datenleck)(?![${LETTER}])`,
  `(?<![${LETTER}])(?:Angriff|Cyberangriff|Hackerangriff|Attacke|Cyberattacke|Ransomware-Angriff|Einbruch) (?:auf|gegen|bei) ${THE}${KIND}${WHO}`,
  `(?<![${LETTER}])(?:[Dd]iebstahl|[Rr]aub|gestohlen|erbeutet)(?![${LETTER}])${GAP}{0,80}? (?:bei|von) (?:der |dem |die )${WHO}`,
  `^${WHO} nach (?:Cyberangriff|Hackerangriff|Ransomware-Angriff|Datenleck)`,
  `${WHO} (?:wurde|wurden|ist|sind) (?:[${LETTER}\\d.]+ ){0,7}(?:gehackt|angegriffen|Opfer|betroffen)`,
  `(?<![${LETTER}])(?:ataque|ciberataque|hackeo|robo|ciberattacco|attacco|ataque cibernético)(?: informático| hacker)? (?:a|al|contra|de|del|a la|alla|al|ai|contro) ?${THE}${KIND}${WHO}`,
];

const JAPANESE = [
  String.raw`「(?<who>[\p{Script=Katakana}\p{Script=Han}A-Za-z\dー・. ]{2,24})」(?:は|が|に対する|への|から|を狙った|の)[^。]{0,60}?(?:サイバー攻撃|不正アクセス|流出|ハッキング|ランサムウェア)`,
  String.raw`(?<who>[\p{Script=Katakana}\p{Script=Han}A-Za-z\dー・. ]{2,24}?)(?:は|が|に対する|への|から|を狙った|に(?=サイバー|不正|ランサム))[^。]{0,60}?(?:サイバー攻撃|不正アクセス|不正流出|流出|ハッキング|ランサムウェア)`,
];

const KIND_OF_ORGANISATION = `(?:hospitals?|banks?|compan(?:y|ies)|firms?|business(?:es)?|corporations|universit(?:y|ies)|colleges?|schools?|school district|cit(?:y|ies)|count(?:y|ies)|airlines?|retailers?|manufacturers?|exchanges?|agenc(?:y|ies)|ministr(?:y|ies)|government|governments|organi[sz]ations|institutions|providers|contractors?|utilit(?:y|ies)|hotels|operators?|airports?|embassies|universities|telecoms|entreprises?|banques?)`;
const COUNT = String.raw`(?:[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Dd]ozens of|\d+)`;
const DESCRIPTION = `(?<who>(?:(?:(?:[Aa]t least |[Mm]ore than )?${COUNT} )?(?!${NOT_KIND} )(?:[${LOWER}]+ )?(?:${DEMONYM}|[${UPPER}][${LOWER}]+) (?:[${LOWER}-]+ ){0,2}?|(?:[Aa]t least |[Mm]ore than )?(?![Aa]n? )${COUNT} (?:[${LOWER}-]+ ){1,2}?)${KIND_OF_ORGANISATION}(?![${LETTER}]))`;

/** A way to say that somebody was hit. */
export interface Frame {
  /** What stands before and after the name. A sentence that lacks it need not be tried, which costs many times as much. */
  readonly words: readonly RegExp[];
  /** The group `who` holds the name or names. */
  readonly named: RegExp;
  /** The same for somebody who is described, not named: `an Indiana hospital`. */
  readonly described: RegExp | undefined;
}

/** Frames of which a sentence seldom holds any: they are asked for together. */
interface FrameGroup {
  readonly sign: RegExp;
  readonly frames: readonly Frame[];
}

interface Language {
  readonly frames: readonly Frame[];
  readonly groups: readonly FrameGroup[];
}

const GROUP_SIZE = 5;
const WORD_START = `(?<![${LETTER}])`;
const DESCRIBED = core(DESCRIPTION);
const LANGUAGES = {
  en: language(ENGLISH.map((source, i) => toFrame(source, DESCRIBED[i]))),
  fr: language(FRENCH.map((source) => toFrame(source))),
  ja: language(JAPANESE.map((source) => toFrame(source))),
  other: language(OTHERS.map((source) => toFrame(source))),
};

/** The frames that may fit a sentence of a language, in their order. */
export function likelyFrames(text: string, code: string): readonly Frame[] {
  if (code === 'und') return Object.values(LANGUAGES).flatMap((each) => likelyIn(text, each));
  return likelyIn(text, Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as keyof typeof LANGUAGES] : LANGUAGES.other);
}

function likelyIn(text: string, { frames, groups }: Language): readonly Frame[] {
  const asked = groups.filter(({ sign }) => sign.test(text)).flatMap((group) => group.frames);
  if (asked.length === 0) return [];
  return frames.filter((frame) => asked.includes(frame) && frame.words.every((part) => part.test(text)));
}

function language(frames: readonly Frame[]): Language {
  const isVerbFirst = (frame: Frame) => signOf(frame).startsWith(WORD_START);
  return {
    frames,
    groups: [
      ...inGroups(frames.filter(isVerbFirst), WORD_START),
      ...inGroups(
        frames.filter((frame) => !isVerbFirst(frame)),
        '',
      ),
    ],
  };
}

/** All signs begin with `start`, which V8 then looks for once. */
function inGroups(frames: readonly Frame[], start: string): readonly FrameGroup[] {
  const groups = frames.flatMap((_, i) => (i % GROUP_SIZE === 0 ? [frames.slice(i, i + GROUP_SIZE)] : []));
  return groups.map((group) => ({
    sign: new RegExp(`${start}(?:${group.map((frame) => signOf(frame).slice(start.length)).join('|')})`),
    frames: group,
  }));
}

function signOf({ words }: Frame): string {
  return words.find(({ source }) => source !== '^')?.source ?? '';
}

function toFrame(source: string, described?: string): Frame {
  const name = [WHO, ONE].find((group) => source.includes(group));
  const parts = name === undefined ? [] : source.split(name);
  const words = parts.map(withoutOptional).filter((part) => part !== '');
  return {
    words: words.map((part) => new RegExp(part)),
    named: patternOf(source),
    described: described === undefined ? undefined : patternOf(described),
  };
}

function patternOf(source: string): RegExp {
  const start = source.startsWith('(?<who>') ? String.raw`(?<![${LETTER}\d])` : '';
  return new RegExp(start + source, 'dgu');
}

/** A pattern fits where it fits without what may be missing at its ends, which costs more than all the rest. */
function withoutOptional(part: string): string {
  const end = [THE + KIND, KIND].find((piece) => part.endsWith(piece)) ?? '';
  const start = part.startsWith(ASIDE) ? ASIDE : '';
  return part.slice(start.length, part.length - end.length);
}
