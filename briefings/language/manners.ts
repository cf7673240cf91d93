import { anyWord } from './any-word.ts';

/** How a language denies, doubts and joins. */
export interface Manner {
  readonly negated: RegExp;
  readonly doubtful: RegExp;
  /** Words that carry no claim. */
  readonly small: ReadonlySet<string>;
}

/** By ISO 639-1 code. */
export const MANNERS: Readonly<Record<string, Manner>> = {
  en: {
    negated: anyWord(
      "no, not, never, none, nobody, nothing, neither, nor, without, deny, denies, denied, denying, refut*, ruled out, unlikely, cannot, isn't, aren't, wasn't, weren't, didn't, doesn't, don't, hasn't, haven't, hadn't, can't, couldn't, won't, wouldn't",
    ),
    doubtful: anyWord(
      'may be, may have, may well, may also, may already, may not, might, could, likely, possible, possibly, probable, probably, suspect*, reported, reportedly, alleged, allegedly, appears, appeared, seems, seemed, believed, claim*, apparently, unconfirmed, assess*, perhaps, would',
    ),
    small: words(
      'the that this these those with from into onto over under about after before while when where which whose whom what have has had been being were was are is will then than also their they them there here such some each both more most other only very just during through between among against using used within around because since until upon its his her and but for not you your our out off how who why via per',
    ),
  },
  fr: {
    negated: anyWord(
      "ne, n'*, n’*, pas, aucun, aucune, jamais, sans, ni, nie, nient, démen*, exclu, exclut, exclure, rien",
    ),
    doubtful: anyWord(
      'peut-être, pourrai*, probable*, soupçon*, présum*, serait, seraient, aurait, auraient, vraisemblable*, semble*, revendiqu*, suspect*, selon, possible*',
    ),
    small: words(
      'les des une dans pour avec sans sous sur vers chez par entre après avant depuis pendant lors lorsque quand dont cette ces cet leur leurs son ses elle elles ils nous vous qui que quoi est sont était étaient été être ont avait avaient avoir mais donc ainsi aussi plus moins très tout tous toute toutes autre autres même comme alors afin',
    ),
  },
  de: {
    negated: anyWord('nicht, kein*, nie, niemals, niemand, ohne, bestreite*, bestritt*, dementier*, ausgeschlossen'),
    doubtful: anyWord(
      'vielleicht, wahrscheinlich, vermutlich, mutmaßlich*, möglich*, könnte*, angeblich*, offenbar, soll, sollen, verdächtig*, dürfte*',
    ),
    small: words(
      'der die das den dem des ein eine einen einem einer eines und oder aber mit von vom zum zur aus bei nach vor über unter auf für gegen durch seit bis während wurde wurden worden ist sind war waren hat haben hatte hatten wird werden sich sie ihr ihre ihren ihrer ihm ihn als wie auch noch nur dann dass damit dieser diese dieses',
    ),
  },
  es: {
    negated: anyWord('no, nunca, ningún*, ninguna, sin, nieg*, negó, desmient*, descart*, nadie, tampoco'),
    doubtful: anyWord(
      'quizá, quizás, posible*, probable*, presunt*, supuest*, podría*, habría*, sería*, sospech*, parece*, según',
    ),
    small: words(
      'los las una unos unas del con por para sin sobre entre desde hasta tras ante como pero que quien cual cuyo esta este estos estas ese esa fue fueron era eran ser está están han había haber sus ellos ellas más menos muy también otro otra otros otras todo todos toda cuando donde',
    ),
  },
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
