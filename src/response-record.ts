/** One response as `sipmortem responses` lists it. */
export interface ResponseRecord {
  time: string | null;
  source: string | null;
  destination: string | null;
  transport: string | null;
  code: number;
  /** As on the wire. */
  phrase: string;
  meaning: string;
  category: string;
  method: string;
  callId: string | null;
  input: number;
  frame?: number;
  line?: number;
  retransmission: boolean;
  /** Only recorded again, not sent again; absent otherwise. */
  duplicate?: true;
}
