import { causeName } from '../codes/cause-name.ts';
import type { Words } from '../codes/words.ts';
import type { Ladder, LadderMessage, LadderReport } from '../ladder.ts';
import type { ResultCall } from '../result.ts';
import { callParties, decidedAfter } from './call-text.ts';
import { fillTemplate } from './fill-template.ts';
import { firstSentence } from './first-sentence.ts';

/** Advice beyond this is for `sipmortem codes`. */
const MOST_ADVICE = 3;

/** A line below a ladder: what it is about, and what it says. */
export interface SummaryRow {
  label: string;
  text: string;
  /** One of several of the same kind. */
  isItem: boolean;
}

/** What stands above a ladder; as on the wire. */
export interface LadderHead {
  callId: string;
  parties: string;
  /** `failed after 2.0 s` */
  outcome: string;
  /** `480 Temporarily Unavailable`; empty when no response decided. */
  status: string;
  /** Begin, transport, number of messages. */
  facts: string[];
}

/** Puts the call into a few words. */
export function ladderHead(ladder: Ladder, words: Words, arrow: string): LadderHead {
  const { call } = ladder;
  const seconds = decidedAfter(call);
  const outcome = words.outcome[call.outcome];
  return {
    callId: call.callId,
    parties: callParties(call, arrow),
    outcome:
      seconds === null
        ? outcome
        : fillTemplate(words.ladder.after, { outcome, seconds: seconds.toFixed(seconds < 1 ? 2 : 1) }),
    status: statusOf(ladder, words),
    facts: factsOf(ladder, words),
  };
}

/** Cause, place, reason, advice, findings, and what each code means; as on the wire. */
export function ladderSummary(ladder: Ladder, report: LadderReport, words: Words): SummaryRow[] {
  const { call } = ladder;
  const say = words.ladder;
  const rows: SummaryRow[] = [];
  const add = (label: string, text: string, isItem = false): void => void rows.push({ label, text, isItem });
  const cause = causeText(ladder, report, words);
  if (cause !== null) add(say.cause, cause);
  if (call.decidedBy !== null) add(say.where, whereText(call.decidedBy, words));
  const explained = ladder.codes.find(({ code }) => code === call.finalCode)?.meaning;
  if (call.meaning !== null && cause === null && call.meaning !== explained && call.outcome !== 'answered')
    add(say.why, call.meaning);
  for (const { summary, advice, reference } of call.findings)
    add(say.finding, `${summary} ${advice}${reference === '' ? '' : ` (${reference})`}`);
  for (const [i, text] of ladder.advice.slice(0, MOST_ADVICE).entries()) add(i === 0 ? say.whatToDo : '', text, true);
  for (const { code, meaning, reference } of ladder.codes) {
    const isFinal = (code === call.finalCode || code === call.originCode) && call.outcome !== 'answered';
    const text = isFinal ? meaning : firstSentence(meaning);
    add(String(code), isFinal && reference !== null ? `${text} (${reference})` : text);
  }
  return rows;
}

/** Sentences about what the ladder leaves out. */
export function ladderNotes({ messages, omitted }: Ladder, { ladder: say }: Words): string[] {
  const again = messages.reduce((sum, { recordedAgain }) => sum + recordedAgain, 0);
  return [
    ...(messages.length === 0 ? [say.noMessages] : []),
    ...(omitted > 0 ? [fillTemplate(say.omitted, { count: omitted })] : []),
    ...(again > 0 ? [fillTemplate(say.recordedAgain, { count: again })] : []),
  ];
}

/** The linked calls that stand in the ladder too, each with its letter. */
export function ladderLegs({ legs }: Ladder, words: Words): string[] {
  if (legs.length < 2) return [];
  return legs.map(({ callId, strategy, confidence }, leg) => {
    const name = `${words.ladder.leg} ${legLetter(leg)}: ${callId}`;
    if (strategy === null) return name;
    return `${name} (${fillTemplate(words.ladder.linkedBy, { strategy, confidence: confidence ?? '?' })})`;
  });
}

/** `a` is the call itself. */
export function legLetter(leg: number): string {
  return leg < 26 ? String.fromCharCode(97 + leg) : String(leg + 1);
}

/** The frame or line; with several inputs also which of them, from 1: `2:36`. */
export function messagePlace(
  { input, frame, line }: Pick<LadderMessage, 'input' | 'frame' | 'line'>,
  { inputs }: LadderReport,
): string {
  const position = frame ?? line ?? 0;
  return inputs.length > 1 ? `${input + 1}:${position}` : String(position);
}

/** `480 Temporarily Unavailable`; where another code was the origin, `503, told as 480 …`. */
function statusOf({ call, codes }: Ladder, { sentence }: Words): string {
  const { finalCode, finalPhrase, originCode, changedAt } = call;
  if (finalCode === null) return '';
  const phrase = finalPhrase || codes.find(({ code }) => code === finalCode)?.phrase || '';
  const status = `${finalCode} ${phrase}`.trim();
  if (originCode === null || originCode === finalCode) return status;
  const told = { origin: originCode, final: status, address: changedAt ?? '' };
  return fillTemplate(changedAt === null ? sentence.toldAs : sentence.toldAsBy, told);
}

function factsOf({ call, messages }: Ladder, { ladder: say }: Words): string[] {
  const resent = messages.reduce((sum, message) => sum + message.resent, 0);
  const count = messages.length + resent;
  const transports = [...new Set(messages.map(({ transport }) => transport).filter((name) => name !== null))];
  return [
    ...(call.startTime === null ? [] : [`${call.startTime.slice(0, 23).replace('T', ' ')} UTC`]),
    ...(transports.length > 0 ? [transports.join(', ')] : []),
    fillTemplate(resent > 0 ? say.messagesResent : say.messages, { count, resent }),
  ];
}

/** `No circuit/channel available (Q.850 34, frame 37)`; null when only the code speaks. */
function causeText({ call }: Ladder, report: LadderReport, words: Words): string | null {
  const { cause, first } = call;
  if (cause === null || cause.source === 'code' || cause.text === null) return null;
  const source = causeName(cause);
  if (cause.from === null) return `${cause.text} (${source})`;
  const noun = 'frame' in cause.from ? words.column.frame : words.column.line;
  const place = `${noun} ${messagePlace({ input: first.input, ...cause.from }, report)}`;
  return fillTemplate(words.ladder.causeAt, { cause: cause.text, source, place });
}

function whereText({ address, certainty, because }: NonNullable<ResultCall['decidedBy']>, { sentence }: Words): string {
  const template = { certain: sentence.atCertain, likely: sentence.atLikely, 'at-or-beyond': sentence.atOrBeyond };
  const place = fillTemplate(template[certainty], { address });
  return because === '' ? place : `${place}: ${because}`;
}
