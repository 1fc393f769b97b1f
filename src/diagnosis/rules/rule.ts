import type { Language, Outcome, Severity, Confidence } from '../../result.ts';
import type { Feature } from '../call-features.ts';
import type { CallCase } from '../call-case.ts';
import type { Place } from '../place.ts';

/** What a rule saw in one call or registration. */
export interface Observation {
  /** `certain`: a fact of the protocol that stands in the file. */
  readonly confidence: Confidence;
  /** The messages that show it, what shows it best first. */
  readonly evidence: readonly (Place | null)[];
  /** What stands for `{name}` in the sentences. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Which of the rule's sentences fits, where it has several. */
  readonly seen?: string;
  /** Weaker or stronger than the rule's own. */
  readonly severity?: Severity;
}

/** The texts of a rule in one language; `{name}` stands for a value of the observation. */
export interface RuleText {
  /** What it is, without the call's own numbers: the title of a list. */
  readonly title: string;
  /** What was seen in this call, one plain sentence with its numbers; several where the rule has several shapes. */
  readonly seen: string | Readonly<Record<string, string>>;
  /** What to do. */
  readonly advice: string;
  /** What would make it wrong; told where the observation is less than certain. */
  readonly caveat?: string;
}

/** What is told of a rule, whatever it looks at (facts: the RFC and section that the signature follows). */
export interface RuleHead {
  readonly id: string;
  readonly severity: Severity;
  readonly reference: string;
  /** `cause`: why a call was not answered, as its code tells too. `also`: what went wrong besides, told apart. */
  readonly kind: 'cause' | 'also';
  readonly text: Readonly<Record<Language, RuleText>>;
}

/** One cause that calls fail of, or go wrong by. */
export interface Rule extends RuleHead {
  /** The outcomes that it may be about. */
  readonly outcomes: 'any' | readonly Outcome[];
  /** What a call must have for it to look at; anything when left out. */
  readonly needs?: Feature;
  /** Final codes that it may be about, as they arose or as the caller was told; any when left out. Most calls are so sorted out at once. */
  readonly codes?: readonly number[];
  /** Looks at one call that was not plain; null when there is nothing of it. It may not throw, whatever the messages hold. */
  check(call: CallCase): Observation | null;
}
