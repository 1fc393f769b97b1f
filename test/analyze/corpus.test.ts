import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { Result } from '../../src/result.ts';

const CORPUS = process.env['SIPMORTEM_CORPUS'];
const CAPTURES = join(CORPUS ?? '', 'captures');

/** SIP in clothing that is not opened yet, and the note that says so. */
const DRESSED: Record<string, string> = {
  'derived-exported-pdu-osi7.pcapng': 'carries-exported-pdu',
  'derived-hep3.pcap': 'carries-hep',
  'derived-sctp.pcap': 'carries-sctp',
  'derived-tls13-port5061.pcap': 'carries-tls',
  'derived-ws-port8088.pcap': 'carries-websocket',
  'hep-wireshark-hep.pcap': 'carries-hep',
};
/** Where the manifest says that tshark is wrong, the truth that it states. */
const CORRECTED: Record<string, { requests: number; responses: number; codes: string; callIds: number }> = {
  'derived-tcp-7modes.pcap': { requests: 21, responses: 28, codes: '100:7;180:7;200:7;487:7', callIds: 7 },
};
/** Call-IDs that only we count as calls' own, and why. */
const MORE_CALL_IDS: Record<string, [callIds: number, why: string]> = {
  'derived-snaplen300.pcapng': [1, 'tshark gives up on messages cut before their Call-ID'],
  'nDPI-fuzz-2006-06-26-2594.pcap': [12, 'requests of calls whose INVITE was mangled are calls too'],
  'pcpp-sip_reqs.pcap': [3, 'BYE and CANCEL without their INVITE'],
  'pcpp-sip_resp.pcap': [1, 'responses to an INVITE that was not captured'],
};

interface Row {
  file: string;
  requests: number;
  responses: number;
  codes: string;
  packets: number;
  inviteCallIds: number;
}

function manifest(): Row[] {
  const [head = [], ...rows] = readFileSync(join(CAPTURES, 'MANIFEST.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return rows.map((cells) => {
    const cell = (name: string): string => cells[head.indexOf(name)] ?? '';
    const inIcmp = Number(cell('sip_in_icmp_packets'));
    return {
      file: cell('file'),
      // What ICMP errors quote was sent by nobody, and is all requests here.
      requests: Number(cell('sip_requests')) - inIcmp,
      responses: Number(cell('sip_responses')),
      codes: cell('response_codes'),
      packets: Number(cell('packets')),
      inviteCallIds: Number(cell('distinct_invite_call_ids')),
    };
  });
}

const countsOf = ({ totals, responses, calls }: Result) => ({
  requests: totals.requests,
  responses: totals.responses,
  codes: responses.map((r) => `${r.code}:${r.count}`).join(';'),
  callIds: new Set(calls.map((c) => c.callId)).size,
});

describe.skipIf(!CORPUS)('public captures against the manifest (skipped unless SIPMORTEM_CORPUS is set)', () => {
  it.each(CORPUS ? manifest() : [])('$file', async (row) => {
    const result = await analyze({ inputs: [join(CAPTURES, row.file)] });
    expect(result.inputs[0]!.packets).toBe(row.packets);
    const carrier = DRESSED[row.file];
    if (carrier) {
      expect(result.totals.messages).toBe(0);
      expect(result.inputs[0]!.notes.map((n) => n.code)).toEqual([carrier]);
      return;
    }
    const { requests, responses, codes, inviteCallIds: callIds } = row;
    const expected = CORRECTED[row.file] ?? { requests, responses, codes, callIds };
    expect(countsOf(result)).toEqual({ ...expected, callIds: MORE_CALL_IDS[row.file]?.[0] ?? expected.callIds });
  });

  it.skipIf(!hasTshark())('and against tshark itself (skipped where it is not installed)', async () => {
    // The largest failure mix, read live: the manifest could have been written by hand.
    for (const file of ['zeek-wireshark.pcap', 'sipnab-b2bua-asterisk.pcapng', 'pkts-sipp_sll.pcap']) {
      const path = join(CAPTURES, file);
      const fields = ['-T', 'fields', '-E', 'occurrence=a', '-e', 'sip.Status-Code', '-e', 'sip.Method'];
      const lines = execFileSync('tshark', ['-n', '-r', path, '-Y', 'sip', ...fields], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split('\n');
      const codes = lines.flatMap((line) => line.split('\t')[0]!.split(',')).filter(Boolean);
      const methods = lines.flatMap((line) => (line.split('\t')[1] ?? '').split(',')).filter(Boolean);
      const { totals, responses } = await analyze({ inputs: [path], calls: 'none' });
      expect([totals.requests, totals.responses]).toEqual([methods.length, codes.length]);
      expect(responses.map((r) => [r.code, r.count])).toEqual(
        [...new Set(codes)].sort().map((code) => [Number(code), codes.filter((c) => c === code).length]),
      );
    }
  });
});

describe.skipIf(!CORPUS)('captures of PBX runs against their truth (skipped unless SIPMORTEM_CORPUS is set)', () => {
  const runs = ['journald', 'jsonlog', 'mbstderr', 'syslogmb'].map((run) => `log-formats/03-kamailio/${run}`);

  it.each(runs)('%s: every call has the final code that the caller was meant to get', async (run) => {
    const folder = join(CORPUS!, run);
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
    const { calls } = await analyze({ inputs: [join(folder, `${run.split('/').at(-1)}.pcap`)] });
    const invites = truth.calls.filter((c: { method: string }) => c.method === 'INVITE');
    expect(invites.length).toBeGreaterThan(2);
    for (const { callId, intendedFinalCodeAtCaller } of invites)
      expect([callId, calls.find((c) => c.callId === callId)?.finalCode]).toEqual([callId, intendedFinalCodeAtCaller]);
  });
});

function hasTshark(): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'tshark')));
}
