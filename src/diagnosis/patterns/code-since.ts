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

const LEAST_CALLS = 5;
/** How likely it may be that none of the calls before got the code by chance. */
const MOST_CHANCE = 0.001;
/** Of the calls to the peer since then. */
const LEAST_SHARE = 0.3;

interface Start {
  calls: number;
  /** Calls to the peer before the first with the code. */
  before: number;
  firstMicros: number;
  examples: string[];
}

interface Peer {
  calls: number;
  codes: Map<number, Start>;
}

const newPeer = (): Peer => ({ calls: 0, codes: new Map() });
const MOST_CODES = 16;

class Search {
  readonly #peers = new Map<number, Peer>();
  overflow = 0;

  add(call: CallFact): void {
    if (call.peer === 0) return;
    const peer = entryOf(this.#peers, call.peer, MOST_PEERS, newPeer);
    if (peer === null) {
      this.overflow++;
      return;
    }
    if (call.isNetworkFault && call.code >= 400) {
      const start = entryOf(peer.codes, call.code, MOST_CODES, () => ({
        calls: 0,
        before: peer.calls,
        firstMicros: call.startMicros,
        examples: [],
      }));
      if (start !== null) {
        start.calls++;
        addExample(start.examples, call);
      }
    }
    peer.calls++;
  }

  find(addressOf: (peer: number) => string): PatternFinding[] {
    return [...this.#peers]
      .flatMap(([peer, { calls, codes }]) =>
        [...codes].map(([code, start]) => ({ peer, code, since: calls - start.before, ...start })),
      )
      .filter(({ calls, before, since }) => {
        const share = calls / since;
        return (
          calls >= LEAST_CALLS && share >= LEAST_SHARE && (1 - share) ** before < MOST_CHANCE && before >= LEAST_CALLS
        );
      })
      .sort((a, b) => b.calls - a.calls)
      .slice(0, MOST_FOUND)
      .map(({ peer, code, calls, since, before, firstMicros, examples }) => ({
        calls,
        values: { peer: addressOf(peer), code, calls, since, before, from: clock(firstMicros) },
        examples,
      }));
  }
}

export const codeSince: Pattern = {
  id: 'code-since',
  severity: 'error',
  reference: 'RFC 3261 21',
  search: () => new Search(),
  text: {
    en: {
      title: 'A peer began to refuse at a certain time',
      seen: '{peer} refuses with {code} since {from}: {calls} of {since} calls; none of the {before} before.',
      advice: 'Something changed there at that time: a restart, a configuration, a full trunk, an expired account.',
    },
    es: {
      title: 'Un extremo empezó a rechazar a cierta hora',
      seen: '{peer} rechaza con {code} desde las {from}: {calls} de {since} llamadas; ninguna de las {before} anteriores.',
      advice: 'Algo cambió allí a esa hora: un reinicio, una configuración, un enlace lleno, una cuenta vencida.',
    },
  },
};
