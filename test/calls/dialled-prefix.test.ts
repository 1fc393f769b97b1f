import { describe, expect, it } from 'vitest';
import { dialledPrefix, prefixText, shortened } from '../../src/calls/dialled-prefix.ts';

/** The prefix of a Request-URI that stands in the middle of other bytes. */
function prefixOf(uri: string): number {
  const bytes = Buffer.from(`INVITE ${uri} SIP/2.0\r\n`, 'latin1');
  return dialledPrefix(bytes, 7, 7 + Buffer.byteLength(uri, 'latin1'));
}

describe('the number that an INVITE dials', () => {
  it.each([
    ['sip:200@pbx.example', '200'],
    ['sips:+442079460101@carrier.example;transport=tls', '+442079460'],
    ['sip:0044207946@10.0.0.1:5060', '004420794'],
    ['SIP:+44-20-7946.0(101)@x', '+442079460'],
    ['sip:%2B493023125@x', '+493023125'],
    ['sip:+493023;phone-context=x@y;user=phone', '+493023'],
    ['sip:300:secret@x', '300'],
    ['tel:+33-1-99', '+33199'],
    ['TEL:112', '112'],
    ['tel:7042;phone-context=example.com', '7042'],
    ['sip:0@x', '0'],
  ])('%s: %s', (uri, text) => {
    expect(prefixText(prefixOf(uri))).toBe(text);
  });

  it.each([
    'sip:alice@x',
    'sip:7of9@x',
    'sip:10.0.0.2',
    'sip:10.0.0.2:5060',
    'sip:10.0.0.2;transport=tcp',
    'sip:*21#@x',
    'sip:+@x',
    'sip:',
    'sip',
    '',
  ])('%s: none', (uri) => {
    expect(prefixOf(uri)).toBe(0);
  });

  it('keeps zeros and + when it is shortened', () => {
    expect(prefixText(shortened(prefixOf('sip:0044207@x'), 3))).toBe('004');
    expect(prefixText(shortened(prefixOf('sip:+44207@x'), 2))).toBe('+44');
    expect(prefixText(shortened(prefixOf('sip:+44@x'), 5))).toBe('+44');
    expect(shortened(0, 3)).toBe(0);
  });

  it('fits an integer that is not boxed', () => {
    expect(prefixOf('sip:+999999999999@x')).toBe(-1_999_999_999);
  });
});
