import type { Message } from '../sip/message.ts';
import { isLocalHost } from '../util/ip-class.ts';

/** Whether Contact or the session description names a host that cannot be reached from outside. For messages of outsiders: it costs strings. */
export function namesPrivateHost(message: Message): boolean {
  const contact = /^[^<]*<?sips?:(?:[^@>]*@)?(\[[^\]]*\]|[^:;>?]*)/i.exec(message.header('Contact') ?? '')?.[1];
  if (contact !== undefined && isLocalHost(contact)) return true;
  const { bodyStart, end } = message;
  if (bodyStart < 0) return false;
  const media = /(?:^|\n)c=IN IP[46] ([^\s/]+)/.exec(message.text(bodyStart, end))?.[1];
  return media !== undefined && isLocalHost(media);
}
