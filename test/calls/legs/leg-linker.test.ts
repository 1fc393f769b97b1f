import { describe, expect, it } from 'vitest';
import type { ResultCall } from '../../../src/result.ts';
import { play } from '../play.ts';

const UUID = { a: 'ab30317f1a784dc48ff824d0d3715d86', b: '47755a9de7794ba387653f2099600ef2', nil: '0'.repeat(32) };

/** A leg to the B2BUA 10.0.0.2, and another from there to 10.0.0.3, each refused. */
function legs(
  first: { id?: string; more?: string; caller?: string; uri?: string; at?: number },
  second: typeof first & { from?: number },
): string {
  const leg = (path: string, back: string, branch: string, { id, more = '', caller, uri, at = 0 }: typeof first) => `
    ${at} ${path} INVITE 1 ${branch} id=${id} from=${branch} ${caller ? `caller=${caller}` : ''} ${uri ? `uri=${uri}` : ''} ${more}
    ${at + 1} ${back} 486 1 INVITE ${branch} id=${id} from=${branch} to=t${branch}`;
  const from = second.from ?? 2;
  const second0 = { id: 'leg-two-of-it', at: 0.02, caller: '999', uri: 'sip:888@10.0.0.3', ...second };
  return [leg('1>2', '2>1', 'a', { id: 'leg-one-of-it', ...first }), leg(`${from}>3`, `3>${from}`, 'b', second0)].join(
    '\n',
  );
}

const linksOf = (calls: ResultCall[]) => calls.map(({ linked }) => linked);
const link = (strategy: string, confidence: string) => [
  [{ callId: 'leg-two-of-it', strategy, confidence }],
  [{ callId: 'leg-one-of-it', strategy, confidence }],
];

