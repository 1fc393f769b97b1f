export type CaseStatus = 'passed' | 'failed' | 'skipped';

/** One case of a test report. Its name is the same from night to night: services follow a case by it. */
export interface TestCase {
  name: string;
  status: CaseStatus;
  /** One sentence; null for a case of which nothing is to be said. As on the wire, as are the lines. */
  message: string | null;
  /** What a person wants to know of it; made when it is written. */
  lines(): Iterable<string>;
  /** Seconds. */
  duration: number;
  /** The same for programs. */
  data: Readonly<Record<string, unknown>>;
}

/** What the cases of a suite are about; the classname of each is `sipmortem.` and this. */
export type SuiteId = 'gates' | 'rules' | 'failures' | 'input' | 'calls';

export interface TestSuite {
  id: SuiteId;
  cases: readonly TestCase[];
}

export type CaseCounts = Readonly<Record<CaseStatus, number>>;

/** How many cases have each status. */
export function countCases(cases: readonly TestCase[]): CaseCounts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of cases) counts[status]++;
  return counts;
}

/** Services drop cases whose names they have seen: a repeated one gets a number. */
export function withUniqueNames(cases: readonly TestCase[]): TestCase[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const before = seen.get(one.name) ?? 0;
    seen.set(one.name, before + 1);
    return before === 0 ? one : { ...one, name: `${one.name} (${before + 1})` };
  });
}
