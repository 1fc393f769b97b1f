import { isLocalV4, isLocalV6 } from './ip-class.ts';
import { v4Of, v6Of } from './ip-text.ts';
import { ownText } from './own-text.ts';

const FIRST_SIZE = 1024;
/** Above this many distinct endpoints (a flood with forged sources) further ones share the id 0, "unknown". */
const MOST = 1 << 19;
/** Texts of addresses that are kept: those met first, which are the ones of trunks as a rule. */
const MOST_TEXTS = 1 << 13;
/** Of a name: RFC 1035 2.3.4, and a port. */
const MOST_NAME = 262;

/**
 * The host that wrote a log, where the log does not tell its address; of all inputs, so that messages of several logs of
 * one host meet.
 */
export const LOCAL_ENDPOINT = 1;

/** Whether an endpoint is not known: it may be any. */
export function isAnyEndpoint(id: number): boolean {
  return id <= LOCAL_ENDPOINT;
}

/**
 * Every distinct "address and port", as a small number, so that the hot path compares and keeps integers.
 * Id 0 is "unknown". Open addressing over five words: IPv4 in the last of four, as in ::ffff:0:0/96.
 */
export class Endpoints {
  #slots = new Int32Array(FIRST_SIZE);
  #words = new Int32Array(5 * FIRST_SIZE);
  #count = 1;
  readonly #texts: (string | undefined)[] = [];
  readonly #named = new Map<string, number>();
  /** What the host that wrote the logs is; 0 when not known, or when there are several. */
  #localName = 0;
  #hasSeveralLocal = false;
  /** How many look-ups found the store full. */
  overflow = 0;

  readonly #most: number;

  /** @param most endpoints that are told apart */
  constructor(most = MOST) {
    this.#most = most;
    this.named('local');
  }

  /** @param address the 32 bits of the IPv4 address, signed or not */
  v4(address: number, port: number): number {
    // Asterisk's own capture of PJSIP writes its own side so.
    if ((address | port) === 0) return LOCAL_ENDPOINT;
    return this.#intern(0, 0, 0xffff, address | 0, port);
  }

  /** @param at offset of the 16 address bytes */
  v6(bytes: Uint8Array, at: number, port: number): number {
    return this.#intern(word(bytes, at), word(bytes, at + 4), word(bytes, at + 8), word(bytes, at + 12), port);
  }

  /** @param host an IPv4 or IPv6 address without brackets, or a name @param port 0 when unknown */
  ofText(host: string, port: number): number {
    const v4 = v4Of(host);
    if (v4 !== null) return port > 0 ? this.v4(v4, port) : this.named(host);
    const v6 = host.includes(':') ? v6Of(host.replace(/%.*$/, '')) : null;
    if (v6 !== null) return port > 0 ? this.v6(v6, 0, port) : this.named(`[${host}]`);
    return this.named(port > 0 ? `${host}:${port}` : host);
  }

