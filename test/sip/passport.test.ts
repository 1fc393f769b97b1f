import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePassport } from '../../src/sip/passport.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = { alg: 'ES256', typ: 'passport', ppt: 'shaken', x5u: 'https://cert.example/a.pem' };
const CLAIMS = {
  attest: 'A',
  dest: { tn: ['12155551213'], uri: ['sip:b@example.org'] },
  iat: 1_443_208_345,
  orig: { tn: '12155551212' },
  origid: '123e4567-e89b-12d3-a456-426655440000',
};
const FULL = `${encode(HEADER)}.${encode(CLAIMS)}.sig_-;info=<https://cert.example/a.pem>;alg=ES256;ppt="shaken"`;

describe('parsePassport', () => {
  it('reads the full form', () => {
    expect(parsePassport(FULL)).toEqual({
      isCompact: false,
      alg: 'ES256',
      ppt: 'shaken',
      x5u: 'https://cert.example/a.pem',
      info: 'https://cert.example/a.pem',
      orig: '12155551212',
      dest: ['12155551213', 'sip:b@example.org'],
      iat: 1_443_208_345,
      attest: 'A',
    });
  });

  it('reads the compact form, which has no claims of its own', () => {
    expect(parsePassport('..c2ln;info=<https://cert.example/a.pem>;alg=ES256')).toMatchObject({
      isCompact: true,
      info: 'https://cert.example/a.pem',
      orig: null,
      dest: [],
      iat: null,
    });
  });

  it('takes claims of the wrong kind for absent', () => {
    const claims = encode({ iat: 'soon', orig: ['1'], dest: { tn: [1, null, '2'] }, attest: 7 });
    expect(parsePassport(`${encode({ alg: null })}.${claims}.s`)).toMatchObject({
      alg: null,
      orig: null,
      dest: ['2'],
      iat: null,
      attest: null,
    });
  });

  it('takes a signature of RFC 4474, cut tokens and other things for none', () => {
    const [header = '', claims = ''] = FULL.split('.');
    const others = ['', '"sv5CTo05KqpSmtHt="', header, `${header}.${claims}`, `${header}.${claims}.`, '...', 'a.b.c'];
    others.push(`${header}.${claims.slice(0, -9)}.s`, `${header}.${encode([1])}.s`, `${header}.${encode(null)}.s`);
    for (const value of others) expect(parsePassport(value)).toBeNull();
  });

  it('never throws, and gives back only the kinds it promises', () => {
    const isSound = (value: string): void => {
      const passport = parsePassport(value);
      if (passport === null) return;
      for (const text of [passport.alg, passport.ppt, passport.x5u, passport.info, passport.orig, passport.attest])
        expect(text === null || typeof text === 'string').toBe(true);
      expect(passport.dest.every((text) => typeof text === 'string')).toBe(true);
      expect(passport.iat === null || Number.isFinite(passport.iat)).toBe(true);
    };
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), isSound));
    fc.assert(fc.property(fc.array(fc.base64String(), { minLength: 3, maxLength: 3 }), (p) => isSound(p.join('.'))));
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (header, claims) => isSound(`${encode(header)}.${encode(claims)}.s`)),
    );
    // The right claims with any values.
    const claims = fc.record({
      orig: fc.jsonValue(),
      dest: fc.jsonValue(),
      iat: fc.jsonValue(),
      attest: fc.jsonValue(),
    });
    fc.assert(fc.property(claims, (value) => isSound(`${encode(HEADER)}.${encode(value)}.s`)));
    // One byte of a good one damaged.
    fc.assert(
      fc.property(fc.nat(FULL.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, text) =>
        isSound(FULL.slice(0, at) + text + FULL.slice(at + 1)),
      ),
    );
  });

  it('is not slow on long and on deep ones', () => {
    const started = performance.now();
    for (const value of [
      '.'.repeat(1e6),
      `${Buffer.from('['.repeat(9000)).toString('base64url')}.e30.s`,
      ';'.repeat(16_000),
    ])
      expect(parsePassport(value)).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
