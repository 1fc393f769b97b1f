import rows from './data/methods.json' with { type: 'json' };
import type { Texts } from './texts.ts';

/** What the registry, or a vendor, says of a SIP method. */
interface MethodFacts {
  readonly method: string;
  readonly registered: boolean;
  readonly rfc: string | null;
  readonly alsoRfc: readonly string[];
  readonly section: string | null;
  readonly definedBy: string | null;
  readonly createsDialog: boolean | null;
  readonly usableInDialog: boolean | null;
}

/** A SIP method explained in one language. */
export interface MethodInfo extends MethodFacts {
  readonly kind: 'method';
  readonly meaning: string;
}

const byName = new Map((rows as readonly MethodFacts[]).map((facts) => [facts.method, facts]));

/** The methods of the table: the registered ones in alphabetical order, then those of vendors. */
export const METHODS_KNOWN: readonly string[] = [...byName.keys()];

/** Explains a method; null when no table has it. @param name case counts (RFC 3261 7.1) */
export function explainMethod(name: string, texts: Texts): MethodInfo | null {
  const facts = byName.get(name);
  return facts ? { kind: 'method', ...facts, meaning: texts.methods[name] ?? '' } : null;
}
