import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const SCHEMA = join(import.meta.dirname, 'schemas/junit.xsd');

/** Whether libxml2's validator is installed. */
export const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

/** What `xmllint` has against a JUnit report; empty when it is valid. */
export function complaints(xml: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--huge', '--schema', SCHEMA, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

export interface ReadCase {
  name: string;
  classname: string;
  time: string;
  /** What stands in which element, with its `message`. */
  told: Partial<Record<'failure' | 'skipped' | 'system-out', { message: string; text: string }>>;
}

export interface ReadSuite {
  attributes: Record<string, string>;
  cases: ReadCase[];
}

type Node = Record<string, unknown>;

/** A JUnit report read by a parser that we did not write. */
export function readJunit(xml: string): { attributes: Record<string, string>; suites: ReadSuite[] } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const root = (parser.parse(xml) as { testsuites: Node }).testsuites;
  return {
    attributes: attributesOf(root),
    suites: ((root['testsuite'] ?? []) as Node[]).map((suite) => ({
      attributes: attributesOf(suite),
      cases: (suite['testcase'] as Node[]).map((one) => {
        const { name = '', classname = '', time = '' } = attributesOf(one);
        return { name, classname, time, told: toldBy(one) };
      }),
    })),
  };
}

function attributesOf(node: Node): Record<string, string> {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (key.startsWith('@') ? [[key.slice(1), String(value)]] : [])),
  );
}

function toldBy(one: Node): ReadCase['told'] {
  const elements = Object.entries(one).filter(([key]) => /^[a-z]/.test(key));
  return Object.fromEntries(
    elements.map(([key, value]) => {
      const inner = typeof value === 'object' && value !== null ? (value as Node) : { '#text': value };
      return [key, { message: String(inner['@message'] ?? ''), text: String(inner['#text'] ?? '') }];
    }),
  );
}
