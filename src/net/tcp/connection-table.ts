import type { Connection } from './connection.ts';
import { DIRECTION, type FlowKey } from './flow-key.ts';

/** All known connections, by address and port of both ends, and by when they were last heard of. */
export class ConnectionTable {
  readonly #byHash = new Map<number, Connection>();
  #oldest: Connection | null = null;
  #newest: Connection | null = null;
  size = 0;

  /** The one not heard of for longest. */
  get oldest(): Connection | null {
    return this.#oldest;
  }

  find(key: FlowKey, hash: number): Connection | null {
    let connection = this.#byHash.get(hash) ?? null;
    while (connection !== null && connection.key.directionOf(key) === DIRECTION.none) connection = connection.nextAlike;
    return connection;
  }

  add(connection: Connection): void {
    connection.nextAlike = this.#byHash.get(connection.hash) ?? null;
    this.#byHash.set(connection.hash, connection);
    this.#append(connection);
    this.size++;
  }

  /** Makes it the newest. */
  touch(connection: Connection): void {
    if (connection === this.#newest) return;
    this.#unlink(connection);
    this.#append(connection);
  }

  remove(connection: Connection): void {
    this.#unlink(connection);
    this.size--;
    const first = this.#byHash.get(connection.hash) ?? null;
    if (first === connection) {
      if (connection.nextAlike === null) this.#byHash.delete(connection.hash);
      else this.#byHash.set(connection.hash, connection.nextAlike);
      return;
    }
    let before = first;
    while (before !== null && before.nextAlike !== connection) before = before.nextAlike;
    if (before !== null) before.nextAlike = connection.nextAlike;
  }

  #append(connection: Connection): void {
    connection.older = this.#newest;
    connection.newer = null;
    if (this.#newest === null) this.#oldest = connection;
    else this.#newest.newer = connection;
    this.#newest = connection;
  }

  #unlink(connection: Connection): void {
    const { older, newer } = connection;
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
    if (newer === null) this.#newest = older;
    else newer.older = older;
  }
}
