/** How legs were found to belong together; `header NAME` for a rule of the user's. */
export type LegStrategy =
  | 'session-id'
  | 'call-id-header'
  | 'charging-vector'
  | 'call-id-affix'
  | 'sdp-origin'
  | 'numbers'
  | `header ${string}`;

/** `possible` is a guess: such legs are told, and counted as calls of their own all the same. */
export type LegConfidence = 'certain' | 'likely' | 'possible';

export interface LegLink<C extends LegCall = LegCall> {
  readonly to: Leg<C>;
  readonly strategy: LegStrategy;
  readonly confidence: LegConfidence;
}

/** What a leg is made of. */
export interface LegCall {
  readonly sequence: number;
  readonly callId: string;
  readonly firstMicros: number;
}

/** One call as a leg that may belong together with others: it outlives the call's own record, `C`. */
export class Leg<C extends LegCall = LegCall> {
  readonly sequence: number;
  /** Latin-1 text of the Call-ID's bytes; empty when not kept. */
  readonly callId: string;
  readonly startMicros: number;
  /** Endpoint ids of its first INVITE. */
  readonly source: number;
  readonly destination: number;
  /** How the number begins that it dials (`calls/dialled-prefix.ts`); 0 when none is dialled. */
  dialled = 0;
  /** Its record while it is in progress. */
  call: C | null;
  /** To the leg that it was found by; null for the caller's own, which came first. */
  link: LegLink<C> | null = null;
  /** What became of it, for who judges the other legs; null while that is not known. */
  end: unknown = null;
  /** Strategies by which calls that do not belong to it look as if they did; null as a rule. */
  ambiguous: Set<LegStrategy> | null = null;
  /** All legs of one call of a caller, in the order begun, this one included; null when there is no other. */
  group: Leg<C>[] | null = null;

  constructor(call: C, source: number, destination: number) {
    this.call = call;
    this.sequence = call.sequence;
    this.callId = call.callId;
    this.startMicros = call.firstMicros;
    this.source = source;
    this.destination = destination;
  }

  /** Whether it is the continuation of another call, and that is more than a guess. */
  get isFurther(): boolean {
    return this.link !== null && this.link.confidence !== 'possible';
  }
}

/** Legs of one call; what a loop makes beyond them is not linked. */
const MOST_LEGS = 32;

/** Makes a leg the continuation of another; transitive, as it joins that one's group. */
export function join<C extends LegCall>(leg: Leg<C>, link: LegLink<C>): void {
  const group = (link.to.group ??= [link.to]);
  if (group.length >= MOST_LEGS) return;
  leg.link = link;
  leg.group = group;
  group.push(leg);
}

const CONFIDENCES: readonly LegConfidence[] = ['certain', 'likely', 'possible'];

/** The link between two legs of a group: their own, else the weakest of those over which they hang together. */
export function linkBetween<C extends LegCall>(one: Leg<C>, other: Leg<C>): Pick<LegLink, 'strategy' | 'confidence'> {
  const path = (leg: Leg<C>): Leg<C>[] => {
    const all = [leg];
    for (let at = leg; at.link !== null; at = at.link.to) all.push(at.link.to);
    return all;
  };
  const [up, down] = [path(one), path(other)];
  const meet = up.find((leg) => down.includes(leg));
  const links = [up, down].flatMap((legs) => legs.slice(0, legs.indexOf(meet!)).map((leg) => leg.link!));
  return links.reduce((weakest, link) =>
    CONFIDENCES.indexOf(link.confidence) > CONFIDENCES.indexOf(weakest.confidence) ? link : weakest,
  );
}
