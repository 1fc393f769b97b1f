import { openCaptures, type CaptureInput } from './capture-inputs.ts';
import { expandInputs } from './input/expand-inputs.ts';
import { mergeFeeds } from './input/merge-feeds.ts';
import { PacketDecoder } from './net/packet-decoder.ts';
import type { NoteLog } from './note.ts';
import type { MessageReceiver } from './sip/message-receiver.ts';
import { SipReader } from './sip/sip-reader.ts';
import type { Endpoints } from './util/endpoints.ts';

export interface ReadOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  endpoints: Endpoints;
  notes: NoteLog;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  /** Called after each reading of a piece of input; reading goes on when what it returns is settled. @param bytesTotal null when unknown */
  onChunk?: ((bytesRead: number, bytesTotal: number | null) => void | Promise<void>) | undefined;
}

/**
 * Reads the inputs as one, in the order of time, and hands every message on.
 * @throws TraceError when an input cannot be opened or none is a capture; what is wrong inside one becomes a note
 */
export async function readInputs(receiver: MessageReceiver, options: ReadOptions): Promise<CaptureInput[]> {
  const { endpoints, notes, standardInput, onChunk } = options;
  const decoder = new PacketDecoder(new SipReader(receiver, notes), endpoints, notes);
  const inputs = await openCaptures(await expandInputs(options.inputs), { decoder, notes, standardInput });
  const bytesTotal = totalBytes(inputs);
  await mergeFeeds(
    inputs.flatMap((input) => input.plan ?? []),
    (bytesRead) => onChunk?.(bytesRead, bytesTotal),
  );
  decoder.finish();
  return inputs;
}

function totalBytes(inputs: readonly CaptureInput[]): number | null {
  let total = 0;
  for (const { sizeBytes, plan } of inputs) {
    if (plan === null) continue;
    if (sizeBytes === null) return null;
    total += sizeBytes;
  }
  return total;
}
