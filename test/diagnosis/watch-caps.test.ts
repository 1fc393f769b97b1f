import { describe, expect, it } from 'vitest';
import { MessageStore } from '../../src/calls/message-store.ts';
import { Recycler } from '../../src/calls/recycler.ts';
import { Activity } from '../../src/diagnosis/activity.ts';
import { BindingWatch } from '../../src/diagnosis/binding-watch.ts';
import { PeerWatch } from '../../src/diagnosis/peer-watch.ts';
import { Payload } from '../../src/payload.ts';
import { Message } from '../../src/sip/message.ts';
import { METHOD } from '../../src/sip/methods.ts';
import { Endpoints } from '../../src/util/endpoints.ts';

const recycler = new Recycler(new MessageStore());

function transactionAt(micros: number, destination: number): ReturnType<Recycler['transaction']> {
  const message = new Message();
  message.isRequest = true;
  message.method = METHOD.OPTIONS;
  const payload = Object.assign(new Payload(), { timeMicros: micros, source: 0, destination });
  return recycler.transaction(message, payload);
}

describe('stores of what is watched over time', () => {
  it('count the addresses of record beyond the cap', () => {
    const watch = new BindingWatch<null>(new Activity(), 2);
    for (let aor = 1; aor <= 5; aor++) {
      const registration = recycler.registration(aor);
      Object.assign(registration, { aorHash: aor, contactHash: 1, granted: 60 });
      const transaction = transactionAt(1e6, 0);
      const answer = Object.assign(new Message(), { statusCode: 200 });
      transaction.add(recycler.sighting(answer, Object.assign(new Payload(), { timeMicros: 2e6 }), 0, 0));
      registration.add(transaction);
      watch.see(registration, { outcome: 'ok', finalCode: 200, delayMicros: 1e6 }, null);
    }
    expect(watch.overflow).toBe(3);
    expect([...watch.over(1e9, () => false)]).toHaveLength(2);
  });

  it('count the OPTIONS to peers beyond the cap', () => {
    const endpoints = new Endpoints();
    const watch = new PeerWatch(endpoints);
    for (let host = 0; host < 5000; host++) watch.add(transactionAt(1e6, endpoints.v4((203 << 24) | host, 5060)), 1e9);
    expect(watch.overflow).toBe(5000 - 4096);
  });

  it('forget when things began after very many', () => {
    const activity = new Activity();
    for (let i = 0; i < 70_000; i++) activity.see(i * 10e6);
    expect(activity.wasAfter(0, 100e6)).toBe(true);
    expect(activity.wasAfter(69_000 * 10e6, 69_100 * 10e6)).toBe(false);
  });
});
