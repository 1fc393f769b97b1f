import type { Wrapper } from '../wrapper.ts';
import { PrefixWrapper } from './prefix-wrapper.ts';

const GREATER_THAN = 0x3e;

/** What an e-mail quotes (RFC 3676 4.5): `> `, however often. */
export const quotation = (): Wrapper =>
  new PrefixWrapper({ name: 'quotation', pattern: /(?:> ?)+/dy, beginsWith: (byte) => byte === GREATER_THAN });
