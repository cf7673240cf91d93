import type { Secret } from '../../src/secret.ts';
import type { Memory } from '../chat/memory.ts';
import { createVault } from './vault.ts';

const ROOM = 'slack-installations';

/** What Slack gave when somebody added Sitrep to a workspace. */
export interface KeptInstallation {
  readonly team?: { readonly id: string } | undefined;
  readonly enterprise?: { readonly id: string } | undefined;
  readonly bot?: { readonly token: string; readonly id: string; readonly userId: string } | undefined;
}

/** Workspaces that added Sitrep by themselves, each with the token that Slack gave for it. */
export interface Installations {
  put(installation: KeptInstallation): Promise<void>;
  /** Undefined as well for one that was kept under another secret: that workspace has to install Sitrep again. */
  get(id: string): Promise<KeptInstallation | undefined>;
  remove(id: string): Promise<void>;
}

/** Tokens are kept sealed with the client secret, without which no workspace can install anything. */
export function createInstallations(memory: Memory, clientSecret: Secret | undefined): Installations {
  const vault = clientSecret && createVault(clientSecret);

  async function put(installation: KeptInstallation): Promise<void> {
    const id = installation.team?.id ?? installation.enterprise?.id;
    if (id !== undefined && vault) await memory.set(ROOM, id, vault.seal(JSON.stringify(installation), id));
  }

  return {
    put,
    async get(id) {
      const kept = await memory.get(ROOM, id);
      if (typeof kept === 'string') {
        const opened = vault?.unseal(kept, id);
        return opened === undefined ? undefined : (JSON.parse(opened) as KeptInstallation);
      }
      // Earlier versions kept them open.
      if (kept !== undefined) await put(kept as KeptInstallation);
      return kept as KeptInstallation | undefined;
    },
    remove: (id) => memory.delete(ROOM, id),
  };
}
