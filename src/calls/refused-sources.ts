import { parseAddress } from '../sip/address.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { ownText } from '../util/own-text.ts';
import type { Transaction } from './transaction.ts';

/** Hosts looked at; of each so many users and numbers are told apart. */
const MOST_SOURCES = 1024;
const MOST_ENDPOINTS = 4096;
const MOST_USERS = 64;
const MOST_PREFIXES = 16;
const MOST_USER = 64;
/** What somebody gets who is not known, or asks for somebody who is not. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 404, 407]);
/** Users that were tried without ever sending credentials; numbers that "call themselves"; prefixes of one number. */
const MANY_USERS = 20;
const MANY_SELVES = 10;
const MANY_PREFIXES = 5;
/** The end of a number that is dialled again and again, and how long a number must be to have one. */
const TAIL_DIGITS = 8;
const MINUTE_MICROS = 60e6;

/** What one host was refused, as long as nothing of it was accepted. */
export class RefusedSource {
  /** Endpoint id of its first request. */
  readonly endpoint: number;
  hasSucceeded = false;
  refused = 0;
  firstMicros = Number.NaN;
  lastMicros = Number.NaN;
  input = 0;
  frame = 0;
  /** Users of REGISTERs without credentials, and of those with them. */
  readonly users = new Set<string>();
  readonly credentialUsers = new Set<string>();
  credentials = 0;
  mostInMinute = 0;
  /** Users that called with their own number as the one dialled. */
  readonly selves = new Set<string>();
  /** Prefixes by the end of the number that was dialled with them. */
  readonly #prefixes = new Map<string, Set<string>>();
  #minuteMicros = Number.NaN;
  #inMinute = 0;

  constructor(endpoint: number) {
    this.endpoint = endpoint;
  }

  /** It looks for what is there: more than anybody would by accident, and nothing was ever accepted. */
  get isScanning(): boolean {
    if (this.hasSucceeded || this.refused === 0) return false;
    const tries = this.credentials === 0 && this.users.size >= MANY_USERS;
    return tries || this.selves.size >= MANY_SELVES || this.mostPrefixes >= MANY_PREFIXES;
  }

  /** With how many prefixes one number was dialled at most. */
  get mostPrefixes(): number {
    let most = 0;
    for (const { size } of this.#prefixes.values()) most = Math.max(most, size);
    return most;
  }

  /** The end of that number; null when none was dialled with two. */
  get mostTried(): string | null {
    const most = this.mostPrefixes;
    if (most < 2) return null;
    for (const [tail, { size }] of this.#prefixes) if (size === most) return tail;
    return null;
  }

  register(user: string, hasCredentials: boolean, micros: number): void {
    if (!hasCredentials) {
      add(this.users, user, MOST_USERS);
      return;
    }
    this.credentials++;
    add(this.credentialUsers, user, MOST_USERS);
    if (!(micros - this.#minuteMicros < MINUTE_MICROS)) [this.#minuteMicros, this.#inMinute] = [micros, 0];
    this.mostInMinute = Math.max(this.mostInMinute, ++this.#inMinute);
  }

  invite(caller: string, dialled: string): void {
    if (caller === dialled) add(this.selves, dialled, MOST_USERS);
    const digits = dialled.replace(/^\+/, '');
    if (!/^\d+$/.test(digits) || digits.length <= TAIL_DIGITS) return;
    const tail = digits.slice(-TAIL_DIGITS);
    let prefixes = this.#prefixes.get(tail);
    if (prefixes === undefined) {
      if (this.#prefixes.size >= MOST_USERS) return;
      this.#prefixes.set(tail, (prefixes = new Set()));
    }
    add(prefixes, dialled.slice(0, -TAIL_DIGITS), MOST_PREFIXES);
  }
}

/** Remembers of each host what it was refused: scanners and attackers show by it, whatever they call themselves. */
export class RefusedSources {
  readonly #endpoints: Endpoints;
  readonly #byHost = new Map<string, RefusedSource>();
  /** The same by endpoint, of those that were met first: the text of an address is made for none twice. */
  readonly #byEndpoint: (RefusedSource | undefined)[] = [];

  readonly #most: number;
  /** Times that a host was refused and found no room. */
  overflow = 0;

  /** @param most hosts that are looked at */
  constructor(endpoints: Endpoints, most = MOST_SOURCES) {
    this.#endpoints = endpoints;
    this.#most = most;
  }

  /** A final response to an INVITE that begins a call, or to a REGISTER. */
  answered(transaction: Transaction, message: Message): void {
    const { statusCode } = message;
    const isSuccess = statusCode >= 200 && statusCode < 300;
    // Behind a proxy the host is not who asks.
    if ((!isSuccess && !REFUSALS.has(statusCode)) || transaction.requests === 0 || transaction.viaCount > 1) return;
    const source = this.#of(transaction.source);
    if (source === null) {
      if (!isSuccess) this.overflow++;
      return;
    }
    if (isSuccess) {
      source.hasSucceeded = true;
      return;
    }
    if (source.hasSucceeded) return;
    const { firstMicros, input, position, hasCredentials } = transaction;
    if (source.refused++ === 0) {
      source.firstMicros = firstMicros;
      source.input = input;
      source.frame = position;
    }
    source.lastMicros = firstMicros;
    const dialled = userOf(message, 'To');
    if (transaction.method === METHOD.REGISTER) source.register(dialled, hasCredentials, firstMicros);
    else source.invite(userOf(message, 'From'), dialled);
  }

  /** Whether the host of an endpoint scans, as far as is known by now. */
  isScanning(endpoint: number): boolean {
    if (this.#byHost.size === 0 || endpoint === 0) return false;
    const known = this.#byEndpoint[endpoint];
    if (known !== undefined) return known.isScanning;
    return this.#byHost.get(this.#endpoints.host(endpoint) ?? '')?.isScanning ?? false;
  }

  /** Those of which nothing was accepted. */
  refused(): RefusedSource[] {
    return [...this.#byHost.values()].filter(({ hasSucceeded, refused }) => !hasSucceeded && refused > 0);
  }

  #of(endpoint: number): RefusedSource | null {
    const known = this.#byEndpoint[endpoint];
    if (known !== undefined) return known;
    const source = this.#ofHost(endpoint);
    if (source !== null && endpoint < MOST_ENDPOINTS) this.#byEndpoint[endpoint] = source;
    return source;
  }

  #ofHost(endpoint: number): RefusedSource | null {
    const host = this.#endpoints.host(endpoint);
    if (host === null) return null;
    const known = this.#byHost.get(host);
    if (known !== undefined) return known;
    if (this.#byHost.size >= this.#most) return null;
    const made = new RefusedSource(endpoint);
    this.#byHost.set(host, made);
    return made;
  }
}

function userOf(message: Message, header: 'From' | 'To'): string {
  const value = message.header(header);
  const user = value === null ? null : parseAddress(value).user;
  return user === null ? '' : ownText(user, MOST_USER);
}

function add(set: Set<string>, value: string, most: number): void {
  if (set.size < most && value !== '') set.add(value);
}
