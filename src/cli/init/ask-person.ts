import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { appError } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

export interface Person {
  /** The answer, trimmed; `byDefault` when only Enter was pressed. */
  ask(question: string, byDefault?: string): Promise<string>;
  /** The same, and what is typed stays unseen. */
  askSecret(question: string): Promise<string>;
  tell(line: string): void;
  leave(): void;
}

/** Somebody at the keyboard, or a file of answers, a line each. Questions go to stderr. */
export function meetPerson({ stdin, stderr }: Terminal): Person {
  let isMuted = false;
  const echo = new Writable({
    write(chunk, encoding, done) {
      if (isMuted) done();
      else stderr.write(chunk, encoding, done);
    },
  });
  const lines = createInterface({ input: stdin, output: echo, terminal: stdin.isTTY === true });
  const answers = lines[Symbol.asyncIterator]();

  async function next(question: string): Promise<string> {
    stderr.write(question);
    const { value, done } = await answers.next();
    if (done) throw appError('INIT_ENDED', {});
    return value.trim();
  }

  return {
    ask: async (question, byDefault) =>
      (await next(`${question}${byDefault ? ` [${byDefault}]` : ''}: `)) || (byDefault ?? ''),
    askSecret: async (question) => {
      const asking = next(`${question}: `);
      isMuted = true;
      const answer = await asking;
      isMuted = false;
      if (stdin.isTTY) stderr.write('\n');
      return answer;
    },
    tell: (line) => void stderr.write(`${line}\n`),
    leave: () => lines.close(),
  };
}
