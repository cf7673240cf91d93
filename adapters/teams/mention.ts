import { type Element, gap, line } from './rich.ts';

const PERSON = /^(?:29:\S+|[0-9a-f-]{36}|[^\s<>@]+@[^\s<>@]+)$/i;
const TAG = /^[A-Za-z0-9+/=_-]{8,}$/;
const CALLED = 'on call';

/** What rings somebody: words on the card, and whom they mean. */
export interface Call {
  readonly body: readonly Element[];
  readonly entities: readonly object[];
}

/** A person by Teams id, object id or sign-in name, or a tag by its id; anything else calls nobody. */
export function callOf(mention: string | undefined): Call {
  if (mention === undefined || !(PERSON.test(mention) || TAG.test(mention))) return { body: [], entities: [] };
  const text = `<at>${CALLED}</at>`;
  const mentioned = { id: mention, name: CALLED, ...(!PERSON.test(mention) && { type: 'tag' }) };
  return { body: [line([gap(text)])], entities: [{ type: 'mention', text, mentioned }] };
}
