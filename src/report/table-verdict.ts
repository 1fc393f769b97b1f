import { OUTCOMES, type Fault, type Result } from '../result.ts';
import { fillTemplate } from './fill-template.ts';
import { flow, type FlowPart } from './flow.ts';
import { styleOfFault } from './style-of-code.ts';
import type { TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

const FAULTS: readonly Fault[] = ['network', 'callee', 'caller'];

/** The answer in one sentence: how many calls were answered, and whose doing the others were. */
export function* tableVerdict(context: TableContext): Iterable<string> {
  const { result, paint } = context;
  const { outcomes } = result;
  const sentence = context.words.sentence;
  const all = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const not = all - outcomes.answered - outcomes.unknown;
  const known = all - outcomes.unknown;

  if (all === 0) yield `${sentence.noCalls}\n`;
  else if (outcomes.answered === all) {
    yield `${paint('green', all === 1 ? sentence.allAnsweredOne : sentence.allAnsweredMany)}\n`;
  } else if (known > 0) {
    const template = outcomes.answered === 1 ? sentence.answeredOne : sentence.answeredMany;
    const answered = fillTemplate(template, { answered: outcomes.answered });
    const others = fillTemplate(sentence.notAnswered, { not });
    yield* flow(
      [{ text: answered, painted: paint('green', answered) }, ...blame(context, others)],
      ', ',
      context.columns,
    );
  }
  if (outcomes.unknown > 0) {
    const template = outcomes.unknown === 1 ? sentence.unknownOne : sentence.unknownMany;
    for (const line of wrap(fillTemplate(template, { unknown: outcomes.unknown }), context.columns)) yield `${line}\n`;
  }
}

/** `10 not: 5 network`, `2 callee`, …: unanswered calls by whose doing they were. A redirection nobody followed is nobody's. */
function blame(context: TableContext, others: string): FlowPart[] {
  const { result, words, paint } = context;
  const redirected = callsByFault(result, 'none');
  const noun = redirected === 1 ? words.sentence.redirectedOne : words.sentence.redirectedMany;
  const counts = [
    ...FAULTS.map((fault) => ({
      calls: callsByFault(result, fault),
      noun: words.fault[fault],
      style: styleOfFault(fault),
    })),
    { calls: redirected, noun, style: styleOfFault('none') },
  ].filter(({ calls }) => calls > 0);
  if (counts.length === 0) return [{ text: `${others}.` }];
  return counts.map(({ calls, noun: name, style }, i) => {
    const lead = i === 0 ? `${others}: ` : '';
    const end = i === counts.length - 1 ? '.' : '';
    const text = `${calls} ${name}`;
    return { text: lead + text + end, painted: lead + paint(style, text) + end };
  });
}

function callsByFault(result: Result, fault: Fault): number {
  return result.failures
    .filter((row) => row.fault === fault && row.outcome !== 'unknown')
    .reduce((sum, row) => sum + row.calls, 0);
}
