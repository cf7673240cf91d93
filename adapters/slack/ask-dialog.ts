import type { ModalView } from '@slack/types';
import { LIMITS } from './limits.ts';
import { type Origin, packOrigin, type ViewState } from './origin.ts';
import { line, plainText, rich, words } from './rich.ts';

export const ASK = 'ask';
const FIELD = 'question';

/** A question about one briefing, or about all of them. */
export function askDialog(origin: Origin, headline: string | undefined): ModalView {
  return {
    type: 'modal',
    callback_id: ASK,
    private_metadata: packOrigin(origin),
    title: plainText('Ask the sources', LIMITS.modalTitle),
    submit: plainText('Ask', LIMITS.modalTitle),
    close: plainText('Cancel', LIMITS.modalTitle),
    blocks: [
      rich(line(words(headline ?? 'About everything that was briefed', 300, { bold: true }))),
      {
        type: 'input',
        block_id: FIELD,
        label: plainText('Question', LIMITS.optionText),
        element: {
          type: 'plain_text_input',
          action_id: FIELD,
          multiline: true,
          max_length: 500,
          focus_on_load: true,
          placeholder: plainText('How did they get in? What was stolen? Who says so?', LIMITS.placeholder),
        },
        hint: plainText('Answered in the words of the sources, numbered; or you are told that they do not say.', 300),
      },
    ],
  };
}

/** The command that a filled dialog says. */
export function readAskDialog(state: ViewState): string {
  return `ask ${state[FIELD]?.[FIELD]?.value ?? ''}`.trim();
}
