import type { Evidence, Language, ResultCall } from './result.ts';

/** What `sipmortem show` gives: the messages of some calls, plain and serialisable. Renderers of ladders see this and nothing else. */
export interface LadderReport {
  schemaVersion: 1;
  generator: { name: 'sipmortem'; version: string };
  language: Language;
  /** Paths, in the order that `input` counts. */
  inputs: string[];
  /** Calls that were asked for and left out because of a limit. */
  notShown: number;
  ladders: Ladder[];
}

/** The messages of one call, and of the calls linked with it, in the order of time. */
export interface Ladder {
  call: ResultCall;
  /** The call itself, then the calls linked with it. */
  legs: LadderLeg[];
  endpoints: LadderEndpoint[];
  messages: LadderMessage[];
  /** The response codes of the messages, in the order seen. */
  codes: LadderCode[];
  /** What to check first, when the call was not answered. */
  advice: string[];
  /** Messages left out because there are too many, those sent again included. */
  omitted: number;
}

export interface LadderLeg {
  callId: string;
  /** null: the call itself. */
  strategy: string | null;
  confidence: string | null;
}

/** Who sends and receives; without a host nothing is known of it. */
export interface LadderEndpoint {
  /** IPv6 in brackets; a name where a log has no address. */
  host: string | null;
  port: number | null;
}

/** A response code explained. */
export interface LadderCode {
  code: number;
  /** The table's phrase; for an unknown code the wire's own. */
  phrase: string;
  meaning: string;
  /** Where it is defined, such as `RFC 3261 21.4.18`. */
  reference: string | null;
}

/** A message, however often it was sent again. */
export interface LadderMessage {
  time: string | null;
  /** Seconds since the first message of the ladder. */
  offset: number | null;
  /** Index in `legs`. */
  leg: number;
  /** Indices in `endpoints`. */
  source: number;
  destination: number;
  transport: string | null;
  /** For a response that of CSeq. */
  method: string;
  cseq: number | null;
  /** The request stands inside a dialog, such as a re-INVITE. */
  inDialog: boolean;
  requestUri: string | null;
  code: number | null;
  /** As on the wire. */
  phrase: string | null;
  meaning: string | null;
  /** Number of the branch, where a request was forked; null elsewhere. */
  fork: number | null;
  reasons: LadderReason[];
  warnings: { code: number; text: string }[];
  /** Seconds. */
  retryAfter: number | null;
  /** Where a redirection sends to. */
  contact: string | null;
  auth: LadderAuth | null;
  sdp: LadderSdp[];
  /** How often it was sent again, when last, and where the first of these stand. */
  resent: number;
  lastTime: string | null;
  repeats: Evidence[];
  /** How often it was recorded again without being sent again. */
  recordedAgain: number;
  /** Indices of the findings of the call that it is evidence of. */
  findings: number[];
  input: number;
  frame?: number;
  line?: number;
  /** The session description, when asked for. */
  body?: string;
  /** The whole message, when asked for. */
  raw?: string;
}

/** One value of a Reason header. */
export interface LadderReason {
  protocol: string;
  cause: number | null;
  /** What the cause means, or the header's own text. */
  text: string | null;
}

/** A challenge, or the credentials that answer one; secrets are left out. */
export interface LadderAuth {
  kind: 'challenge' | 'credentials';
  scheme: string;
  realm: string | null;
  user: string | null;
  stale: boolean;
}

/** One media stream of a session description. */
export interface LadderSdp {
  /** `audio`, `video`, `image`, ... */
  media: string;
  address: string | null;
  /** 0: the stream is refused. */
  port: number;
  codecs: string[];
  direction: string;
  encrypted: boolean;
}
