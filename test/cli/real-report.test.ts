import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import type { Result } from '../../src/result.ts';
import type { ResponseRecord } from '../../src/response-record.ts';
import { keysOutOfOrder } from '../report/key-order.ts';
import { run } from './run-main.ts';

const corpus = process.env['SIPMORTEM_CORPUS'];
const captures = [
  'probe/mix.pcap',
  'captures/derived-cut-short.pcap',
  'captures/zeek-wireshark.pcap',
  'captures/goffinet-sip.pcapng',
];
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(reportSchema);

describe.skipIf(corpus === undefined)(
  'a report of a real capture (SIPMORTEM_CORPUS names the folder of captures)',
  () => {
    it.each(captures)('%s is valid, in order, and the same every time', async (name) => {
      const argv = ['-q', '-f', 'json', join(corpus!, name)];
      const { exitCode, stdout } = await run(argv);
      expect(exitCode).toBe(0);
      const report: unknown = JSON.parse(stdout);
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(keysOutOfOrder(report, reportSchema)).toEqual([]);
      expect((await run(argv)).stdout).toBe(stdout);
    });

    it.each(captures)('%s fits its columns in both languages', async (name) => {
      for (const lang of ['en', 'es']) {
        const { stdout } = await run(['-q', '--lang', lang, join(corpus!, name)]);
        expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
      }
    });

    it.each(captures)('%s lists as many responses as it counts', async (name) => {
      const path = join(corpus!, name);
      const report = JSON.parse((await run(['-q', '-f', 'json', path])).stdout) as Result;
      const records = JSON.parse((await run(['responses', '-q', '-f', 'json', path])).stdout) as ResponseRecord[];
      expect(records).toHaveLength(report.totals.responses);
      const lines = (await run(['responses', '-q', path])).stdout.split('\n');
      expect(lines).toHaveLength(records.length + 1);
    });
  },
);
