// Prints "PASSED FAILED" for one script, from the reports its runs left in <package>/test-results. A package that has
// the script but left no report, or whose run executed no test, counts as one failure. What failed, and why, is said on
// stderr.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const script = process.argv[2];
const counts = packagesWith(script).map((folder) => countsOf(join(folder, "test-results", reportName(script))));
if (counts.length === 0) counts.push({ passed: 0, failed: 1 });
console.log(sum(counts, "passed"), sum(counts, "failed"));

function packagesWith(name) {
  return ["packages", "apps", "tools"]
    .flatMap((group) => readdirSync(group).map((folder) => join(group, folder)))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .filter((folder) => name in (JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).scripts ?? {}));
}

function reportName(name) {
  return `${name.replace(":", "-")}.json`;
}

function countsOf(path) {
  if (!existsSync(path)) return complain(path, "no report: the tests did not run to their end");
  tellFlaky(join(dirname(path), `flaky-${basename(path)}`));
  const report = JSON.parse(readFileSync(path, "utf8"));
  if (report.numPassedTests + report.numFailedTests === 0) return complain(path, "no test was executed");
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  for (const file of broken) console.error(`\n--- ${file.name} failed\n${file.message}`);
  for (const file of report.testResults) file.assertionResults.filter(isFailure).forEach((test) => tell(file, test));
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function isFailure(test) {
  return test.status === "failed";
}

function tell(file, test) {
  console.error(`\n--- ${file.name} > ${test.fullName}\n${test.failureMessages.join("\n").slice(0, 3000)}`);
}

/** Names the tests that passed only when they were tried again. */
function tellFlaky(path) {
  if (!existsSync(path)) return;
  for (const { name, errors } of JSON.parse(readFileSync(path, "utf8"))) {
    console.error(`\n--- flaky, passed when tried again: ${name}\n${errors.join("\n").slice(0, 3000)}`);
  }
}

function complain(path, what) {
  console.error(`${path}: ${what}`);
  return { passed: 0, failed: 1 };
}

function sum(counted, key) {
  return counted.reduce((total, count) => total + count[key], 0);
}
