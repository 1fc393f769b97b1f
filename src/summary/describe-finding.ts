import { fill } from '../codes/texts.ts';
import type { CallFinding, Evidence, Language } from '../result.ts';
import type { JudgedFinding } from './known-faults.ts';

/** Places told of one finding; they stand for the others. */
const MOST_EVIDENCE = 4;

/** A finding of one call or registration in words. */
export function describeFinding({ rule, observation, ignored }: JudgedFinding, language: Language): CallFinding {
  const { seen, advice, caveat } = rule.text[language];
  const { confidence, severity, evidence, values = {} } = observation;
  const sentence = typeof seen === 'string' ? seen : (seen[observation.seen ?? ''] ?? Object.values(seen)[0]!);
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    confidence,
    summary: fill(sentence, values),
    caveat: confidence === 'certain' ? null : (caveat ?? null),
    advice: fill(advice, values),
    reference: rule.reference,
    evidence: evidence
      .filter((message) => message !== null)
      .slice(0, MOST_EVIDENCE)
      .map(({ input, position, isLine }): Evidence =>
        isLine ? { input, line: position } : { input, frame: position },
      ),
    ...(ignored && { ignored }),
  };
}
