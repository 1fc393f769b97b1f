import type { Language, ResponseClass } from '../result.ts';
import type { Q850Condition } from './q850-facts.ts';

/** Everything the tables say in one language. A further language is one more file of this shape in `data/` and one in `words-*.ts`. */
export interface Texts {
  readonly responses: Readonly<Record<string, ResponseText>>;
  readonly responseClasses: Readonly<Record<ResponseClass, string>>;
  readonly q850: Readonly<Record<string, Q850Text>>;
  readonly q850Conditions: Readonly<Record<Q850Condition, string>>;
  /** By the token of RFC 8606. */
  readonly q850Locations: Readonly<Record<string, string>>;
  readonly warnings: Readonly<Record<string, string>>;
  readonly warningGroups: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly reasonProtocols: Readonly<Record<string, ReasonText>>;
  /** Sentences for what no table has; `{name}` stands for a value. */
  readonly unknown: {
    readonly response: string;
    readonly q850: string;
    readonly q850OutOfRange: string;
    readonly warning: string;
    readonly likelyCauses: readonly string[];
    readonly checkFirst: readonly string[];
  };
}

/** Texts of a status code. */
interface ResponseText {
  readonly meaning: string;
  readonly likelyCauses: readonly string[];
  readonly checkFirst: readonly string[];
  /** In the order of the facts' `phraseVariants`. */
  readonly phraseVariants?: readonly string[];
  readonly q850Note?: string;
}

/** Texts of a Q.850 cause. */
interface Q850Text {
  /** The name in this language; left out in English, where it is the registered one. */
  readonly title?: string;
  readonly meaning: string;
  readonly note?: string;
  /** One thing to check first, of a cause that is a fault. */
  readonly advice?: string;
}

/** Texts of a Reason protocol. */
interface ReasonText {
  readonly meaning: string;
  /** In the order of the facts; left out in English, where they are the registered ones. */
  readonly values?: readonly string[];
  readonly examples?: readonly string[];
}

const LOADERS: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import('./data/texts.en.json', { with: { type: 'json' } }),
  es: () => import('./data/texts.es.json', { with: { type: 'json' } }),
};

/** Loads the texts of one language, and of no other. */
export async function loadTexts(language: Language): Promise<Texts> {
  return (await LOADERS[language]()).default;
}

/** Fills the `{name}` places of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