  /** An endpoint known only by what a text says of it: a host name, an address without a port. */
  named(name: string): number {
    const text = name.length > MOST_NAME ? name.slice(0, MOST_NAME) : name;
    const known = this.#named.get(text);
    if (known !== undefined) return known;
    if (this.#count >= this.#most) return this.#full();
    const id = this.#append(0, 0, 0, 0, -1);
    const own = ownText(text);
    this.#texts[id] = own;
    this.#named.set(own, id);
    return id;
  }

  /** `10.0.0.1:5060`, `[2001:db8::1]:5060`, or null for id 0. */
  text(id: number): string | null {
    if (id === 0) return null;
    if (id === LOCAL_ENDPOINT && this.#localName > 0) return this.text(this.#localName);
    const known = this.#texts[id];
    if (known !== undefined) return known;
    const text = `${this.host(id)}:${this.#words[5 * id + 4]}`;
    if (id < MOST_TEXTS) this.#texts[id] = text;
    return text;
  }

  /** The address without the port, IPv6 in brackets; null for id 0. */
  host(id: number): string | null {
    if (id === 0) return null;
    if (id === LOCAL_ENDPOINT && this.#localName > 0) return this.host(this.#localName);
    const w = this.#words;
    const at = 5 * id;
    if (w[at + 4] === -1) return this.#texts[id] ?? null;
    const last = w[at + 3]! >>> 0;
    if (w[at] === 0 && w[at + 1] === 0 && w[at + 2] === 0xffff)
      return `${last >>> 24}.${(last >>> 16) & 255}.${(last >>> 8) & 255}.${last & 255}`;
    return `[${v6Text([w[at]!, w[at + 1]!, w[at + 2]!, w[at + 3]!])}]`;
  }

  /** 0 when unknown. */
  port(id: number): number {
    return id === 0 ? 0 : Math.max(0, this.#words[5 * id + 4]!);
  }

  /** The host that wrote a log has told its address: messages before that had none but `local`. */
  nameLocal(id: number): void {
    if (this.#hasSeveralLocal || id === this.#localName) return;
    if (this.#localName === 0) this.#localName = id;
    else if (!this.sameHost(id, this.#localName)) {
      this.#hasSeveralLocal = true;
      this.#localName = 0;
    }
  }

  /** Whether two ids have the same address, whatever the port. */
  sameHost(one: number, other: number): boolean {
    if (one === other) return true;
    if (one === 0 || other === 0) return false;
    const w = this.#words;
    const a = 5 * one;
    const b = 5 * other;
    if (w[a + 4] === -1 || w[b + 4] === -1) return this.host(one) === this.host(other);
    return w[a + 3] === w[b + 3] && w[a + 2] === w[b + 2] && w[a + 1] === w[b + 1] && w[a] === w[b];
  }

  /** Whether its address is one of the public Internet; a name is not known to be. */
  isGlobal(id: number): boolean {
    if (id === 0) return false;
    const w = this.#words;
    const at = 5 * id;
    if (w[at + 4] === -1) return false;
    if (w[at] === 0 && w[at + 1] === 0 && w[at + 2] === 0xffff) return !isLocalV4(w[at + 3]!);
    return !isLocalV6(w[at]!);
  }

  #intern(a: number, b: number, c: number, d: number, port: number): number {
    const w = this.#words;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = mix(a, b, c, d, port) & mask;
    for (;;) {
      const id = slots[slot]!;
      if (id === 0) break;
      const at = 5 * id;
      if (w[at + 3] === d && w[at + 4] === port && w[at + 2] === c && w[at + 1] === b && w[at] === a) return id;
      slot = (slot + 1) & mask;
    }
    if (this.#count >= this.#most) return this.#full();
    const id = this.#append(a, b, c, d, port);
    if (this.#slots === slots) slots[slot] = id;
    else this.#place(id);
    return id;
  }

  #append(a: number, b: number, c: number, d: number, port: number): number {
    const id = this.#count++;
    if (5 * id + 5 > this.#words.length) this.#grow();
    this.#words.set([a, b, c, d, port], 5 * id);
    return id;
  }

  #full(): number {
    this.overflow++;
    return 0;
  }

  /** Keeps the table at most half full. */
  #grow(): void {
    const words = new Int32Array(this.#words.length * 2);
    words.set(this.#words);
    const count = this.#words.length / 5;
    this.#words = words;
    this.#slots = new Int32Array(4 * count);
    for (let id = 1; id < count; id++) if (words[5 * id + 4] !== -1) this.#place(id);
  }

  #place(id: number): void {
    const w = this.#words;
    const mask = this.#slots.length - 1;
    const at = 5 * id;
    let slot = mix(w[at]!, w[at + 1]!, w[at + 2]!, w[at + 3]!, w[at + 4]!) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id;
  }
}

function mix(a: number, b: number, c: number, d: number, port: number): number {
  let h =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f) ^ port;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

/** RFC 5952: lower case, the longest run of two or more zero groups shortened. */
function v6Text(words: readonly [number, number, number, number]): string {
  const groups = words.flatMap((w) => [w >>> 16, w & 0xffff]);
  let best = -1;
  let bestLength = 1;
  for (let i = 0; i < 8; i++) {
    let n = 0;
    while (i + n < 8 && groups[i + n] === 0) n++;
    if (n > bestLength) [best, bestLength] = [i, n];
  }
  const hex = groups.map((g) => g.toString(16));
  if (best < 0) return hex.join(':');
  return `${hex.slice(0, best).join(':')}::${hex.slice(best + bestLength).join(':')}`;
}
