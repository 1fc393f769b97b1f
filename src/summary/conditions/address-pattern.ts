import { v4Of, v6Of } from '../../util/ip-text.ts';
import { quoted, refusal } from './refusal.ts';
import { textTest } from './text-pattern.ts';

/** Names that the user gives to addresses, prefixes, or other names; without regard to case. */
export type Aliases = Readonly<Record<string, readonly string[]>>;

/** Whether an endpoint is meant: `10.0.0.1:5060`, `[2001:db8::1]:5060`, a host name; null when it is not known. */
export type AddressTest = (address: string | null) => boolean;

/** Addresses whose answer is remembered. */
const MOST_REMEMBERED = 65_536;

/**
 * An address, with or without a port, a prefix (`10.0.0.0/24`), a pattern with `*`, or an alias.
 * @throws TraceError E_USAGE for a prefix that is none, or an alias that stands for itself
 */
export function addressMatcher(values: readonly string[], aliases: Aliases): (address: string) => boolean {
  const tests = values.flatMap((value) => resolve(value, byName(aliases), [])).map(oneTest);
  return (address) => {
    const [host, port] = split(address);
    return tests.some((test) => test(host, port));
  };
}

/** The same, which remembers its answers. */
export function addressTest(values: readonly string[], aliases: Aliases): AddressTest {
  const matches = addressMatcher(values, aliases);
  const known = new Map<string, boolean>();
  return (address) => {
    if (address === null) return false;
    let answer = known.get(address);
    if (answer === undefined) {
      answer = matches(address);
      if (known.size < MOST_REMEMBERED) known.set(address, answer);
    }
    return answer;
  };
}

/** What a name stands for in the end. */
function resolve(value: string, names: ReadonlyMap<string, readonly string[]>, above: readonly string[]): string[] {
  const name = value.toLowerCase();
  const meant = names.get(name);
  if (meant === undefined) return [value];
  if (above.includes(name)) throw refusal(`the name ${quoted(value)} stands for itself.`);
  return meant.flatMap((one) => resolve(one, names, [...above, name]));
}

function byName(aliases: Aliases): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(aliases).map(([name, values]) => [name.toLowerCase(), values]));
}

type HostTest = (host: string, port: string) => boolean;

function oneTest(value: string): HostTest {
  const slash = value.indexOf('/');
  if (slash >= 0) return prefixTest(value.slice(0, slash), value.slice(slash + 1), value);
  const [host, port] = split(v6Of(value) ? `[${value}]` : value);
  const sameHost = hostTest(host);
  return (other, otherPort) => (port === '' || port === otherPort) && sameHost(other);
}

function hostTest(host: string): (other: string) => boolean {
  const bits = bitsOf(host);
  if (bits === null) return textTest(host, 'i');
  return (other) => {
    const others = bitsOf(other);
    return others !== null && bits.length === others.length && bits.every((byte, i) => byte === others[i]);
  };
}

/** RFC 4632 3.1, RFC 4291 2.3. */
function prefixTest(host: string, length: string, value: string): HostTest {
  const bits = bitsOf(host);
  const count = Number(length);
  if (bits === null || !/^\d{1,3}$/.test(length) || count > bits.length * 8)
    throw refusal(`${quoted(value)} is no prefix of addresses, as 10.0.0.0/24 and 2001:db8::/32 are.`);
  const whole = count >> 3;
  const mask = (0xff << (8 - (count & 7))) & 0xff;
  return (other) => {
    const others = bitsOf(other);
    if (others === null || others.length !== bits.length) return false;
    for (let i = 0; i < whole; i++) if (bits[i] !== others[i]) return false;
    return ((bits[whole] ?? 0) & mask) === ((others[whole] ?? 0) & mask);
  };
}

/** The bytes of an address; null for a name. */
function bitsOf(host: string): Uint8Array | null {
  const v4 = v4Of(host);
  if (v4 !== null) return Uint8Array.of(v4 >>> 24, v4 >>> 16, v4 >>> 8, v4);
  return v6Of(host.replace(/^\[|\]$/g, ''));
}

/** Host and port; an empty port where there is none. */
function split(address: string): [host: string, port: string] {
  const [, host, port] = /^(.*[^:]):(\d{1,5})$/s.exec(address) ?? [];
  return host === undefined || (host.includes(':') && !host.startsWith('[')) ? [address, ''] : [host, port ?? ''];
}
