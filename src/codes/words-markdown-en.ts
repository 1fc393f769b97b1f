/** What the Markdown report says in English besides the words of the table; `{name}` is filled in. */
export const englishMarkdown = {
  gateFailed: '1 gate failed.',
  gatesFailed: '{count} gates failed.',
  morePassed: 'and {more} more that passed',
  moreGates: 'and {more} more',
  ladders: 'Ladders of the worst calls',
  laddersCut: '{count} ladders were left out to stay below {size} kB.',
  callsCut: 'Only {shown} of {all} calls are listed, to stay below {size} kB. `--format json` has all of them.',
  linesCut: 'The rest was left out to stay below {size} kB.',
  callsListed: '{count} calls not answered',
  callListed: '1 call not answered',
  allCalls: '{count} calls',
  moreInputs: 'and {more} more files',
  moreNotes: 'and {more} more notes',
  generated: 'Generated {time}',
} as const;
