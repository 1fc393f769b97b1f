/** The usual ports of SIP: 5060 and 5061 (RFC 3261 18.1.1), and 5080, unofficial. */
export function isSipPort(port: number): boolean {
  return port === 5060 || port === 5061 || port === 5080;
}
