import { LogLine } from './log-line.ts';
import { MAX_LAYERS, type Wrapper } from './wrapper.ts';
import { wrappers } from './wrapper-registry.ts';

/** Lines are looked at so far to tell the wrappers. */
const SAMPLE_LINES = 400;

/** A wrapper that is tried later must have so many times the lines of an earlier one. */
const MORE_LINES = 1.25;

/** A line of the sample. */
export interface SampleLine {
  bytes: Uint8Array;
  start: number;
  end: number;
}

/** The wrappers of one log, outermost first. */
export class WrapperStack {
  readonly layers: readonly Wrapper[];

  constructor(layers: readonly Wrapper[]) {
    this.layers = layers;
  }

  /** Tells them by the first lines of a log. */
  static of(sample: readonly SampleLine[]): WrapperStack {
    const layers: Wrapper[] = [];
    while (layers.length < MAX_LAYERS) {
      const next = bestOf(sample.slice(0, SAMPLE_LINES), layers);
      if (next === null) break;
      layers.push(next);
    }
    return new WrapperStack(layers);
  }

  /** Peels a line of the file. @returns whether what is left may hold line ends */
  peel(line: LogLine): boolean {
    let holdsRecords = false;
    for (const layer of this.layers) {
      if (!layer.peel(line)) layer.peelContinuation?.(line);
      else if (layer.holdsRecords) holdsRecords = true;
    }
    return holdsRecords;
  }
}

/** The wrapper that most lines have inside the known layers; null when none has enough. */
function bestOf(sample: readonly SampleLine[], layers: readonly Wrapper[]): Wrapper | null {
  let best: Wrapper | null = null;
  let most = 0;
  for (const wrapper of wrappers()) {
    const count = countPeeled(sample, layers, wrapper);
    // Those that say more come first: some lines more do not make up for it.
    if (count > MORE_LINES * most && count >= sample.length * wrapper.leastShare) [best, most] = [wrapper, count];
  }
  return best;
}

function countPeeled(sample: readonly SampleLine[], layers: readonly Wrapper[], wrapper: Wrapper): number {
  const line = new LogLine();
  let count = 0;
  for (const { bytes, start, end } of sample) {
    line.use(bytes, start, end, 0);
    for (const layer of layers) if (!layer.peel(line)) layer.peelContinuation?.(line);
    if (wrapper.peel(line)) count++;
  }
  return count;
}
