import { METHODS_KNOWN } from '../../codes/method-info.ts';
import type { DistributionRow, Result, ResultCall } from '../../result.ts';
import { peerOf } from '../peer-of.ts';
import { largest, OTHER, sumByLabels } from './bounded-sums.ts';
import type { Family, Sample } from './family.ts';

/** Peers, and pairs of hop and code, that are told apart: more would cost whoever stores them. */
const MOST_PEERS = 20;

/** What happened to calls, and which responses were seen. */
export function callFamilies(result: Result, calls: readonly ResultCall[]): Family[] {
  const { outcomes, failures, totals, distributions } = result;
  return [
    gauge(
      'sip_calls',
      'Calls by outcome.',
      Object.entries(outcomes).map(([outcome, value]) => ({ labels: { outcome }, value })),
    ),
    gauge('sip_further_legs', 'Of the calls, legs that B2BUAs made of others.', [just(totals.furtherLegs)]),
    gauge('sip_scanner_calls', 'Calls by scanners, left out of outcomes.', [just(totals.scanners)]),
    gauge('sip_responses', 'Responses seen, by code and method.', responseSamples(result)),
    gauge(
      'sip_unanswered_calls',
      'Calls that ended without an answer, by the code that decided them.',
      sumByLabels(
        failures.map(({ code, category, outcome, fault, calls: value }) => ({
          labels: { code: code ?? 'none', category, outcome, fault },
          value,
        })),
      ),
    ),
    gauge('sip_failed_calls', 'Calls that failed by the fault of the network, by the hop and code that decided.', [
      ...largest(sumByLabels(calls.filter(({ fault }) => fault === 'network').map(failedCall)), MOST_PEERS),
    ]),
    ...peerFamilies(distributions.byPeer),
  ];
}

function failedCall(call: ResultCall): Sample {
  const labels = { hop: peerOf(call) ?? 'unknown', code: call.originCode ?? call.finalCode ?? 'none' };
  return { labels, value: 1 };
}

/** A method is any token: only those that some document defines are told. */
function responseSamples({ responses }: Result): Sample[] {
  const known = new Set(METHODS_KNOWN);
  return sumByLabels(
    responses.flatMap(({ code, class: of, methods }) =>
      Object.entries(methods).map(([method, value]) => ({
        labels: { code, class: of, method: known.has(method) ? method : OTHER },
        value,
      })),
    ),
  );
}

function peerFamilies(rows: readonly DistributionRow[]): Family[] {
  const told = new Set(rows.filter(({ key }) => !isOther(key)).slice(0, MOST_PEERS));
  const byPeer = (valueOf: (row: DistributionRow) => number): Sample[] =>
    sumByLabels(rows.map((row) => ({ labels: { peer: told.has(row) ? row.key : OTHER }, value: valueOf(row) })));
  const answered = byPeer(({ metrics }) => metrics?.ser.numerator ?? 0);
  const decided = byPeer(({ metrics }) => metrics?.ser.denominator ?? 0);
  return [
    gauge(
      'sip_peer_calls',
      'Calls by the peer that the INVITE went to.',
      byPeer(({ calls }) => calls),
    ),
    gauge(
      'sip_peer_failed_calls',
      'Of these, calls that failed by the fault of the network.',
      byPeer(({ failed }) => failed),
    ),
    {
      ...gauge(
        'sip_peer_ser_ratio',
        'Session establishment ratio (RFC 6076 4.6) by peer.',
        answered.flatMap(({ labels, value }, i) => {
          const denominator = decided[i]?.value ?? 0;
          return denominator === 0 ? [] : [{ labels, value: value / denominator }];
        }),
      ),
      unit: 'ratio',
    },
  ];
}

/** `(other)` and `(unknown)`, which are no peers. */
function isOther(key: string): boolean {
  return key.startsWith('(');
}

export function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, help, type: 'gauge', samples };
}

/** The one sample of a family without labels. */
export function just(value: number): Sample {
  return { labels: {}, value };
}
