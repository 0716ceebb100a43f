import { afterEach, describe, expect, it, vi } from "vitest";
import { defer } from "./defer.ts";
import { when } from "./when.ts";

afterEach(() => void vi.restoreAllMocks());

describe("a promise with progress", () => {
  it("tells a third function of progress, through promises made of it as well", async () => {
    const { promise, resolve, notify } = defer<number>();
    const told: unknown[] = [];
    // oxlint-disable-next-line promise/valid-params -- that is what it is about
    const doubled = promise
      .then((value) => value * 2)
      .then(
        (value) => value,
        undefined,
        (progress) => told.push(progress),
      );
    notify(1);
    notify(2);
    resolve(21);
    expect(await doubled).toBe(42);
    expect(told).toEqual([1, 2]);
  });

  it("logs a rejection that nobody handles, and lets the process live", async () => {
    const logged = new Promise<unknown[]>((resolve) => {
      vi.spyOn(console, "error").mockImplementationOnce((...items: unknown[]) => resolve(items));
    });
    const { promise, reject } = defer();
    void promise.then(() => "never");
    const error = new Error("nobody listens");
    reject(error);
    expect(await logged).toEqual(["Unhandled rejection:", error]);
  });

  it("does not log a rejection that somebody handles", async () => {
    const log = vi.spyOn(console, "error");
    const { promise, reject } = defer();
    const handled = promise.then(null, () => "handled");
    reject(new Error("expected"));
    expect(await handled).toBe("handled");
    await new Promise((resolve) => setTimeout(resolve));
    expect(log).not.toHaveBeenCalled();
  });

  it("is what when.all, when.resolve and when.reject make", async () => {
    expect(await when.all([when.resolve(1), 2])).toEqual([1, 2]);
    await expect(when.reject("no")).rejects.toBe("no");
  });
});
