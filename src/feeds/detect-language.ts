/** How much of a text is looked at, in UTF-16 units. */
const SAMPLE = 1_500;
const WORD = /\p{L}+/gu;
const OTHER_LETTERS = /[^\p{Script=Latin}\P{L}]/u;
const LATIN = /\p{Script=Latin}/gu;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HANGUL = /\p{Script=Hangul}/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const UKRAINIAN = /[іїєґ]/iu;
const PERSIAN = /[پچژگی]/u;
const ONE_LANGUAGE_SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];
const ARABIC = /\p{Script=Arabic}/gu;
/** A sign of Chinese, Japanese or Korean says about as much as three Latin letters. */
const LETTERS_PER_SIGN = 3;
const TAG = /^[a-z]{2}(?=$|[-_])/;

/** Words that are frequent in one of these languages, in news of security above all. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en:
    'the of and to in is that for with on was by are as from has have been this it its at be an not which their a or no can ' +
    'uses using after new attack attacks attackers exploited vulnerability vulnerabilities steals targets linked released via update',
  fr:
    'le la les des du une et est dans pour que qui sur par avec au aux ont sont ce cette ses été plus vers leur d l un en a ' +
    'faille failles attaque attaques pirates sécurité publié nouvelle nouveau données vulnérabilité',
  de:
    'der die das und ist nicht mit von den dem ein eine auf für im zu sich des werden wird auch bei nach über sind aus wurde in ' +
    'angriff angriffe angreifer sicherheitslücke sicherheitslücken schwachstelle kritische warnt neue daten',
  es:
    'el los las una y es del por para con que se su al como más sus fue han ha esta este entre sobre lo está en un de la a ' +
    'ataque ataques vulnerabilidad nuevo nueva roba credenciales datos ciberataque atacantes seguridad',
  it:
    'il gli che di e è della delle degli per con una sono nel nella dei del al alla anche più stato come dal su ha un la a in i ' +
    'attacco attacchi vulnerabilità nuovo nuova ruba credenziali dati sicurezza',
  pt:
    'os as uma e é do da dos das em no na nos nas para com não que por ao foi mais são se como seu sua um de a ' +
    'ataque ataques vulnerabilidade novo nova rouba credenciais dados segurança',
  nl:
    'het een van en is op te dat die voor met zijn niet aan door ook bij naar wordt deze worden uit heeft om de in ' +
    'misbruiken kwetsbaarheid kwetsbaarheden aanval aanvallen gegevens nieuwe gestolen',
  pl:
    'i w na z się jest nie że do przez oraz są od jak po dla co tym który która został to a o ' +
    'atak ataki lukę luka luki nowy dane zaatakowała hakerzy',
  sv: 'och att det som en på är av för med till den har inte ett om från kan vid efter sig i sårbarhet',
  tr: 've bir bu için ile olarak da de olan gibi daha çok sonra tarafından kadar ise güvenlik saldırı açığı yeni',
  cs: 'a v na se je že s z do o pro byl jsou které jako od při také podle útok útoky zranitelnost',
  id: 'yang dan di untuk dengan pada dari ini itu tidak dalam oleh akan telah adalah serangan keamanan',
};

const LANGUAGES_OF = invert(COMMON_WORDS);

/**
 * The language of a text as ISO 639-1, `und` when it cannot be told. `hint` is what the publisher says (`en-US`): it
 * decides where the text does not.
 */
export function detectLanguage(text: string, hint = ''): string {
  const sample = text.slice(0, SAMPLE);
  const script = OTHER_LETTERS.test(sample) ? byScript(sample) : undefined;
  return script ?? byWords(sample, baseTag(hint)) ?? (baseTag(hint) || 'und');
}

function byScript(sample: string): string | undefined {
  const latin = count(sample, LATIN);
  const dense = count(sample, DENSE);
  if (dense * LETTERS_PER_SIGN > latin) {
    if (count(sample, HANGUL) * 2 > dense) return 'ko';
    return count(sample, KANA) * 10 > dense ? 'ja' : 'zh';
  }
  if (count(sample, CYRILLIC) > latin) return UKRAINIAN.test(sample) ? 'uk' : 'ru';
  if (count(sample, ARABIC) > latin) return PERSIAN.test(sample) ? 'fa' : 'ar';
  return ONE_LANGUAGE_SCRIPTS.find(([, script]) => count(sample, script) > latin)?.[0];
}

/** The language whose common words are most frequent; on a tie the hint, else nothing. */
function byWords(sample: string, hint: string): string | undefined {
  const scores = new Map<string, number>();
  for (const word of sample.toLowerCase().match(WORD) ?? []) {
    for (const language of LANGUAGES_OF.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1);
  }
  const most = Math.max(0, ...scores.values());
  const best = [...scores.keys()].filter((language) => scores.get(language) === most);
  return best.length === 1 ? best[0] : best.find((language) => language === hint);
}

function baseTag(hint: string): string {
  return TAG.exec(hint.trim().toLowerCase())?.[0] ?? '';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function invert(words: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, list] of Object.entries(words)) {
    for (const word of list.split(' ')) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
}
