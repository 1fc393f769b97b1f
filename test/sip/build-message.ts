import { Buffer } from 'node:buffer';

/** The headers of a message to build; what is left out gets a usual value, null leaves the header out. */
export interface MessageParts {
  callId?: string | null;
  cseq?: string | null;
  from?: string | null;
  to?: string | null;
  /** One line each; the first is the top. */
  vias?: string[];
  /** Further header lines, such as `Reason: Q.850;cause=16`. */
  headers?: string[];
  body?: string;
  /** null leaves the header out, a string says something else than the body's length. */
  contentLength?: string | null;
  lineEnd?: string;
}

export interface RequestParts extends MessageParts {
  method?: string;
  uri?: string;
}

export interface ResponseParts extends MessageParts {
  code?: number | string;
  phrase?: string;
  /** The method of CSeq. */
  method?: string;
}

/** A request as bytes: by default an INVITE from alice to bob over UDP. */
export function buildRequest(parts: RequestParts = {}): Buffer {
  const { method = 'INVITE', uri = 'sip:bob@example.net' } = parts;
  return build(`${method} ${uri} SIP/2.0`, method, parts, ['Max-Forwards: 70']);
}

/** A response as bytes: by default 200 to that INVITE. */
export function buildResponse(parts: ResponseParts = {}): Buffer {
  const { code = 200, phrase = 'OK', method = 'INVITE' } = parts;
  const to = '<sip:bob@example.net>;tag=b1';
  return build(`SIP/2.0 ${code} ${phrase}`, method, { to, ...parts }, []);
}

function build(startLine: string, method: string, parts: MessageParts, more: string[]): Buffer {
  const {
    callId = 'c1@192.0.2.1',
    cseq = `1 ${method}`,
    from = '"Alice" <sip:alice@example.com>;tag=a1',
    to = '<sip:bob@example.net>',
    vias = ['SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport'],
    headers = [],
    body = '',
    contentLength = String(Buffer.byteLength(body)),
    lineEnd = '\r\n',
  } = parts;
  const lines = [startLine, ...vias.map((via) => `Via: ${via}`), ...more];
  if (from !== null) lines.push(`From: ${from}`);
  if (to !== null) lines.push(`To: ${to}`);
  if (callId !== null) lines.push(`Call-ID: ${callId}`);
  if (cseq !== null) lines.push(`CSeq: ${cseq}`);
  lines.push(...headers);
  if (contentLength !== null) lines.push(`Content-Length: ${contentLength}`);
  return Buffer.from(`${lines.join(lineEnd)}${lineEnd}${lineEnd}${body}`);
}
