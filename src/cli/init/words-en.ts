/** The sentences of a starter configuration. `{name}` stands for a value. */
export const WORDS_EN = {
  head: "Configuration of sipmortem, begun by 'sipmortem init' from {inputs}:",
  span: '{calls} calls, {from} to {to} UTC.',
  spanWithoutTimes: '{calls} calls.',
  rule: 'Each gate stands just beyond what was measured there. Tighten what matters to you, and take out what does not.',
  small: 'The sample is small ({calls} calls), so the limits are wide: run init again over a whole night or more.',
  expression:
    'An expression says what is bad. When it is true, level error fails the run (exit 1), and level warn says so.',
  minCalls: 'Of fewer calls than this no share and no time is judged.',
  measuredShare: 'Measured {value}%, {numerator} of {denominator}.',
  measuredTime: 'Measured {value}, of {denominator} calls.',
  measuredRegistrations: 'Measured {value}, of {denominator} registrations.',
  measuredCount: 'Measured {value}.',
  wide: '{metric}: {measured} Too few for a limit.',
  peers: 'Names of peers stand for their addresses in reports, and in conditions (where peer=NAME). These were seen:',
  seenPeer: 'calls: {calls}, failed: {failed}',
  groups: 'Names of several peers at once, for conditions.',
  ignore:
    'What is known: it is reported and marked, and no count or share of it fails a gate. It ends after the day of until.',
  codes: 'Codes of your own, or meant otherwise than in the table.',
  correlate: 'Headers whose value tells which calls are legs of one call.',
  more: 'To use an example, take the # away from its lines.',
  off: 'A gate that is not for now: level off, or until a day.',
  exampleName: 'name-{n}',
  exampleReason: 'known: ticket 4711',
  examplePhrase: 'Out of credit',
  exampleMeaning: 'The prepaid account of the caller is empty.',
  exampleAdvice: 'Top up the account.',
  metrics: {
    ner: 'Network effectiveness: the network did its part',
    ser: 'Session establishment: answered, of those decided',
    asr: 'Answered, of all calls',
    isa: 'Ineffective: 408, 500, 503, 504 or silence',
    ira: 'Registrations that failed',
    timeout: 'No final response',
    code: '{code} {phrase}',
    pdd: 'From the INVITE to ringing or answer; 95% of calls are faster',
    rrd: 'From the REGISTER to its answer; 95% are faster',
    calls: 'With half as many calls, some are missing',
    unparsed: 'SIP that could not be read',
    dropped: 'Packets that the capturing host lost',
  },
} as const;

/** The shape of every language. */
export type InitWords = {
  readonly [K in keyof typeof WORDS_EN]: (typeof WORDS_EN)[K] extends string
    ? string
    : { readonly [L in keyof (typeof WORDS_EN)[K]]: string };
};
