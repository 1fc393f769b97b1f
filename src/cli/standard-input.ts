import type { Spool } from '../input/spool.ts';
import type { Terminal } from './terminal.ts';

/** Standard input, where it is not just read once to its end. */
export interface OpenStandardInput {
  /** To be read once. */
  bytes: AsyncIterable<Uint8Array> | undefined;
  /** What is kept of it for a second reading. */
  spool: Spool | null;
  close(): void;
}

/** Standard input that is kept, for the pass that collects the messages of calls. */
export async function keptInput({ stdin }: Terminal): Promise<OpenStandardInput> {
  const { Spool: Kept } = await import('../input/spool.ts');
  const spool = new Kept(stdin);
  return { bytes: spool.record(), spool, close: () => spool.close() };
}

/** Standard input that may go on for days: a signal ends it. @param isKept for a second reading, as long as there is room */
export async function endingInput(
  stdin: AsyncIterable<Uint8Array>,
  terminal: Terminal,
  isKept: boolean,
): Promise<OpenStandardInput> {
  const { EndingInput } = await import('./ending-input.ts');
  const ending = new EndingInput(stdin, terminal);
  if (!isKept) return { bytes: ending.bytes(), spool: null, close: () => ending.close() };
  const { Spool: Kept } = await import('../input/spool.ts');
  const spool = new Kept(ending.bytes(), { isOptional: true });
  const close = (): void => {
    ending.close();
    spool.close();
  };
  return { bytes: spool.record(), spool, close };
}
