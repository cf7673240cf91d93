/** One sentence on what happened, one on what to do. `usage` faults exit 2, the rest exit 1. */
interface CatalogueEntry {
  readonly message: string;
  readonly remedy: string;
  readonly usage?: true;
}

const CATALOGUE = {
  CONFIG_INVALID: (c: { faults: string }) => ({
    message: `The configuration has faults:\n${c.faults}`,
    remedy: 'Correct them all, then start again.',
    usage: true,
  }),
  FILE_UNREADABLE: (c: { path: string }) => ({
    message: `${c.path} cannot be read.`,
    remedy: 'Check that the file exists and that you may read it.',
    usage: true,
  }),
  INIT_TAKEN: (c: { files: string }) => ({
    message: `There is a configuration already: ${c.files}.`,
    remedy: 'Edit it, or put it aside and run `sitrep init` again.',
    usage: true,
  }),
  INIT_ENDED: (_: object) => ({
    message: 'The answers ended before the last question, so nothing was written.',
    remedy: 'Run `sitrep init` again and answer all of them; Enter takes what stands in brackets.',
    usage: true,
  }),
  FILE_UNWRITABLE: (c: { path: string }) => ({
    message: `${c.path} cannot be written.`,
    remedy: 'Check that the folder exists, that you may write there and that the disk is not full.',
  }),
  USAGE: (c: { what: string }) => ({
    message: c.what,
    remedy: 'See `sitrep --help`.',
    usage: true,
  }),
  NOT_FOUND: (c: { what: string; list: string }) => ({
    message: `There is no ${c.what}.`,
    remedy: `See \`${c.list}\`.`,
  }),
  ACTOR_UNKNOWN: (c: { name: string; near: readonly string[] }) => ({
    message: `No actor is called "${c.name}".`,
    remedy: c.near.length > 0 ? `Did you mean ${c.near.join(', ')}?` : 'See `sitrep actors list`.',
  }),
  ACTOR_AMBIGUOUS: (c: { name: string; ids: readonly string[] }) => ({
    message: `Several actors are called "${c.name}".`,
    remedy: `Name one by its id: ${c.ids.join(', ')}.`,
  }),
  LINE_INVALID: (_: Record<string, never>) => ({
    message: 'The line is no story.',
    remedy: 'Write one JSON object a line: {"id": "1", "title": "...", "text": "..."}.',
  }),
  IMPORT_REFUSED: (c: { name: string; why: string }) => ({
    message: `${c.name} was not imported: ${c.why}.`,
    remedy: 'Give an ATT&CK STIX 2.x bundle or a MISP galaxy cluster of actors; the library is as it was.',
  }),
  NOT_SPLIT: (c: { incidentId: string; storyId: string }) => ({
    message: `Story ${c.storyId} cannot be taken out of incident ${c.incidentId}.`,
    remedy: 'It must be one of at least two stories of that incident.',
  }),
  STORY_EMPTY: (c: { name: string }) => ({
    message: `${c.name} holds no text that can be read.`,
    remedy: 'Give an article as HTML or plain text in UTF-8.',
  }),
  OUTBOUND_REFUSED: (c: { target: string; why: string }) => ({
    message: `${c.target} was not asked: ${c.why}.`,
    remedy: 'Correct the address; a private one that you trust goes into `network.allowPrivate` as host:port.',
  }),
  OUTBOUND_TOO_LARGE: (c: { target: string; limitBytes: number }) => ({
    message: `${c.target} sent more than ${c.limitBytes} bytes.`,
    remedy: 'If that size is right, raise `limits.feedBytes` or `limits.articleBytes`.',
  }),
  OUTBOUND_TIMEOUT: (c: { target: string; seconds: number }) => ({
    message: `${c.target} did not answer within ${c.seconds} s.`,
    remedy: 'It will be tried again; if this stays so, check that the address can be reached from here.',
  }),
  OUTBOUND_CERTIFICATE: (c: { target: string; why: string }) => ({
    message: `${c.target} cannot prove who it is: ${c.why}.`,
    remedy: 'Renew its certificate, or ask its owner to.',
  }),
  OUTBOUND_FAILED: (c: { target: string; why: string }) => ({
    message: `${c.target} could not be reached: ${c.why}.`,
    remedy: "Check the address and this machine's network.",
  }),
  FEED_HTTP_STATUS: (c: { target: string; status: number }) => ({
    message: `${c.target} answered with status ${c.status}.`,
    remedy: 'Open the address: it may have moved, want a login, or block automated readers.',
  }),
  FEED_IS_HTML: (c: { name: string }) => ({
    message: `${c.name} is a web page, not a feed.`,
    remedy: 'Give the address of its RSS, Atom or JSON feed; `sitrep feeds add` finds the one that a page announces.',
  }),
  FEED_EMPTY: (c: { name: string }) => ({
    message: `${c.name} is empty.`,
    remedy: 'Check the address: there should be an RSS, Atom or JSON feed.',
  }),
  FEED_UNREADABLE: (c: { name: string }) => ({
    message: `${c.name} is no feed that can be read.`,
    remedy: 'Check that it is RSS, Atom or JSON Feed, and not a block page or an archive.',
  }),
  DOCUMENT_TOO_HARD: (c: { name: string; seconds: number }) => ({
    message: `${c.name} could not be read within ${c.seconds} s and the memory allowed.`,
    remedy: 'It is broken or hostile: remove it when this stays so.',
  }),
  DATABASE_URL_INVALID: (_: object) => ({
    message: 'DATABASE_URL names no database that we know.',
    remedy: 'Give sqlite:./data/sitrep.db or postgres://user:password@host/database.',
    usage: true,
  }),
  STORE_UNUSABLE: (c: { path: string }) => ({
    message: `The database ${c.path} cannot be opened.`,
    remedy: 'Check that the folder may be written to, the disk is not full and the file is a Sitrep database.',
  }),
  STORE_FULL: (c: { where: string }) => ({
    message: `The disk of the database ${c.where} is full.`,
    remedy: 'Make room on it: what was being done is done again, and nothing that was stored is lost.',
  }),
  STORE_READ_ONLY: (c: { where: string }) => ({
    message: `The database ${c.where} can be read but not written to.`,
    remedy: 'Check who owns its file and folder, and whether the disk or the server has become read-only.',
  }),
  STORE_DAMAGED: (c: { path: string }) => ({
    message: `The database ${c.path} is damaged, or is no database.`,
    remedy: 'Put it aside and restore a copy, or start without: feeds are read anew, channels must subscribe again.',
  }),
  STORE_BUSY: (c: { path: string }) => ({
    message: `Another program has kept the database ${c.path} locked.`,
    remedy: 'It will be tried again; if this stays so, end the program that holds the file, a backup for instance.',
  }),
  STORE_NEWER: (_: object) => ({
    message: 'The database was written by a newer version of Sitrep.',
    remedy: 'Start that version, or restore a backup from before the upgrade.',
  }),
  STORE_LOCKED: (c: { path: string }) => ({
    message: `Another Sitrep is already working with ${c.path}.`,
    remedy: 'Stop it first, or let several processes share a PostgreSQL: DATABASE_URL=postgres://...',
  }),
  BACKUP_ELSEWHERE: (_: object) => ({
    message: 'The database is a PostgreSQL, which has its own tools for backups.',
    remedy: 'Use `pg_dump`, or `sitrep db copy` into an SQLite file.',
    usage: true,
  }),
  FILE_TAKEN: (c: { path: string }) => ({
    message: `${c.path} exists already.`,
    remedy: 'Give the name of a new file.',
    usage: true,
  }),
  STORE_NOT_EMPTY: (c: { table: string }) => ({
    message: `The database to copy into holds something already (${c.table}).`,
    remedy: 'Give an empty one: a new file, or a new database on the server.',
  }),
  COPY_DIFFERS: (c: { table: string }) => ({
    message: `What was written into ${c.table} is not what was read, so nothing was kept.`,
    remedy: 'Copy again; if this stays so, check the disks of both databases.',
  }),
  STORE_UNREACHABLE: (c: { server: string }) => ({
    message: `The PostgreSQL database at ${c.server} does not answer or refuses us.`,
    remedy: 'Check the address, user and password in DATABASE_URL, and that the server is up.',
  }),
  TOKEN_NEEDED: (c: { host: string }) => ({
    message: `HOST=${c.host} would open the console and the API to others without a token.`,
    remedy: 'Set SITREP_API_TOKEN, or leave HOST at 127.0.0.1.',
    usage: true,
  }),
  TEAMS_APP_NEEDED: (_: object) => ({
    message: 'Without MicrosoftAppId nobody could tell who speaks to the Teams adapter, so it does not start.',
    remedy: 'Register a bot and set MicrosoftAppId and MicrosoftAppPassword.',
    usage: true,
  }),
  PORT_UNUSABLE: (c: { host: string; port: number; code: string }) => ({
    message: `${c.host}:${c.port} cannot be listened on (${c.code}).`,
    remedy: 'Another program may use the port: stop it, or set PORT and HOST.',
    usage: true,
  }),
  OPML_UNREADABLE: (c: { name: string }) => ({
    message: `${c.name} is no subscription list that can be read.`,
    remedy: 'Give an OPML file, as feed readers export it.',
    usage: true,
  }),
  SLACK_REFUSED: (_: Record<string, never>) => ({
    message: 'Slack does not accept the bot token.',
    remedy:
      "Copy the Bot User OAuth Token from the app's page into SLACK_BOT_TOKEN, and reinstall the app if it was removed.",
    usage: true,
  }),
  SLACK_UNREACHABLE: (_: Record<string, never>) => ({
    message: 'Slack has no way to reach Sitrep.',
    remedy: 'Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for calls to /slack/events.',
    usage: true,
  }),
} as const satisfies Record<string, (context: never) => CatalogueEntry>;

export type ErrorCode = keyof typeof CATALOGUE;
type Context<C extends ErrorCode> = Parameters<(typeof CATALOGUE)[C]>[0];

/** A failure meant for an operator. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly exitCode: 1 | 2;

  constructor(code: ErrorCode, message: string, remedy: string, exitCode: 1 | 2, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = remedy;
    this.exitCode = exitCode;
  }
}

/** Makes the catalogue's error: `appError('FILE_UNREADABLE', { path }, { cause })`. */
export function appError<C extends ErrorCode>(code: C, context: Context<C>, options?: ErrorOptions): AppError {
  const entry: CatalogueEntry = CATALOGUE[code](context as never);
  return new AppError(code, entry.message, entry.remedy, entry.usage ? 2 : 1, options);
}
