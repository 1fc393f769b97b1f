/** One media stream of a session description (RFC 8866 5.14). */
export interface SdpMedia {
  media: string;
  address: string | null;
  /** 0: the stream is refused (RFC 3264 6). */
  port: number;
  /** Names of the formats, `telephone-event` included. */
  codecs: string[];
  /** `sendrecv` unless said otherwise (RFC 8866 6.7.3). */
  direction: string;
  /** The media is to be encrypted: SRTP by SDES or DTLS. */
  encrypted: boolean;
}

/** Streams and formats of one description that are read; nobody offers more in earnest. */
const MOST_MEDIA = 16;
const MOST_CODECS = 32;

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

/** The media streams of a session description; lines that make no sense are left out. */
export function readSdp(text: string): SdpMedia[] {
  const streams: SdpMedia[] = [];
  const session = { address: null as string | null, direction: 'sendrecv', encrypted: false };
  let stream: SdpMedia | null = null;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const value = line.slice(2);
    if (line.startsWith('m=')) {
      if (streams.length === MOST_MEDIA) break;
      stream = readMedia(value, session);
      if (stream) streams.push(stream);
    } else if (line.startsWith('c=')) (stream ?? session).address = value.trim().split(/[ /]+/)[2] ?? null;
    else if (line.startsWith('a=')) readAttribute(value, stream, session);
  }
  return streams;
}

function readMedia(value: string, session: Omit<SdpMedia, 'media' | 'port' | 'codecs'>): SdpMedia | null {
  const [media = '', port = '', protocol = '', ...formats] = value.trim().split(/ +/);
  if (media === '' || !/^\d{1,5}/.test(port)) return null;
  const codecs = formats.slice(0, MOST_CODECS).map((format) => STATIC[format] ?? format);
  const encrypted = session.encrypted || /SAVP|DTLS/i.test(protocol);
  const { address, direction } = session;
  return { media, address, port: Number.parseInt(port, 10), codecs, direction, encrypted };
}

function readAttribute(
  attribute: string,
  stream: SdpMedia | null,
  session: Pick<SdpMedia, 'direction' | 'encrypted'>,
): void {
  const at = stream ?? session;
  const rtpmap = /^rtpmap:(\d+) ([^/\s]+)/.exec(attribute);
  if (rtpmap && stream) stream.codecs = stream.codecs.map((codec) => (codec === rtpmap[1] ? rtpmap[2]! : codec));
  else if (/^(sendrecv|sendonly|recvonly|inactive)\s*$/.test(attribute)) at.direction = attribute.trim();
  else if (/^(crypto|fingerprint):/.test(attribute)) at.encrypted = true;
}
