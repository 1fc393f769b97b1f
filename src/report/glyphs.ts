/** The few characters beyond ASCII that reports draw with. */
export interface Glyphs {
  arrow: string;
  dash: string;
  dot: string;
  ellipsis: string;
  times: string;
  /** Before an address: there or behind it. */
  beyond: string;
  /** Marks a retransmission. */
  again: string;
  /** Parts what stands below from what stands above. */
  rule: string;
  /** From nothing to the most. */
  bars: string;
}

const UNICODE: Glyphs = {
  arrow: '→',
  dash: '–',
  dot: '·',
  ellipsis: '…',
  times: '×',
  beyond: '≥',
  again: '↻',
  rule: '─',
  bars: '·▁▂▃▄▅▆▇█',
};
const ASCII: Glyphs = {
  arrow: '->',
  dash: '-',
  dot: '|',
  ellipsis: '...',
  times: 'x',
  beyond: '>=',
  again: '(again)',
  rule: '-',
  bars: '.:-=+*%#',
};

/** @param unicode false: only ASCII */
export function glyphs(unicode: boolean): Glyphs {
  return unicode ? UNICODE : ASCII;
}