describe('legs of one call', () => {
  it('are joined by Session-ID, a pair in any order of which the nil one tells nothing (RFC 7989)', async () => {
    const session = (local: string, remote: string) => `| Session-ID: ${local};remote=${remote}`;
    for (const [one, other] of [
      [session(UUID.a, UUID.nil), session(UUID.a, UUID.nil)],
      [session(UUID.a, UUID.b), session(UUID.b.toUpperCase(), UUID.nil)],
    ]) {
      const { calls } = await play(legs({ more: one! }, { more: other! }));
      expect(linksOf(calls)).toEqual(link('session-id', 'certain'));
    }
    const nil = session(UUID.nil, UUID.nil);
    expect(linksOf((await play(legs({ more: nil }, { more: nil }))).calls)).toEqual([[], []]);
    const others = await play(legs({ more: session(UUID.a, UUID.nil) }, { more: session(UUID.b, UUID.nil) }));
    expect(linksOf(others.calls)).toEqual([[], []]);
  });

  it.each(['X-Call-ID', 'X-CID'])('are joined by %s, which names the Call-ID of the other leg', async (name) => {
    const { calls } = await play(legs({}, { more: `| ${name}: leg-one-of-it` }));
    expect(linksOf(calls)).toEqual(link('call-id-header', 'certain'));
    expect(linksOf((await play(legs({}, { more: `| ${name}: leg-one` }))).calls)).toEqual([[], []]);
  });

  it('are joined by the icid of P-Charging-Vector', async () => {
    const vector = (icid: string) => `| P-Charging-Vector: icid-value=${icid};orig-ioi=x`;
    const { calls } = await play(legs({ more: vector('"1234bc9876e"') }, { more: vector('1234bc9876e') }));
    expect(linksOf(calls)).toEqual(link('charging-vector', 'likely'));
    const others = await play(legs({ more: vector('1234bc9876e') }, { more: vector('1234bc9876f') }));
    expect(linksOf(others.calls)).toEqual([[], []]);
  });

  it.each(['a84b4c76e66710_b2b-1@10.0.0.2', 'b2b-a84b4c76e66710@10.0.0.2', 'a84b4c76e66710-2'])(
    'are joined by a Call-ID made of the other: %s',
    async (id) => {
      const { calls } = await play(legs({ id: 'a84b4c76e66710@10.0.0.1' }, { id }));
      expect(calls[1]!.linked).toEqual([
        { callId: 'a84b4c76e66710@10.0.0.1', strategy: 'call-id-affix', confidence: 'likely' },
      ]);
      // Not where it comes from elsewhere.
      expect(linksOf((await play(legs({ id: 'a84b4c76e66710@10.0.0.1' }, { id, from: 4 }))).calls)).toEqual([[], []]);
    },
  );

  it('are joined by the origin of the session description that is passed on, in another version or not', async () => {
    const sdp = (origin: string) => `| body application/sdp; v=0; o=${origin}; s=-; m=audio 1 RTP/AVP 0`;
    const one = sdp('alice 2890844526 1 IN IP4 10.0.0.1');
    const { calls } = await play(legs({ more: one }, { more: sdp('alice 2890844526 2 IN IP4 10.0.0.1') }));
    expect(linksOf(calls)).toEqual(link('sdp-origin', 'likely'));
    for (const other of ['alice 2890844527 1 IN IP4 10.0.0.1', 'alice 2890844526 1 IN IP4 10.0.0.9'])
      expect(linksOf((await play(legs({ more: one }, { more: sdp(other) }))).calls)).toEqual([[], []]);
    const trivial = sdp('- 0 0 IN IP4 10.0.0.1');
    expect(linksOf((await play(legs({ more: trivial }, { more: trivial }))).calls)).toEqual([[], []]);
  });

  it('are not joined by an origin that one caller puts into every call, to its own host even', async () => {
    const sdp = '| body application/sdp; v=0; o=user1 53655765 2353687637 IN IP4 10.0.0.1; s=-; m=audio 1 RTP/AVP 0';
    const { calls } = await play(`
      0.0 1:5061>1 INVITE 1 a id=1-16732@10.0.0.1 from=a ${sdp}
      0.1 1:5061>1 INVITE 1 b id=2-16732@10.0.0.1 from=b ${sdp}`);
    expect(linksOf(calls)).toEqual([[], []]);
  });

  it('are guessed by caller, number, time and address, and such a guess is no further leg', async () => {
    const numbers = { caller: '+442079460100', uri: 'sip:0034911234567@10.0.0.2' };
    const onward = { caller: '02079460100', uri: 'sip:+34911234567@10.0.0.3' };
    const { calls, totals } = await play(legs(numbers, onward));
    expect(linksOf(calls)).toEqual(link('numbers', 'possible'));
    expect(totals).toMatchObject({ calls: 2, furtherLegs: 0 });
    for (const wrong of [
      { ...onward, from: 4 },
      { ...onward, at: 2.5 },
      { ...onward, uri: 'sip:+34911234568@10.0.0.3' },
    ])
      expect(linksOf((await play(legs(numbers, wrong))).calls)).toEqual([[], []]);
  });

  it('does not link the wrong neighbour when two calls of the same numbers begin in the same second', async () => {
    const invite = (at: number, path: string, id: string) => `${at} ${path} INVITE 1 ${id} id=${id} from=${id}`;
    const script = (callers: string[]) =>
      [invite(0, '1>2', 'in1'), invite(0.1, '5>2', 'in2'), invite(0.2, '2>3', 'out1'), invite(0.3, '2>3', 'out2')]
        .map((line, i) => `${line} caller=${callers[i % 2]} uri=sip:0034911234567@10.0.0.9`)
        .join('\n');
    const told = await play(script(['5551000', '5552000']));
    expect(told.calls.map(({ callId, linked }) => [callId, linked.map((l) => l.callId)])).toEqual([
      ['in1', ['out1']],
      ['in2', ['out2']],
      ['out1', ['in1']],
      ['out2', ['in2']],
    ]);
    const same = await play(script(['5551000', '5551000']));
    expect(linksOf(same.calls)).toEqual([[], [], [], []]);
  });

  it("are joined by a header of the user's, or the part of it that an expression takes", async () => {
    const correlate = [{ header: 'X-Ref', pattern: /id=(\w+)/ }];
    const more = (id: string) => `| X-Ref: a;id=${id};b`;
    const { calls } = await play(legs({ more: more('q1') }, { more: more('q1') }), { correlate });
    expect(linksOf(calls)).toEqual(link('header X-Ref', 'certain'));
    expect(linksOf((await play(legs({ more: more('q1') }, { more: more('q2') }), { correlate })).calls)).toEqual([
      [],
      [],
    ]);
    const whole = await play(legs({ more: '| X-Ref: z' }, { more: '| X-Ref: z' }), {
      correlate: [{ header: 'x-ref', pattern: null }],
    });
    expect(linksOf(whole.calls)).toEqual(link('header x-ref', 'certain'));
  });

  it('are joined over further legs, by the weakest link between', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a id=one-of-three from=a | X-Call-ID: x1
      0.1 2>3 INVITE 1 b id=two-of-three from=b | X-Call-ID: x1 | P-Charging-Vector: icid-value=77777777
      0.2 3>4 INVITE 1 c id=three-of-three from=c | P-Charging-Vector: icid-value=77777777`);
    expect(calls[0]!.linked).toEqual([
      { callId: 'two-of-three', strategy: 'call-id-header', confidence: 'certain' },
      { callId: 'three-of-three', strategy: 'charging-vector', confidence: 'likely' },
    ]);
  });
});

describe('a call with a further leg', () => {
  const MORE = '| X-Call-ID: shared';
  const story = (answer: string, told: string) => `
    0.0 1>2 INVITE 1 a id=first from=a ${MORE}
    0.1 2>3 INVITE 1 b id=second from=b ${MORE}
    ${answer}
    ${told}`;

  it('counts once in distributions and metrics, and was decided where its leg was', async () => {
    const { calls, totals, metrics, distributions, failures } = await play(
      story(
        '0.5 3>2 486 1 INVITE b id=second from=b to=tb | Reason: Q.850;cause=17',
        '0.6 2>1 480 1 INVITE a id=first from=a to=ta',
      ),
    );
    expect(totals).toMatchObject({ calls: 2, furtherLegs: 1 });
    expect(metrics.asr.denominator).toBe(1);
    expect(failures.map(({ code, calls: n, furtherLegs }) => [code, n, furtherLegs])).toEqual([
      [480, 1, undefined],
      [486, 1, 1],
    ]);
    expect(distributions.byHop.map(({ key, calls: n }) => [key, n])).toEqual([['10.0.0.3:5060', 1]]);
    expect(calls[0]).toMatchObject({
      finalCode: 480,
      originCode: 486,
      changedAt: '10.0.0.2:5060',
      decidedBy: { address: '10.0.0.3:5060' },
      cause: { source: 'q850', value: 17 },
    });
  });

  it('was decided by the B2BUA where the leg was answered', async () => {
    const { calls } = await play(
      story('0.5 3>2 200 1 INVITE b id=second from=b to=tb', '0.6 2>1 500 1 INVITE a id=first from=a to=ta'),
    );
    expect(calls[0]!.decidedBy).toMatchObject({ address: '10.0.0.2:5060', certainty: 'certain' });
  });

  it('was decided beyond the B2BUA where nothing answered there', async () => {
    const { calls } = await play(story('', '33 2>1 408 1 INVITE a id=first from=a to=ta'), { until: 200 });
    expect(calls[0]).toMatchObject({
      originCode: null,
      changedAt: '10.0.0.2:5060',
      decidedBy: { address: '10.0.0.3:5060', certainty: 'at-or-beyond' },
    });
  });

  it('was decided by itself where the leg was refused only afterwards', async () => {
    const { calls } = await play(
      story('0.9 3>2 486 1 INVITE b id=second from=b to=tb', '0.6 2>1 480 1 INVITE a id=first from=a to=ta'),
    );
    expect(calls[0]).toMatchObject({ originCode: 480, changedAt: null, decidedBy: { address: '10.0.0.2:5060' } });
  });
});
