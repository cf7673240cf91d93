import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { serve } from '../outbound/loopback.ts';
import { startCli } from '../support/run-cli.ts';
import type { Row } from './row.ts';
import { HOSTILE_SERVERS } from './servers.ts';

const AT_ONCE = 24;
const PROBE_MS = 250;
const CONSOLE = /Console: (http:\S+)\n/;
const SLACK_BODY = { 'content-type': 'application/json' };

interface Attack {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: () => Readonly<Record<string, string>>;
  readonly body?: string;
}

const secondsNow = (): number => Math.floor(Date.now() / 1_000);
const noise = (): string => randomBytes(24).toString('hex');
const forged = (timestamp: number) => ({
  ...SLACK_BODY,
  'x-slack-request-timestamp': `${timestamp}`,
  'x-slack-signature': `v0=${randomBytes(32).toString('hex')}`,
});

const EVENT = JSON.stringify({
  type: 'event_callback',
  team_id: 'T1',
  event: { type: 'app_mention', channel: 'C1', user: 'U1', text: '<@B> feeds' },
});
const CHALLENGE = JSON.stringify({ type: 'url_verification', challenge: 'let-me-in' });

/** Nobody of these has a right to an answer. */
const ATTACKS: readonly Attack[] = [
  { method: 'POST', path: '/slack/events', headers: () => forged(secondsNow()), body: EVENT },
  { method: 'POST', path: '/slack/events', headers: () => forged(secondsNow() - 3_600), body: EVENT },
  { method: 'POST', path: '/slack/events', headers: () => forged(secondsNow()), body: CHALLENGE },
  { method: 'POST', path: '/slack/events', headers: () => SLACK_BODY, body: EVENT },
  { method: 'POST', path: '/slack/events', headers: () => forged(secondsNow()), body: 'x'.repeat(100_000) },
  { method: 'GET', path: '/api/briefings', headers: () => ({ authorization: `Bearer ${noise()}` }) },
  { method: 'GET', path: '/api/status', headers: () => ({}) },
  { method: 'GET', path: '/api/feeds', headers: () => ({ authorization: 'Bearer ' }) },
  {
    method: 'GET',
    path: '/api/briefings/x/export?format=stix',
    headers: () => ({ authorization: `Basic ${noise()}` }),
  },
  { method: 'GET', path: '/api/actors', headers: () => ({ cookie: `sitrep_session=${noise()}` }) },
  { method: 'GET', path: '/', headers: () => ({ cookie: `sitrep_session=${noise()}` }) },
  { method: 'GET', path: '/feeds', headers: () => ({}) },
  { method: 'GET', path: '/../../sitrep.yaml', headers: () => ({}) },
  { method: 'GET', path: '/public/..%2f..%2f..%2fpackage.json', headers: () => ({}) },
  {
    method: 'POST',
    path: '/login',
    headers: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
    body: 'token=guess',
  },
  {
    method: 'POST',
    path: '/say',
    headers: () => ({ 'content-type': 'application/x-www-form-urlencoded' }),
    body: 'text=feeds',
  },
];

