/** The short name of a cause, and its key among causes: `Q.850 34`, `Warning 304`, `SIP 603`, `STIR 436`, `503`. */
export function causeName({ source, value }: { source: string; value: number | string | null }): string {
  if (value === null) return source;
  if (source === 'q850') return `Q.850 ${value}`;
  if (source === 'icmp') return `ICMP ${value}`;
  if (source === 'tcp') return `TCP ${value}`;
  if (source === 'warning') return `Warning ${value}`;
  return source === 'sip' && typeof value === 'number' ? `SIP ${value}` : String(value);
}
