/** The captured record under a reader's cursor. One object is reused for all records: it and its bytes are valid only until the next one. */
export class PacketCursor {
  /** Bytes `start` to `end` of `bytes` are what was captured; `bytes` is the window's reused buffer. */
  bytes: Uint8Array = EMPTY;
  start = 0;
  end = 0;
  /** How long the packet was on the wire; more than `end - start` when the capture's snaplen cut it. */
  originalLength = 0;
  /** Whole microseconds since the epoch, NaN when unknown. */
  timeMicros = Number.NaN;
  /** LINKTYPE_ value, https://www.tcpdump.org/linktypes.html. */
  linkType = 0;
  /** Counts the packets of one input from 1, as capture tools number them. */
  frame = 0;
}

const EMPTY = new Uint8Array(0);
