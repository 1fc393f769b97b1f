/** A message in the spirit of one of RFC 4475 or RFC 5118, with its verdict and what the scanner has to see in it (null: nothing). */
export interface TortureMessage {
  name: string;
  section: string;
  verdict: string;
  text: string;
  scanned: Record<string, unknown> | null;
}

const SDP = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 49217 RTP/AVP 0\r\n';

/** The usual headers; a line given under the same name takes the place of the usual one, null leaves it out. */
function message(startLine: string, changes: Record<string, string | null> = {}, body = ''): string {
  const method = startLine.split(' ')[0]!.startsWith('SIP/') ? 'INVITE' : startLine.trim().split(' ')[0]!;
  const headers: Record<string, string | null> = {
    Via: 'SIP/2.0/UDP host.example.com;branch=z9hG4bK77',
    'Max-Forwards': '70',
    From: '<sip:caller@example.net>;tag=43251',
    To: '<sip:user@example.com>',
    'Call-ID': 'torture.1@192.0.2.1',
    CSeq: `8 ${method}`,
    ...(body ? { 'Content-Type': 'application/sdp' } : {}),
    'Content-Length': String(body.length),
    ...changes,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${[startLine, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

const INVITE = 'INVITE sip:user@example.com SIP/2.0';
const REGISTER = 'REGISTER sip:example.com SIP/2.0';
const OPTIONS = 'OPTIONS sip:user@example.com SIP/2.0';
const LONG = 'x'.repeat(300);

const row = (
  name: string,
  section: string,
  verdict: string,
  text: string,
  scanned: Record<string, unknown> | null = {},
): TortureMessage => ({
  name,
  section,
  verdict,
  text,
  scanned,
});

/** Those of which no file is at hand. */
export const TORTURE: TortureMessage[] = [
  row(
    'esc01',
    '4475 3.1.1.3',
    'valid',
    message(
      'INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0',
      { Contact: '<sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>' },
      SDP,
    ),
    {
      requestUri: 'sip:sips%3Auser%40example.com@example.net',
    },
  ),
  row(
    'escnull',
    '4475 3.1.1.4',
    'valid',
    message(REGISTER, {
      To: 'sip:null-%00-null@example.com',
      Contact: '<sip:%00@host5.example.com>',
      m: '<sip:%00%00@host5.example.com>',
    }),
  ),
  row('lwsdisp', '4475 3.1.1.6', 'valid', message(OPTIONS, { From: 'caller<sip:caller@example.com>;tag=323' })),
  row(
    'longreq',
    '4475 3.1.1.7',
    'valid',
    message(
      `INVITE sip:user@example.com;${LONG}=${LONG} SIP/2.0`,
      {
        Via: `SIP/2.0/TCP sip33.example.com;branch=z9hG4bK${LONG}, ${Array.from({ length: 30 }, (_, i) => `SIP/2.0/TCP sip${i}.example.com;x${LONG}`).join(',\r\n ')}`,
        From: `"${LONG}" <sip:caller@example.net>;p${LONG}=${LONG};tag=12982424;q${LONG}`,
        'Call-ID': `longreq.one${LONG}`,
        [`X-${LONG}`]: LONG,
      },
      SDP,
    ),
    { viaCount: 31, callId: `longreq.one${LONG}` },
  ),
  row(
    'semiuri',
    '4475 3.1.1.9',
    'valid',
    message('OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0', {
      To: 'sip:j_user@example.com',
      Accept: 'application/sdp, application/pkcs7-mime, multipart/mixed',
    }),
  ),
  row(
    'transports',
    '4475 3.1.1.10',
    'valid',
    message(OPTIONS, {
      Via: 'SIP/2.0/UDP t1.example.com;branch=z9hG4bKkdjuw\r\nVia: SIP/2.0/SCTP t2.example.com;branch=z9hG4bKklasjdhf\r\nVia: SIP/2.0/TLS t3.example.com;branch=z9hG4bK2980unddj\r\nVia: SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKasd0f3en\r\nVia: SIP/2.0/TCP t5.example.com;branch=z9hG4bK0a9idfnee',
    }),
    { viaCount: 5 },
  ),
  row(
    'mpart01',
    '4475 3.1.1.11',
    'valid',
    message(
      'MESSAGE sip:kumiko@example.org SIP/2.0',
      { 'Content-Type': 'multipart/mixed;boundary=7a9cbec02ceef655', 'Content-Length': '70' },
      `--7a9cbec02ceef655\r\n\r\n${'\0'.repeat(26)}\r\n--7a9cbec02ceef655--`,
    ),
  ),
  row('unreason', '4475 3.1.1.12', 'valid', message('SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое'), {
    statusCode: 200,
    reasonPhrase: '= 2**3 * 5**2 но сто девяносто девять - простое',
  }),
  row('clerr', '4475 3.1.2.2', 'invalid', message(INVITE, { 'Content-Length': '9999' }, SDP), { cut: true }),
  row('ncl', '4475 3.1.2.3', 'invalid', message(INVITE, { 'Content-Length': '-999' }, SDP), { contentLength: -1 }),
  row(
    'scalarlg',
    '4475 3.1.2.5',
    'invalid',
    message('SIP/2.0 503 Service Unavailable', {
      CSeq: '9292394834772304023312 OPTIONS',
      'Retry-After': '949302838503028349304023988',
      Warning: '1812 overture "In Progress"',
    }),
    { statusCode: 503, cseqNumber: -1, method: 'OPTIONS' },
  ),
  row(
    'warning alone',
    '4475 3.1.2.5',
    'invalid',
    message('SIP/2.0 503 Service Unavailable', { Warning: '1812 overture "In Progress"' }),
  ),
  row('lwsstart', '4475 3.1.2.9', 'invalid', message('INVITE  sip:user@example.com  SIP/2.0', {}, SDP), {
    requestUri: 'sip:user@example.com',
  }),
  row(
    'baddn',
    '4475 3.1.2.15',
    'invalid',
    message(OPTIONS, { From: 'Bell, Alexander <sip:a.g.bell@example.com>;tag=43' }),
  ),
  row(
    'badvers',
    '4475 3.1.2.16',
    'invalid',
    message('OPTIONS sip:t.watson@example.org SIP/7.0', { Via: 'SIP/7.0/UDP c.example.com;branch=z9hG4bKkdjuw' }),
    null,
  ),
  row('mismatch01', '4475 3.1.2.17', 'invalid', message(OPTIONS, { CSeq: '8 INVITE' }), { method: 'OPTIONS' }),
  row(
    'badbranch',
    '4475 3.2.1',
    'transaction-layer',
    message(OPTIONS, { Via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK' }),
  ),
  row('insuf', '4475 3.3.1', 'application-layer', message(INVITE, { From: null, To: null, 'Call-ID': null }, SDP), {
    callId: null,
    cseqNumber: 8,
  }),
  row(
    'unkscm',
    '4475 3.3.2',
    'application-layer',
    message('OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0'),
    { requestUri: 'nobodyKnowsThisScheme:totallyopaquecontent' },
  ),
  row('novelsc', '4475 3.3.3', 'application-layer', message('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0')),
  row(
    'bext01',
    '4475 3.3.5',
    'application-layer',
    message(OPTIONS, {
      Require: 'nothingSupportsThis, nothingSupportsThisEither',
      'Proxy-Require': 'noProxiesSupportThis',
    }),
  ),
  row(
    'regaut01',
    '4475 3.3.7',
    'application-layer',
    message(REGISTER, { Authorization: 'NoOneKnowsThisScheme opaque-data=here' }),
    { hasCredentials: true },
  ),
  row('zeromf', '4475 3.3.11', 'application-layer', message(OPTIONS, { 'Max-Forwards': '0' })),
  row(
    'cparam02',
    '4475 3.3.13',
    'application-layer',
    message(REGISTER, { Contact: '<sip:+19725552222@gw1.example.net;unknownparam>' }),
  ),
  row(
    'regescrt',
    '4475 3.3.14',
    'application-layer',
    message(REGISTER, { Contact: '<sip:user@example.com?Route=%3Csip:sip.example.com%3E>' }),
  ),
  row(
    'inv2543',
    '4475 3.4.1',
    'valid',
    message(
      INVITE,
      {
        Via: 'SIP/2.0/UDP iftgw.example.com',
        'Max-Forwards': null,
        From: '<sip:+13035551111@ift.client.example.net;user=phone>',
        'Record-Route': '<sip:UserB@example.com;maddr=ss1.example.com>',
      },
      SDP,
    ),
    { fromTagHash: 0 },
  ),
  row('ipv6-invalid', '5118 4.2', 'invalid', message('REGISTER sip:2001:db8::10 SIP/2.0')),
  row('port-unambiguous', '5118 4.4', 'valid', message('REGISTER sip:[2001:db8::10]:5070 SIP/2.0')),
  row(
    'via-received-param-with-delim',
    '5118 4.5',
    'valid',
    message('OPTIONS sip:[2001:db8::10] SIP/2.0', {
      Via: 'SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKas3-111',
    }),
  ),
  row(
    'ipv6-in-sdp',
    '5118 4.6',
    'valid',
    message('INVITE sip:user@[2001:db8::10] SIP/2.0', { Contact: '"Caller" <sip:caller@[2001:db8::20]>' }, SDP),
  ),
];
