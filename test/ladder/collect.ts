import { CallTracker } from '../../src/calls/call-tracker.ts';
import { Phrases } from '../../src/calls/phrases.ts';
import { loadCodeTable } from '../../src/codes/code-table.ts';
import type { Ladder } from '../../src/ladder.ts';
import { LadderCollector } from '../../src/ladder/ladder-collector.ts';
import { NoteLog } from '../../src/note.ts';
import { Payload, TRANSPORT } from '../../src/payload.ts';
import type { ResultCall } from '../../src/result.ts';
import { SipReader } from '../../src/sip/sip-reader.ts';
import { Endpoints } from '../../src/util/endpoints.ts';
import { sampleCall } from '../report/sample-result.ts';

/** A message as an input hands it over. */
export interface Sent {
  bytes: Buffer;
  /** Null: unknown. */
  seconds: number | null;
  /** `10.0.0.1:5060`, or any name; null: unknown. */
  from: string | null;
  to: string | null;
  line?: boolean;
}

const START_MICROS = 1_700_000_000_000_000;

/** A call of that Call-ID that begins with the first frame. */
export function callNamed(callId: string, changes: Partial<ResultCall> = {}): ResultCall {
  return sampleCall(callId, 0, 1, 'failed', 'network', [], { first: { input: 0, frame: 1 }, ...changes });
}

/** Runs messages through the SIP stage and the collector; the first has frame or line 1. */
export async function collect(
  calls: readonly ResultCall[],
  sent: readonly Sent[],
  options: { mostMessages?: number; bytes?: number; withRaw?: boolean; withBody?: boolean } = {},
): Promise<Ladder[]> {
  const endpoints = new Endpoints();
  const collector = new LadderCollector(calls, {
    codes: await loadCodeTable('en'),
    endpoints,
    budget: { messages: 1000, bytes: options.bytes ?? 1 << 20 },
    mostMessages: options.mostMessages ?? 1000,
    withBody: options.withBody ?? false,
    withRaw: options.withRaw ?? false,
  });
  const notes = new NoteLog();
  const tracker = new CallTracker({ endpoints, phrases: new Phrases(), observer: collector, keepText: false, notes });
  const reader = new SipReader(
    { message: (message, payload) => void (collector.wants(message) && tracker.message(message, payload)) },
    notes,
  );
  const idOf = (text: string | null): number => {
    if (text === null) return 0;
    const address = /^(\d+)\.(\d+)\.(\d+)\.(\d+):(\d+)$/.exec(text)?.slice(1).map(Number);
    if (!address) return endpoints.named(text);
    const [a = 0, b = 0, c = 0, d = 0, port = 0] = address;
    return endpoints.v4((a << 24) | (b << 16) | (c << 8) | d, port);
  };
  const payload = new Payload();
  for (const [i, { bytes, seconds, from, to, line }] of sent.entries()) {
    payload.bytes = bytes;
    payload.start = 0;
    payload.end = bytes.length;
    payload.timeMicros = seconds === null ? Number.NaN : START_MICROS + Math.round(seconds * 1e6);
    payload.source = idOf(from);
    payload.destination = idOf(to);
    payload.transport = TRANSPORT.udp;
    payload.position = i + 1;
    payload.positionIsLine = line ?? false;
    reader.datagram(payload);
  }
  return collector.finish();
}
