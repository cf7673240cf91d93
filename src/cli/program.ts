import { setFlagsFromString } from 'node:v8';
import { Command, Option } from 'commander';
import { sanitise } from '../../briefings/render/sanitise.ts';
import { growSlowly } from './grow-slowly.ts';
import { reportError } from './report-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * V8 compiles a pattern at its second use. One story uses most of them a few times, which takes less time than to compile
 * them. It holds for patterns that are made later.
 */
const COMPILE_RARELY = '--regexp-tier-up-ticks=20';

/** Runs one command line and gives the exit code: 0 done, 1 the work failed, 2 wrong usage or configuration. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  growSlowly();
  let exitCode = 0;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error, terminal);
  }
}

/** Each verb loads its own file when it is chosen, so that `brief` never waits for what `run` needs. */
function createProgram(terminal: Terminal, exit: (code: number) => void): Command {
  const program = new Command('sitrep')
    .description('Security news in, threat-actor briefings out.')
    .exitOverride()
    .showHelpAfterError('(see `sitrep --help`)')
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(sanitise(text)),
    });

  program
    .command('run')
    .description('the bot: schedule, adapters, console')
    .action(async () => (await import('./run.ts')).run(terminal));

  program
    .command('brief')
    .description('one story (a file, an address, or - for standard input) to one briefing on stdout')
    .argument('[source]', 'file, http(s) address or -', '-')
    .addOption(
      new Option('--format <format>', 'text on a terminal, json anywhere else, unless said').choices([
        'json',
        'markdown',
        'text',
        'slack',
        'teams',
        'stix',
        'navigator',
        'csv',
        'misp',
      ]),
    )
    .option('--title <title>', 'title of the story')
    .option('--url <url>', 'where it was published')
    .option('--published <date>', 'when it was published (ISO 8601)')
    .option('--jsonl', 'one {"id","title","text"} a line in, one briefing a line out')
    .action(async (source: string, options) => {
      if (!options.jsonl) setFlagsFromString(COMPILE_RARELY);
      exit(await (await import('./brief.ts')).brief(terminal, source, options));
    });

  program
    .command('poll')
    .description('one pass over the due feeds, deliver, exit')
    .option('--all', 'all feeds, due or not')
    .option('--since <time>', 'of feeds never read before, post what was published since then (30d, 12h or a date)')
    .option('--json', 'print the summary as JSON')
    .action(async (options) => exit(await (await import('./poll.ts')).poll(terminal, options)));

  program
    .command('replay')
    .description('what channels would have got under the present configuration; nothing is posted')
    .option('--since <time>', '30d, 12h or a date', '30d')
    .option('--channel <channel>', 'one channel (slack:T1/C123), or an adapter for all of its channels (console)')
    .option('--full', 'the whole briefings')
    .option('--json', 'one JSON line a post')
    .action(async (options) => (await import('./replay.ts')).replay(terminal, options));

  addFeeds(program, terminal, exit);
  addActors(program, terminal);

  program
    .command('ask')
    .description('a follow-up question, answered from the stored briefings with numbered sources')
    .argument('<question...>')
    .option('--briefing <id>', 'only from this briefing and its sources')
    .action(async (words: string[], options) => (await import('./ask.ts')).ask(terminal, words.join(' '), options));

  addSubscriptions(program, terminal);
  addTeams(program, terminal);
  addDatabase(program, terminal);

  program
    .command('init')
    .description('asks what is needed, tries each token, and writes sitrep.yaml and .env')
    .action(async () => (await import('./init.ts')).init(terminal));

  program
    .command('doctor')
    .description('what is wrong with this installation, and what to do')
    .option('--json', 'one JSON line a finding')
    .action(async (options) => exit(await (await import('./doctor.ts')).doctor(terminal, options)));

  program
    .command('status')
    .description('feed health, undelivered posts and why')
    .option('--json', 'print it as JSON')
    .action(async (options) => (await import('./status.ts')).status(terminal, options));

  return program;
}

