import type { Endpoints } from '../util/endpoints.ts';

/** The user's name for a host, given as an address (IPv6 without brackets) or a host name; null when there is none. */
export type AliasOfHost = (host: string) => string | null;

/** Addresses told of one name. */
const MOST_ADDRESSES = 8;
/** Hosts whose name is remembered; a flood has no end of them. */
const MOST_REMEMBERED = 4096;

/** The user's names for peers, and which addresses were seen under each. */
export class PeerAliases {
  readonly #endpoints: Endpoints;
  readonly #aliasOfHost: AliasOfHost | undefined;
  readonly #remembered = new Map<string, string | null>();
  readonly #addresses = new Map<string, Set<string>>();

  constructor(endpoints: Endpoints, aliasOfHost?: AliasOfHost) {
    this.#endpoints = endpoints;
    this.#aliasOfHost = aliasOfHost;
  }

  /** The name of an endpoint. */
  ofEndpoint(id: number): string | null {
    if (this.#aliasOfHost === undefined) return null;
    const host = this.#endpoints.host(id);
    return host === null ? null : this.#ofHost(host);
  }

  /** The name of `10.0.0.1:5060`, `[2001:db8::1]:5060` or `sbc.example`. */
  ofAddress(address: string): string | null {
    return this.#aliasOfHost === undefined ? null : this.#ofHost(address.replace(/(^[^:[\]]+|\]):\d+$/, '$1'));
  }

  /** An address as sentences have it, behind its name where it has one: `carrier (10.0.0.1)`. */
  beside(address: string): string {
    const alias = this.ofAddress(address);
    return alias === null ? address : `${alias} (${address})`;
  }

  /** The addresses seen under a name, in the order seen; undefined when it is no name. */
  addressesOf(alias: string): string[] | undefined {
    const seen = this.#addresses.get(alias);
    return seen && [...seen];
  }

  #ofHost(host: string): string | null {
    const known = this.#remembered.get(host);
    if (known !== undefined) return known;
    const bare = host.replace(/^\[(.*)\]$/, '$1');
    const alias = this.#aliasOfHost?.(bare) ?? null;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(host, alias);
    if (alias !== null) this.#see(alias, bare);
    return alias;
  }

  #see(alias: string, address: string): void {
    const seen = this.#addresses.get(alias);
    if (seen === undefined) this.#addresses.set(alias, new Set([address]));
    else if (seen.size < MOST_ADDRESSES) seen.add(address);
  }
}
