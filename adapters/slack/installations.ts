import type { Memory } from '../shared/memory.ts';

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
  get(id: string): Promise<KeptInstallation | undefined>;
  remove(id: string): Promise<void>;
}

export function createInstallations(memory: Memory): Installations {
  return {
    async put(installation) {
      const id = installation.team?.id ?? installation.enterprise?.id;
      if (id !== undefined) await memory.set(ROOM, id, installation);
    },
    get: async (id) => (await memory.get(ROOM, id)) as KeptInstallation | undefined,
    remove: (id) => memory.delete(ROOM, id),
  };
}
