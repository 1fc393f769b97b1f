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
