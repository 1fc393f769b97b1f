import type { Call } from '../calls/call.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import type { DistributionRow } from '../result.ts';
import type { CallMetrics, Charts } from '../figures.ts';
import { isoTime } from '../util/time.ts';
import { BoundedKeys, OTHER_KEY } from './bounded-keys.ts';
import { BATCH_CALLS, CallBatch } from './call-batch.ts';
import { CauseCounts } from './cause-counts.ts';
import { DestinationTallies } from './destination-tallies.ts';
import { addTo, countRows, mostFirst, newCount, tallyRow, type CallCount } from './distribution-rows.ts';
import { DelayHistogram } from './delay-histogram.ts';
import type { Names } from './names.ts';
import { hopAddress } from './describe-failure.ts';
import { Groups } from './groups.ts';
import { measureCall } from './measure-call.ts';
import { MetricTally } from './metric-tally.ts';

const HOUR_MICROS = 3600e6;
/** Calendars end before that many hours since the epoch. */
const END_OF_HOURS = 2 ** 31;
/** Six weeks of hours. */
const MAX_HOURS = 1024;
/** Of calls without a time, or with one that no calendar has. */
const NO_HOUR = -1;
const MAX_PEERS = 1024;
const MAX_AGENTS = 256;
/** The key of calls whose INVITE has no User-Agent. */
const NO_AGENT = '(none)';
/** The key of what is not known: the time of a call, an address. */
const UNKNOWN_KEY = '(unknown)';

/** The metrics of all calls, and of those of each peer, destination and hour; and unanswered ones by cause and hop. */
export class CallDistributions {
  readonly #names: Names;
  readonly #batch = new CallBatch();
  readonly #groups = new Groups(BATCH_CALLS);
  readonly #hours = new BoundedKeys<number, MetricTally>(MAX_HOURS, () => new MetricTally());
  readonly #peers = new BoundedKeys<string, MetricTally>(MAX_PEERS, () => new MetricTally());
  readonly #destinations = new DestinationTallies();
  readonly #causes: CauseCounts;
  readonly #agents = new BoundedKeys<string, CallCount>(MAX_AGENTS, newCount);
  readonly #hops = new BoundedKeys<string, CallCount>(MAX_PEERS, newCount);
  readonly #delays = { postDialDelay: new DelayHistogram(), setup: new DelayHistogram() };

  constructor(names: Names) {
    this.#names = names;
    this.#causes = new CauseCounts(names.codes);
  }

  /** @param failure null when it was answered, or nobody knows @param callee id of the endpoint that the INVITE went to */
  add(call: Call, verdict: Verdict, failure: Failure | null, callee: number, nowMicros: number): void {
    const batch = this.#batch;
    const hour = Math.floor(call.firstMicros / HOUR_MICROS);
    batch.begin(hour < END_OF_HOURS ? hour : NO_HOUR, callee, call.dialled);
    measureCall(call, verdict, nowMicros, batch, this.#delays);
    if (batch.isFull) this.#fold();
    if (verdict.firstInvite !== null) addTo(this.#agents.of(call.agent ?? NO_AGENT), verdict);
    const { endpoints, aliases } = this.#names;
    if (failure !== null) {
      this.#causes.add(verdict, failure);
      const hop = hopAddress(failure, endpoints);
      if (hop !== null) addTo(this.#hops.of(aliases.ofAddress(hop) ?? hop), verdict);
    }
    // Seen now: when it is folded depends on who asks for the rows.
    aliases.ofEndpoint(callee);
  }

  /** The metrics of all calls. */
  metrics(): CallMetrics {
    return this.total().metrics();
  }

  delays(): Pick<Charts, 'postDialDelay' | 'setup'> {
    return { postDialDelay: this.#delays.postDialDelay.rows(), setup: this.#delays.setup.rows() };
  }

  /** @param unanswered calls that ended without an answer, of which the shares of causes and hops are */
  rows(
    unanswered: number,
  ): Record<'byCause' | 'byHop' | 'byDestination' | 'byPeer' | 'byHour' | 'byUserAgent', DistributionRow[]> {
    const total = this.total().count('call');
    const row = ([key, tally]: readonly [string, MetricTally]): DistributionRow => tallyRow(key, tally, total);
    return {
      byCause: this.#causes.rows(unanswered),
      byHop: countRows(this.#hops, unanswered).map((of) => this.#withAddresses(of)),
      byDestination: this.#destinations.byUsefulPrefix().map(row).sort(mostFirst),
      byPeer: [...this.#peers.entries(), ...others(this.#peers)]
        .map((entry) => this.#withAddresses(row(entry)))
        .sort(mostFirst),
      byHour: this.#hourEntries().map(row),
      byUserAgent: countRows(this.#agents, total),
    };
  }

  /** What was told less finely than it was seen, as notes. */
  *limits(): Iterable<[code: string, detail: string]> {
    const stores = [
      ['hours', this.#hours],
      ['peers', this.#peers],
      ['causes', this.#causes],
      ['hops', this.#hops],
      ['user-agents', this.#agents],
    ] as const;
    for (const [what, { other }] of stores)
      if (other !== null)
        yield [`${what}-limit`, `There are so many ${what} that further ones stand under ${OTHER_KEY}.`];
    const digits = this.#destinations.shortenedTo;
    if (digits !== null)
      yield ['destinations-limit', `So many numbers were dialled that only ${digits} digits of each are told apart.`];
  }

  /** Adds up what was measured, one tally after another. */
  #fold(): void {
    const batch = this.#batch;
    this.#groups.by(batch.hours, batch.size);
    for (const hour of this.#groups.values()) this.#hours.of(hour).add(batch, this.#groups, hour);
    this.#groups.by(batch.endpoints, batch.size);
    for (const endpoint of this.#groups.values())
      this.#peers.of(this.#peerKey(endpoint)).add(batch, this.#groups, endpoint);
    this.#destinations.add(batch, this.#groups);
    batch.size = 0;
  }

  #peerKey(endpoint: number): string {
    const { aliases, endpoints } = this.#names;
    return aliases.ofEndpoint(endpoint) ?? endpoints.host(endpoint) ?? UNKNOWN_KEY;
  }

  #withAddresses({ key, ...row }: DistributionRow): DistributionRow {
    const addresses = this.#names.aliases.addressesOf(key);
    return { key, ...(addresses && { addresses }), ...row };
  }

  /** All calls: each stands in exactly one hour. */
  total(): MetricTally {
    this.#fold();
    const total = new MetricTally();
    for (const [, tally] of this.#hours.entries()) total.merge(tally);
    if (this.#hours.other !== null) total.merge(this.#hours.other);
    return total;
  }

  /** In the order of time; what has no hour last. */
  #hourEntries(): [string, MetricTally][] {
    const known = this.#hours.entries().sort(([a], [b]) => a - b);
    const named = known.map(([hour, tally]): [string, MetricTally] => [hourText(hour), tally]);
    const isKnown = ([key]: [string, MetricTally]): boolean => key !== UNKNOWN_KEY;
    return [...named.filter(isKnown), ...others(this.#hours), ...named.filter((entry) => !isKnown(entry))];
  }
}

/** `2026-01-15T19:00Z` */
function hourText(hour: number): string {
  return hour === NO_HOUR ? UNKNOWN_KEY : (isoTime(hour * HOUR_MICROS)?.replace(/:.*/, ':00Z') ?? UNKNOWN_KEY);
}

function others<K>(keys: BoundedKeys<K, MetricTally>): [string, MetricTally][] {
  return keys.other === null ? [] : [[OTHER_KEY, keys.other]];
}
