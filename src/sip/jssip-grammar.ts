import { createRequire } from 'node:module';

/** The rules of jssip's grammar that are in use. */
export type Rule =
  | 'absoluteURI'
  | 'Call_ID'
  | 'challenge'
  | 'Contact'
  | 'Content_Length'
  | 'Content_Type'
  | 'CSeq'
  | 'From'
  | 'Max_Forwards'
  | 'Reason'
  | 'Record_Route'
  | 'Route'
  | 'SIP_URI'
  | 'To'
  | 'Via';

interface Grammar {
  parse(input: string, startRule: Rule): unknown;
}

/** A generated parser may take long over a hostile value; real ones are far shorter. */
const LENGTH_LIMIT = 4096;
const FAILED = -1;

let grammar: Grammar | undefined;

/**
 * What jssip's grammar makes of `value`, null when it rejects it. Loading it takes some 20 ms, so that is put off to
 * the first call; a parse takes some 25 microseconds.
 */
export function parseByGrammar(value: string, rule: Rule): unknown {
  if (value.length > LENGTH_LIMIT) return null;
  grammar ??= createRequire(import.meta.url)('jssip/lib/Grammar.js') as Grammar;
  try {
    const parsed = grammar.parse(value, rule);
    return parsed === FAILED || parsed === undefined ? null : parsed;
  } catch {
    // Its actions trip over some of what its rules accept, such as "*" as a Contact.
    return null;
  }
}
