import { expect, it } from "vitest";
import { countOnTerminal } from "./count-on-terminal.ts";
import type { Terminal } from "./terminal.ts";

function watch(): { readonly terminal: Terminal; readonly shown: string[] } {
  const shown: string[] = [];
  const nothing = (): void => {};
  const { signal } = new AbortController();
  const progress = (text: string): void => void shown.push(text);
  return { shown, terminal: { environment: {}, signal, print: nothing, write: nothing, say: nothing, progress } };
}

it("shows every hundredth, of how many if that is known, and takes it away at the last one", () => {
  const { terminal, shown } = watch();
  const count = countOnTerminal("calls", { repeat: 100, parallel: 2 }, terminal);
  for (let each = 0; each < 200; each++) count();
  expect(shown).toEqual(["100 of 200 calls", ""]);
});

it("shows how many there were in a time", () => {
  const { terminal, shown } = watch();
  const count = countOnTerminal("publications", { time: 1_000 }, terminal);
  for (let each = 0; each < 250; each++) count();
  expect(shown).toEqual(["100 publications", "200 publications"]);
});

it("shows nothing of what is done once", () => {
  const { terminal, shown } = watch();
  countOnTerminal("calls", {}, terminal)();
  expect(shown).toEqual([]);
});
