const TOKEN = /[\p{L}\p{N}]+/gu;

/** Names by their lower-case tokens, as FlashText keeps them. */
interface Node {
  readonly next: Map<string, Node>;
  name?: string;
}

export function buildTokenTrie(names: readonly string[]): Node {
  const root: Node = { next: new Map() };
  for (const name of names) {
    let node = root;
    for (const token of name.toLowerCase().match(TOKEN) ?? []) {
      const next: Node = node.next.get(token) ?? { next: new Map() };
      node.next.set(token, next);
      node = next;
    }
    node.name = name;
  }
  return root;
}

/** The longest name at each token. */
export function findInTrie(root: Node, text: string): readonly string[] {
  const tokens = text.toLowerCase().match(TOKEN) ?? [];
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    let node = root.next.get(tokens[at] as string);
    let name: string | undefined;
    for (let ahead = at + 1; node; ahead += 1) {
      name = node.name ?? name;
      node = node.next.get(tokens[ahead] as string);
    }
    if (name) found.push(name);
  }
  return found;
}
