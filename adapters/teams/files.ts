import type { ReplyPart } from '../../src/model/message.ts';
import type { Activity } from './activity.ts';
import type { FileCard } from './rich.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const TIMEOUT_MS = 30_000;
const LARGEST_ANSWER = 64 * 1024;

type File = Extract<ReplyPart, { kind: 'file' }>;

/** Sends bytes to an address that Teams gave; any status is an answer. */
export type Upload = (
  url: string,
  body: Uint8Array,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly limitBytes: number;
    readonly timeoutMs: number;
  },
) => Promise<{ readonly status: number }>;

/** What was said to get a file; saying it again gives it again. */
export interface FileOrigin {
  readonly say: string;
  readonly about?: string;
}

/** What somebody decided about a file that was offered. */
export interface FileConsent extends FileOrigin {
  readonly name: string;
  /** Absent: they want none. */
  readonly upload?: {
    readonly url: string;
    readonly contentUrl: string;
    readonly uniqueId: string;
    readonly type: string;
  };
}

/** Asks whether a file may be put into the reader's OneDrive: bots cannot attach any without asking. Personal chats only. */
export function offerFile({ name, content }: File, origin: FileOrigin): FileCard {
  return {
    summary: `${name}: may Sitrep put it into your OneDrive?`,
    attachment: {
      contentType: CONSENT,
      name,
      content: {
        description: 'An export by Sitrep, made when you allow it.',
        sizeInBytes: Buffer.byteLength(content),
        acceptContext: { ...origin, name },
        declineContext: { ...origin, name },
      },
    },
  };
}

/** Undefined when it is no answer to an offer of ours. */
export function readConsent({ value }: Activity): FileConsent | undefined {
  const { action, context, uploadInfo } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { say, about, name } = (context ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof say !== 'string' || typeof name !== 'string') return undefined;
  const origin = { say, name, ...(typeof about === 'string' && { about }) };
  const { uploadUrl, contentUrl, uniqueId, fileType } = (uploadInfo ?? {}) as Readonly<Record<string, unknown>>;
  if (action !== 'accept' || typeof uploadUrl !== 'string') return origin;
  const upload = {
    url: uploadUrl,
    contentUrl: String(contentUrl),
    uniqueId: String(uniqueId),
    type: String(fileType ?? name.split('.').at(-1)),
  };
  return { ...origin, upload };
}

/** Puts the file where Teams said, and gives the card that shows it. Rejects when it was not taken. */
export async function handOver(
  { name, mime, content }: File,
  { url, contentUrl, uniqueId, type }: NonNullable<FileConsent['upload']>,
  upload: Upload,
): Promise<FileCard> {
  const body = Buffer.from(content);
  const headers = { 'content-type': mime, 'content-range': `bytes 0-${body.length - 1}/${body.length}` };
  const { status } = await upload(url, body, { headers, limitBytes: LARGEST_ANSWER, timeoutMs: TIMEOUT_MS });
  if (status < 200 || status > 299) throw new Error(`the upload of ${name} was answered ${status}`);
  return {
    summary: name,
    attachment: { contentType: INFO, name, contentUrl, content: { uniqueId, fileType: type } },
  };
}
