import type { FindingRow } from '../../result.ts';
import { callParties } from '../call-text.ts';
import type { Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

/** Examples named of one finding. */
const MOST_EXAMPLES = 3;

/** What was found besides the codes, such as a 200 that was never acknowledged. */
export const Also: Part<PageContext> = (context) => {
  const { say, result } = context;
  const findings = result.findings.filter(({ kind, severity }) => kind === 'also' && severity !== 'info');
  if (findings.length === 0) return null;
  return (
    <section id="also" aria-labelledby="also-head">
      <h2 id="also-head">{say.also}</h2>
      <ul class="findings">
        {findings.map((finding, i) => (
          <li key={i} class="card">
            <h3>
              <span class={`pill g-${finding.severity === 'error' ? 'network' : 'callee'}`}>
                {finding.severity === 'error' ? `✕ ${say.error}` : `! ${say.warning}`}
              </span>{' '}
              <Wire text={finding.summary ?? finding.title} />
            </h3>
            <p class="facts">
              <Subject context={context} finding={finding} />
              {finding.reference !== '' && ` · ${finding.reference}`}
            </p>
            <p>
              <Wire text={finding.advice} most={600} />
            </p>
            <Examples context={context} finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
};

interface FindingProps {
  context: PageContext;
  finding: FindingRow;
}

/** `3 calls`, `1 registration`, `10.0.0.2 12:00:05 – 12:04:35`. */
const Subject: Part<FindingProps> = ({ context, finding }) => {
  const { words, clock } = context;
  const { calls, subject, peer, from, to } = finding;
  const { noun } = words;
  if (subject === 'peer')
    return (
      <>
        <Wire text={peer ?? '?'} /> {clock(from ?? null)} – {to ? clock(to) : '…'}
      </>
    );
  const [one, many] = subject === 'registration' ? [noun.registration, noun.registrations] : [noun.call, noun.calls];
  return (
    <>
      {calls} {calls === 1 ? one : many}
    </>
  );
};

/** Links to the calls that are listed. */
const Examples: Part<FindingProps> = ({ context, finding }) => {
  const { idOf, listed } = context;
  if (finding.subject !== undefined) return null;
  const ids = finding.examples.flatMap((callId) => idOf(callId) ?? []).slice(0, MOST_EXAMPLES);
  if (ids.length === 0) return null;
  return (
    <p class="links">
      {ids.map((id) => {
        const call = listed.find((item) => item.id === id)?.call;
        return (
          <a key={id} href={`#${id}`}>
            <Wire text={call ? callParties(call, '→') : id} most={80} />
          </a>
        );
      })}
    </p>
  );
};
