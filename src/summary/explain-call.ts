import type { CodeTable } from '../codes/code-table.ts';
import { words } from '../codes/words.ts';
import { isRinging, type Verdict } from '../diagnosis/outcome.ts';

/** What a verdict means, in words, and its category. */
export interface Explanation {
  meaning: string;
  /** null when the outcome is unknown. */
  category: string | null;
}

/**
 * Explains a verdict by the code that decided it, or, where no code did, by what was seen instead.
 * @param phrase the wire's own reason phrase of the final response
 */
export function explainVerdict(verdict: Verdict, phrase: string, codes: CodeTable): Explanation {
  const { final, outcome } = verdict;
  const say = words(codes.language).withoutCode;
  if (outcome === 'unknown') return { meaning: verdict.firstInvite ? say.endUnseen : say.inviteUnseen, category: null };
  if (final === null) return explainWithoutFinal(verdict, codes);
  const { meaning, category } = codes.response(final.code);
  const variant = codes.phraseVariant(final.code, phrase);
  return {
    meaning: historyOf(verdict, codes) ?? (variant?.meaning || meaning),
    category: categoryOf(verdict, category),
  };
}

/** What happened, where the history of the call makes the table's meaning of the code untrue; null where it does not. */
function historyOf({ final, outcome }: Verdict, { language }: CodeTable): string | null {
  const say = words(language).withoutCode;
  if (outcome === 'failed' && (final?.code === 401 || final?.code === 407)) return say.credentialsRefused;
  if (outcome === 'cancelled' && final?.code !== 487) return say.cancelled;
  return outcome === 'no-answer' && final?.code === 487 ? say.ringTimer : null;
}

/** Explains one call: its verdict, and before it the cause that the network gave. */
export function explainCall(verdict: Verdict, phrase: string, codes: CodeTable): Explanation {
  const explanation = explainVerdict(verdict, phrase, codes);
  const number = verdict.cause?.q850Cause;
  if (number === undefined) return explanation;
  const cause = codes.q850(number);
  const told = fill(words(codes.language).withoutCode.networkCause, cause.title, number);
  return { meaning: `${told} ${explanation.meaning}`, category: cause.category };
}

function fill(sentence: string, cause: string, number: number): string {
  return sentence.replace('{cause}', () => cause).replace('{number}', String(number));
}

function explainWithoutFinal({ outcome, attempts }: Verdict, { language }: CodeTable): Explanation {
  const say = words(language).withoutCode;
  if (outcome === 'answered') return { meaning: say.answeredUnseen, category: 'success' };
  if (outcome === 'cancelled') return { meaning: say.cancelled, category: 'caller-cancelled' };
  if (outcome === 'no-answer') return { meaning: say.ringingOnly, category: 'no-answer' };
  const codes = attempts.at(-1)?.callerSide.flatMap((t) => t.responses.map((r) => r.code)) ?? [];
  if (codes.some(isRinging)) return { meaning: say.ringingOnly, category: 'no-answer' };
  return { meaning: codes.length > 0 ? say.tryingOnly : say.noResponse, category: 'timeout' };
}

/** The category of the code, unless the history of the call says better. */
function categoryOf({ outcome }: Verdict, category: string): string {
  if (outcome === 'no-answer') return 'no-answer';
  if (outcome === 'cancelled') return 'caller-cancelled';
  return category;
}
