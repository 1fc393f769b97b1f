import { fillTemplate } from '../fill-template.ts';
import type { CaseContext } from './case-context.ts';
import type { TestCase } from './test-case.ts';

/** Notes told of the inputs. */
const MOST_NOTES = 50;

/**
 * One case for all inputs, as their names may hold the date: were they read to their end? If not it is skipped, for what was
 * read still counts and the run does not fail; with `--strict` both fail.
 */
export function inputCases(context: CaseContext): TestCase[] {
  const { result, options, say } = context;
  const incomplete = result.inputs.filter(({ complete }) => !complete);
  const status = incomplete.length === 0 ? 'passed' : options.strict ? 'failed' : 'skipped';
  return [
    {
      name: 'complete',
      status,
      message: incomplete.length === 0 ? say.complete : say.incomplete,
      lines: () => linesOf(context),
      duration: 0,
      data: {
        incomplete: incomplete.map(({ path }) => path),
        notes: result.inputs.flatMap(({ path, notes }) => notes.map((note) => ({ path, ...note }))),
      },
    },
  ];
}

function* linesOf({ result, say }: CaseContext): Iterable<string> {
  yield result.inputs.every(({ complete }) => complete) ? say.complete : say.incomplete;
  for (const { path, messages } of result.inputs) yield `  ${path}: ${fillTemplate(say.messages, { count: messages })}`;
  const notes = result.inputs.flatMap((input) => input.notes.map((note) => ({ path: input.path, ...note })));
  for (const { path, detail, code, count } of notes.slice(0, MOST_NOTES))
    yield `  ${path}: ${detail} (${count === 1 ? code : `${code} × ${count}`})`;
  if (notes.length > MOST_NOTES) yield `  ${fillTemplate(say.more, { count: notes.length - MOST_NOTES })}`;
}
