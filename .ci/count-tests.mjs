import { readFileSync } from 'node:fs';

// Prints "passed failed skipped" of a report of vitest's JSON reporter. A file that could not be run is one failure.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const broken = report.testResults.filter(({ status, assertionResults }) => {
  return status === 'failed' && assertionResults.every((result) => result.status !== 'failed');
}).length;
console.log(report.numPassedTests, report.numFailedTests + broken, report.numPendingTests + report.numTodoTests);
