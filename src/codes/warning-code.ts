import rows from './data/warnings.json' with { type: 'json' };
import { responseFacts } from './response-facts.ts';
import { fill, type Texts } from './texts.ts';

/** What the registry says of a Warning code (RFC 3261 20.43). */
interface WarningFacts {
  readonly code: number;
  readonly text: string;
  readonly rfc: string;
  readonly section: string | null;
  readonly group: string;
  readonly relatedResponses: readonly number[];
}

/** A Warning code explained in one language. The order of the keys is that of the JSON output. */
export interface WarningCode {
  readonly kind: 'warning';
  readonly code: number;
  /** As registered; null for an unknown code. */
  readonly text: string | null;
  readonly rfc: string | null;
  readonly section: string | null;
  /** What the code is about, in the language of the table. */
  readonly group: string | null;
  readonly meaning: string;
  /** The responses that usually carry it. */
  readonly relatedResponses: readonly { readonly code: number; readonly phrase: string }[];
}

const byCode = new Map((rows as readonly WarningFacts[]).map((facts) => [facts.code, facts]));

/** The registered Warning codes, in their order. */
export const WARNING_CODES: readonly number[] = [...byCode.keys()];

/** Explains a Warning code. */
export function explainWarning(code: number, texts: Texts): WarningCode {
  const facts = byCode.get(code);
  return {
    kind: 'warning',
    code,
    text: facts?.text ?? null,
    rfc: facts?.rfc ?? null,
    section: facts?.section ?? null,
    group: facts ? (texts.warningGroups[facts.group] ?? null) : null,
    meaning: texts.warnings[code] ?? fill(texts.unknown.warning, { code }),
    relatedResponses: (facts?.relatedResponses ?? []).map((response) => ({
      code: response,
      phrase: responseFacts(response)?.phrase ?? '',
    })),
  };
}
