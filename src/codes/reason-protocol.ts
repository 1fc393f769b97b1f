import rows from './data/reason-protocols.json' with { type: 'json' };
import type { Texts } from './texts.ts';

/** What the registry says of a protocol of the Reason header (RFC 3326). */
interface ReasonFacts {
  readonly protocol: string;
  readonly reference: string;
  /** Where its cause values are explained: the response table, Q.850, its own `values`, or nowhere here. */
  readonly lookup: 'status-code' | 'q850' | 'values' | null;
  readonly values: readonly { readonly cause: number; readonly text: string }[];
  readonly examples: readonly { readonly where: string; readonly value: string }[];
}

/** A protocol of the Reason header explained in one language. The order of the keys is that of the JSON output. */
export interface ReasonProtocol {
  readonly kind: 'reason';
  readonly protocol: string;
  readonly reference: string;
  readonly lookup: ReasonFacts['lookup'];
  readonly meaning: string;
  /** `text` as registered, `title` in the language of the table. */
  readonly values: readonly { readonly cause: number; readonly text: string; readonly title: string }[];
  readonly examples: readonly { readonly where: string; readonly value: string; readonly meaning: string }[];
}

const facts = rows as readonly ReasonFacts[];
// Tokens compare without case (RFC 3261 7.3.1).
const byName = new Map(facts.map((row) => [row.protocol.toUpperCase(), row]));

/** The registered protocols, in the order of the registry. */
export const REASON_PROTOCOLS: readonly string[] = facts.map((row) => row.protocol);

/** Explains a protocol of the Reason header; null when it is not registered. */
export function explainReasonProtocol(name: string, texts: Texts): ReasonProtocol | null {
  const row = byName.get(name.toUpperCase());
  if (!row) return null;
  const text = texts.reasonProtocols[row.protocol];
  return {
    kind: 'reason',
    protocol: row.protocol,
    reference: row.reference,
    lookup: row.lookup,
    meaning: text?.meaning ?? '',
    values: row.values.map((value, i) => ({ ...value, title: text?.values?.[i] ?? value.text })),
    examples: row.examples.map((example, i) => ({ ...example, meaning: text?.examples?.[i] ?? '' })),
  };
}
