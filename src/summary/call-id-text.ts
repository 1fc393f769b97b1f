/** A Call-ID as text: kept as Latin-1 so that no byte is lost, shown as UTF-8 where it is valid UTF-8. */
export function callIdText(latin1: string): string {
  for (let i = 0; i < latin1.length; i++) if (latin1.charCodeAt(i) > 127) return decode(latin1);
  return latin1;
}

function decode(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
