import type { Result } from '../../result.ts';
import { sumByLabels } from './bounded-sums.ts';
import { gauge, just } from './call-families.ts';
import type { Family } from './family.ts';

/** Messages, findings, gates, and how much of the inputs was read. */
export function runFamilies({ totals, findings, gates, inputs }: Result, generatedAt: string | null): Family[] {
  return [
    gauge('sip_messages', 'SIP messages seen, those sent again included.', [
      { labels: { kind: 'request' }, value: totals.requests },
      { labels: { kind: 'response' }, value: totals.responses },
    ]),
    gauge('sip_retransmissions', 'Of the messages, those sent again.', [just(totals.retransmissions)]),
    gauge('sip_registrations', 'Registrations seen.', [just(totals.registrations)]),
    gauge(
      'sip_findings',
      'Calls, registrations or requests that a rule fired on.',
      sumByLabels(
        findings.map(({ rule, severity, calls, ignored }) => ({
          labels: { rule, severity },
          value: calls - (ignored?.calls ?? 0),
        })),
      ),
    ),
    gauge(
      'sip_gate_failed',
      'Gates of this run: 1 where what the expression says is true, 0 where it is not; absent where too few calls were seen.',
      sumByLabels(
        gates
          .filter(({ status }) => status !== 'skipped')
          .map(({ expression: gate, level, status }) => ({
            labels: { gate, level },
            value: status === 'fail' ? 1 : 0,
          })),
      ),
    ),
    gauge(
      'sip_gates',
      'Gates of this run by level and status.',
      sumByLabels(gates.map(({ level, status }) => ({ labels: { level, status }, value: 1 }))),
    ),
    gauge('sip_inputs', 'Inputs read.', [just(inputs.length)]),
    gauge('sip_incomplete_inputs', 'Of the inputs, those of which part could not be analysed.', [
      just(inputs.filter(({ complete }) => !complete).length),
    ]),
    timeFamily(
      'sip_first_message_timestamp_seconds',
      'When the inputs begin.',
      earliest(inputs.map((i) => i.firstTime)),
    ),
    timeFamily('sip_last_message_timestamp_seconds', 'When the inputs end.', latest(inputs.map((i) => i.lastTime))),
    timeFamily('sip_report_last_run_timestamp_seconds', 'The date that the report was given.', generatedAt),
  ];
}

function timeFamily(name: string, help: string, time: string | null): Family {
  const millis = Date.parse(time ?? '');
  return { ...gauge(name, help, Number.isNaN(millis) ? [] : [just(millis / 1000)]), unit: 'seconds' };
}

function earliest(times: readonly (string | null)[]): string | null {
  return sorted(times)[0] ?? null;
}

function latest(times: readonly (string | null)[]): string | null {
  return sorted(times).at(-1) ?? null;
}

/** ISO 8601 of one zone: the order of text is that of time. */
function sorted(times: readonly (string | null)[]): string[] {
  return times.filter((time) => time !== null).sort();
}
