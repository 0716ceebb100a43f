import type * as Autobahn from "@junctor/autobahn";
import type { Credentials } from "../guarded-server.ts";

/** The library a program is written against. */
export type Library = typeof Autobahn;

/** What a program finds around it. */
export interface Stage {
  /** The one thing that differs from run to run. */
  readonly autobahn: Library;
  readonly url: string;
  readonly print: (...items: unknown[]) => void;
  /** Ends the run. */
  readonly done: () => void;
  /** How to log in, where one has to; by method and authid. */
  readonly credentials: readonly Credentials[];
}

/** A program as somebody writes it who reads the documentation of autobahn-js. */
export type Program = (stage: Stage) => void;

/** Runs a program to its end; what it printed, a line each. */
export function runProgram(program: Program, around: Omit<Stage, "print" | "done">): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    program({
      ...around,
      print: (...items) => lines.push(items.map((item) => JSON.stringify(item)).join(" ")),
      done: () => resolve(lines),
    });
  });
}