/** The real program on loopback, for a while: hostile feeds on one side, people without a right on the other. */
export async function siegeRow(seconds: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-siege-'));
  const token = noise();
  const slack = await serve(
    (_, response) =>
      void response
        .setHeader('content-type', 'application/json')
        .end('{"ok":true,"team_id":"T1","user_id":"B","bot_id":"B1"}'),
  );
  const hostile = await serve((incoming, response) =>
    HOSTILE_SERVERS[Number(incoming.url?.slice(1))]?.answer(response),
  );
  const feeds = HOSTILE_SERVERS.map(
    (_, index) => `  - { url: "${hostile.url}/${index}", name: Bad ${index}, language: en }`,
  );
  writeFileSync(
    join(folder, 'sitrep.yaml'),
    `feeds:\n${feeds.join('\n')}\n  - { url: "sitrep:sample/wire", name: Wire, language: en }
schedule: "* * * * * *"\nnetwork: { allowPrivate: ["${hostile.host}"] }\nadapters: { console: { enabled: false }, slack: {} }\n`,
  );
  const environment = {
    PORT: '0',
    SITREP_API_TOKEN: token,
    SLACK_BOT_TOKEN: 'xoxb-siege',
    SLACK_SIGNING_SECRET: noise(),
    SLACK_API_URL: `${slack.url}/api/`,
  };
  const bot = startCli(['run'], { folder, environment });
  const agent = new Agent();
  // Each from an address of its own, since guesses are counted by address.
  const attackers = Array.from({ length: AT_ONCE }, (_, index) => attackerFrom(`127.0.1.${index + 1}`));
  try {
    const url = await consoleOf(bot.stderr);
    const until = performance.now() + seconds * 1_000;
    const owner = { authorization: `Bearer ${token}` };
    const before = await stories(url, owner, agent);
    const [letIn, waits] = await Promise.all([
      Promise.all(attackers.map((attacker, index) => attack(url, index, until, attacker))),
      probe(url, until, agent),
    ]);
    const ended = bot.exitCode !== null;
    const after = ended ? 0 : await stories(url, owner, agent);
    const told = performance.now();
    bot.kill('SIGTERM');
    await once(bot, 'close');
    const slow = waits.toSorted((a, b) => a - b);
    return {
      what: 'people without a right, at the running program, with hostile feeds behind it',
      tried: letIn.reduce((sum, { tried }) => sum + tried, 0),
      seconds,
      lost: ended || after < before || after === 0 ? 1 : 0,
      duplicated: 0,
      letIn: letIn.reduce((sum, { passed }) => sum + passed, 0),
      notes:
        `${AT_ONCE} at a time; \`/healthz\` answered ${slow.length} times meanwhile, half of them within ${slow[Math.floor(slow.length / 2)]?.toFixed(0)} ms, ` +
        `99 of 100 within ${slow[Math.floor(slow.length * 0.99)]?.toFixed(0)} ms; stopped in ${((performance.now() - told) / 1_000).toFixed(1)} s`,
    };
  } finally {
    bot.kill('SIGKILL');
    await Promise.all([agent, ...attackers, slack, hostile].map((part) => part.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads on afterwards: a program whose words nobody takes stands still. */
async function consoleOf(stderr: Readable): Promise<string> {
  let said = '';
  return new Promise((resolve) => {
    stderr.on('data', (words: Buffer) => {
      if (said.includes('Console: ')) return;
      said += words;
      const address = CONSOLE.exec(said)?.[1];
      if (address) resolve(address);
    });
  });
}

function attackerFrom(localAddress: string): Agent {
  return new Agent({ localAddress });
}

async function attack(url: string, first: number, until: number, agent: Agent) {
  let tried = 0;
  let passed = 0;
  for (let turn = first; performance.now() < until; turn++) {
    const { method, path, headers, body } = ATTACKS[turn % ATTACKS.length] ?? raise();
    const {
      statusCode,
      headers: answered,
      body: answer,
    } = await request(url + path, {
      method,
      headers: headers(),
      dispatcher: agent,
      ...(body === undefined ? {} : { body }),
    });
    await answer.dump();
    tried += 1;
    const toLogin = statusCode === 303 && String(answered.location).startsWith('/login');
    if (statusCode < 400 && !toLogin) {
      passed += 1;
      process.stderr.write(`let in: ${method} ${path} ${statusCode}\n`);
    }
  }
  return { tried, passed };
}

/** How long somebody waits who only asks whether all is well. */
async function probe(url: string, until: number, agent: Agent): Promise<readonly number[]> {
  const waits: number[] = [];
  while (performance.now() < until) {
    const asked = performance.now();
    await (await request(`${url}/healthz`, { dispatcher: agent })).body.dump();
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
  }
  return waits;
}

/** Also shows that whoever has the right is answered. */
async function stories(url: string, headers: Readonly<Record<string, string>>, dispatcher: Agent): Promise<number> {
  const { statusCode, body } = await request(`${url}/api/briefings`, { headers, dispatcher });
  const answer = (await body.json()) as { readonly briefings?: readonly unknown[] } | readonly unknown[];
  if (statusCode !== 200) throw new Error(`the owner was refused with ${statusCode}`);
  return Array.isArray(answer)
    ? answer.length
    : ((answer as { briefings?: readonly unknown[] }).briefings?.length ?? 0);
}

function raise(): never {
  throw new Error('there is no such attack');
}
