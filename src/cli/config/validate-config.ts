import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { nearSentence } from '../../util/near-matches.ts';
import schema from './config.schema.json' with { type: 'json' };
import { quoted, type ConfigPath, type Problem } from './problem.ts';

interface DescribedSchema {
  description?: string;
  properties?: Record<string, unknown>;
}

/** What the shipped JSON Schema finds wrong, in the order of the text; none when it may be a configuration. */
export function validateConfig(data: unknown): Problem[] {
  const validate = new Ajv2020({ allErrors: true, verbose: true, strictRequired: false, allowUnionTypes: true }).compile(schema);
  if (validate(data)) return [];
  return (validate.errors ?? []).filter(isTold).map(problemOf);
}

/** The parts of an alternative say less than the sentence about the whole of it. */
function isTold({ schemaPath, keyword, propertyName }: ErrorObject): boolean {
  return propertyName === undefined && keyword !== 'if' && !/\/oneOf\/\d/.test(schemaPath);
}

function problemOf(error: ErrorObject): Problem {
  const path = pathOf(error.instancePath);
  const { keyword, data } = error;
  const params = error.params as Record<string, unknown>;
  const parent = (error.parentSchema ?? {}) as DescribedSchema;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const near = nearSentence(key, Object.keys(parent.properties ?? {}).filter((name) => name !== '$schema'));
      return { path: [...path, key], message: `no such key. ${near}`, isKey: true };
    }
    case 'propertyNames':
      return { path: [...path, String(params['propertyName'])], message: needed(error.schema as DescribedSchema), isKey: true };
    case 'required':
      return { path, message: `${String(params['missingProperty'])} is missing.` };
    case 'enum': {
      const known = (params['allowedValues'] as unknown[]).map(String);
      return { path, message: `${quoted(data)}: no such value. ${nearSentence(String(data), known)}` };
    }
    case 'type':
      return { path, message: `${kindNeeded(params['type'])}, and this is ${kindOf(data)}.${hint(parent)}` };
    case 'false schema':
      return { path, message: 'this cannot stand beside expression: it belongs to metric.', isKey: true };
    case 'oneOf':
      return { path, message: parent.description ?? 'One of max and min is needed beside metric.' };
    case 'maxItems':
      return { path, message: `at most ${String(params['limit'])} are possible, and these are ${(data as unknown[]).length}.` };
    default:
      return { path, message: `${isLong(data) ? '' : `${quoted(data)}: `}${needed(parent)}` };
  }
}

/** `a date such as 2026-12-31 is needed.`, from the first sentence of a description. */
function needed({ description = 'something else' }: DescribedSchema): string {
  const [first = ''] = description.split(/\. |\.$/);
  return `${first[0]?.toLowerCase()}${first.slice(1)} is needed.`;
}

function hint({ description }: DescribedSchema): string {
  return description === undefined ? '' : ` ${description.replace(/\.?$/, '.')}`;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'keys with values',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

function kindNeeded(types: unknown): string {
  const names = [types].flat().map((type) => KINDS[String(type)] ?? String(type));
  return `${names.join(' or ')} ${names.length === 1 && types === 'object' ? 'are' : 'is'} needed`;
}

function kindOf(data: unknown): string {
  if (data === null || data === undefined) return 'nothing';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'number') return 'a number';
  return KINDS[typeof data] ?? typeof data;
}

function isLong(data: unknown): boolean {
  return typeof data === 'object' && data !== null;
}

/** A JSON Pointer (RFC 6901) as a path; what stands in a list is found by its number. */
function pathOf(pointer: string): ConfigPath {
  const parts = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.map((part, i) => (isListItem(parts, i) ? Number(part) : part));
}

/** Only `codes` has keys that are numbers. */
function isListItem(parts: readonly string[], i: number): boolean {
  return /^\d+$/.test(parts[i] ?? '') && !(i === 1 && ['codes', 'peers', 'groups'].includes(parts[0] ?? ''));
}
