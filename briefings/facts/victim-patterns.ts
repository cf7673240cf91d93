const WORD = String.raw`\p{Lu}[\p{L}\p{N}&.+'’-]*[\p{L}\p{N}+]|\p{Lu}`;
const LINK = String.raw`\s(?:(?:of|for|de|du|des|d['’]|la|the|von|und|&|del|della)\s(?:the\s|la\s|l['’])?)?`;
/** A capitalised name of up to seven words, with its small linking words inside. */
const NAME = String.raw`(?:(?:${WORD})(?:${LINK}(?:${WORD}|\d+)){0,6}|[\p{Ll}]\p{Lu}[\p{L}\p{N}]+)`;
const NAMES = String.raw`${NAME}(?:, ${NAME}){0,4}(?:,? (?:and|et|und|y) (?:the )?${NAME})?`;
const THE = String.raw`(?:the |The |a |an |its |le |la |les |l['’]|L['’]|der |die |das |el |los )?`;
/** What kind of organisation it is: `Japanese crypto exchange`, `la plateforme`. */
const KIND = String.raw`(?:[\p{L}’'.-]+ ){0,4}?`;
/** Any character of the same clause. */
const GAP = String.raw`(?:[^.;]|\.(?=\d))`;
const ADVERB = String.raw`(?:also |allegedly |reportedly |recently |apparently |been |itself |already |first |the (?:latest|victim of) )*`;

const ATTACK = String.raw`(?:(?:ransomware|cyber|phishing|supply[- ]chain|DDoS|malware|data|computer|hacking|network|security|network) ?-?)*(?:attacks?|cyber-?attacks?|breach(?:es)?|hack(?:s|ing)?|intrusions?|heists?|theft|robbery|compromise|raid|leak|incident|infections?|outages?|assaults?)`;
const HARMED = String.raw`(?:breached|hacked|hit|attacked|compromised|targeted|struck|infected|crippled|infiltrated|extorted|robbed|drained|paralysed|paralyzed|duped|tricked|scammed|defrauded|conned|knocked offline|held (?:to|for) ransom|taken offline|victimi[sz]ed)`;
const HARMS = String.raw`(?:breach(?:ed|es|ing)?|hack(?:ed|s|ing)|hit(?:s|ting)?|attack(?:ed|s|ing)|compromis(?:ed|es|ing)|target(?:ed|s|ing)|struck|strikes?|infect(?:ed|s|ing)|crippl(?:ed|es|ing)|infiltrat(?:ed|es|ing)|extort(?:ed|s|ing)|robbed|drained|duped|defrauded|broke into|break(?:s|ing)? into|hacked into)`;
const OWN_UP = String.raw`(?:confirm(?:s|ed)?|disclos(?:es|ed)|reveal(?:s|ed)?|admit(?:s|ted)?|acknowledg(?:es|ed)|announc(?:es|ed)|report(?:s|ed)|suffer(?:s|ed)|experienc(?:es|ed)|investigat(?:es|ed|ing)|notif(?:ies|ied|ying)|warn(?:s|ed|ing)?|discover(?:s|ed)|detect(?:s|ed)|sa(?:ys|id)|fell|falls|recover(?:s|ed|ing)|restor(?:es|ed|ing)|deal(?:s|t|ing)|shut|took)`;
const MISHAP = String.raw`(?:breach(?:ed)?|cyber-?attack|ransomware|intrusion|hack(?:ed|ers)?|cyber(?:security)? incident|security incident|data (?:breach|leak|theft)|unauthori[sz]ed access|compromised|stolen|victim|phishing)`;

