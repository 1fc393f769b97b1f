import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { nearSentence } from '../../util/near-matches.ts';
import schema from './config.schema.json' with { type: 'json' };
import { quoted, type ConfigPath, type Problem } from './problem.ts';

interface DescribedSchema {
  description?: string;
  properties?: Record<string, unknown>;
}

const validate = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);

/** What the shipped JSON Schema finds wrong; nothing when it may be a configuration. */
export function validateConfig(data: unknown): Problem[] {
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
      const near = nearSentence(
        key,
        Object.keys(parent.properties ?? {}).filter((name) => name !== '$schema'),
      );
      return { path: [...path, key], message: `no such key. ${near}`, isKey: true };
    }
    case 'propertyNames':
      return {
        path: [...path, String(params['propertyName'])],
        message: needed(error.schema as DescribedSchema),
        isKey: true,
      };
    case 'required':
      return { path, message: `${String(params['missingProperty'])} is missing.` };
    case 'enum': {
      const known = (params['allowedValues'] as unknown[]).map(String);
      const typed = typeof data === 'string' ? data : quoted(data);
      return { path, message: `${quoted(data)}: no such value. ${nearSentence(typed, known)}` };
    }
    case 'type':
      return { path, message: `this should be ${kindNeeded(params['type'], parent)}, and is ${kindOf(data)}.` };
    case 'false schema':
      return { path, message: 'this cannot stand beside expression: it belongs to metric.', isKey: true };
    case 'oneOf':
      return { path, message: parent.description ?? 'this is not as it should be.' };
    case 'maxItems':
      return {
        path,
        message: `at most ${String(params['limit'])} are possible, and these are ${(data as unknown[]).length}.`,
      };
    default:
      return { path, message: `${isLong(data) ? '' : `${quoted(data)}: `}${needed(parent)}` };
  }
}

/** `this should be a date such as 2026-12-31.` */
function needed(parent: DescribedSchema): string {
  return `this should be ${named(parent) ?? 'something else'}.`;
}

/** The first sentence of a description that says what a value is; null for one that says what it does. */
function named({ description = '' }: DescribedSchema): string | null {
  const [first = ''] = description.split(/\. |\.$/);
  return /^An? /.test(first) ? `a${first.slice(1)}` : null;
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping of keys to values',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

function kindNeeded(types: unknown, parent: DescribedSchema): string {
  const kinds = [types].flat().map((type) => KINDS[String(type)] ?? String(type));
  return named(parent) ?? kinds.join(' or ');
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
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.map((part, i) => (isListItem(parts, i) ? Number(part) : part));
}

/** Only `codes` has keys that are numbers. */
function isListItem(parts: readonly string[], i: number): boolean {
  return /^\d+$/.test(parts[i] ?? '') && !(i === 1 && ['codes', 'peers', 'groups'].includes(parts[0] ?? ''));
}
