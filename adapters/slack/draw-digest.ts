import type { KnownBlock } from '@slack/types';
import { wordsFor } from '../../briefings/render/words.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { DigestPost } from '../../src/model/message.ts';
import { notification } from './escape.ts';
import { fitBlocks } from './fit-blocks.ts';
import { cut, LIMITS } from './limits.ts';
import { button, type Drawing, header, plainText, small } from './rich.ts';
import { withSlash } from './with-slash.ts';

const REST = 'does not fit here; `/sitrep latest` lists the newest, the console all.';

/** JSON of the title above and the reason below. */
const ROOM_FOR_FRAME = 3_000;

/** Several briefings in one message, each with a button to open it. */
export function drawDigest({ title, briefings, reason }: Omit<DigestPost, 'kind' | 'deliveryKey'>): Drawing {
  const items = fitBlocks(
    briefings.flatMap(digestItem),
    LIMITS.messageBlocks - 2,
    REST,
    LIMITS.blocksJson - ROOM_FOR_FRAME,
  );
  return {
    text: cut(notification(`${title}: ${briefings.map(({ headline }) => headline).join('; ')}`), LIMITS.notification),
    blocks: [header(title), ...items, small(cut(withSlash(reason), 1_000))],
  };
}

function digestItem(briefing: Briefing, index: number): readonly KnownBlock[] {
  const { headline, incidentId, priority, sources, language } = briefing;
  const told = wordsFor(language);
  const accessory = button(
    { label: 'Open', press: { say: `show ${incidentId}`, about: incidentId, modal: true } },
    index,
  );
  return [
    { type: 'section', text: plainText(headline, 300), ...(accessory && { accessory }) },
    small(`${told.priorities[priority.level]} · ${told.sourceCount(sources.length)}`),
  ];
}
