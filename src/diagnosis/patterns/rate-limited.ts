import {
  addExample,
  clock,
  entryOf,
  MOST_FOUND,
  MOST_PEERS,
  type CallFact,
  type Pattern,
  type PatternFinding,
} from './pattern.ts';

/** What peers refuse with that take no more calls a second (429 is something else). */
const REFUSALS: ReadonlySet<number> = new Set([403, 480, 500, 503]);
const LEAST_REFUSED = 10;
/** Of the calls beyond the limit, and of those in seconds that keep it. */
const LEAST_OF_EXCESS = 0.5;
const MOST_BELOW = 0.02;
/** Seconds remembered, of all peers together. */
const MOST_SECONDS = 1 << 16;

interface Second {
  calls: number;
  refused: number;
}

interface Peer {
  seconds: Map<number, Second>;
  refused: number;
  firstMicros: number;
  examples: string[];
}

const newPeer = (): Peer => ({ seconds: new Map(), refused: 0, firstMicros: Number.NaN, examples: [] });

class Search {
  readonly #peers = new Map<number, Peer>();
  #seconds = 0;
  overflow = 0;

  add(call: CallFact): void {
    if (call.peer === 0 || Number.isNaN(call.startMicros)) return;
    const peer = entryOf(this.#peers, call.peer, MOST_PEERS, newPeer);
    if (peer === null) {
      this.overflow++;
      return;
    }
    const at = Math.floor(call.startMicros / 1e6);
    let second = peer.seconds.get(at);
    if (second === undefined) {
      if (this.#seconds >= MOST_SECONDS) {
        this.overflow++;
        return;
      }
      this.#seconds++;
      peer.seconds.set(at, (second = { calls: 0, refused: 0 }));
    }
    second.calls++;
    if (!call.isNetworkFault || !REFUSALS.has(call.code)) return;
    second.refused++;
    peer.refused++;
    if (!(peer.firstMicros <= call.startMicros)) peer.firstMicros = call.startMicros;
    addExample(peer.examples, call);
  }

  find(addressOf: (peer: number) => string): PatternFinding[] {
    return [...this.#peers]
      .flatMap(([name, peer]) => {
        const limit = peer.refused < LEAST_REFUSED ? null : limitOf([...peer.seconds.values()]);
        if (limit === null) return [];
        const { refused, firstMicros, examples } = peer;
        return [
          { calls: refused, values: { peer: addressOf(name), limit, refused, from: clock(firstMicros) }, examples },
        ];
      })
      .sort((a, b) => b.calls - a.calls)
      .slice(0, MOST_FOUND);
  }
}

/** Calls a second up to which hardly any is refused, and above which many are; null when there is no such limit. */
function limitOf(seconds: readonly Second[]): number | null {
  const rates = [...new Set(seconds.map(({ calls }) => calls))].sort((a, b) => a - b);
  for (const limit of rates.slice(0, -1).reverse()) {
    const below = sum(seconds.filter(({ calls }) => calls <= limit));
    const above = seconds.filter(({ calls }) => calls > limit);
    const { calls, refused } = sum(above);
    const excess = calls - limit * above.length;
    const isKept = below.calls >= LEAST_REFUSED && below.refused <= below.calls * MOST_BELOW;
    if (isKept && refused >= excess * LEAST_OF_EXCESS) return limit;
  }
  return null;
}

function sum(seconds: readonly Second[]): Second {
  return seconds.reduce((all, { calls, refused }) => ({ calls: all.calls + calls, refused: all.refused + refused }), {
    calls: 0,
    refused: 0,
  });
}

export const rateLimited: Pattern = {
  id: 'rate-limited',
  severity: 'warning',
  reference: 'RFC 6357',
  search: () => new Search(),
  text: {
    en: {
      title: 'A peer refuses calls above a certain rate',
      seen: '{peer} refused {refused} calls, nearly all in seconds with more than {limit} new calls, since {from}.',
      advice: 'Keep below that rate, spread bursts, or have the limit raised; a Retry-After says how long to wait.',
    },
    es: {
      title: 'Un extremo rechaza llamadas por encima de cierto ritmo',
      seen: '{peer} rechazó {refused} llamadas, casi todas en segundos con más de {limit} nuevas, desde las {from}.',
      advice:
        'Quédese por debajo de ese ritmo, reparta las ráfagas o pida que suban el límite; un Retry-After dice cuánto esperar.',
    },
  },
};
