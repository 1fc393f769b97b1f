/** Where a message fails, the verdict being the first of these that has a reason. */
export const VERDICTS = [
  /** Against the syntax: an element answers 400 or drops it. */
  'invalid',
  /** Well formed, but no transaction can be made of it. */
  'transaction-layer',
  /** Well formed; the application may have to refuse it. */
  'application-layer',
  /** Against the letter, but RFC 5118 or usage wants it accepted. */
  'tolerable',
  'valid',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a message is not simply valid. */
export interface Reason {
  level: Exclude<Verdict, 'valid'>;
  /** Stable identifier. */
  code: string;
  /** One sentence. */
  text: string;
  /** What it offends against, such as `RFC 3261 20.16`. */
  section: string;
}

/** Takes a reason; what the rules are given to report with. */
export type Report = (level: Reason['level'], code: string, section: string, text: string) => void;
