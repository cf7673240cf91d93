import type { Circle, Permission } from '../model/permission.ts';
import type { Command, CommandContext } from './command.ts';

type Asked = Pick<CommandContext, 'config' | 'message'>;

const WHO: Readonly<Record<Exclude<Circle, 'everyone'>, string>> = {
  members: 'Only who is in that channel may do this.',
  admins: 'Only an administrator of Sitrep may do this. Ask one of yours.',
};

/** Whether whoever said this may change such things. */
export function mayChange(permission: Permission, { config, message: { user } }: Asked): boolean {
  switch (config.permissions[permission]) {
    case 'everyone':
      return true;
    case 'members':
      return user.isAdmin || user.isMember !== false;
    case 'admins':
      return user.isAdmin;
  }
}

/** Why a command may not be run with these words; undefined when it may. */
export function refusal(command: Command, words: readonly string[], asked: Asked): string | undefined {
  const { permission, changes } = command;
  if (!permission || (changes && !changes.includes(words[0] ?? ''))) return undefined;
  const circle = asked.config.permissions[permission];
  return circle === 'everyone' || mayChange(permission, asked) ? undefined : WHO[circle];
}

/** For help: `administrators`, or `administrators: add, remove`; undefined when everyone may. */
export function reservedFor({ permission, changes }: Command, { config }: Pick<Asked, 'config'>): string | undefined {
  const circle = permission && config.permissions[permission];
  if (circle === undefined || circle === 'everyone') return undefined;
  const who = circle === 'admins' ? 'administrators' : 'members of the channel';
  return changes ? `${who}: ${changes.join(', ')}` : who;
}
