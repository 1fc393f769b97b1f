import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unlessEnough } from '../../src/cli/enough.ts';
import { callStream, streamsCalls } from '../../src/cli/stream-calls.ts';
import { OutputWriter } from '../../src/cli/output-writer.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { analyze, type Result, type ResultCall } from '../../src/index.ts';
import { sampleResult } from '../report/sample-result.ts';
import { ClosingPipe, Collector, run } from './run-main.ts';

const INPUTS = ['fixtures/night-2.pcap.gz', 'fixtures/demo.pcapng'];

const inOrder = (lines: readonly string[]): string[] => lines.filter((line) => line !== '').sort();
const callsOf = (json: string): string[] =>
  inOrder((JSON.parse(json) as Result).calls.map((call) => JSON.stringify(call)));

it.each(INPUTS)('writes the calls of the JSON as they end: the same objects (%s)', async (input) => {
  const streamed = await run([input, '-f', 'ndjson', '-q']);
  const whole = await run([input, '-f', 'json', '-q']);
  const lines = streamed.stdout.split('\n').filter((line) => line !== '');
  expect(inOrder(lines.map((line) => JSON.stringify(JSON.parse(line))))).toEqual(callsOf(whole.stdout));
  const calls = lines.map((line) => JSON.parse(line) as ResultCall);
  expect(calls.length).toBeGreaterThan(10);
  expect(streamed.exitCode).toBe(whole.exitCode);
  expect((await run([input, '-f', 'ndjson', '-q'])).stdout).toBe(streamed.stdout);
});

it('keeps the links of legs, whichever ends first', async () => {
  const calls: ResultCall[] = [];
  const streamed = await analyze({
    inputs: ['fixtures/failures/hidden-call-id.pcap'],
    onCall: (call) => calls.push(call),
  });
  expect(streamed.calls).toEqual([]);
  const whole = await analyze({ inputs: ['fixtures/failures/hidden-call-id.pcap'] });
  const links = (of: readonly ResultCall[]): string[] =>
    of.flatMap(({ callId, linked }) => linked.map((other) => `${callId} ${other.callId} ${other.strategy}`)).sort();
  expect(links(calls)).toEqual(links(whole.calls));
  expect(links(calls)).toHaveLength(2);
});

it('counts registrations and keeps none of them', async () => {
  const inputs = ['fixtures/register-failed.pcap'];
  const streamed = await analyze({ inputs, onCall: () => {} });
  const whole = await analyze({ inputs });
  expect(whole.registrations.length).toBeGreaterThan(0);
  expect(streamed).toEqual({ ...whole, calls: [], registrations: [] });
});

it.each([
  [['x', '-f', 'ndjson'], true],
  [['x', '-f', 'ndjson', '-o', 'json=a.json', '--calls', 'none'], true],
  [['x', '-f', 'ndjson', '-o', 'json=a.json'], false],
  [['x', '-f', 'ndjson', '--limit', '5'], false],
  [['x', '-f', 'ndjson', '--sort', 'duration'], false],
  [['x', '-f', 'json'], false],
])('only where nothing else lists calls and no order or number is asked for: %j %s', async (argv, streams) => {
  expect(streamsCalls(await parseArguments(argv, {}))).toBe(streams);
});

it('writes the files of --out whole though the reader of the lines has gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-stream-'));
  try {
    const file = join(folder, 'report.table');
    const argv = [INPUTS[1]!, '-f', 'ndjson', '-q', '--calls', 'none', '-o', `table=${file}`];
    expect((await run(argv, { stdout: new ClosingPipe(10) })).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('gives the analysis up when the reader has gone, and only then', async () => {
  const argv = await parseArguments(['x', '-f', 'ndjson'], {});
  const call = sampleResult().calls[0]!;
  const open = await callStream(argv, new OutputWriter(new Collector()));
  expect(() => open.onCall(call)).not.toThrow();
  await expect(unlessEnough(Promise.reject(new Error('other')))).rejects.toThrow('other');

  const writer = new OutputWriter(new ClosingPipe(0));
  writer.write('x');
  await writer.end();
  const closed = await callStream(argv, writer);
  const analysis = new Promise<Result>(() => closed.onCall(call));
  expect(await unlessEnough(analysis)).toBeNull();
});
