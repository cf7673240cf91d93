import type { Briefing } from '../model/briefing.ts';
import type { Reply } from '../model/message.ts';
import type { CommandContext } from './command.ts';
import { privately, text } from './replies.ts';

/**
 * The briefing a command is about: the one named by id (of a briefing or an incident), else that of the thread, else the
 * newest. Undefined when there is none.
 */
export async function chooseBriefing(
  { store, message }: CommandContext,
  id: string | undefined = message.incidentId,
): Promise<Briefing | undefined> {
  if (id === undefined) return (await store.briefings.latest({ limit: 1 }))[0];
  return (await store.briefings.get(id)) ?? (await store.briefings.revisions(id)).at(-1);
}

/** Answers from the chosen briefing, or says that there is none. */
export async function aboutBriefing(
  context: CommandContext,
  id: string | undefined,
  answer: (briefing: Briefing) => Reply | Promise<Reply>,
): Promise<Reply> {
  const briefing = await chooseBriefing(context, id);
  if (briefing) return answer(briefing);
  return privately(
    text(id === undefined ? 'There is no briefing yet.' : `There is no briefing ${id}. Try \`latest\`.`),
  );
}
