import {
  addExample,
  entryOf,
  MOST_FOUND,
  MOST_PEERS,
  type CallFact,
  type Pattern,
  type PatternFinding,
} from './pattern.ts';

/** Messages that a share can be told of, and the share that is no accident. */
const LEAST_MESSAGES = 100;
const LEAST_SHARE = 0.05;
/** Calls in which something was sent again: one bad call is not a peer. */
const LEAST_CALLS = 5;

interface Peer {
  messages: number;
  resent: number;
  calls: number;
  examples: string[];
}

const newPeer = (): Peer => ({ messages: 0, resent: 0, calls: 0, examples: [] });

class Search {
  readonly #peers = new Map<number, Peer>();
  overflow = 0;

  add(call: CallFact): void {
    // What a silent peer is sent again says nothing of loss.
    if (call.peer === 0 || call.isSilent) return;
    const peer = entryOf(this.#peers, call.peer, MOST_PEERS, newPeer);
    if (peer === null) {
      this.overflow++;
      return;
    }
    peer.messages += call.messages;
    if (call.retransmissions === 0) return;
    peer.resent += call.retransmissions;
    peer.calls++;
    addExample(peer.examples, call);
  }

  find(addressOf: (peer: number) => string): PatternFinding[] {
    return [...this.#peers]
      .filter(
        ([, { messages, resent, calls }]) =>
          messages >= LEAST_MESSAGES && calls >= LEAST_CALLS && resent >= messages * LEAST_SHARE,
      )
      .sort(([, a], [, b]) => b.resent - a.resent)
      .slice(0, MOST_FOUND)
      .map(([peer, { messages, resent, calls, examples }]) => ({
        calls,
        values: { peer: addressOf(peer), messages, resent, calls, share: Math.round((100 * resent) / messages) },
        examples,
      }));
  }
}

export const peerRetransmits: Pattern = {
  id: 'peer-retransmits',
  severity: 'warning',
  reference: 'RFC 3261 17.1.1.2',
  search: () => new Search(),
  text: {
    en: {
      title: 'Many messages to and from one peer are sent again',
      seen: '{share} % of the messages with {peer} were sent again ({resent} of {messages}, in {calls} calls).',
      advice: 'Packets are lost on the way, or one side answers late: look at the network, the load, and at TCP.',
    },
    es: {
      title: 'Muchos mensajes con un extremo se repiten',
      seen: 'El {share} % de los mensajes con {peer} se repitió ({resent} de {messages}, en {calls} llamadas).',
      advice: 'Se pierden paquetes por el camino, o un lado contesta tarde: mire la red, la carga, y TCP.',
    },
  },
};
