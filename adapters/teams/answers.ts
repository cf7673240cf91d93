import type { Reply } from '../../src/model/message.ts';
import { isWorthSharing, type Shelf } from '../chat/shelf.ts';
import type { TeamsDesk } from './desk.ts';
import { drawReply } from './draw-reply.ts';
import { type FileConsent, handOver, offerFile, type Upload } from './files.ts';
import type { ReplyPlace } from './reply-parts.ts';
import { adaptiveCard, type Drawing, line, words } from './rich.ts';
import type { Said, Speech } from './speech.ts';
import type { Writer } from './writer.ts';

const NOT_TAKEN = 'The file could not be put into your OneDrive; the log tells why.';
const NO_LONGER = 'This file is no longer to be had.';

export interface AnswersParts {
  readonly speech: Speech;
  readonly writer: Writer;
  readonly desk: Pick<TeamsDesk, 'activity'>;
  readonly shelf: Shelf;
  /** Where the console can be reached. */
  readonly site?: string;
  readonly upload: Upload;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** The inbox's answers as cards, and their way into conversations. */
export interface Answers {
  /** `keep`: only the asker sees it, and may show it to everybody. */
  draw(said: Said, reply: Reply, back?: string, keep?: 'keep'): Promise<readonly Drawing[]>;
  /** Into the thread where it was asked, its files after it. */
  post(said: Said, reply: Reply): Promise<void>;
  /** The files of an answer that was shown elsewhere. */
  offerFiles(said: Said, reply: Reply): Promise<void>;
  /** Somebody allowed a file, or did not. */
  settleFile(said: Said, consent: FileConsent): Promise<void>;
}

export function createAnswers({ speech, writer, desk, shelf, site, upload, now, onError }: AnswersParts): Answers {
  async function placeOf({ message, isPersonal }: Said, reply: Reply): Promise<ReplyPlace> {
    const profile = reply.parts.find((part) => part.kind === 'actor');
    return {
      here: message.text,
      ...(message.incidentId !== undefined && { about: message.incidentId }),
      ...(site !== undefined && { site }),
      ...(isPersonal && { files: 'handed-over' }),
      ...(profile && { activity: { moments: await desk.activity(profile.actor.id), now: now() } }),
    };
  }

  async function offerFiles({ channel, root, message, isPersonal }: Said, { parts }: Reply): Promise<void> {
    const { text: say, incidentId: about } = message;
    const files = isPersonal ? parts.filter((part) => part.kind === 'file') : [];
    const offers = files.map((file) => offerFile(file, { say, ...(about !== undefined && { about }) }));
    if (offers.length > 0) await writer.answer(channel, root, offers, true);
  }

  return {
    offerFiles,
    async draw(said, reply, back, keep) {
      const isKept =
        keep && !said.isPersonal && (isWorthSharing(reply) || reply.parts.some(({ kind }) => kind === 'file'));
      return drawReply(reply, {
        ...(await placeOf(said, reply)),
        ...(back !== undefined && { back }),
        ...(isKept && { share: await shelf.keep(reply, now()) }),
      });
    },
    async post(said, reply) {
      await writer.answer(said.channel, said.root, drawReply(reply, await placeOf(said, reply)), true);
      await offerFiles(said, reply);
    },
    async settleFile({ message, channel, root }, { name, upload: place }) {
      if (!place) return;
      const { parts } = await speech.ask(message);
      const file = parts.find((part) => part.kind === 'file' && part.name === name);
      const card =
        file?.kind === 'file'
          ? await handOver(file, place, upload).catch((error: unknown) => {
              onError(error);
              return saying(NOT_TAKEN);
            })
          : saying(NO_LONGER);
      await writer.answer(channel, root, [card], true);
    },
  };
}

function saying(text: string): Drawing {
  return { summary: text, card: adaptiveCard([line([words(text)])], text) };
}
