import type { Channel } from '../../src/model/delivery.ts';
import type { Inbox, Message, Reply } from '../../src/model/message.ts';
import type { Activity } from './activity.ts';
import { splitThread, unpackAddress } from './address.ts';
import type { TeamsDesk } from './desk.ts';
import type { Press } from './press.ts';
import { isPersonal, placeOf, readMessage } from './read-message.ts';
import type { Roster } from './roster.ts';

const UNANSWERED: Reply = {
  kind: 'reply',
  visibility: 'private',
  parts: [{ kind: 'text', text: 'This could not be answered; the log tells why.' }],
};

export interface SpeechParts {
  readonly inbox: Inbox;
  readonly desk: Pick<TeamsDesk, 'incidentOf'>;
  readonly roster: Roster;
  /** Directory object ids. */
  readonly adminUsers: readonly string[];
  readonly onError: (error: unknown) => void;
}

/** What somebody said, and where the answer belongs. */
export interface Said {
  readonly message: Message;
  /** Where they stood when they said it; `message.channel` is what it is about. */
  readonly channel: Channel;
  /** The message whose thread it was said in. */
  readonly root?: string;
  readonly isPersonal: boolean;
}

/** People's words on their way to the inbox. */
export interface Speech {
  /** `channel`: where the activity happened. */
  said(activity: Activity, channel: Channel, text: string, about?: Pick<Press, 'about' | 'in'>): Promise<Said>;
  /** Never rejects. */
  ask(message: Message): Promise<Reply>;
}

export function createSpeech({ inbox, desk, roster, adminUsers, onError }: SpeechParts): Speech {
  return {
    async said(activity, channel, text, { about, in: elsewhere } = {}) {
      const root = splitThread(activity.conversation?.id ?? '').root;
      const answered = placeOf(activity)?.root;
      const incidentId = about ?? (answered && (await desk.incidentOf({ channel, id: answered })));
      const target = within(channel, elsewhere);
      const personal = isPersonal(activity);
      const message = readMessage(activity, { channel: target, text, incidentId }, adminUsers);
      const isHere = target.id === channel.id;
      const isMember = (isHere && personal) || ((await roster.has(target, message.user.id)) ?? isHere);
      return {
        message: { ...message, user: { ...message.user, isMember } },
        channel,
        isPersonal: personal,
        ...(root !== undefined && { root }),
      };
    },
    ask: (message) =>
      inbox(message).catch((error: unknown) => {
        onError(error);
        return UNANSWERED;
      }),
  };
}

/** A button may be about another conversation of the same tenant, never of another one. */
function within(here: Channel, elsewhere: string | undefined): Channel {
  const there = elsewhere === undefined ? undefined : { ...here, id: elsewhere };
  const tenant = there && unpackAddress(there)?.tenant;
  return there && tenant === unpackAddress(here)?.tenant ? there : here;
}
