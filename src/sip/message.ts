import { METHOD, type Method } from './methods.ts';

/**
 * A scanned SIP message: the start line and where its headers stand, over somebody's bytes. One object is reused for
 * all messages: it is valid only during the call that hands it over. All offsets are into `bytes`; -1 means absent.
 */
export class Message {
  bytes: Uint8Array = new Uint8Array(0);
  /** Start line to the end of the body (what Content-Length or the datagram allows). */
  start = 0;
  end = 0;
  isRequest = false;
  /** 100 to 699 for a response, 0 for a request. */
  statusCode = 0;
  /** The method of the request line, for a response that of CSeq. */
  method: Method = METHOD.unknown;
  /** Where the name of the method stands (request line, or CSeq of a response). */
  methodStart = -1;
  methodEnd = -1;
  /** Request-URI of a request, reason phrase of a response. */
  startLineTextStart = 0;
  startLineTextEnd = 0;

  callIdStart = -1;
  callIdEnd = -1;
  callIdHash = 0;
  /** -1 when there is no valid CSeq. */
  cseqNumber = -1;
  cseqMethod: Method = METHOD.unknown;
  /** Hash of the tag parameter; 0 when there is none. */
  fromTagHash = 0;
  toTagHash = 0;
  /**
   * Identifies the transaction together with the method of CSeq: hash of the top Via's branch when it begins with the
   * magic cookie, else of sent-by and branch (RFC 3261 17.2.3); 0 without a Via.
   */
  branchHash = 0;
  viaCount = 0;
  /** -1 when absent or not a number. */
  contentLength = -1;
  bodyStart = -1;
  /** The message claims more bytes than there are (snaplen, loss, cut log line). */
  cut = false;
  /** Authorization or Proxy-Authorization is there. */
  hasCredentials = false;
  /** A Reason header is there (RFC 3326). */
  hasReason = false;

  /** Raw value of the first header of that name (long form, any case), unfolded and trimmed; null when absent. Compact forms are found. */
  header(_name: string): string | null {
    throw new Error('not yet');
  }

  /** Raw values of all header lines of that name, in order; comma lists are not split. */
  headers(_name: string): string[] {
    throw new Error('not yet');
  }

  /** The text between two offsets: UTF-8 where valid, else Latin-1. */
  text(_start: number, _end: number): string {
    throw new Error('not yet');
  }

  get callId(): string | null {
    throw new Error('not yet');
  }

  get methodName(): string {
    throw new Error('not yet');
  }

  /** Request-URI as sent; null for a response. */
  get requestUri(): string | null {
    throw new Error('not yet');
  }

  /** Reason phrase as sent, perhaps empty; null for a request. */
  get reasonPhrase(): string | null {
    throw new Error('not yet');
  }
}
