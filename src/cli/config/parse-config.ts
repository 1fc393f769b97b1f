import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { ConfigPath } from './problem.ts';

/** A configuration as it was written. */
export interface ParsedConfig {
  /** Plain data; null for an empty file. */
  data: unknown;
  /** The line of a value or of its key, from 1; null when it has none. */
  lineOf(path: ConfigPath): number | null;
}

/** A text that is neither YAML nor JSON. */
export interface SyntaxProblem {
  line: number | null;
  message: string;
}

/** Reads YAML 1.2, of which JSON is a part. */
export function parseConfig(text: string): ParsedConfig | SyntaxProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error', prettyErrors: false });
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }): SyntaxProblem => ({
    line: lines.linePos(pos[0]).line,
    message: `${message.split('\n')[0]!.replace(/[.:]?\s*$/, '')}.`,
  }));
  if (problems.length > 0) return problems;
  try {
    const data: unknown = document.toJS();
    return { data, lineOf: (path) => lineIn(document, lines, path) };
  } catch (error) {
    // An alias without its anchor, or so many aliases that they would fill the memory.
    return [{ line: null, message: `${error instanceof Error ? error.message : String(error)}.` }];
  }
}

/** The line of the deepest part of the path that is there. */
function lineIn(document: Document, lines: LineCounter, path: ConfigPath): number | null {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const part of path) {
    const at: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(at)) {
      const pair = at.items.find(({ key }) => keyText(key) === String(part)) as Pair<Node, Node | null> | undefined;
      if (pair === undefined) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(at)) {
      node = at.items[Number(part)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset === null ? null : lines.linePos(offset).line;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}
