import type { Endpoints } from '../../util/endpoints.ts';
import { DIRECTION, type Direction, type FlowKey } from './flow-key.ts';

/** Who sends and who receives one direction of a connection, looked up when it is first needed. */
export class StreamEnds {
  source = 0;
  destination = 0;
  readonly #key: FlowKey;
  readonly #direction: Direction;
  #isResolved = false;

  constructor(key: FlowKey, direction: Direction) {
    this.#key = key;
    this.#direction = direction;
  }

  resolve(endpoints: Endpoints): void {
    if (this.#isResolved) return;
    this.#isResolved = true;
    const first = this.#key.source(endpoints);
    const other = this.#key.destination(endpoints);
    const isFirst = this.#direction === DIRECTION.first;
    this.source = isFirst ? first : other;
    this.destination = isFirst ? other : first;
  }
}
