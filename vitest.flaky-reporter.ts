import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Reporter, TestCase } from "vitest/node";

/** Writes down the tests that failed and passed when they were tried again: they are broken, or what they test is. */
export class FlakyReporter implements Reporter {
  readonly #file: string;
  readonly #flaky: { name: string; errors: string[] }[] = [];

  /** @param file Where to write them, as JSON. It is removed when there are none. */
  constructor(file: string) {
    this.#file = file;
  }

  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return;
    const errors = (test.result().errors ?? []).map(({ message, stack }) => stack ?? message);
    this.#flaky.push({ name: `${test.module.moduleId} > ${test.fullName}`, errors });
  }

  onTestRunEnd(): void {
    rmSync(this.#file, { force: true });
    if (this.#flaky.length === 0) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#flaky));
  }
}
