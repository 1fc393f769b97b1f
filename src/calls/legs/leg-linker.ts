import type { Payload } from '../../payload.ts';
import type { Message } from '../../sip/message.ts';
import { isAnyEndpoint, type Endpoints } from '../../util/endpoints.ts';
import type { Call } from '../call.ts';
import { join, Leg } from './leg.ts';
import { legKeys, type CorrelateRule, type LegKey } from './leg-keys.ts';

/** A further leg begins so soon after the one before it; a hunt for a free line takes longest. */
const WINDOW_MICROS = 60e6;
/** Where only the numbers tell: a B2BUA does not wait. */
const GUESS_MICROS = 2e6;
/** Clocks of two inputs differ a little. */
const BEFORE_MICROS = 250e3;
/** Keys remembered of either half of the window; beyond, the older half is forgotten early. */
const MOST_KEYS = 1 << 17;

interface Entry {
  leg: Leg<Call>;
  /** Several calls that do not belong together share the key: a guess by it would take the wrong one. */
  isShared: boolean;
}

/** Finds the legs that B2BUAs make of one call, each a call with a Call-ID of its own, as their INVITEs come. */
export class LegLinker {
  readonly #endpoints: Endpoints;
  readonly #rules: readonly CorrelateRule[];
  #recent = new Map<number, Entry>();
  #older = new Map<number, Entry>();
  #turnMicros = Number.NaN;

  constructor(endpoints: Endpoints, rules: readonly CorrelateRule[]) {
    this.#endpoints = endpoints;
    this.#rules = rules;
  }

  /** Takes in a call by its first INVITE. */
  add(call: Call, message: Message, payload: Payload): Leg<Call> {
    this.#turn(payload.timeMicros);
    const leg = new Leg(call, payload.source, payload.destination);
    const keys = legKeys(message, this.#rules);
    for (const key of keys) {
      if (key.names === 'own') continue;
      const entry = this.#find(key);
      if (entry === null || !this.#fits(entry, leg, key)) continue;
      join(leg, { to: entry.leg, strategy: key.strategy, confidence: key.confidence });
      break;
    }
    for (const key of keys) if (key.names !== 'other') this.#remember(key, leg);
    return leg;
  }

  #find({ hash }: LegKey): Entry | null {
    return this.#recent.get(hash) ?? this.#older.get(hash) ?? null;
  }

  #fits({ leg: earlier, isShared }: Entry, leg: Leg<Call>, { isLocal, confidence }: LegKey): boolean {
    if (earlier.callId !== '' && earlier.callId === leg.callId) return false;
    const apart = leg.startMicros - earlier.startMicros;
    // Logs may have no times: then their order tells.
    const most = confidence === 'possible' ? GUESS_MICROS : WINDOW_MICROS;
    if (apart < -BEFORE_MICROS || apart > most) return false;
    if (confidence === 'possible' && (isShared || Number.isNaN(apart))) return false;
    if (!isLocal) return true;
    return !isAnyEndpoint(leg.source) && this.#endpoints.sameHost(earlier.destination, leg.source);
  }

  #remember({ hash }: LegKey, leg: Leg<Call>): void {
    const known = this.#recent.get(hash);
    if (known === undefined) {
      this.#recent.set(hash, { leg, isShared: false });
      return;
    }
    if (known.leg.group === null || known.leg.group !== leg.group) known.isShared = true;
    known.leg = leg;
  }

  #turn(micros: number): void {
    if (Number.isNaN(this.#turnMicros)) this.#turnMicros = micros;
    const isDue = micros - this.#turnMicros > WINDOW_MICROS || micros < this.#turnMicros - WINDOW_MICROS;
    if (!isDue && this.#recent.size < MOST_KEYS) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#turnMicros = micros;
  }
}
