import type { Comparison } from './comparison.ts';
import type { Charts, CallMetrics, Metrics } from './figures.ts';
import type { Note } from './note.ts';

/** The result of a run: plain, serialisable, versioned. Renderers see this and nothing else. Times are ISO 8601 UTC, durations seconds, ratios 0 to 1. */
export interface Result {
  schemaVersion: 1;
  generator: { name: 'sipmortem'; version: string };
  language: Language;
  inputs: ResultInput[];
  totals: Totals;
  responses: ResponseRow[];
  outcomes: Record<Outcome, number>;
  failures: FailureRow[];
  distributions: Distributions;
  charts: Charts;
  metrics: Metrics;
  findings: FindingRow[];
  calls: ResultCall[];
  registrations: ResultRegistration[];
  others: OtherRow[];
  gates: GateResult[];
  baseline: Comparison | null;
}

export type Language = 'en' | 'es';

export const OUTCOMES = [
  'answered',
  'busy',
  'declined',
  'no-answer',
  'cancelled',
  'challenged',
  'redirected',
  'failed',
  'timeout',
  'unknown',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whose doing the outcome was. */
export type Fault = 'none' | 'callee' | 'caller' | 'network' | 'unknown';

export type ResponseClass =
  | 'provisional'
  | 'success'
  | 'redirection'
  | 'client-error'
  | 'server-error'
  | 'global-failure';

/** What a response was for, within its call. */
export type ResponseRole =
  | 'progress'
  | 'challenge'
  | 'redirect'
  | 'retry'
  | 'final'
  | 'cancel'
  | 'mid-call'
  | 'teardown'
  | 'other';

export interface ResultInput {
  path: string;
  /** `pcap`, `pcapng` or a log dialect; null when nothing was recognised. */
  kind: string | null;
  compression: 'gzip' | 'zstd' | null;
  /** Size as stored; null for standard input that could not be measured. */
  bytes: number | null;
  /** null for a log. */
  packets: number | null;
  /** null for a capture. */
  lines: number | null;
  messages: number;
  firstTime: string | null;
  lastTime: string | null;
  /** False when part of the input could not be analysed. */
  complete: boolean;
  notes: Omit<Note, 'damage'>[];
}

export interface Totals {
  messages: number;
  requests: number;
  responses: number;
  /** Of the messages: sent again. */
  retransmissions: number;
  /** Of the messages: only recorded again. */
  duplicates: number;
  calls: number;
  /** Of the calls: legs that B2BUAs made of others, by more than a guess. Distributions and metrics leave them out. */
  furtherLegs: number;
  /** Of the calls: by scanners. Outcomes, failures, distributions and metrics leave them out, unless they were asked for. */
  scanners: number;
  /** Of the registrations: by scanners; metrics leave them out likewise. */
  scannerRegistrations: number;
  registrations: number;
  others: number;
}

export interface ResponseRow {
  code: number;
  /** The table's phrase; for an unknown code the wire's own. */
  phrase: string;
  class: ResponseClass;
  category: string;
  meaning: string;
  count: number;
  retransmissions: number;
  /** Responses by the method of CSeq. */
  methods: Record<string, number>;
}

/** Why something is known and needs no attention. */
export interface Ignored {
  reason: string;
  /** The last day that it is so, `2026-12-31`; null for no end. */
  until: string | null;
}

/** Of the calls that a row counts, those that are known. */
export interface IgnoredCalls extends Ignored {
  calls: number;
}

export interface FailureRow {
  /** null: no response. */
  code: number | null;
  phrase: string | null;
  meaning: string;
  category: string;
  outcome: Outcome;
  fault: Fault;
  calls: number;
  /** Of the calls: legs that B2BUAs made of others; absent where there are none. */
  furtherLegs?: number;
  /** Of the calls that ended without an answer. */
  share: number;
  /** One thing to check first; null where nobody is at fault. */
  advice: string | null;
  /** Absent when none of its calls is. */
  ignored?: IgnoredCalls;
}

export interface DistributionRow {
  /** Of peers and hops the user's name for them, where there is one. */
  key: string;
  /** The addresses that were seen under the user's name, some of them when they are many. */
  addresses?: string[];
  /** What the key of a cause means; null when its calls do not agree. Causes only, as is `advice`. */
  text?: string | null;
  /** One thing to check first. */
  advice?: string | null;
  calls: number;
  /** Of these, by the network's fault. */
  failed: number;
  share: number | null;
  /** The metrics of these calls; where the row is of all calls, not only of those without an answer. */
  metrics?: CallMetrics;
}

/** Of calls without an answer: `byClass`, `byCategory`, `byCause`, `byHop`. Of all calls: the others. */
export type DistributionName =
  | 'byClass'
  | 'byCategory'
  | 'byCause'
  | 'byHop'
  | 'byDestination'
  | 'byPeer'
  | 'byHour'
  | 'byUserAgent';
export type Distributions = Record<DistributionName, DistributionRow[]>;

/** `info`: not a fault, or none of the network. */
export type Severity = 'info' | 'warning' | 'error';
export type Confidence = 'certain' | 'likely' | 'possible';

export interface FindingRow {
  rule: string;
  severity: Severity;
  /** `cause`: why calls were not answered, as their codes tell too. `also`: what went wrong besides. */
  kind: 'cause' | 'also';
  /** Calls; of a row with a `subject`, registrations, or requests to the peer that failed. */
  calls: number;
  title: string;
  /** What calls have in common, in one sentence with its numbers; null for what was found in each call by itself. */
  summary: string | null;
  advice: string;
  reference: string;
  /** Call-IDs; of registrations their addresses of record. */
  examples: string[];
  /** Where it is seen first, of a peer's connections. */
  evidence?: Evidence[];
  /** What it is about, where that is no call. */
  subject?: 'registration' | 'peer';
  /** Of a peer: its address, and from when to when it was so. `to` is null when it was so to the end. */
  peer?: string;
  /** The user's name for it. */
  alias?: string;
  from?: string;
  to?: string | null;
  /** Absent when none of its calls is. */
  ignored?: IgnoredCalls;
}

/** Evidence inside one of the inputs. */
export type Evidence = { input: number; frame: number } | { input: number; line: number };

export interface Party {
  uri: string | null;
  user: string | null;
  host: string | null;
  display: string | null;
}

export interface CallResponse {
  code: number;
  /** As on the wire. */
  phrase: string;
  method: string;
  role: ResponseRole;
  /** Distinct responses, however many hops saw each. */
  count: number;
  retransmissions: number;
  meaning: string;
}

/** Something that says why a call was not answered. */
export interface CallCause {
  source: 'q850' | 'sip' | 'warning' | 'vendor' | 'code' | 'icmp' | 'tcp';
  value: number | string | null;
  text: string | null;
  location: string | null;
  from: { frame: number } | { line: number } | null;
}

/** What a rule found in one call or registration. */
export interface CallFinding {
  rule: string;
  severity: Severity;
  confidence: Confidence;
  summary: string;
  /** What would make it wrong; null where that is certain. */
  caveat: string | null;
  advice: string;
  reference: string;
  evidence: Evidence[];
  ignored?: Ignored;
}

export interface ResultCall {
  callId: string;
  from: Party;
  to: Party;
  requestUri: string | null;
  caller: string | null;
  callee: string | null;
  transport: string | null;
  startTime: string | null;
  endTime: string | null;
  outcome: Outcome;
  fault: Fault;
  category: string | null;
  finalCode: number | null;
  finalPhrase: string | null;
  meaning: string | null;
  originCode: number | null;
  /** Who told another code than it was told, when `originCode` is not `finalCode`; null as well when it is not known. */
  changedAt: string | null;
  decidedBy: {
    address: string;
    certainty: 'certain' | 'likely' | 'at-or-beyond';
    because: string;
    /** The user's name for the address. */
    alias?: string;
  } | null;
  /** What says most of why it was not answered. */
  cause: CallCause | null;
  /** What else was said of it, what says most first. */
  causes: CallCause[];
  responses: CallResponse[];
  attempts: number;
  messages: number;
  retransmissions: number;
  timing: { postDialDelay: number | null; ringing: number | null; setup: number | null; duration: number | null };
  linked: { callId: string; strategy: string; confidence: string }[];
  findings: CallFinding[];
  /** The first place in each further input that it was seen in. */
  alsoIn: Evidence[];
  /** What the outcome rests on: messages, or a proxy's accounting line where they are missing. */
  basis: 'messages' | 'accounting';
  /** What logs say of it in words. */
  events: CallEvent[];
  first: Evidence;
  /** The user's names for the addresses of caller and callee. */
  callerAlias?: string;
  calleeAlias?: string;
  /** That it was not answered is known. */
  ignored?: Ignored;
}

/** A log line about a call that is no message. */
export interface CallEvent {
  kind: string;
  time: string | null;
  /** Response code in the line. */
  code: number | null;
  /** The line without its prefix, as the log has it. */
  text: string;
  input: number;
  line: number;
}

export type RegistrationOutcome = 'ok' | 'failed' | 'challenged' | 'timeout' | 'removed' | 'unknown';

export interface ResultRegistration {
  aor: string | null;
  outcome: RegistrationOutcome;
  finalCode: number | null;
  /** REGISTER requests sent, retransmissions left out. */
  attempts: number;
  responses: CallResponse[];
  findings: CallFinding[];
}

export interface OtherRow {
  method: string;
  transactions: number;
  responses: { code: number; count: number }[];
}

export interface GateResult {
  expression: string;
  level: 'error' | 'warning';
  status: 'pass' | 'fail' | 'skipped';
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  reason: string | null;
}

/** Two reports compared: what `sipmortem diff` gives. */
export interface DiffReport extends Comparison {
  schemaVersion: 1;
  generator: Result['generator'];
  language: Language;
  gates: GateResult[];
}
