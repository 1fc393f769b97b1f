import type { Endpoints } from '../util/endpoints.ts';

/** Addresses told of one name. */
const MOST_ADDRESSES = 8;
/** Addresses whose name is remembered; a flood has no end of them. */
const MOST_REMEMBERED = 4096;

/** Whether an address, with its port, has a name. */
export type NamedPeer = readonly [name: string, isOf: (address: string) => boolean];

/** The user's names for peers, and which addresses were seen under each. */
export class PeerAliases {
  readonly #endpoints: Endpoints;
  /** In the order of the user: the first that an address belongs to is its name. */
  readonly #tests: readonly NamedPeer[];
  readonly #remembered = new Map<string, string | null>();
  readonly #addresses = new Map<string, Set<string>>();

  constructor(endpoints: Endpoints, peers: readonly NamedPeer[] = []) {
    this.#endpoints = endpoints;
    this.#tests = peers;
  }

  /** The name of an endpoint; null when it has none. */
  ofEndpoint(id: number): string | null {
    if (this.#tests.length === 0) return null;
    const address = this.#endpoints.text(id);
    return address === null ? null : this.ofAddress(address);
  }

  /** The name of `10.0.0.1:5060`, `[2001:db8::1]:5060` or `sbc.example`; null when it has none. */
  ofAddress(address: string): string | null {
    if (this.#tests.length === 0) return null;
    const known = this.#remembered.get(address);
    if (known !== undefined) return known;
    const name = this.#find(address);
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(address, name);
    if (name !== null) this.#see(name, address);
    return name;
  }

  /** The same where a report tells of an address: that is no sighting, and changes nothing that is told later. */
  nameOf(address: string): string | null {
    if (this.#tests.length === 0) return null;
    const known = this.#remembered.get(address);
    return known === undefined ? this.#find(address) : known;
  }

  /** An address as sentences have it, behind its name where it has one: `carrier (10.0.0.1)`. */
  beside(address: string): string {
    const name = this.nameOf(address);
    return name === null ? address : `${name} (${address})`;
  }

  /** The addresses seen under a name, without the default port, in the order seen; undefined when it is no name. */
  addressesOf(name: string): string[] | undefined {
    const seen = this.#addresses.get(name);
    return seen && [...seen];
  }

  #find(address: string): string | null {
    return this.#tests.find(([, isOf]) => isOf(address))?.[0] ?? null;
  }

  #see(name: string, address: string): void {
    const short = address.replace(/:5060$/, '');
    const seen = this.#addresses.get(name);
    if (seen === undefined) this.#addresses.set(name, new Set([short]));
    else if (seen.size < MOST_ADDRESSES) seen.add(short);
  }
}
