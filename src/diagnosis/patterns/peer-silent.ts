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

/** So many silent calls are no accident. */
const LEAST_SILENT = 3;
/** Of all calls to the peer from the first silent one on. */
const LEAST_SHARE = 0.5;

interface Peer {
  silent: number;
  /** Calls since the first silent one, that one included. */
  since: number;
  before: number;
  firstMicros: number;
  lastMicros: number;
  examples: string[];
}

const newPeer = (): Peer => ({
  silent: 0,
  since: 0,
  before: 0,
  firstMicros: Number.NaN,
  lastMicros: Number.NaN,
  examples: [],
});

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
    if (call.isSilent) {
      if (peer.silent === 0) peer.firstMicros = call.startMicros;
      peer.silent++;
      peer.lastMicros = call.startMicros;
      addExample(peer.examples, call);
    }
    if (peer.silent > 0) peer.since++;
    else peer.before++;
  }

  find(addressOf: (peer: number) => string): PatternFinding[] {
    return [...this.#peers]
      .filter(([, { silent, since }]) => silent >= LEAST_SILENT && silent >= since * LEAST_SHARE)
      .sort(([, a], [, b]) => b.silent - a.silent)
      .slice(0, MOST_FOUND)
      .map(([peer, { silent, since, firstMicros, lastMicros, examples }]) => ({
        calls: silent,
        values: { peer: addressOf(peer), silent, since, from: clock(firstMicros), to: clock(lastMicros) },
        examples,
      }));
  }
}

export const peerSilent: Pattern = {
  id: 'peer-silent',
  severity: 'error',
  reference: 'RFC 3261 17.1.1.2',
  search: () => new Search(),
  text: {
    en: {
      title: 'One peer answers nothing at all',
      seen: '{peer} answered nothing at all to {silent} of {since} calls, from {from} to {to}.',
      advice: 'The peer or the way to it is down: is it up, does its port answer, does a firewall stand between?',
    },
    es: {
      title: 'Un extremo no contesta nada en absoluto',
      seen: '{peer} no contestó nada en absoluto a {silent} de {since} llamadas, de {from} a {to}.',
      advice:
        'El extremo o el camino hasta él está caído: ¿está encendido, responde su puerto, hay un cortafuegos en medio?',
    },
  },
};
