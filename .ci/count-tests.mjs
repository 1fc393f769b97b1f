import { readFileSync } from 'node:fs';

// Prints "passed failed skipped" of a report of vitest's JSON reporter, and a line for each failure on standard error. A
// file that could not be run is one failure.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const broken = report.testResults.filter(({ status, assertionResults }) => {
  return status === 'failed' && assertionResults.every((result) => result.status !== 'failed');
});
for (const { name, message } of broken) console.error(`FAILED  ${name}: ${firstLine(message)}`);
for (const { name, assertionResults } of report.testResults)
  for (const { status, fullName, failureMessages } of assertionResults)
    if (status === 'failed') console.error(`FAILED  ${name} > ${fullName}: ${firstLine(failureMessages[0])}`);
console.log(report.numPassedTests, report.numFailedTests + broken.length, report.numPendingTests + report.numTodoTests);

function firstLine(text) {
  return (text ?? '').split('\n', 1)[0].slice(0, 300);
}
