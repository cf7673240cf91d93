import { lines } from './lines.ts';

/*
 * Words that tell an actor's name from the same word in ordinary use, as sources of regular expressions. Each list mixes
 * the languages we read. `\\w` means letters of every language.
 */

/** Directly after or before the name they settle it alone. */
export const STRONG = lines(`
  hackers?
  hacking (?:group|team|crew|collective)
  (?:cyber[- ]?)?espionage (?:group|actor|team)
  threat (?:actor|group)s?
  APTs?
  ransomware(?:[- ]as[- ]a[- ]service)?
  (?:cyber)?crime (?:group|gang|syndicate)
  cybercriminals?
  cyber ?gang
  gang
  adversary
  intrusion set
  activity group
  extortion (?:group|gang|crew)
  data leak site
  hacktivists?
  pirates informatiques
  cybercriminels
  rançongiciel
  Hackergruppe
  Erpresser(?:bande|gruppe)?
  Cyberkriminellen?
  Ransomware-(?:Gruppe|Bande)
  ciberdelincuentes
  banda de ransomware
  ハッカー集団
  ハッカーグループ
  攻撃グループ
  サイバー攻撃グループ
  ランサムウェア
  黑客组织
  黑客
  APT组织
  攻击组织
  威胁组织
  勒索
  团伙
`);

/** After the name they settle it in a story on security. */
export const WEAK_AFTER = lines(`
  operators?
  operations?
  campaigns?
  umbrella
  affiliates?
  attackers?
  attacks?
  activity
  cluster
  spies
  campagne
  Kampagne
  campaña
  攻击
  行动
  家族
`);

/** Before or after the name they settle it in a story on security. */
export const ACTOR_NOUNS = lines(`
  (?:threat )?groups?
  teams?
  crew
  actors?
  collective
  syndicate
  groupe
  collectif
  équipe
  Gruppe
  Bande
  grupo
  colectivo
  banda
  グループ
  集団
  组织
  組織
`);

/** In a story on security, the name does something that an attacker does, or it is done by it. */
export const DEED_WORDS = lines(`
  target(?:s|ed|ing)?
  us(?:es?|ed|ing)
  exploit(?:s|ed|ing)?
  deploy(?:s|ed|ing)?
  compromis(?:es?|ed|ing)
  steal(?:s|ing)?|stole|stolen
  sen(?:ds?|t|ding)
  launch(?:es|ed|ing)?
  leverag(?:es?|ed|ing)
  conduct(?:s|ed|ing)?
  infect(?:s|ed|ing)?
  attack(?:s|ed|ing)?
  operat(?:es?|ed|ing)
  breach(?:es|ed|ing)?
  distribut(?:es?|ed|ing)
  deliver(?:s|ed|ing)?
  infiltrat(?:es?|ed|ing)
  employ(?:s|ed|ing)?
  develop(?:s|ed|ing)?
  attributed
  associated
  linked
  carried out
  claimed
  listed
  cibl(?:e|ent|ait|é)
  utilis(?:e|ent|ait|é)
  attaqu(?:e|ent|ait|é)
  attribuée?s?
  revendiqu(?:e|é)
`);

/** What introduces a list of names: "also known as X, Y and Z". */
export const INTRODUCTIONS = lines(String.raw`
  (?:groups?|actors?|gangs?|teams?|crews?|adversaries|APTs?|hackers) (?:such as|like|including|e\.g\.|namely)
  (?:groupes?|acteurs?) (?:tels? que|comme)
  also (?:known|tracked|referred to) (?:as|under)
  a\.?k\.?a\.?
  aliases?
  (?:known|tracked|named|called|dubbed|identified|designated|referred to|refers to) (?:\w+ ){0,3}as
  (?:named|called|dubbed|nicknamed|codenamed|code-named)
  (?:aussi|également) (?:connue?|appelée?|suivie?) (?:sous le nom d[e'’]|comme)?
  (?:surnommée?|baptisée?|dénommée?|appelée?)
  (?:auch bekannt als|genannt|namens)
  (?:también conocid[oa] como|llamad[oa]|denominad[oa])
  と呼ばれる
  又名
  又称
  也称
  别名
  命名为
`);

/** After a name that is also a piece of software's, they show that the software is meant. */
export const SOFTWARE_NOUNS = lines(String.raw`
  malware
  backdoor
  trojan
  rat
  implant
  loader
  dropper
  downloader
  variants?
  samples?
  payloads?
  binary
  binaries
  stealer
  botnet
  worm
  rootkit
  modules?
  plugins?
  infections?
  source code
  (?:attack )?framework
  (?:is|was) an? (?:\w+ ){0,3}(?:malware|backdoor|trojan|rat|implant|loader|stealer|downloader|botnet|worm|rootkit)
  tool
  后门
  木马
  样本
  バックドア
`);
