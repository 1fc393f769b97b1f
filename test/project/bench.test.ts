import { describe, expect, test } from 'vitest';
import { judged } from '../../bench/marks.mjs';
import { markedPart, withMarkedPart } from '../../bench/marked-part.mjs';
import { type CaptureResults, capturePart, QUOTED, resultsMarkdown } from '../../bench/results-markdown.mjs';
import { selfTimes } from '../../bench/self-times.mjs';

const tool = (name: string, marks: CaptureResults['rows'][number]['tool']['marks'] = {}) => ({
  name,
  version: `${name} 1`,
  command: (path: string) => [name, '-r', path],
  marks,
});
const took = (cpuSeconds: number) => ({ cpuSeconds, wallSeconds: cpuSeconds, peakMebibytes: 50, runs: 3 });
const ROWS = [
  { tool: tool('sipmortem'), medians: took(2) },
  { tool: tool('swift', { A: { atLeast: 0.2 } }), medians: took(0.5) },
  { tool: tool('slow', { A: { atLeast: 12 } }), medians: took(20) },
  { tool: tool('broken'), medians: null },
];
const CAPTURE: CaptureResults = {
  capture: { name: 'A', path: 'A.pcap', bytes: 7e6, truth: null },
  rows: ROWS,
  wrong: null,
};

describe('the benchmark', () => {
  test('says which marks were reached', () => {
    expect(judged({ atLeast: 12 }, 12)).toBe('at least 12: reached');
    expect(judged({ atLeast: 1 / 7 }, 0.1)).toBe('at least 1/7: **missed**');
    expect(judged({ atMost: 130 }, 131, ' MiB')).toBe('at most 130 MiB: **missed**');
    expect(judged(undefined, 1)).toBe('');
  });

  test('compares every tool with sipmortem', () => {
    const [heading, table, truth] = capturePart(CAPTURE);
    expect(heading).toBe('## A: 7 MB');
    expect(table!.split('\n').slice(2)).toEqual([
      '| sipmortem | 2.00 | 2.00 | 50 | 1.00 | at most 130 MiB: reached | 3 |',
      '| swift | 0.500 | 0.500 | 50 | 0.25 | at least 1/5: reached | 3 |',
      '| slow | 20.00 | 20.00 | 50 | 10 | at least 12: **missed** | 3 |',
      '| broken | failed | | | | | |',
    ]);
    expect(truth).toBe('No truth file: calls not compared.');
  });

  test('has a part for the README', () => {
    const tools = ROWS.map((row) => row.tool);
    const text = resultsMarkdown({
      machine: 'A machine.',
      runs: 'one run',
      tools,
      startUp: [],
      captures: [CAPTURE],
      memory: [],
    });
    const part = markedPart(text, QUOTED);
    expect(part.split('\n').slice(2)).toEqual([
      '| | A: 7 MB |',
      '| --- | --- |',
      '| swift | 0.25 |',
      '| slow | 10 |',
      '| broken | failed |',
      '| sipmortem: CPU seconds | 2.00 |',
      '| sipmortem: peak memory, MiB | 50 |',
    ]);
    const readme = withMarkedPart(`before\n<!-- ${QUOTED} -->\nold\n<!-- /${QUOTED} -->\nafter\n`, QUOTED, part);
    expect(readme).toBe(`before\n<!-- ${QUOTED} -->\n${part}\n<!-- /${QUOTED} -->\nafter\n`);
    expect(() => markedPart('nothing', QUOTED)).toThrow('no part');
  });
});

test('a profile is summed by stage and by function', () => {
  const node = (id: number, functionName: string, url: string) => ({
    id,
    callFrame: { functionName, url, lineNumber: 9 },
  });
  const nodes = [
    node(1, 'scan', 'file:///x/dist/sip/scanner.js'),
    node(2, 'scan', 'file:///x/dist/sip/scanner.js'),
    node(3, 'parse', 'file:///x/node_modules/jssip/lib/Grammar.js'),
    node(4, '(garbage collector)', ''),
    node(5, '(idle)', ''),
    node(6, 'run', 'file:///x/dist/analyze.js'),
  ];
  const samples = [1, 2, 3, 4, 5, 6, 1];
  const { totalMicros, byStage, byFunction } = selfTimes({ nodes, samples, timeDeltas: [0, 10, 20, 7, 4, 1000, 5] });
  expect(totalMicros).toBe(46);
  expect(byStage).toEqual([
    ['sip/', 30],
    ['Node.js and V8', 7],
    ['the files above the folders', 5],
    ['garbage collector', 4],
  ]);
  expect(byFunction).toEqual([
    ['`scan` sip/scanner.ts', 30],
    ['`parse` jssip/lib/Grammar.js:10', 7],
    ['`run` analyze.ts', 5],
    ['`(garbage collector)`', 4],
  ]);
});
