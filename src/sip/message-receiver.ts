import type { Payload } from '../payload.ts';
import type { Message } from './message.ts';

/** Who takes the messages: the calls stage. */
export interface MessageReceiver {
  /** One message and the payload it stood in. Both are reused: they are valid only during this call. */
  message(message: Message, payload: Payload): void;
}
