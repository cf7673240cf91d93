import type { Briefing, BriefingActor } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { defang } from './defang.ts';
import { sanitiseLine } from './sanitise.ts';
import { countryName, formatAmount, formatDate, type Words, wordsFor } from './words.ts';

/** Marks of CommonMark and GitHub wherever they stand, what starts a block, and what makes a link of a bare address. */
const MARKUP = /[\\`*_[\]#|<>~&@^$]|:(?=\/\/)|(?<=www)\.|^[-+=]|(?<=^\d{1,9})[.)]/gi;
const SAFE_URL = /^https?:\/\/[^\s<>()[\]\\`]+$/;

/** A briefing as CommonMark; whatever a story wrote stays plain text. */
export function toMarkdown(briefing: Briefing): string {
  const words = wordsFor(briefing.language);
  const blocks = [
    `# ${escapeMarkdown(briefing.headline)}`,
    `**${words.priorities[briefing.priority.level]}** · ${words.sourceCount(briefing.sources.length)} · ${words.revision} ${briefing.revision} · TLP:${briefing.tlp}`,
    briefing.summary.map(({ text }) => escapeMarkdown(text)).join(' '),
    ...section(words.who, actorItems(briefing, words)),
    ...section(
      words.victims,
      briefing.victims.map(({ name, evidence }) => `${escapeMarkdown(name)}${said(evidence)}`),
    ),
    ...section(words.lost, lossItems(briefing, words)),
    ...section(
      words.when,
      briefing.timeline.map(({ date, what }) => `**${formatDate(date, words)}** ${escapeMarkdown(what)}`),
    ),
    ...section(words.how, techniqueItems(briefing, words)),
    ...section(
      words.indicators,
      briefing.indicators.map((indicator) => `${indicator.type} ${escapeMarkdown(defang(indicator))}`),
    ),
    ...section(
      words.actions,
      briefing.actions.map(
        ({ title, detail, addresses, mitigation }) =>
          `**${escapeMarkdown(title)}** ${escapeMarkdown(detail)} (${[...addresses, mitigation].filter(Boolean).join(', ')})`,
      ),
      true,
    ),
    ...section(
      words.sources,
      briefing.sources.map(
        ({ reliability, publisher, title, url, publishedAt }) =>
          `${reliability} · ${escapeMarkdown(publisher)} · ${linked(title, url)} · ${formatDate(publishedAt.slice(0, 10), words)}`,
      ),
    ),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** Makes words of a story harmless in Markdown: no markup, link, mention or HTML survives. */
export function escapeMarkdown(text: string): string {
  return sanitiseLine(text).replace(MARKUP, '\\$&');
}

function section(title: string, items: readonly string[], isNumbered = false): readonly string[] {
  if (items.length === 0) return [];
  return [`## ${title}`, items.map((item, i) => `${isNumbered ? `${i + 1}.` : '-'} ${item}`).join('\n')];
}

function actorItems({ actors, unprofiled }: Briefing, words: Words): readonly string[] {
  return [
    ...actors.map((actor) => actorItem(actor, words)),
    ...unprofiled.map(
      ({ name, scheme }) => `${escapeMarkdown(name)} · ${words.unprofiled} (${escapeMarkdown(scheme)})`,
    ),
  ];
}

function actorItem(actor: BriefingActor, words: Words): string {
  const home = [
    actor.attackId,
    actor.country && countryName(actor.country, words),
    ...actor.parents.map(({ name }) => `${words.partOf} ${escapeMarkdown(name)}`),
  ].filter(Boolean);
  const by = actor.attributedBy.map(({ name }) => escapeMarkdown(name)).join(', ');
  return `**${escapeMarkdown(actor.name)}**${home.length > 0 ? ` (${home.join(', ')})` : ''} · ${words.roles[actor.role]}, ${words.confidences[actor.confidence]}${by ? `, ${words.accordingTo} ${by}` : ''}${said(actor.evidence)}`;
}

function lossItems({ losses }: Briefing, words: Words): readonly string[] {
  return losses.map(
    (loss) =>
      `${loss.scope === 'context' ? `${words.context}: ` : ''}${formatAmount(loss, words)}${said(loss.evidence)}`,
  );
}

function techniqueItems({ techniques }: Briefing, words: Words): readonly string[] {
  const known = techniques.filter(({ basis }) => basis === 'known-for');
  return [
    ...techniques
      .filter(({ basis }) => basis === 'reported')
      .map(
        ({ id, name, tactics, evidence }) =>
          `${tactics.map((tactic) => words.tactics[tactic]).join(', ')}: ${escapeMarkdown(name)} ${id}${said(evidence)}`,
      ),
    ...(known.length > 0
      ? [`${words.knownFor}: ${known.map(({ id, name }) => `${escapeMarkdown(name)} ${id}`).join(', ')}`]
      : []),
  ];
}

function said(evidence: readonly Evidence[]): string {
  return evidence[0] ? ` — “${escapeMarkdown(evidence[0].quote)}”` : '';
}

function linked(title: string, url: string): string {
  return SAFE_URL.test(url) ? `[${escapeMarkdown(title)}](${url})` : escapeMarkdown(title);
}
