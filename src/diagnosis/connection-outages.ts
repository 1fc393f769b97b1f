import type { TcpEvent, TlsEvent, TransportEvent } from '../transport-event.ts';
import type { Endpoints } from '../util/endpoints.ts';

/** Further ones are only counted. */
const MOST_EVENTS = 4096;
/** Who fails with so many hosts looks for servers: it says nothing of them. */
const MANY_HOSTS = 16;

/** Connections to one SIP port that failed in one way, one after the other, with none in between that worked. */
export interface ConnectionOutage {
  readonly kind: 'tcp' | 'tls';
  /** The first, which stands for the others. */
  readonly first: TcpEvent | TlsEvent;
  /** As people write it; the host of who asked first. */
  readonly peer: string;
  readonly client: string;
  /** Further hosts that asked. */
  readonly others: number;
  readonly failed: number;
  readonly fromMicros: number;
  /** When one worked again; NaN when none did. */
  readonly backMicros: number;
}

interface Run {
  readonly peer: number;
  readonly events: (TcpEvent | TlsEvent)[];
  backMicros: number;
}

/** Which SIP ports took no connections, or with which TLS failed, whether or not that can be tied to a call. */
export class ConnectionOutages {
  readonly #endpoints: Endpoints;
  /** By port and way of failing, in the order begun: the last of each goes on. */
  readonly #runs = new Map<string, Run[]>();
  /** Told of a call already. */
  readonly #explained = new Set<TransportEvent>();
  #count = 0;
  /** Failed connections that found no room. */
  overflow = 0;

  readonly #most: number;

  /** @param most failed connections that are kept */
  constructor(endpoints: Endpoints, most = MOST_EVENTS) {
    this.#endpoints = endpoints;
    this.#most = most;
  }

  add(event: TcpEvent | TlsEvent): void {
    if (event.reason === 'reset') return;
    if (event.reason === 'accepted' || event.reason === 'established') {
      this.#works(event);
      return;
    }
    if (this.#count >= this.#most) {
      this.overflow++;
      return;
    }
    this.#count++;
    const key = keyOf(event);
    const runs = this.#runs.get(key);
    const last = runs?.at(-1);
    if (last !== undefined && Number.isNaN(last.backMicros)) last.events.push(event);
    else {
      const run = { peer: event.destination, events: [event], backMicros: Number.NaN };
      if (runs === undefined) this.#runs.set(key, [run]);
      else runs.push(run);
    }
  }

  /** What was found to be about a call. */
  explain(events: readonly TransportEvent[]): void {
    for (const event of events) if (event.kind === 'tcp') this.#explained.add(event);
  }

  /** The longest of each, most failures first. Those that are all told of calls are left out. */
  outages(): ConnectionOutage[] {
    const seekers = this.#seekers();
    const isTold = (event: TransportEvent): boolean => !this.#explained.has(event);
    return [...this.#runs.values()]
      .flatMap((runs): ConnectionOutage[] => {
        const kept = runs
          .map((run) => ({ ...run, events: run.events.filter(({ source }) => !seekers.has(this.#host(source))) }))
          .filter(({ events }) => events.some(isTold))
          .sort((a, b) => b.events.length - a.events.length);
        const [worst] = kept;
        const first = worst?.events[0];
        if (worst === undefined || first === undefined) return [];
        return [
          {
            kind: first.kind,
            first,
            peer: this.#endpoints.text(worst.peer)?.replace(/:5060$/, '') ?? '?',
            client: this.#host(first.source),
            others: new Set(worst.events.map(({ source }) => this.#host(source))).size - 1,
            failed: worst.events.length,
            fromMicros: first.kind === 'tcp' ? first.firstMicros : first.timeMicros,
            backMicros: worst.backMicros,
          },
        ];
      })
      .sort((a, b) => b.failed - a.failed || a.fromMicros - b.fromMicros);
  }

  #works({ kind, destination, timeMicros }: TcpEvent | TlsEvent): void {
    for (const runs of this.#runs.values()) {
      const last = runs.at(-1)!;
      if (last.peer === destination && last.events[0]!.kind === kind && Number.isNaN(last.backMicros))
        last.backMicros = timeMicros;
    }
  }

  /** Hosts that failed with many others. */
  #seekers(): Set<string> {
    const sought = new Map<string, Set<string>>();
    for (const runs of this.#runs.values())
      for (const { events } of runs)
        for (const { source, destination } of events) {
          const host = this.#host(source);
          const peers = sought.get(host);
          if (peers === undefined) sought.set(host, new Set([this.#host(destination)]));
          else peers.add(this.#host(destination));
        }
    return new Set([...sought].filter(([, peers]) => peers.size >= MANY_HOSTS).map(([host]) => host));
  }

  #host(endpoint: number): string {
    return this.#endpoints.host(endpoint) ?? '?';
  }
}

function keyOf(event: TcpEvent | TlsEvent): string {
  const { kind, reason, destination } = event;
  return kind === 'tcp'
    ? `${destination} ${reason}`
    : `${destination} ${reason} ${event.alert} ${event.isByClient ? 'client' : 'server'}`;
}
