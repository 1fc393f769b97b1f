import type { Payload } from '../../payload.ts';
import type { Message } from '../../sip/message.ts';
import { DEFAULT_LIMITS } from '../../limits.ts';
import { isAnyEndpoint, type Endpoints } from '../../util/endpoints.ts';
import type { Call } from '../call.ts';
import { KeyTable } from './key-table.ts';
import { join, Leg } from './leg.ts';
import { LegKeys, type CorrelateRule, type KeyKind } from './leg-keys.ts';

/** A further leg begins so soon after the one before it; a hunt for a free line takes longest. */
const WINDOW_MICROS = 30e6;
/** Where only the numbers tell: a B2BUA does not wait. */
const GUESS_MICROS = 2e6;
/** Clocks of two inputs differ a little. */
const BEFORE_MICROS = 250e3;

/** Finds the legs that B2BUAs make of one call, each a call with a Call-ID of its own, as their INVITEs come. */
export class LegLinker {
  readonly #endpoints: Endpoints;
  readonly #keys: LegKeys;
  #recent: KeyTable<Leg<Call>>;
  #older: KeyTable<Leg<Call>>;
  #turnMicros = Number.NaN;
  /** How often legs were forgotten before their time. */
  overflow = 0;

  /** @param most keys that are remembered of one window */
  constructor(endpoints: Endpoints, rules: readonly CorrelateRule[], most = DEFAULT_LIMITS.legKeys) {
    this.#endpoints = endpoints;
    this.#keys = new LegKeys(rules);
    this.#recent = new KeyTable(most);
    this.#older = new KeyTable(most);
  }

  /** Takes in a call by its first INVITE. */
  add(call: Call, message: Message, payload: Payload): Leg<Call> {
    this.#turn(payload.timeMicros);
    const leg = new Leg(call, payload.source, payload.destination);
    const keys = this.#keys;
    keys.read(message);
    for (let i = 0; i < keys.count; i++) {
      const kind = keys.kinds[i]!;
      if (kind.names === 'own') continue;
      const earlier = this.#find(keys.low[i]!, keys.high[i]!);
      if (earlier === null || !this.#fits(earlier, leg, kind)) continue;
      join(leg, { to: earlier, strategy: kind.strategy, confidence: kind.confidence });
      break;
    }
    for (let i = 0; i < keys.count; i++)
      if (keys.kinds[i]!.names !== 'other') this.#remember(keys.low[i]!, keys.high[i]!, leg, keys.kinds[i]!);
    return leg;
  }

  #find(low: number, high: number): Leg<Call> | null {
    return this.#recent.get(low, high) ?? this.#older.get(low, high);
  }

  #fits(earlier: Leg<Call>, leg: Leg<Call>, { strategy, isLocal, confidence }: KeyKind): boolean {
    if (earlier.callId !== '' && earlier.callId === leg.callId) return false;
    const apart = leg.startMicros - earlier.startMicros;
    // Logs may have no times: then their order tells.
    const most = confidence === 'possible' ? GUESS_MICROS : WINDOW_MICROS;
    if (apart < -BEFORE_MICROS || apart > most) return false;
    if (confidence === 'possible' && Number.isNaN(apart)) return false;
    if (earlier.ambiguous?.has(strategy)) return false;
    if (!isLocal) return true;
    if (isAnyEndpoint(leg.source)) return false;
    // Where one host plays both, or calls again and again, only the very port tells who made the leg.
    if (this.#endpoints.sameHost(earlier.source, leg.source)) return earlier.destination === leg.source;
    return this.#endpoints.sameHost(earlier.destination, leg.source);
  }

  #remember(low: number, high: number, leg: Leg<Call>, { strategy, isLocal }: KeyKind): void {
    if (isLocal) {
      // Calls that do not belong together have the same numbers, or a caller puts one origin into all of its calls: what
      // is told by that would be the wrong one.
      const known = this.#recent.get(low, high);
      if (known !== null && (known.group === null || known.group !== leg.group))
        for (const one of [known, leg]) (one.ambiguous ??= new Set()).add(strategy);
    }
    this.#recent.set(low, high, leg);
  }

  /** Legs are remembered for one window at least, and two at most. */
  #turn(micros: number): void {
    if (Number.isNaN(this.#turnMicros)) this.#turnMicros = micros;
    const isDue = micros - this.#turnMicros > WINDOW_MICROS || micros < this.#turnMicros - WINDOW_MICROS;
    if (!isDue && !this.#recent.isFull) return;
    if (!isDue) this.overflow++;
    [this.#recent, this.#older] = [this.#older, this.#recent];
    this.#recent.clear();
    this.#turnMicros = micros;
  }
}
