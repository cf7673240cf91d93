/** As many units, each another, as give the length. */
function distinct(unit: (index: number, word: string) => string): (length: number) => string {
  return (length) => {
    let text = '';
    for (let index = 0; text.length < length; index++) text += unit(index, wordOf(index));
    return text.slice(0, length);
  };
}

/** A capitalised word of its own for each number. */
function wordOf(index: number): string {
  const letters = [...index.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  return `Q${letters.join('')}ov`;
}

/** Texts of one story within a feed that is read without fault: what is done with them afterwards must be bounded too. */
export const HOSTILE_TEXTS: Readonly<Record<string, (length: number) => string>> = {
  'one actor over and over': (length) => 'APT28 '.repeat(length / 6),
  'many actors and claims': (length) =>
    'The FBI attributed the theft to Lazarus Group and APT29, not to FIN7. '.repeat(length / 70),
  'names that are words, among names that are none': (length) => 'APT28 Lead Tick '.repeat(length / 16),
  'one word without end': (length) => 'a'.repeat(length),
  'spaces without end': (length) => `x${' '.repeat(length)}x`,
  'dots without end': (length) => '.'.repeat(length),
  'digits without end': (length) => '1'.repeat(length),
  'numbers with units': (length) => '1,000,000 BTC and $5 million, '.repeat(length / 30),
  'almost indicators': (length) => 'a.b.c.d.e.f.'.repeat(length / 12),
  'indicators without end': (length) => 'evil[.]example 10.0.0.1 CVE-2024-1234 '.repeat(length / 38),
  'one hash without end': (length) => 'abcdef0123456789'.repeat(length / 16),
  'addresses without end': (length) => `https://${'a.'.repeat(length / 2)}`,
  'one e-mail address without end': (length) => `${'a@'.repeat(length / 2)}example.org`,
  'dates without end': (length) => '23 November 2026, '.repeat(length / 18),
  'one sentence without end': (length) => 'and the group, which said that, '.repeat(length / 32),
  'quotes that never close': (length) => '"“«'.repeat(length / 3),
  'brackets that never close': (length) => '(['.repeat(length / 2),
  'capital words without end': (length) => 'Acme Bank Group '.repeat(length / 16),
  'hyphens without end': (length) => 'APT-'.repeat(length / 4),
  'lines without end': (length) => 'a\n'.repeat(length / 2),
  'Chinese without end': (length) => '黑客组织攻击了银行'.repeat(length / 9),
  'Japanese without end': (length) => '攻撃グループが取引所を攻撃した。'.repeat(length / 16),
  'marks on one letter': (length) => `e${'\u0301'.repeat(length)}`,
  'joiners without end': (length) => 'A\u200dP\u200dT\u200d28 '.repeat(length / 10),
  'turns of direction': (length) => '\u202eAPT28\u202c '.repeat(length / 8),
  'faces without end': (length) => '👩‍👩‍👧‍👦'.repeat(length / 11),
  'victims without end': distinct((_, word) => `Hackers breached ${word} Bank and stole its data. `),
  'victims of one word without end': distinct((_, word) => `Hackers breached ${word}. `),
  'names that are also words, each another': distinct(
    (_, word) => `${word} was hit by ransomware, ${word.toLowerCase()}. `,
  ),
  'sums without end': distinct((index) => `Hackers stole $${index + 1} million from the bank. `),
  'sums in one sentence': distinct((index) => `stole $${index + 1} million, `),
  'records without end': distinct((index) => `Hackers leaked ${index + 1} million customer records. `),
  'days without end': distinct(
    (index) => `On ${1 + (index % 28)} May ${1990 + (index % 36)} hackers attacked ${index} banks. `,
  ),
  'domains without end': distinct((index) => `evil${index}[.]com `),
  'networks without end': distinct((index) => `11.${index % 200}.${Math.floor(index / 200)}.1 `),
  'flaws without end': distinct((index) => `CVE-2024-${1000 + index} `),
  'unknown actors without end': distinct((index) => `hackers UNC${1000 + index} `),
  'people without end': distinct((_, word) => `John ${word}, director, said hackers breached ${word} Bank. `),
  'techniques without end': distinct(
    () => 'The attackers sent phishing mails, ran PowerShell (T1059.001) and dumped credentials from LSASS. ',
  ),
  'one long name': (length) => `Q${'a'.repeat(length)}`,
};
