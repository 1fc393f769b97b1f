import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSdp, isEncrypted, parseSdp } from '../../src/sip/sdp.ts';

const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n`;

const readSdp = (text: string) =>
  parseSdp(text).media.map((stream) => ({
    media: stream.media,
    address: stream.address,
    port: stream.port,
    codecs: stream.codecs.map(({ name }) => name),
    direction: stream.direction,
    encrypted: isEncrypted(stream),
  }));

describe('a session description', () => {
  it('tells address, port, codecs, direction and encryption of each stream', () => {
    const text = lines(
      'v=0',
      'c=IN IP4 192.0.2.1',
      'a=sendonly',
      'm=audio 6000 RTP/AVP 0 8 101',
      'a=rtpmap:101 telephone-event/8000',
      'm=video 6002/2 RTP/SAVPF 96',
      'c=IN IP6 2001:db8::1/127',
      'a=rtpmap:96 VP8/90000',
      'a=recvonly',
      'm=image 0 udptl t38',
    );
    expect(readSdp(text)).toEqual([
      {
        media: 'audio',
        address: '192.0.2.1',
        port: 6000,
        codecs: ['PCMU', 'PCMA', 'telephone-event'],
        direction: 'sendonly',
        encrypted: false,
      },
      { media: 'video', address: '2001:db8::1', port: 6002, codecs: ['VP8'], direction: 'recvonly', encrypted: true },
      { media: 'image', address: '192.0.2.1', port: 0, codecs: ['t38'], direction: 'sendonly', encrypted: false },
    ]);
  });

  it('is encrypted by a fingerprint of the session or a key of the stream', () => {
    expect(readSdp(lines('v=0', 'a=fingerprint:sha-256 00', 'm=audio 1 RTP/AVP 0'))[0]!.encrypted).toBe(true);
    expect(readSdp(lines('v=0', 'm=audio 1 RTP/AVP 0', 'a=crypto:1 x'))[0]!.encrypted).toBe(true);
  });

  it('lets a static number be named anew', () => {
    expect(readSdp(lines('v=0', 'm=audio 1 RTP/AVP 97', 'a=rtpmap:97 opus/48000/2'))[0]!.codecs).toEqual(['opus']);
  });

  it('is found in a body of several parts', () => {
    const sdp = 'v=0\r\nm=audio 1 RTP/AVP 0';
    expect(findSdp(`--x\r\nContent-Type: application/sdp\r\n\r\n${sdp}\r\n--x\r\n\r\nother\r\n--x--`)).toBe(sdp);
    expect(findSdp(sdp)).toBe(sdp);
    expect(findSdp('Signal=5')).toBeNull();
  });

  it('is bounded, and any text is survived', () => {
    const formats = Array.from({ length: 500 }, (_, i) => i).join(' ');
    const streams = readSdp(lines('v=0', ...Array.from({ length: 500 }, () => `m=audio 1 RTP/AVP ${formats}`)));
    expect(streams.length).toBeLessThanOrEqual(16);
    expect(streams[0]!.codecs.length).toBeLessThanOrEqual(32);
    const line = fc
      .tuple(fc.constantFrom('m=', 'c=', 'a=rtpmap:', 'a=', 'v=0', ''), fc.string())
      .map((p) => p.join(''));
    fc.assert(
      fc.property(fc.array(line), (all) => {
        for (const { port } of readSdp(all.join('\n'))) expect(Number.isInteger(port)).toBe(true);
      }),
    );
  });

  it('keeps names that look like numbers as text', () => {
    const [stream] = readSdp(lines('v=0', 'm=5 7000 6 96', 'a=rtpmap:96 1234/8000'));
    expect(stream).toMatchObject({ media: '5', codecs: ['1234'] });
  });
});
