import data from './data/q850.json' with { type: 'json' };

/** A condition under which a cause maps to another response than usual (RFC 3398 7.2.4.1). */
export type Q850Condition = 'user-location' | 'new-number';

/** What ITU-T Q.850 and the mappings to SIP say of a cause, in no language. */
export interface Q850Facts {
  readonly cause: number;
  /** The name in Q.850, or the vendor's symbol. */
  readonly name: string;
  readonly class?: string;
  readonly category: string;
  /** Vendor values only: whose it is, where that is known. */
  readonly definedBy?: string | null;
  /** The response it becomes: by RFC 3398 7.2.4.1, in Asterisk and in FreeSWITCH. */
  readonly toSip?: {
    readonly rfc3398: number | null;
    readonly asterisk: number | null;
    readonly freeswitch: number | null;
  };
  readonly alsoToSip?: { readonly sip: number; readonly when: Q850Condition };
}

/** The causes of Q.850, in their order. */
export const Q850_FACTS = data.causes as readonly Q850Facts[];

/** Values that vendors use and Q.850 does not have. */
export const VENDOR_CAUSE_FACTS = data.vendorCauses as readonly Q850Facts[];

/** Location values and the tokens of RFC 8606 for them. */
export const Q850_LOCATIONS: readonly { readonly value: number; readonly token: string }[] = data.locations;

const byCause = new Map([...VENDOR_CAUSE_FACTS, ...Q850_FACTS].map((facts) => [facts.cause, facts]));

/** What is known of a cause; undefined when it is neither in Q.850 nor a known vendor value. */
export function q850Facts(cause: number): Q850Facts | undefined {
  return byCause.get(cause);
}

/** The "unspecified" value of the class a cause belongs to; null when it is no Q.850 value (1 to 127). */
export function unspecifiedCause(cause: number): number | null {
  if (!Number.isInteger(cause) || cause < 1) return null;
  return data.unspecified.find((range) => cause <= range.to)?.readAs ?? null;
}
