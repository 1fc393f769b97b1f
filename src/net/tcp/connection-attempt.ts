import type { CapturePoint } from '../capture-point.ts';
import type { Direction } from './flow-key.ts';

/** The SYN by which a connection to a SIP port was asked for, with what was sent again of it. */
export class ConnectionAttempt {
  /** Which way the SYN goes. */
  readonly direction: Direction;
  /** Its sequence number. */
  readonly sequence: number;
  readonly firstMicros: number;
  lastMicros: number;
  syns = 1;
  /** A SYN with ACK came back. */
  isAccepted = false;
  /** It was told that nothing came back. */
  isTold = false;
  /** The first SYN. */
  readonly input: number;
  readonly frame: number;

  constructor(direction: Direction, sequence: number, { timeMicros, input, frame }: CapturePoint) {
    this.direction = direction;
    this.sequence = sequence;
    this.firstMicros = timeMicros;
    this.lastMicros = timeMicros;
    this.input = input;
    this.frame = frame;
  }
}