const ENGLISH = [
  String.raw`(?<who>${NAMES})(?:,[^,.;]{1,80},)? (?:was|were|is|are|has been|have been|had been|got|gets|being|be) ${ADVERB}${HARMED}`,
  String.raw`(?<who>${NAMES})(?:,[^,.;]{1,80},)? (?:has |have |had |is |are |was )?(?:also |recently |publicly |reportedly )?${OWN_UP}\b${GAP}{0,90}?\b${MISHAP}`,
  String.raw`\b${ATTACK} (?:on|at|of|against|targeting|affecting|hitting|involving|suffered by|impacting) ${THE}${KIND}(?<who>${NAMES})`,
  String.raw`\b(?:st[eo]len?|stealing|steals|siphoned|drained|exfiltrated|taken|took|looted|swiped|theft of|leaked|obtained|grabbed)\b${GAP}{0,80}? from ${THE}${KIND}(?<who>${NAMES})`,
  String.raw`\b${HARMS} ${THE}${KIND}(?<who>${NAMES})`,
  String.raw`(?<who>${NAME})(?:['’]s?)? (?:data |security |network |systems? |email |customer |massive |recent |major )*(?:breach|hack|ransomware attack|cyber-?attack|cyber ?security incident|heist)\b`,
  String.raw`\bvictims? (?:include[sd]?|including|such as|are|were|was|named)[: ]+${THE}(?<who>${NAMES})`,
  String.raw`(?<who>${NAMES}) (?:paid|has paid|agreed to pay|refused to pay|lost|has lost|loses|pays)\b${GAP}{0,60}?(?:ransom|hackers|attackers|bitcoin|million|extort|scam|[$€£])`,
  String.raw`(?<who>${NAME})['’]s? (?:internal |corporate |computer |IT |email |customer |payment |online )*(?:networks?|systems?|servers?|computers?|customers|data|databases?|website|records|accounts)\b${GAP}{0,50}? (?:was|were|had been|have been|has been|being) ${ADVERB}(?:${HARMED}|accessed|exposed|leaked|stolen|encrypted|affected|locked|shut down|offline)`,
];

const FRENCH = [
  String.raw`\b(?:piratage|hack|attaque|cyberattaque|intrusion|vol|braquage|compromission|fuite de données|rançongiciel|casse)(?: informatiques?| massif| subi[es]?)? (?:de|du|des|d['’]|contre|visant|chez|à|au|par) ?${THE}${KIND}(?<who>${NAMES})`,
  String.raw`\b(?:vol|volés?|volées?|dérob\p{L}+|détourn\p{L}+|siphonn\p{L}+|subtilis\p{L}+|exfiltr\p{L}+)\b${GAP}{0,80}? (?:chez|à|auprès de|de chez|au détriment de) ${THE}${KIND}(?<who>${NAMES})`,
  String.raw`(?<who>${NAMES})(?:,[^,.;]{1,80},)? (?:a été|ont été|est|sont|avait été|vient d['’]être) (?:la |les )?(?:également |aussi )?(?:victimes?|piratée?s?|attaquée?s?|visée?s?|ciblée?s?|touchée?s?|frappée?s?|compromise?s?|paralysée?s?)`,
  String.raw`(?<who>${NAMES})(?:,[^,.;]{1,80},)? (?:a |ont |vient de )?(?:confirm\p{L}*|annonc\p{L}*|reconn\p{L}*|révèl\p{L}*|révél\p{L}*|admet|admis|subit?|signal\p{L}*|alert\p{L}*)\b${GAP}{0,90}?(?:piratage|cyberattaque|intrusion|fuite|violation|rançongiciel|attaque|vol de|incident)`,
  String.raw`\b(?:attaqué|piraté|visé|ciblé|frappé|compromis|touché|paralysé) ${THE}${KIND}(?<who>${NAMES})`,
];

const OTHERS = [
  String.raw`\b(?:Angriff|Cyberangriff|Hackerangriff|Attacke|Cyberattacke|Ransomware-Angriff|Einbruch) (?:auf|gegen|bei) ${THE}${KIND}(?<who>${NAMES})`,
  String.raw`(?<who>${NAMES}) (?:wurde|wurden|ist|sind) (?:[\p{L}]+ ){0,4}(?:gehackt|angegriffen|Opfer|betroffen)`,
  String.raw`\b(?:ataque|ciberataque|hackeo|robo|ciberattacco|attacco|ataque cibernético)(?: informático| hacker)? (?:a|al|contra|de|del|a la|alla|al|ai|contro) ?${THE}${KIND}(?<who>${NAMES})`,
  String.raw`(?<who>[\p{Script=Katakana}\p{Script=Han}\p{Script=Latin}\p{N}ー・. ]{2,24}?)(?:は|が|に対する|への|から|を狙った)[^。]{0,30}?(?:サイバー攻撃|不正アクセス|不正流出|流出|ハッキング|ランサムウェア)`,
];

/** What a sentence says when somebody was hit; the group `who` holds the name or names. */
export const VICTIM_PATTERNS: readonly RegExp[] = [...ENGLISH, ...FRENCH, ...OTHERS].map(
  (source) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])${source}`.replace(String.raw`(?<![\p{L}\p{N}])\b`, String.raw`(?<![\p{L}\p{N}])`),
      'dgu',
    ),
);
