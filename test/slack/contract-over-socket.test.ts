import { chatAdapterContract } from '../contracts/chat-adapter.ts';
import { openSlack } from '../support/open-slack.ts';

/** The other way in: the same promises over Socket Mode. */
chatAdapterContract('slack', () => openSlack('socket'));
