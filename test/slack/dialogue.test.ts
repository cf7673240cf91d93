import { chatDialogue } from '../contracts/chat-dialogue.ts';
import { aSlackSeat } from './a-seat.ts';

chatDialogue('Slack, over HTTP', () => aSlackSeat('http'));
chatDialogue('Slack, over a socket', () => aSlackSeat('socket'));