function addFeeds(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  const feeds = program.command('feeds').description('manage feeds');
  const verbs = () => import('./feeds.ts');
  feeds
    .command('list')
    .description('every feed and its id')
    .option('--json', 'print it as JSON')
    .action(async (options) => (await verbs()).listFeeds(terminal, options));
  feeds
    .command('add')
    .description('read one more feed')
    .argument('<url>', 'address of an RSS, Atom or JSON feed')
    .option('--name <name>', 'what it is called in briefings')
    .action(async (url, options) => (await verbs()).addFeed(terminal, url, options));
  feeds
    .command('remove')
    .description('read a feed no more')
    .argument('<id>', 'from `feeds list`')
    .action(async (id) => (await verbs()).removeFeed(terminal, id));
  feeds
    .command('import')
    .description('add the feeds of an OPML file')
    .argument('<file>', 'OPML')
    .action(async (file) => (await verbs()).importFeeds(terminal, file));
  feeds
    .command('export')
    .description('OPML on stdout')
    .action(async () => (await verbs()).exportFeeds(terminal));
  feeds
    .command('check')
    .description('read feeds without storing anything')
    .argument('[targets...]', 'files or addresses; all configured feeds by default')
    .option('--json', 'one JSON line each')
    .action(async (targets: string[], options) =>
      exit(await (await import('./feeds-check.ts')).checkFeeds(terminal, targets, options)),
    );
}

function addActors(program: Command, terminal: Terminal): void {
  const actors = program.command('actors').description('threat-actor profiles');
  const verbs = () => import('./actors.ts');
  actors
    .command('list')
    .description('every profile and its names')
    .option('--json', 'print it as JSON')
    .option('--conflicts', 'where sources disagree')
    .action(async (options) => (await verbs()).listActors(terminal, options));
  actors
    .command('show')
    .description('one profile as a page')
    .argument('<name...>', 'any name of it, or its ATT&CK id')
    .option('--json', 'print it as JSON')
    .action(async (name: string[], options) => (await verbs()).showActor(terminal, name.join(' '), options));
  actors
    .command('import')
    .description('add what ATT&CK or MISP know to the bundled profiles')
    .argument('<files...>', 'ATT&CK STIX bundle or MISP galaxy cluster')
    .action(async (files: string[]) => (await import('./actors-import.ts')).importActors(terminal, files));
  actors
    .command('sync')
    .description('download and import both official sources')
    .action(async () => (await import('./actors-import.ts')).syncActors(terminal));
}

function addSubscriptions(program: Command, terminal: Terminal): void {
  const subscriptions = program.command('subscriptions').description('who gets what');
  const verbs = () => import('./subscriptions.ts');
  subscriptions
    .command('list')
    .description('every subscription and its id')
    .option('--json', 'print it as JSON')
    .action(async (options) => (await verbs()).listSubscriptions(terminal, options));
  subscriptions
    .command('add')
    .description('let a channel follow actors with their families, or everything; prints the id')
    .argument('<channel>', 'adapter:address, e.g. slack:T1/C123')
    .argument('[actors...]', 'any name of each')
    .option('--everything', 'every briefing')
    .option('--min-role <role>', 'attributed, suspected, mentioned or denied', 'suspected')
    .action(async (channel, actors, options) => (await verbs()).addSubscription(terminal, channel, actors, options));
  subscriptions
    .command('remove')
    .description('end a subscription')
    .argument('<id>', 'from `subscriptions list`')
    .action(async (id) => (await verbs()).removeSubscription(terminal, id));
}

function addDatabase(program: Command, terminal: Terminal): void {
  const db = program.command('db').description('the database as a whole');
  db.command('backup')
    .description('write a copy of the SQLite database while the bot runs')
    .argument('<file>', 'a new file')
    .action(async (file: string) => (await import('./db.ts')).backupDatabase(terminal, file));
  db.command('copy')
    .description('move an installation between SQLite and PostgreSQL: copied, counted, compared')
    .argument('<from>', 'sqlite:./data/sitrep.db or postgres://user@host/database')
    .argument('<to>', 'an empty one')
    .option('--json', 'print what was copied as JSON')
    .action(async (from: string, to: string, options) =>
      (await import('./db.ts')).copyDatabase(terminal, from, to, options),
    );
}

function addTeams(program: Command, terminal: Terminal): void {
  program
    .command('teams')
    .description('what Microsoft Teams needs')
    .command('package')
    .description('write the app package to upload into Teams')
    .option('--app-id <id>', 'id of the bot; MicrosoftAppId by default')
    .option('--app-version <version>', 'grows with each upload', '1.0.0')
    .option('--website <url>', 'https page of whoever runs this bot', 'https://www.example.com')
    .option('--out <file>', 'where to write it', 'sitrep-teams.zip')
    .action(async (options) => (await import('./teams.ts')).writeTeamsPackage(terminal, options));
}
