import { EndInference } from './calls/infer-ends.ts';
import { expandInputs } from './input/expand-inputs.ts';
import { mergeFeeds, type Pause } from './input/merge-feeds.ts';
import type { EventSink } from './log-event.ts';
import type { LogSettings } from './log-settings.ts';
import { PacketDecoder } from './net/packet-decoder.ts';
import type { NoteLog } from './note.ts';
import { openInputs, type RunInput } from './open-inputs.ts';
import type { MessageReceiver } from './sip/message-receiver.ts';
import { SipReader } from './sip/sip-reader.ts';
import type { TransportEventSink } from './transport-event.ts';
import type { Endpoints } from './util/endpoints.ts';

/** What the user says of the inputs, where they do not say it themselves. */
export interface LogOptions {
  /** Kind that every input is taken for: `pcap`, `pcapng` or a log dialect; told by content when absent. */
  as?: string | undefined;
  /** Zone (`Europe/Madrid`, `+02:00`) and year of times in logs that lack them. */
  timezone?: string | undefined;
  year?: number | undefined;
  /** When a log on standard input was last written to, microseconds since the epoch; now when absent. */
  nowMicros?: number | undefined;
}

export interface ReadOptions extends LogOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  endpoints: Endpoints;
  notes: NoteLog;
  /** Who takes what logs say in words. */
  events: EventSink;
  /** Who takes what the layers below SIP say. */
  transportEvents: TransportEventSink;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  /**
   * Called before the first and after each reading of a piece of input; reading goes on when what it returns is settled.
   * @param bytesTotal null when unknown
   */
  onChunk?: ((bytesRead: number, bytesTotal: number | null) => void | Promise<void>) | undefined;
  /** Where the reading stops for a while. It is handed the inputs as they are then. */
  pause?: ((inputs: readonly RunInput[]) => Pause) | undefined;
}

/**
 * Reads the inputs as one, in the order of time, and hands every message on.
 * @throws TraceError when an input cannot be opened or none is a capture or text; what is wrong inside one becomes a note
 */
export async function readInputs(receiver: MessageReceiver, options: ReadOptions): Promise<RunInput[]> {
  const { endpoints, notes, events, standardInput, onChunk } = options;
  const sink = new SipReader(new EndInference(receiver, endpoints, notes), notes);
  const decoder = new PacketDecoder(sink, options.transportEvents, endpoints, notes);
  const logs = await logSettingsOf(options);
  const paths = await expandInputs(options.inputs);
  const inputs = await openInputs(paths, { decoder, sink, events, endpoints, notes, logs, standardInput });
  const bytesTotal = totalBytes(inputs);
  await onChunk?.(0, bytesTotal);
  await mergeFeeds(
    inputs.flatMap((input) => input.plan ?? []),
    (bytesRead) => onChunk?.(bytesRead, bytesTotal),
    options.pause?.(inputs),
  );
  decoder.finish();
  return inputs;
}

/** What reads logs is loaded only to check what is said of them. */
async function logSettingsOf({ as, timezone, year, nowMicros }: LogOptions): Promise<LogSettings> {
  const rest = { year: year ?? null, nowMicros: nowMicros ?? Date.now() * 1000 };
  if (as === undefined && timezone === undefined) return { zone: null, ...rest };
  const { logSettings } = await import('./log-settings.ts');
  return { ...logSettings(as, timezone), ...rest };
}

function totalBytes(inputs: readonly RunInput[]): number | null {
  let total = 0;
  for (const { sizeBytes, plan } of inputs) {
    if (plan === null) continue;
    if (sizeBytes === null) return null;
    total += sizeBytes;
  }
  return total;
}
