/** What tells the branches of a forked INVITE apart. */
export interface ForkFacts {
  isRequest: boolean;
  /** The method of CSeq is INVITE, and it is not inside a dialog. */
  isInitial: boolean;
  leg: number;
  cseq: number | null;
  /** Who sends the request: for a response who receives it. */
  client: string;
  branch: number;
  toTag: number;
  code: number | null;
}

/**
 * Numbers the branches of forked INVITEs: one client that sends the same INVITE in several transactions (RFC 3261 16.6),
 * or one transaction in which several callees answer, each with a To-tag of its own (RFC 3261 12.1). Null elsewhere.
 */
export function numberForks(messages: readonly ForkFacts[]): (number | null)[] {
  const branches = new Numbering();
  const tags = new Numbering();
  const keysOf = (m: ForkFacts): [transactions: string, transaction: string] => {
    const client = `${m.leg} ${m.cseq} ${m.client}`;
    return [client, `${client} ${m.branch}`];
  };
  for (const m of messages) {
    if (!m.isInitial) continue;
    const [client, transaction] = keysOf(m);
    if (m.isRequest) branches.see(client, m.branch);
    else if (makesDialog(m)) tags.see(transaction, m.toTag);
  }
  return messages.map((m) => {
    const [client, transaction] = keysOf(m);
    const isTagged = m.isInitial && makesDialog(m);
    // CANCEL and the ACK of a refusal have the branch of their INVITE (RFC 3261 9.1, 17.1.1.3).
    return branches.numberOf(client, m.branch) ?? (isTagged ? tags.numberOf(transaction, m.toTag) : null);
  });
}

function makesDialog({ isRequest, code, toTag }: ForkFacts): boolean {
  return !isRequest && toTag !== 0 && code !== null && code > 100 && code < 300;
}

/** Numbers the members of groups in the order seen; those of a group of one have no number. */
class Numbering {
  readonly #groups = new Map<string, Map<number, number>>();

  see(group: string, member: number): void {
    let members = this.#groups.get(group);
    if (!members) this.#groups.set(group, (members = new Map()));
    if (!members.has(member)) members.set(member, members.size + 1);
  }

  numberOf(group: string, member: number): number | null {
    const members = this.#groups.get(group);
    return members !== undefined && members.size > 1 ? (members.get(member) ?? null) : null;
  }
}
