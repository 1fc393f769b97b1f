import type { Registration } from '../calls/registration.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { RegistrationOutcome } from '../result.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { BindingFacts } from './binding-watch.ts';
import { partyOf } from './party.ts';
import type { Place } from './place.ts';
import { phoneHop, type RegistrationVerdict } from './registration-outcome.ts';

/** One attempt to register as rules see it, and what went before it. Valid while the rules run. */
export class RegistrationCase {
  /** null when only its binding is looked at, long after. */
  readonly registration: Registration | null;
  readonly outcome: RegistrationOutcome;
  readonly finalCode: number | null;
  /** null without anything to tell of bindings. */
  readonly binding: BindingFacts | null;
  readonly #endpoints: Endpoints;
  #steps: Transaction[] | null = null;

  constructor(
    registration: Registration | null,
    { outcome, finalCode }: Pick<RegistrationVerdict, 'outcome' | 'finalCode'>,
    binding: BindingFacts | null,
    endpoints: Endpoints,
  ) {
    this.registration = registration;
    this.outcome = outcome;
    this.finalCode = finalCode;
    this.binding = binding;
    this.#endpoints = endpoints;
  }

  /** The REGISTERs as the phone sent them, in order. */
  get steps(): readonly Transaction[] {
    return (this.#steps ??= this.registration === null ? [] : phoneHop(this.registration));
  }

  /** One of its REGISTERs worked, on some hop or as one of several guesses. */
  get hasWorked(): boolean {
    for (let t = this.registration?.lastTransaction ?? null; t !== null; t = t.previous)
      for (let r = t.lastResponse; r !== null; r = r.previous) if (r.code >= 200 && r.code < 300) return true;
    return false;
  }

  /** The address of record as its To has it; `?` when not known. */
  get aor(): string {
    const to = this.registration?.to ?? null;
    return (to === null ? this.binding?.aor : partyOf(to).uri) ?? '?';
  }

  /** Whom the last REGISTER was sent to, as people write it; `?` when unknown. */
  get registrar(): string {
    return this.#endpoints.text(this.steps.at(-1)?.destination ?? 0)?.replace(/:5060$/, '') ?? '?';
  }

  placeOf(transaction: Transaction | undefined): Place | null {
    if (transaction === undefined) return null;
    return placeIn(this.registration, transaction.input, transaction.position);
  }

  /** Where the final response to a REGISTER stands. */
  placeOfFinal(transaction: Transaction | undefined): Place | null {
    const final: ResponseSighting | undefined = transaction?.final;
    return transaction === undefined || final === undefined
      ? null
      : placeIn(this.registration, transaction.input, final.position);
  }
}

function placeIn(registration: Registration | null, input: number, position: number): Place {
  return { input, position, isLine: registration?.positionIsLine ?? false };
}
