import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Whether a real IRC server can be run here; what needs one is skipped otherwise. */
export const HAS_NGIRCD = spawnSync('ngircd', ['--version']).status === 0;
if (!HAS_NGIRCD) console.warn('SKIPPED: no IRC server to talk to. Install it: apt-get install -y ngircd');

/** A real ngircd on 127.0.0.1. */
export async function startNgircd(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-irc-'));
  const port = await freePort();
  const config = join(folder, 'ngircd.conf');
  writeFileSync(config, configuration(port));
  const server = spawn('ngircd', ['--nodaemon', '--config', config], { stdio: 'ignore' });
  const ended = once(server, 'exit');
  while (server.exitCode === null && !(await accepts(port)));
  return {
    port,
    stop: async () => {
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(port: number): string {
  return `
[Global]
Name = irc.example.net
Info = a server for tests
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = hello
ServerUID = nobody
ServerGID = nogroup
[Limits]
MaxConnectionsIP = 0
MaxNickLength = 20
MaxPenaltyTime = 0
[Options]
DNS = no
Ident = no
PAM = no
`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
