/** An INVITE with SDP as its lines; on the wire each ends with CRLF. Numbers and hosts are invented. */
export function inviteLines(callId = 'one@pbx.example'): string[] {
  return [
    'INVITE sip:200@192.0.2.20 SIP/2.0',
    `Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-${callId}`,
    'From: <sip:100@192.0.2.10>;tag=a',
    'To: <sip:200@192.0.2.20>',
    `Call-ID: ${callId}`,
    'CSeq: 1 INVITE',
    'Content-Type: application/sdp',
    `Content-Length: ${SDP.join('\r\n').length + 2}`,
    '',
    ...SDP,
  ];
}

export const SDP = [
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.10',
  's=-',
  'c=IN IP4 192.0.2.10',
  't=0 0',
  'm=audio 4000 RTP/AVP 8',
  'a=sendrecv',
];

/** A response to it, without a body: its last line is empty. */
export function responseLines(code: number, phrase: string, callId = 'one@pbx.example'): string[] {
  return [
    `SIP/2.0 ${code} ${phrase}`,
    `Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-${callId}`,
    'From: <sip:100@192.0.2.10>;tag=a',
    'To: <sip:200@192.0.2.20>;tag=b',
    `Call-ID: ${callId}`,
    'CSeq: 1 INVITE',
    'Content-Length: 0',
    '',
  ];
}

/** As it is on the wire. */
export function wire(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}

/** Each line with something before it. */
export function indented(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => indent + line);
}
