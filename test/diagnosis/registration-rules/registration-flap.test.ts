import { describe, expect, it } from 'vitest';
import { findIn, registered } from './register.ts';

/** Registrations 60 s apart, each for 300 s. */
const turns = (contacts: string[], id: (contact: string) => string = () => ''): string =>
  contacts.map((contact, i) => registered(60 * i, i + 1, contact, 300, id(contact))).join('\n');
const A = '10.0.0.1';
const B = '10.0.0.8';

describe('registration-flap', () => {
  it('fires once when the Contact of one phone changes back and forth', async () => {
    const { found } = await findIn(turns([A, B, A, B, A, B]));
    expect(found['registration-flap']).toMatchObject([{ severity: 'warning', confidence: 'likely' }]);
    expect(found['registration-flap']![0]!.summary).toBe(
      'The phone of sip:100@b changed its Contact to another and back 3 times.',
    );
    expect(found).not.toHaveProperty('registration-steal');
  });

  it('stays silent on one move, and on one there and back', async () => {
    expect((await findIn(turns([A, A, B, B, B]))).found).toEqual({});
    expect((await findIn(turns([A, B, A, A, A]))).found).toEqual({});
  });
});

describe('registration-steal', () => {
  const byContact = (contact: string): string => `id=${contact}`;

  it('fires when two Call-IDs take turns', async () => {
    const { found } = await findIn(turns([A, B, A, B, A], byContact));
    expect(found['registration-steal']![0]!.summary).toBe(
      'Two devices register sip:100@b in turn, and the registrar keeps one of them: it changed back 3 times.',
    );
    expect(found).not.toHaveProperty('registration-flap');
  });

  it('stays silent when the registrar keeps both', async () => {
    const both = turns([A, B, A, B, A], byContact).replace(/;expires=300/g, '$&, <sip:100@10.0.0.9>;expires=9');
    expect((await findIn(both)).found).toEqual({});
  });
});
