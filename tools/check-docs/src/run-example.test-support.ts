import { format } from "node:util";
import { configure } from "@testing-library/dom";
import { Window } from "happy-dom";
import { vi } from "vitest";
import { populateGlobal } from "vitest/runtime";
import { listeningRouter } from "./listening-router.test-support.ts";
import { examplesOf } from "./page-example.ts";
import type { PageExample } from "./page-example.ts";
import { exampleModule } from "./page-examples-plugin.ts";
import { pages, readPage } from "./pages.test-support.ts";

// What is awaited comes; how long that takes is the machine's affair.
configure({ asyncUtilTimeout: 30_000 });

/** An example, and where it stands. */
export interface PlacedExample extends PageExample {
  readonly page: string;
  readonly index: number;
  /** Counted from 1. */
  readonly number: number;
}

/** The examples of all pages. */
export function placedExamples(): readonly PlacedExample[] {
  return pages.flatMap((page) =>
    examplesOf(readPage(page)).map((example, index) => ({ ...example, page, index, number: index + 1 })),
  );
}

/** Runs an example with a router of its own, and in a page if it is of one. Returns the lines that it prints. */
export async function printedBy({ page, index, language }: PlacedExample): Promise<readonly string[]> {
  const printed: string[] = [];
  const router = await listeningRouter();
  vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed.push(...format(...values).split("\n"));
  });
  const leavePage = language === "tsx" ? enterPage() : undefined;
  try {
    await import(/* @vite-ignore */ exampleModule(page, { index, language, port: router.port }));
    return printed;
  } finally {
    vi.restoreAllMocks();
    leavePage?.();
    await router[Symbol.asyncDispose]();
  }
}

/** Gives the examples of pages what a browser has. Returns what takes it away again. */
function enterPage(): () => void {
  const everything = globalThis as unknown as Record<string, unknown>;
  const { keys, originals } = populateGlobal(globalThis, new Window());
  return () => {
    for (const key of keys) delete everything[key];
    for (const [key, value] of originals) everything[String(key)] = value;
  };
}
