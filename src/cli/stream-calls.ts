import type { ResultCall } from '../result.ts';
import type { Arguments } from './arguments.ts';
import { ENOUGH } from './enough.ts';
import type { OutputWriter } from './output-writer.ts';
import { neededCalls } from './render-settings.ts';

/** Calls that are written as they end, so that none is kept. */
export interface CallStream {
  onCall: (call: ResultCall) => void;
  /** Resolves when more can be written; undefined when it can already. */
  ready: () => Promise<void> | undefined;
}

/** Whether calls are written in the order in which they end: nothing else lists them, and neither number nor order was asked for. */
export function streamsCalls(args: Arguments): boolean {
  if (args.format !== 'ndjson' || args.limit !== null || args.sort !== null || args.github) return false;
  return args.out.every(({ format }) => neededCalls(args, format) === 'none');
}

/** Writes each call as a line of NDJSON. */
export async function callStream({ out }: Arguments, writer: OutputWriter): Promise<CallStream> {
  const { callLine } = await import('../report/ndjson.ts');
  return {
    onCall(call) {
      // The files want the whole input, whoever reads the lines.
      if (writer.closed && out.length === 0) throw ENOUGH;
      writer.write(callLine(call));
    },
    ready: () => writer.ready(),
  };
}
