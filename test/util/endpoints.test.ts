import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Endpoints } from '../../src/util/endpoints.ts';

describe('Endpoints', () => {
  it('gives the same id for the same address and port, and its text', () => {
    const endpoints = new Endpoints();
    const id = endpoints.v4(0xc0a80001, 5060);
    expect(endpoints.v4(0xc0a80001 | 0, 5060)).toBe(id);
    expect(endpoints.v4(0xc0a80001, 5061)).not.toBe(id);
    expect(endpoints.text(id)).toBe('192.168.0.1:5060');
    expect(endpoints.text(0)).toBeNull();
  });

  it('writes IPv6 as RFC 5952 says', () => {
    const endpoints = new Endpoints();
    const text = (hex: string): string | null => endpoints.text(endpoints.v6(Buffer.from(hex, 'hex'), 0, 5060));
    expect(text('20010db8000000000000000000000001')).toBe('[2001:db8::1]:5060');
    expect(text('20010db8000000010000000000000001')).toBe('[2001:db8:0:1::1]:5060');
    expect(text('00000000000000000000000000000000')).toBe('[::]:5060');
    expect(text('20010db8000100020003000400050006')).toBe('[2001:db8:1:2:3:4:5:6]:5060');
  });

  it('keeps any number of endpoints apart', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 65535 })), {
          minLength: 1,
          maxLength: 3000,
          selector: ([address, port]) => `${address}:${port}`,
        }),
        (all) => {
          const endpoints = new Endpoints();
          const ids = all.map(([address, port]) => endpoints.v4(address, port));
          expect(new Set(ids).size).toBe(all.length);
          expect(all.map(([address, port]) => endpoints.v4(address, port))).toEqual(ids);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('writes every IPv6 address so that it reads back as the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const endpoints = new Endpoints();
        const host = endpoints.host(endpoints.v6(bytes, 0, 1))!;
        if (!host.startsWith('[')) return;
        expect(isIPv6(host.slice(1, -1))).toBe(true);
      }),
    );
  });

  it('compares hosts whatever the port', () => {
    const endpoints = new Endpoints();
    const a = endpoints.v4(1, 1);
    expect(endpoints.sameHost(a, endpoints.v4(1, 2))).toBe(true);
    expect(endpoints.sameHost(a, endpoints.v4(2, 1))).toBe(false);
    expect(endpoints.sameHost(a, 0)).toBe(false);
  });

  it('stops growing in a flood of forged sources', () => {
    const endpoints = new Endpoints();
    for (let i = 0; i < 1.1e6; i++) endpoints.v4(i, 5060);
    expect(endpoints.overflow).toBeGreaterThan(0);
    expect(endpoints.v4(0xffffffff, 5060)).toBe(0);
    expect(endpoints.text(endpoints.v4(5, 5060))).toBe('0.0.0.5:5060');
  });
});
