/** The registered SIP methods (IANA) by number, so that the hot path compares integers. */
export const METHOD = {
  unknown: 0,
  INVITE: 1,
  ACK: 2,
  BYE: 3,
  CANCEL: 4,
  REGISTER: 5,
  OPTIONS: 6,
  PRACK: 7,
  SUBSCRIBE: 8,
  NOTIFY: 9,
  PUBLISH: 10,
  INFO: 11,
  REFER: 12,
  MESSAGE: 13,
  UPDATE: 14,
  other: 15,
} as const;
/** `unknown`: the message names no method. `other`: it names one that is not registered. */
export type Method = (typeof METHOD)[keyof typeof METHOD];

export const METHOD_NAMES = [
  '',
  'INVITE',
  'ACK',
  'BYE',
  'CANCEL',
  'REGISTER',
  'OPTIONS',
  'PRACK',
  'SUBSCRIBE',
  'NOTIFY',
  'PUBLISH',
  'INFO',
  'REFER',
  'MESSAGE',
  'UPDATE',
  '',
] as const;

const NAME_BYTES = METHOD_NAMES.map((name) => new TextEncoder().encode(name));
const LONGEST = 9;

/** First byte and length tell the registered methods apart: one name at most is compared. */
const BY_START = new Uint8Array(256 * 16);
for (let method: number = METHOD.INVITE; method < METHOD.other; method++) {
  const name = NAME_BYTES[method]!;
  BY_START[name[0]! * 16 + name.length] = method;
}

/** The method whose name stands in `bytes` from `start` to `end`; names are case-sensitive (RFC 3261 7.1). */
export function methodAt(bytes: Uint8Array, start: number, end: number): Method {
  const length = end - start;
  if (length <= 0) return METHOD.unknown;
  if (length > LONGEST) return METHOD.other;
  const candidate = BY_START[bytes[start]! * 16 + length]! as Method;
  if (candidate === METHOD.unknown) return METHOD.other;
  const name = NAME_BYTES[candidate]!;
  for (let i = 1; i < length; i++) if (bytes[start + i] !== name[i]) return METHOD.other;
  return candidate;
}
