import { AppError } from '../errors.ts';
import type { Reply } from '../model/message.ts';
import type { Command, CommandContext } from './command.ts';
import { COMMANDS, type Verb } from './commands.ts';
import { parseCommand } from './parse-command.ts';
import { refusal } from './permissions.ts';
import { choices, privately, text } from './replies.ts';

const NAMES: ReadonlyMap<string, Verb> = new Map(
  (Object.entries(COMMANDS) as [Verb, Command][]).flatMap(([verb, { aliases = [] }]) =>
    [verb, ...aliases].map((name): [string, Verb] => [name, verb]),
  ),
);

/** Answers what a person said. An `AppError` becomes a reply; anything else rejects. */
export async function runCommand(context: CommandContext): Promise<Reply> {
  const parsed = parseCommand<Verb>(context.message.text, NAMES);
  if (parsed.kind === 'unknown') return unknownVerb(parsed.typed, parsed.nearest);
  const command: Command = COMMANDS[parsed.verb];
  const refused = refusal(command, parsed.words, context);
  if (refused) return privately(text(refused));
  try {
    return await command.run(parsed, context);
  } catch (error) {
    if (error instanceof AppError) return privately(text(`${error.message} ${error.remedy}`));
    throw error;
  }
}

function unknownVerb(typed: string, nearest: Verb): Reply {
  const { example }: Command = COMMANDS[nearest];
  return privately(
    text(`"${typed}" is no command. The nearest is \`${nearest}\`, for example: ${example}`),
    ...choices({ label: `Run ${nearest}`, command: nearest }, { label: 'Help', command: 'help' }),
  );
}
