import type { Call } from '../calls/call.ts';
import type { RefusedSources } from '../calls/refused-sources.ts';
import type { Transaction } from '../calls/transaction.ts';
import { ConnectionOutages } from '../diagnosis/connection-outages.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import { PeerWatch } from '../diagnosis/peer-watch.ts';
import { RegistrationGaps, type OpenGap } from '../diagnosis/registration-gaps.ts';
import type { FindingRow } from '../result.ts';
import type { TcpEvent, TlsEvent } from '../transport-event.ts';
import { connectionRows } from './connection-rows.ts';
import { gapRows } from './gap-rows.ts';
import type { Names } from './names.ts';
import { outageRows } from './outage-rows.ts';
import { sourceRows } from './source-rows.ts';

/** What is watched over the whole input, and told of a host or an address rather than of one call. */
export class Watches {
  readonly gaps = new RegistrationGaps();
  readonly #names: Names;
  readonly #sources: RefusedSources;
  readonly #peers: PeerWatch;
  readonly #connections: ConnectionOutages;

  constructor(names: Names, sources: RefusedSources) {
    const { endpoints } = names;
    this.#names = names;
    this.#sources = sources;
    this.#peers = new PeerWatch(endpoints);
    this.#connections = new ConnectionOutages(endpoints);
  }

  addConnection(event: TcpEvent | TlsEvent): void {
    this.#connections.add(event);
  }

  addOther(transaction: Transaction, nowMicros: number): void {
    this.#peers.add(transaction, nowMicros);
  }

  /** A call that counts. */
  addCall({ callId, calleeHash, firstMicros: micros, leg }: Call, { final }: Verdict): void {
    if (calleeHash === 0 || final === null || final.code < 400 || leg?.isFurther) return;
    this.gaps.refused({ callId, calleeHash, code: final.code, micros });
  }

  /** What the layers below said of a call is not told again of the peer. */
  explain({ transportEvents }: Call): void {
    if (transportEvents !== null) this.#connections.explain(transportEvents);
  }

  /** @param openGaps times without a registration that last */
  rows(openGaps: readonly OpenGap[]): FindingRow[] {
    const { endpoints } = this.#names;
    const { language } = this.#names.codes;
    return [
      ...outageRows(this.#peers.outages(), this.#names),
      ...gapRows(this.gaps.explained(openGaps), language),
      ...sourceRows(this.#sources.refused(), language, endpoints),
      ...connectionRows(this.#connections.outages(), language),
    ];
  }

  *limits(): Iterable<[code: string, detail: string]> {
    const { overflow } = this.#connections;
    if (this.#peers.overflow > 0)
      yield ['peers-limit', `${this.#peers.overflow} OPTIONS were not looked at: too many peers are asked.`];
    if (overflow > 0)
      yield ['connections-limit', `${overflow} connections that failed were not looked at: there are too many.`];
  }
}
