import { type RequestHandler, type Response, Router } from 'express';
import { AppError } from '../../src/errors.ts';
import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Message } from '../../src/model/message.ts';
import { atMost } from './at-most.ts';
import { type BriefOutcome, briefPage } from './pages/brief-page.ts';
import { sayPage } from './pages/say-page.ts';
import type { Posts } from './posts.ts';
import type { Reading } from './reading.ts';
import { sendPage } from './send-page.ts';

const QUOTES = /["\s]+/g;

export const STOPPING = 'Sitrep is stopping.';

export interface FormParts {
  readonly reading: Pick<Reading, 'brief'>;
  readonly posts: Posts;
  readonly channel: Channel;
  readonly user: Message['user'];
  /** Undefined while stopping. */
  readonly inbox: () => Inbox | undefined;
}

/** The forms that do something: commands and questions, names to suppress, a story to brief. */
export function createForms({ reading, posts, channel, user, inbox }: FormParts): RequestHandler {
  async function say(response: Response, text: string, about: { readonly incidentId?: string } = {}): Promise<void> {
    const reply = await inbox()?.({ channel, user, text, ...about });
    if (reply) sendPage(response, sayPage({ said: { text, reply, ...about }, posts: await posts.list() }));
    else response.status(503).type('text').send(STOPPING);
  }
  const forms = Router();
  forms.get('/say', async (_, response) => sendPage(response, sayPage({ posts: await posts.list() })));
  forms.post('/say', atMost(60), (request, response) => {
    const { text = '', incident: incidentId } = fieldsOf(request.body);
    return say(response, text, incidentId === undefined ? {} : { incidentId });
  });
  forms.post('/suppressions', atMost(60), (request, response) => {
    const { alias = '', actor = '', reason = '' } = fieldsOf(request.body);
    const given = [actor, reason].map(quoted).filter((words) => words !== '""');
    return say(response, ['suppressions add', quoted(alias), ...given].join(' '));
  });
  forms.get('/brief', (_, response) => sendPage(response, briefPage({ typed: '' })));
  forms.post('/brief', atMost(20), async (request, response) => {
    const { story: typed = '' } = fieldsOf(request.body);
    const outcome = await tryToBrief(reading, typed);
    sendPage(response, briefPage({ typed, outcome }), outcome.kind === 'failed' ? 422 : 200);
  });
  return forms;
}

async function tryToBrief(reading: Pick<Reading, 'brief'>, typed: string): Promise<BriefOutcome> {
  try {
    return { kind: 'briefed', ...(await reading.brief(typed)) };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'failed', message: `${error.message} ${error.remedy}` };
    throw error;
  }
}

/** The text fields of a form; anything else in it is left out. */
export function fieldsOf(body: unknown): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries);
}

/** One word of a command. */
function quoted(words: string): string {
  return `"${words.replace(QUOTES, ' ').trim()}"`;
}
