/** Why a hop is said to have decided a call, in English; `{name}` is filled in. */
export const englishHop = {
  neverAnswered: 'The INVITE went there last, and it never answered.',
  neverFinal: 'It took the INVITE ({code}) and never sent a final response.',
  notPassedBack: 'Behind it {next} answered {inner}, and it was not seen to pass that back.',
  gaveUp: 'It passed the INVITE on to {next}, heard nothing, and sent {code} itself.',
  stoppedRinging: 'It passed the INVITE on to {next}, which rang and did not answer, and sent {code} itself.',
  stoppedWaiting: 'It passed the INVITE on to {next}, waited for a final response in vain, and sent {code} itself.',
  despiteAnswer: 'Behind it {next} answered {inner}, and it sent {code} all the same.',
  answerUnseen: 'It sent {code}, which it had from behind: the answer of {next} was not captured.',
  logged: 'Its log says that it refused the call.',
  location: 'It sent {code} with a cause that arose in: {location}.',
  warning: 'The Warning header of the {code} has its address.',
  sameTag: 'Its {code} has the To tag of its 18x: both came from what rang there.',
  afterTrying:
    'It took the INVITE at once (100) and sent {code} only after {delay} s: that speaks for somebody behind it.',
  unreachable: 'An ICMP error says that the INVITE could not be delivered there.',
  connectionRefused: 'Its TCP connection to {next} was refused just before it sent {code}.',
  connectionUnanswered: 'Its TCP connection to {next} stayed unanswered, and it sent {code}.',
  legAnswered: 'The call that it made of it to {next} was answered, and it sent {code} all the same.',
  legRefused: 'It refused the linked call to {next} with {inner}; the caller was told {code}.',
  legSilent: 'The linked call to {next} got no final response from there; the caller was told {code}.',
  nothingBehind: 'It sent {code}, and nothing was captured behind it.',
} as const;
