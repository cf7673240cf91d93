import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/commands/parse-command.ts';

const NAMES = new Map(
  Object.entries({
    help: 'help',
    brief: 'brief',
    ask: 'ask',
    subscribe: 'subscribe',
    sub: 'subscribe',
    status: 'status',
    'wrong actor': 'wrong actor',
    wrong: 'wrong actor',
  } as const),
);

function parse(text: string) {
  return parseCommand(text, NAMES);
}

describe('parseCommand', () => {
  it.each([
    ['', 'help', []],
    ['   ', 'help', []],
    ['STATUS', 'status', []],
    ['/sitrep status', 'status', []],
    ['sub lazarus', 'subscribe', ['lazarus']],
    ['subscribe "dark angels" apt28', 'subscribe', ['dark angels', 'apt28']],
    ['subscribe “dark angels”', 'subscribe', ['dark angels']],
    ['wrong actor apt28 a film', 'wrong actor', ['apt28', 'a', 'film']],
    ['wrong apt28', 'wrong actor', ['apt28']],
    ['https://example.org/story', 'brief', ['https://example.org/story']],
  ])('reads %j as %s', (text, verb, words) => {
    expect(parse(text)).toMatchObject({ kind: 'command', verb, words });
  });

  it('keeps what follows the verb as it was typed', () => {
    expect(parse('  ask  How did "they" get in? ')).toMatchObject({ verb: 'ask', rest: 'How did "they" get in?' });
    expect(parse('wrong  actor apt28  is a film')).toMatchObject({ rest: 'apt28  is a film' });
  });

  it('takes a question for one', () => {
    expect(parse('How did they get in?')).toMatchObject({ verb: 'ask', rest: 'How did they get in?' });
  });

  it('names the nearest verb for anything else', () => {
    expect(parse('subscrbe lazarus')).toEqual({ kind: 'unknown', typed: 'subscrbe', nearest: 'subscribe' });
    expect(parse('__proto__')).toMatchObject({ kind: 'unknown' });
    expect(parse('statsu')).toMatchObject({ nearest: 'status' });
  });
});
