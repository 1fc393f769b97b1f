/** Parts of scripts in which somebody asks for credentials. */
export const asks = (nonce: string, more = ''): string =>
  `| WWW-Authenticate: Digest realm="x.example", nonce="${nonce}", algorithm=MD5${more}`;

export const gives = (nonce: string, response = 'r'): string =>
  `| Authorization: Digest username="100", realm="x.example", nonce="${nonce}", uri="sip:200@10.0.0.2", response="${response}"`;

/** An INVITE without credentials that is challenged. */
export const CHALLENGED = `
  0.0 1>2 INVITE 1 a
  0.1 2>1 401 1 INVITE a to=t1 ${asks('n1')}
  0.2 1>2 ACK 1 a to=t1`;
