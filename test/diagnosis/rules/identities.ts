/** When the scripts of the tests begin, seconds since the epoch. */
export const START = 1_700_000_000;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An Identity header as a part of a script; any member of header and claims can be set otherwise. */
export function identity(claims: object = {}, header: object = {}): string {
  const x5u = 'https://cert.example/a.pem';
  const head = { alg: 'ES256', typ: 'passport', ppt: 'shaken', x5u, ...header };
  const body = { attest: 'A', dest: { tn: ['200'] }, iat: START, orig: { tn: '100' }, ...claims };
  return `| Identity: ${encode(head)}.${encode(body)}.c2ln;info=<${head.x5u}>;alg=${head.alg};ppt=shaken`;
}

/** An INVITE that is refused at once. */
export const refused = (code: number, headers = '', answer = ''): string =>
  `0 1>2 INVITE 1 a ${headers}\n0.3 2>1 ${code} 1 INVITE a to=t ${answer}`;
