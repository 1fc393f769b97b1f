import fc from 'fast-check';

/** Arbitrary values that RFC 3261's grammar allows, each with what it means. */

const of = (chars: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength: min, maxLength: max });
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const token = of(`${letters}0123456789-.!%*_+\`'~`, 1, 12);
const quoted = of(`${letters} ;,<>@:=?"\\é`, 0, 12);
const asQuoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
/** Linear white space, folded at times. */
export const space = fc.constantFrom('', '', ' ', '\t', '  ', '\r\n ', ' \r\n\t');
const host = fc.oneof(
  fc.tuple(of('abcdefgh', 1, 6), of('xyz', 2, 3)).map(([a, b]) => `${a}-1.${b}`),
  fc.constantFrom('192.0.2.1', '[2001:db8::9:1]', '[::ffff:192.0.2.2]', 'Host.Example.COM'),
);
const port = fc.option(fc.integer({ min: 1, max: 65535 }));
const user = fc.option(of(`${letters}0123456789-_.!~*'()&=+$,;?/`, 1, 12));

/** A sip or sips URI. */
export const uri = fc
  .record({
    scheme: fc.constantFrom('sip', 'sips'),
    user,
    host,
    port,
    params: fc.array(
      fc.tuple(
        fc.oneof(of('ghijkx', 1, 4), fc.constantFrom('tag', 'branch')),
        fc.option(of(`${letters}0123456789-_.~`, 1, 5)),
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ scheme, user: name, host: at, port: number, params }) => ({
    text: `${scheme}:${name === null ? '' : `${name}@`}${at}${number === null ? '' : `:${number}`}${params.map(([k, v]) => `;${k}${v === null ? '' : `=${v}`}`).join('')}`,
    user: name,
    host: at,
    port: number,
  }));

const param = fc
  .tuple(of('pqrsx', 1, 5), fc.option(fc.oneof(token, quoted.map(asQuoted))), space, space)
  .map(([name, value, a, b]) => (value === null ? `${name}p` : `${name}p${a}=${b}${value}`));

/** A From or To with a tag or without, other parameters around it. */
export const nameAddr = fc
  .record({
    display: fc.oneof(
      fc.constant(null),
      quoted.map((text) => ({ text, sent: asQuoted(text) })),
      of(letters, 1, 8).map((text) => ({ text: `${text} b`, sent: `${text} b ` })),
    ),
    uri,
    tag: fc.option(token),
    before: fc.array(param, { maxLength: 2 }),
    after: fc.array(param, { maxLength: 2 }),
    spaces: fc.tuple(space, space, space, space),
  })
  .map(({ display, uri: target, tag, before, after, spaces: [a, b, c, d] }) => ({
    text: `${display?.sent ?? ''}${display ? a : ''}<${target.text}>${[...before, ...(tag === null ? [] : [`TaG${c}=${d}${tag}`]), ...after].map((p) => `${a};${b}${p}`).join('')}`,
    display: display?.text ?? null,
    uri: target,
    tag,
  }));

/** A Via with a branch or without. */
export const via = fc
  .record({
    transport: fc.constantFrom('UDP', 'TCP', 'TLS', 'SCTP'),
    host,
    port,
    branch: fc.option(
      fc.oneof(
        token,
        token.map((text) => `z9hG4bK${text}`),
      ),
    ),
    before: fc.array(param, { maxLength: 2 }),
    after: fc.array(param, { maxLength: 2 }),
    spaces: fc.tuple(space, space, space),
  })
  .map(({ transport, host: at, port: number, branch, before, after, spaces: [a, b, c] }) => ({
    text: `SIP${a}/${b}2.0${c}/${a}${transport} ${b}${at}${number === null ? '' : `${c}:${a}${number}`}${[...before, ...(branch === null ? [] : [`branch${b}=${c}${branch}`]), ...after].map((p) => `${a};${b}${p}`).join('')}`,
    transport,
    host: at,
    port: number,
    branch,
  }));
