import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  DIGEST_TIME,
  FAMILIES_HINT,
  type FieldChoices,
  followCommand,
  PACES,
  PRIORITIES,
  ROLES,
  TIME_HINT,
} from '../chat/follow-fields.ts';
import { LIMITS } from './limits.ts';
import { type Origin, packOrigin, type ViewState } from './origin.ts';
import { plainText, small } from './rich.ts';

export const SUBSCRIBE = 'subscribe';
/** The element that asks for suggestions as one types. */
export const ACTORS = 'actors';

/** Whom to follow, where, how sure one must be and when to post. `preview` tells how much that would have been. */
export function subscribeDialog(origin: Origin, conversation: string | undefined, preview: string): ModalView {
  return {
    type: 'modal',
    callback_id: SUBSCRIBE,
    private_metadata: packOrigin(origin),
    title: plainText('Follow actors', LIMITS.modalTitle),
    submit: plainText('Follow', LIMITS.modalTitle),
    close: plainText('Cancel', LIMITS.modalTitle),
    blocks: [
      actorsBlock(),
      {
        type: 'input',
        block_id: 'channel',
        dispatch_action: true,
        label: plainText('Channel', LIMITS.optionText),
        element: {
          type: 'conversations_select',
          action_id: 'channel',
          filter: { include: ['public', 'private', 'im'] },
          ...(conversation === undefined
            ? { default_to_current_conversation: true }
            : { initial_conversation: conversation }),
        },
      },
      choiceBlock('role', 'How sure', ROLES),
      choiceBlock('priority', 'How grave', PRIORITIES),
      choiceBlock('pace', 'When', PACES),
      {
        type: 'input',
        block_id: 'time',
        optional: true,
        label: plainText('Time of the digest', LIMITS.optionText),
        element: { type: 'timepicker', action_id: 'time', initial_time: DIGEST_TIME },
        hint: plainText(TIME_HINT, 150),
      },
      previewBlock(preview),
    ],
  };
}

/** The line that tells how much it would have been. */
function previewBlock(preview: string): KnownBlock {
  return { ...small(preview), block_id: 'preview' };
}

/** The dialog as it stands, with another preview; what was filled in stays. */
export function withPreview(blocks: readonly KnownBlock[], preview: string): readonly KnownBlock[] {
  return blocks.map((block) => (block.block_id === 'preview' ? previewBlock(preview) : block));
}

/** The command that a filled dialog says, and where; undefined while nobody is named. */
export function readSubscribeDialog(
  state: ViewState,
): { readonly command: string; readonly conversation?: string } | undefined {
  const chosen = (block: string) => state[block]?.[block]?.selected_option?.value;
  const command = followCommand({
    actors: state[ACTORS]?.[ACTORS]?.selected_options?.map(({ value }) => value) ?? [],
    role: chosen('role'),
    priority: chosen('priority'),
    pace: chosen('pace'),
    time: state.time?.time?.selected_time ?? undefined,
  });
  if (command === undefined) return undefined;
  const conversation = state.channel?.channel?.selected_conversation;
  return { command, ...(conversation && { conversation }) };
}

function actorsBlock(): InputBlock {
  return {
    type: 'input',
    block_id: ACTORS,
    dispatch_action: true,
    label: plainText('Actors', LIMITS.optionText),
    element: {
      type: 'multi_external_select',
      action_id: ACTORS,
      min_query_length: 0,
      max_selected_items: 20,
      placeholder: plainText('Any name: Lazarus, APT38…', LIMITS.placeholder),
    },
    hint: plainText(FAMILIES_HINT, 150),
  };
}

function choiceBlock(id: string, label: string, choices: FieldChoices): InputBlock {
  const options = choices.map(
    ([value, text]): PlainTextOption => ({ value, text: plainText(text, LIMITS.optionText) }),
  );
  return {
    type: 'input',
    block_id: id,
    dispatch_action: true,
    label: plainText(label, LIMITS.optionText),
    element: {
      type: 'static_select',
      action_id: id,
      options,
      ...(options[0] && { initial_option: options[0] }),
    },
  };
}
