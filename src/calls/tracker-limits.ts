/** Which stores of the tracker were full, as notes: the counts are exact, some causes and links are missing. */
export function* trackerLimits(
  icmpErrors: number,
  connections: number,
  legTurns: number,
): Generator<[code: string, detail: string]> {
  if (icmpErrors > 0) yield ['icmp-limit', `${icmpErrors} ICMP errors were not looked at: there are too many.`];
  if (connections > 0)
    yield ['connections-limit', `${connections} connections that failed were tied to no call: there are too many.`];
  if (legTurns > 0)
    yield ['legs-limit', 'So many calls began at once that legs of one call may be counted as calls of their own.'];
}
