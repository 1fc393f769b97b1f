import { expect, it } from 'vitest';
import { play } from './play.ts';

it.each([
  ['| Expires: 0 | Contact: *', 'removed'],
  ['| Contact: <sip:100@10.0.0.1>;expires=0', 'removed'],
  ['| Contact: <sip:100@10.0.0.1> | Expires: 0', 'removed'],
  ['| Contact: <sip:100@10.0.0.1>;expires=0, <sip:100@10.0.0.9>;expires=60', 'ok'],
  ['| Contact: <sip:100@10.0.0.1>;expires=60 | Expires: 0', 'ok'],
  ['| Contact: "expires=0" <sip:100@10.0.0.1>', 'ok'],
  // Without Contact it only asks for the bindings.
  ['| Expires: 0', 'ok'],
])('a REGISTER with %s ends %s', async (headers, outcome) => {
  const { registrations } = await play(`
    0 1>2 REGISTER 1 a ${headers}
    0.1 2>1 200 1 REGISTER a to=t`);
  expect(registrations.map((r) => r.outcome)).toEqual([outcome]);
});
