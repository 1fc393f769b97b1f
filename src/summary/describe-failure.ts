import type { CodeTable } from '../codes/code-table.ts';
import { fill } from '../codes/texts.ts';
import { words } from '../codes/words.ts';
import type { CauseCandidate } from '../diagnosis/cause/candidate.ts';
import type { DecidingHop } from '../diagnosis/deciding-hop.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { CallCause, ResultCall } from '../result.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { Names } from './names.ts';

type Described = Pick<ResultCall, 'originCode' | 'changedAt' | 'decidedBy' | 'cause' | 'causes'>;

/** Why and where a call was not answered, in words. */
export function describeFailure(failure: Failure | null, names: Names): Described {
  const { codes, endpoints } = names;
  if (failure === null) return { originCode: null, changedAt: null, decidedBy: null, cause: null, causes: [] };
  const { originCode, changedAt, hop, causes } = failure;
  const [cause = null, ...others] = causes.map((candidate) => describeCause(candidate, codes));
  return {
    originCode,
    changedAt: changedAt === null ? null : endpoints.text(changedAt),
    decidedBy: hop === null ? null : describeHop(hop, failure, names),
    cause,
    causes: others,
  };
}

/** The address of who decided; null when it is not known. */
export function hopAddress({ hop }: Failure, endpoints: Endpoints): string | null {
  if (hop === null) return null;
  return typeof hop.at === 'string' ? hop.at : endpoints.text(hop.at);
}

/** What a cause means in the language of the table, else the wire's own words; null when neither says anything. */
export function causeText({ source, value, text, q850 }: CauseCandidate, codes: CodeTable): string | null {
  if (source === 'icmp') {
    const { icmp } = words(codes.language);
    return fill(icmp[value as keyof typeof icmp], { reporter: text ?? '?' });
  }
  if (source === 'tcp') {
    const { tcp } = words(codes.language);
    return fill(tcp[value as keyof typeof tcp], { peer: text ?? '?' });
  }
  if (q850 !== 0) return codes.q850(q850).title || text;
  if (typeof value !== 'number') return text;
  if (source !== 'warning') return text || codes.response(value).phrase;
  const known = codes.warning(value);
  // 399 is any text, and the registry has none of unknown codes.
  if (value === 399 || known.text === null) return text || known.text;
  return codes.language === 'en' ? known.text : known.meaning.replace(/\.$/, '');
}

function describeCause(candidate: CauseCandidate, codes: CodeTable): CallCause {
  const { source, value, location, position, isLine, retryAfter } = candidate;
  const meaning = causeText(candidate, codes);
  // Who looks for a Reason header would not find it.
  const text = candidate.isIsup ? `${meaning ?? value} (ISUP REL)` : meaning;
  const isAsked = source === 'code' && retryAfter !== null;
  return {
    source,
    value,
    text: isAsked ? [text, `Retry-After ${retryAfter} s`].filter((part) => part !== null).join(', ') : text,
    location,
    from: position === null ? null : isLine ? { line: position } : { frame: position },
  };
}

function describeHop(
  hop: DecidingHop,
  failure: Failure,
  { codes, endpoints, aliases }: Names,
): ResultCall['decidedBy'] {
  const address = hopAddress(failure, endpoints);
  if (address === null) return null;
  const { certainty, response, behind, location, leg } = hop;
  const nextHop = leg?.callee ?? hop.next ?? behind?.destination;
  const next = nextHop === undefined ? null : endpoints.text(nextHop)?.replace(/:5060$/, '');
  const inner = leg ? leg.code : (behind?.final ?? behind?.lastResponse)?.code;
  const delayMicros = (response?.firstMicros ?? Number.NaN) - (failure.path?.hops.at(-1)?.firstMicros ?? Number.NaN);
  const because = fill(words(codes.language).hop[hop.because], {
    code: response?.code ?? '?',
    next: next ?? '?',
    inner: inner ?? '?',
    location: location === null ? '?' : (codes.q850Location(location) ?? location),
    delay: (delayMicros / 1e6).toFixed(1),
  });
  const alias = aliases.ofAddress(address);
  return { address, certainty, because, ...(alias !== null && { alias }) };
}
