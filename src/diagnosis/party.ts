import type { Party } from '../result.ts';
import { parseAddress } from '../sip/address.ts';

/** Who a From or To value names. */
export function partyOf(value: string | null): Party {
  if (value === null) return { uri: null, user: null, host: null, display: null };
  const { uri, user, host, display } = parseAddress(value);
  return { uri, user, host, display };
}
