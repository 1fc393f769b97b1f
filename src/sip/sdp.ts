import { createRequire } from 'node:module';
import type { parse } from 'sdp-transform';

/** One format of a media stream: a codec, or what else is numbered like one. */
export interface SdpCodec {
  /** Payload type; null for a format that is not numbered, as `t38`. */
  payload: number | null;
  /** As sent; the registered name of a static payload type, else the format itself. */
  name: string;
}

/** One media stream of a session description (RFC 8866 5.14). */
export interface SdpMedia {
  media: string;
  /** Of its own `c=`, else of the session's. */
  address: string | null;
  /** 0: the stream is refused (RFC 3264 6). */
  port: number;
  /** As in `RTP/AVP`. */
  protocol: string;
  codecs: SdpCodec[];
  /** `sendrecv` unless said otherwise (RFC 8866 6.7.3). */
  direction: string;
  /** Keys by SDES (RFC 4568); a certificate's fingerprint (DTLS, RFC 8122); ICE (RFC 8839). */
  hasCrypto: boolean;
  hasFingerprint: boolean;
  hasIce: boolean;
}

export interface Sdp {
  /** User name, session id and address of `o=`: what a B2BUA that touches nothing passes on. Null without one. */
  origin: { id: string; version: string; address: string } | null;
  media: SdpMedia[];
}

/** Streams and formats of one description that are read; nobody offers more in earnest. */
const MOST_MEDIA = 16;
const MOST_CODECS = 32;
/** Longer descriptions are read up to here. */
const MOST_TEXT = 64 * 1024;

/** Payload types that need no rtpmap (RFC 3551 6). */
const STATIC: Readonly<Record<string, string>> = {
  0: 'PCMU',
  3: 'GSM',
  4: 'G723',
  8: 'PCMA',
  9: 'G722',
  13: 'CN',
  18: 'G729',
  26: 'JPEG',
  31: 'H261',
  34: 'H263',
};

/** The session description of a body: the whole of it, or that part of a multipart body. Null when there is none. */
export function findSdp(body: string): string | null {
  const start = /(?:^|\r?\n\r?\n)(?=v=0\r?\n)/.exec(body);
  if (start === null) return null;
  const rest = body.slice(start.index + start[0].length);
  const end = rest.search(/\r?\n--/);
  return end < 0 ? rest : rest.slice(0, end);
}

let library: { parse: typeof parse } | null = null;

/** Reads a session description (RFC 8866); lines that make no sense are left out. */
export function parseSdp(text: string): Sdp {
  // Few captures need it: it is loaded with the first description.
  library ??= createRequire(import.meta.url)('sdp-transform') as { parse: typeof parse };
  // Some ports come with a number of ports (RFC 8866 5.14), which the library does not expect.
  const session = library.parse(text.slice(0, MOST_TEXT).replace(/^(m=\S+ \d+)\/\d+/gm, '$1'));
  const { origin } = session;
  return {
    origin: origin
      ? { id: String(origin.sessionId), version: String(origin.sessionVersion), address: String(origin.address) }
      : null,
    media: session.media
      .filter(({ type, port }) => type && Number.isInteger(port))
      .slice(0, MOST_MEDIA)
      .map((stream) => {
        const own = Object.fromEntries(stream.rtp.map(({ payload, codec }) => [String(payload), String(codec)]));
        const formats = String(stream.payloads ?? '')
          .split(/ +/)
          .filter((format) => format !== '')
          .slice(0, MOST_CODECS);
        return {
          // The library makes numbers of what looks like one.
          media: String(stream.type),
          address: addressOf(stream) ?? addressOf(session),
          port: stream.port,
          protocol: String(stream.protocol ?? ''),
          codecs: formats.map((format) => ({
            payload: /^\d+$/.test(format) ? Number(format) : null,
            name: own[format] ?? STATIC[format] ?? format,
          })),
          direction: stream.direction ?? session.direction ?? 'sendrecv',
          // A key that the library cannot read is one all the same.
          hasCrypto:
            stream.crypto !== undefined || (stream.invalid ?? []).some(({ value }) => value.startsWith('crypto:')),
          hasFingerprint: stream.fingerprint !== undefined || session.fingerprint !== undefined,
          hasIce: stream.iceUfrag !== undefined || session.iceUfrag !== undefined || stream.candidates !== undefined,
        };
      }),
  };
}

/** The media is to be encrypted: SRTP by SDES or DTLS. */
export function isEncrypted({ protocol, hasCrypto, hasFingerprint }: SdpMedia): boolean {
  return hasCrypto || hasFingerprint || /SAVP|DTLS/i.test(protocol);
}

/** `c=IN IP4 192.0.2.1`, a multicast address without its TTL. */
function addressOf({ connection }: { connection?: { ip?: string | number } | undefined }): string | null {
  return connection?.ip === undefined ? null : String(connection.ip).replace(/\/.*/, '');
}
