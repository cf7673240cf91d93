import { allMatches } from '../../src/all-matches.ts';
import { LETTER, LOWER, UPPER } from './letters.ts';
import { hasOrganisationWord } from './people.ts';

const NAME = String.raw`[${UPPER}][${LETTER}\d.$-]{0,30}(?: [${UPPER}][${LETTER}\d.$-]{0,30}){0,3}|[${LOWER}][${UPPER}][${LETTER}\d]+`;
const KIND =
  '(?:hackers?|hacking|group|gang|crew|consortium|collective|cartel|operators?|ransomware|malware|trojan|strain|botnet|worm|spyware|backdoor|groupe|collectif|rançongiciel|Gruppe|Bande|grupo)';

const PATTERNS = [
  new RegExp(
    `(?<![${LETTER}])${KIND}(?: [${LOWER}]+){0,2},? (?:known as |called |named |dubbed |calling (?:itself|themselves) |identifying itself as |going by |baptisé |nommé |namens |llamado )(?:the )?["“«]?(?<name>${NAME})`,
    'g',
  ),
  new RegExp(
    `(?<name>${NAME})["”»]? (?:hackers?|hacking group|gang|crew|ransomware|malware|trojan|botnet|worm|spyware|backdoor|strain|threat actors?|APT)(?![${LETTER}])(?! (?:attack|incident|infection|demand|hit|breach|outage))`,
    'g',
  ),
  new RegExp(`(?:ransomware|malware|trojan|strain|worm|botnet), (?<name>${NAME})(?=,)`, 'g'),
  new RegExp(
    `(?:attacked|hacked|breached|infected|hit|claimed|compromised|piraté|revendiquée?) (?:by|with|par) (?:the )?(?<name>${NAME})`,
    'g',
  ),
  new RegExp(`(?<name>${NAME}) (?:has |have )?claimed responsibility`, 'gu'),
];

/** Names that a text gives to attackers and malware, as whole names. */
export function attackersIn(text: string): ReadonlySet<string> {
  return new Set(
    PATTERNS.flatMap((pattern) => allMatches(text, pattern).map(({ groups }) => groups?.name ?? '')).filter(
      (name) => name !== '' && !hasOrganisationWord(name),
    ),
  );
}
