import { CALL_DELAYS, CALL_RATIOS, type Metrics, type Statistics } from '../../figures.ts';
import { gauge, just } from './call-families.ts';
import type { Family, Sample } from './family.ts';

const RATIOS = [...CALL_RATIOS, 'ira'] as const;
const DELAYS = [...CALL_DELAYS, 'rrd'] as const;

/** What each is. In English whatever the language, as the names are. */
const HELP: Readonly<Record<(typeof RATIOS)[number] | (typeof DELAYS)[number], string>> = {
  asr: 'Answer seizure ratio (ITU-T E.411): calls answered',
  ner: 'Network effectiveness ratio (ITU-T E.425): calls of which the network did its part',
  nerExtended: 'Network effectiveness ratio with wrong numbers counted in',
  abr: 'Answer bid ratio (ITU-T E.411): calls answered, of all attempts',
  ser: 'Session establishment ratio (RFC 6076 4.6)',
  seer: 'Session establishment effectiveness ratio (RFC 6076 4.7)',
  isa: 'Ineffective session attempts (RFC 6076 4.8)',
  scr: 'Session completion ratio (RFC 6076 4.9)',
  ccr: 'Calls answered and not broken off',
  abandonedRinging: 'Calls given up while ringing',
  abandonedEarly: 'Calls given up before ringing',
  notRetried: 'Calls challenged or redirected and not retried',
  shortCalls: 'Answered calls shorter than 6 s',
  shortCalls20: 'Answered calls shorter than 20 s',
  ira: 'Ineffective registration attempts (RFC 6076 4.2)',
  pdd: 'Post-dial delay, INVITE to ringing or answer',
  srd: 'Session request delay of answered calls (RFC 6076 4.3.1)',
  srdFailed: 'Session request delay of failed calls (RFC 6076 4.3.2)',
  sdd: 'Session disconnect delay, BYE to its answer (RFC 6076 4.4)',
  sddFailed: 'Session disconnect delay, BYE until given up (RFC 6076 4.4)',
  sdt: 'Session duration of calls that ended in order (RFC 6076 4.5.1)',
  sdtFailed: 'Session duration of calls of which the BYE stayed unanswered (RFC 6076 4.5.2)',
  acd: 'Average call duration',
  rrd: 'Registration request delay (RFC 6076 4.1)',
};

/** The metrics of RFC 6076 and their kin. */
export function metricFamilies(metrics: Metrics): Family[] {
  const ratios = RATIOS.map((name): Family => {
    const { value } = metrics[name];
    return {
      ...gauge(`sip_${snake(name)}_ratio`, `${HELP[name]}.`, value === null ? [] : [just(value)]),
      unit: 'ratio',
    };
  });
  const denominators = RATIOS.map((name) => ({ labels: { ratio: snake(name) }, value: metrics[name].denominator }));
  return [
    ...ratios,
    gauge('sip_ratio_denominator', 'Calls, or registrations, that each ratio is of.', denominators),
    ...DELAYS.flatMap((name) => delayFamilies(snake(name), HELP[name], metrics[name])),
  ];
}

/** Quantiles belong to a summary, the longest delay does not. */
function delayFamilies(name: string, what: string, { count, mean, p50, p95, max }: Statistics): Family[] {
  if (count === 0) return [];
  const quantiles = [['0.5', p50] as const, ['0.95', p95] as const].flatMap(([quantile, value]): Sample[] =>
    value === null ? [] : [{ labels: { quantile }, value }],
  );
  return [
    {
      name: `sip_${name}_seconds`,
      help: `${what}, seconds.`,
      type: 'summary',
      unit: 'seconds',
      samples: [
        ...quantiles,
        { suffix: '_sum', labels: {}, value: Number(((mean ?? 0) * count).toFixed(6)) },
        { suffix: '_count', labels: {}, value: count },
      ],
    },
    {
      ...gauge(`sip_${name}_max_seconds`, `${what}, the longest, seconds.`, max === null ? [] : [just(max)]),
      unit: 'seconds',
    },
  ];
}

/** `nerExtended` as `ner_extended`, `shortCalls20` as `short_calls_20`. */
function snake(name: string): string {
  return name.replace(/([a-z])([A-Z]|\d+)/g, '$1_$2').toLowerCase();
}
