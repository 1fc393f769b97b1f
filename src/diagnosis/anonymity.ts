import { parseAddress } from '../sip/address.ts';
import type { CaseMessage } from './case-message.ts';

/** Values of Privacy that hide the caller (RFC 3323 4.2, RFC 3325 9.3). */
const HIDING: ReadonlySet<string> = new Set(['id', 'user', 'header', 'full']);

/** How a request hides its caller: the header that does, and its value. Null when it does not. */
export function anonymityOf(request: CaseMessage): { header: string; value: string } | null {
  const from = request.header('From');
  if (from !== null) {
    const { user, host } = parseAddress(from);
    // RFC 3323 4.1.1.3.
    if (user?.toLowerCase() === 'anonymous' || /(?:^|\.)anonymous\.invalid$/i.test(host?.slice(-40) ?? ''))
      return { header: 'From', value: `${user ?? ''}@${host ?? ''}` };
  }
  const privacy = request.header('Privacy');
  const hides = privacy
    ?.slice(0, 200)
    .toLowerCase()
    .split(/[;,\s]+/)
    .some((value) => HIDING.has(value));
  return hides ? { header: 'Privacy', value: privacy! } : null;
}
