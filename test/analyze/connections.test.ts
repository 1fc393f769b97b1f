import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';

/** Real connections (fixtures/make/connections.mjs). */
const read = (name: string, language: 'en' | 'es' = 'en') =>
  analyze({ inputs: [join(import.meta.dirname, '../../fixtures/connections', `${name}.pcap`)], language });
const rules = async (name: string) => (await read(name)).findings.map(({ rule }) => rule);

describe('connections that do not come about', () => {
  it('refused: the SYN met RST, the proxy said 503', async () => {
    const { calls, findings } = await read('tcp-refused');
    expect(calls[0]).toMatchObject({
      outcome: 'failed',
      cause: { source: 'tcp', value: 'refused', from: { frame: 4 } },
      decidedBy: { address: '127.0.91.20:5060', certainty: 'likely' },
    });
    expect(calls[0]!.findings).toMatchObject([
      { rule: 'no-response-tcp', confidence: 'likely', evidence: [{ frame: 4 }, { frame: 5 }, { frame: 1 }] },
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['no-response-tcp']);
  });

  it('unanswered: the SYN was sent again', async () => {
    const { calls } = await read('tcp-unanswered');
    expect(calls[0]!.cause).toMatchObject({ source: 'tcp', value: 'unanswered' });
    expect(calls[0]!.findings[0]!.summary).toMatch(
      /^127\.0\.92\.20 asked 127\.0\.92\.12 .* nothing came back to \d SYNs/,
    );
    expect(await rules('tcp-unanswered')).toEqual(['no-response-tcp']);
  });
});

describe('connections that are cut off', () => {
  it('while it rings', async () => {
    const { calls } = await read('tcp-reset-ringing');
    expect(calls[0]).toMatchObject({ outcome: 'timeout', cause: { source: 'tcp', value: 'reset' } });
    expect(calls[0]!.findings).toMatchObject([{ rule: 'tcp-reset-midcall', severity: 'error', confidence: 'certain' }]);
  });

  it('after the answer', async () => {
    const { calls } = await read('tcp-reset-answered');
    expect(calls[0]).toMatchObject({ outcome: 'answered', cause: null });
    expect(calls[0]!.findings).toMatchObject([
      { rule: 'tcp-reset-midcall', severity: 'warning', confidence: 'likely' },
    ]);
  });
});

describe('TLS handshakes on a SIP port', () => {
  it('tell nothing when they come about, but for the note', async () => {
    const { findings, inputs } = await read('tls-established');
    expect(findings).toEqual([]);
    expect(inputs[0]!.notes.map(({ code }) => code)).toEqual(['carries-tls']);
  });

  it('a client that does not know the authority', async () => {
    const { findings } = await read('tls-unknown-ca');
    expect(findings).toMatchObject([{ rule: 'tls-handshake', severity: 'warning', calls: 2, subject: 'peer' }]);
    expect(findings[0]!.summary).toContain(
      '127.0.96.11 refused the certificate of 127.0.96.12:5061: alert unknown_ca (48), 2 times',
    );
    const spanish = await read('tls-unknown-ca', 'es');
    expect(spanish.findings[0]!.summary).toContain('alerta unknown_ca (48), 2 veces');
  });

  it('no version in common', async () => {
    const { findings } = await read('tls-version');
    expect(findings[0]!.summary).toContain('alert protocol_version (70), once');
  });

  it('a server that wants another certificate of the client, in the clear (1.2) and encrypted (1.3)', async () => {
    const { findings } = await read('tls-client-certificate');
    const told = findings.map(({ summary }) => summary!);
    expect(told).toHaveLength(3);
    expect(told.some((text) => text.includes('127.0.98.12:5061 refused 127.0.98.11 over its certificate'))).toBe(true);
    expect(told.some((text) => text.includes('alert handshake_failure (40)'))).toBe(true);
    expect(told.some((text) => /encrypted alert \(TLS 1\.3\), 2 times.*client certificate/.test(text))).toBe(true);
  });
});
