import type { GateResult } from '../../result.ts';
import type { Part } from './markup.ts';
import { percentText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

/** What was measured against the gates of this run, those that failed first. */
export const Gates: Part<PageContext> = ({ result, say }) => {
  if (result.gates.length === 0) return null;
  const rank = (gate: GateResult): number => ['fail', 'skipped', 'pass'].indexOf(gate.status);
  return (
    <section id="gates" class="card" aria-labelledby="gates-head">
      <h2 id="gates-head">{say.gates}</h2>
      <ul class="gates">
        {result.gates
          .toSorted((a, b) => rank(a) - rank(b))
          .map((gate, i) => {
            const group = groupOf(gate);
            return (
              <li key={i}>
                <span class={`pill g-${group}`}>{verdictOf(gate, say)}</span>
                <code>
                  <Wire text={gate.expression} />
                </code>
                <span class="measured">{measured(gate)}</span>
                {gate.reason !== null && (
                  <span class="dim">
                    <Wire text={gate.reason} />
                  </span>
                )}
              </li>
            );
          })}
      </ul>
    </section>
  );
};

function groupOf({ status, level }: GateResult): string {
  if (status === 'pass') return 'answered';
  if (status === 'skipped') return 'none';
  return level === 'error' ? 'network' : 'callee';
}

function verdictOf({ status, level }: GateResult, say: PageContext['say']): string {
  if (status === 'pass') return `✓ ${say.gatePass}`;
  if (status === 'skipped') return `– ${say.gateSkipped}`;
  return level === 'error' ? `✕ ${say.gateFail}` : `! ${say.gateWarn}`;
}

/** `97.0 % (97/100)`, or the number itself where it is no share. */
function measured({ value, numerator, denominator }: GateResult): string {
  if (value === null) return '';
  if (numerator === null || denominator === null) return String(Math.round(value * 1000) / 1000);
  return `${percentText(value)} (${numerator}/${denominator})`;
}
