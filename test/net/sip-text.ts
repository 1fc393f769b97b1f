/** A request as it goes over the wire, with a body of `bodyLength` bytes. */
export function request(callId: string, bodyLength = 0, method = 'INVITE'): string {
  return message(`${method} sip:bob@example.org SIP/2.0`, callId, bodyLength);
}

/** A response, with a body of `bodyLength` bytes. */
export function response(callId: string, code = 200, bodyLength = 0): string {
  return message(`SIP/2.0 ${code} Whatever`, callId, bodyLength);
}

function message(startLine: string, callId: string, bodyLength: number): string {
  const body = 'v=0 o=body\r\n'.repeat(Math.ceil(bodyLength / 12)).slice(0, bodyLength);
  return `${startLine}\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK${callId}\r\nCall-ID: ${callId}\r\nContent-Length: ${bodyLength}\r\n\r\n${body}`;
}
