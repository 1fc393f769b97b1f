import type { Ladder, LadderMessage } from '../../ladder.ts';

/** Messages of one ladder, and characters of one raw message: beyond, nobody reads them in a page. */
const MOST_MESSAGES = 250;
const MOST_RAW = 8000;
/** Characters that all ladders of a page may take without their raw messages, and these: a file that mail takes and a phone opens. */
const PAGE = 1_500_000;
const RAW_OF_PAGE = 600_000;
/** What an arrow and its row take, about. */
const PER_MESSAGE = 1600;
const PER_LADDER = 2500;

/** As many ladders as a page has room for, each cut to what can be read. Raw messages give way first. */
export function fitLadders(ladders: readonly Ladder[]): Ladder[] {
  const fitted: Ladder[] = [];
  let [room, rawRoom] = [PAGE, RAW_OF_PAGE];
  for (const ladder of ladders) {
    const kept = ladder.messages.slice(0, MOST_MESSAGES);
    room -= PER_LADDER + kept.length * PER_MESSAGE;
    if (room < 0) break;
    const messages = kept.map((message) => {
      const raw = message.raw?.length ?? 0;
      const cost = Math.min(raw, MOST_RAW);
      if (raw === 0 || cost <= rawRoom) {
        rawRoom -= cost;
        return message;
      }
      return withoutRaw(message);
    });
    fitted.push({ ...ladder, messages, omitted: ladder.omitted + ladder.messages.length - kept.length });
  }
  return fitted;
}

/** The part of a raw message that is shown, and how much is not. */
export function fitRaw(raw: string): { shown: string; left: number } {
  if (raw.length <= MOST_RAW) return { shown: raw, left: 0 };
  return { shown: raw.slice(0, MOST_RAW), left: raw.length - MOST_RAW };
}

function withoutRaw({ raw: _left, ...message }: LadderMessage): LadderMessage {
  return message;
}
