import type { ComparedFigure, ComparedKind } from '../../comparison.ts';

/** One thing that reports can be compared by. */
export interface ReportFigure extends ComparedFigure {
  kind: ComparedKind;
  key: string;
  text: string | null;
  /** Whether more of it is for the worse (1), for the better (-1), or neither (0). */
  bad: -1 | 0 | 1;
}
