import type { Briefing } from '../model/briefing.ts';
import type { Incident } from '../model/incident.ts';
import type { Reply } from '../model/message.ts';
import type { Store } from '../store/store.ts';
import type { CommandContext } from './command.ts';
import { privately, text } from './replies.ts';

/**
 * The briefing a command is about: the one named by id (of a briefing or an incident), else that of the thread, else the
 * newest; of an incident that was merged away, that of the one which has its stories now. Undefined when there is none.
 */
export async function chooseBriefing(
  { store, message }: CommandContext,
  id: string | undefined = message.incidentId,
): Promise<Briefing | undefined> {
  if (id === undefined) return (await store.briefings.latest({ limit: 1 }))[0];
  const named = await store.briefings.get(id);
  const home = await livingIncident(store, named?.incidentId ?? id);
  if (named && home?.id === named.incidentId) return named;
  return (await store.briefings.revisions(home?.id ?? id)).at(-1) ?? named;
}

/** The incident of this id, or the one that it was merged into. */
export async function livingIncident(store: Store, id: string): Promise<Incident | undefined> {
  let incident = await store.incidents.get(id);
  while (incident?.mergedInto !== undefined) incident = await store.incidents.get(incident.mergedInto);
  return incident;
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
