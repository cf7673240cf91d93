import type { PlainTextOption } from '@slack/types';
import type { ChatDesk } from '../chat/chat-desk.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './rich.ts';

/** Actors for the list that opens as one types; an alias that was typed stands beside the name. */
export function suggestionOptions(desk: Pick<ChatDesk, 'suggestActors'>, typed: string): PlainTextOption[] {
  return desk
    .suggestActors(typed, LIMITS.options)
    .filter(({ id }) => id.length <= LIMITS.optionValue)
    .map(({ id, name, hint }) => ({
      value: id,
      text: plainText(hint === undefined ? name : `${name} (${hint})`, LIMITS.optionText),
    }));
}
