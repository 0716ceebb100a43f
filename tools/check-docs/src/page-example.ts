/** An example of a page that is run, and what the page says it prints. */
export interface PageExample {
  readonly code: string;
  /** `js`, `ts` or `tsx`, which is a page with React. */
  readonly language: string;
  /** The lines behind `// =>`, in order. */
  readonly prints: readonly string[];
}

/**
 * The examples of a page: its fenced blocks whose info string is `js run`, `ts run` or `tsx run`. Blocks without `run` are
 * excerpts and are not run.
 */
export function examplesOf(page: string): readonly PageExample[] {
  return Array.from(page.matchAll(/^```(js|tsx?) run\n([\s\S]*?)^```$/gm), ([, language = "js", code = ""]) => ({
    code,
    language,
    prints: Array.from(code.matchAll(/\/\/ => ?(.*)$/gm), ([, line = ""]) => line),
  }));
}

/** The languages of the blocks of a page that are JavaScript or TypeScript and are not run. */
export function excerptsOf(page: string): readonly string[] {
  return Array.from(page.matchAll(/^```(jsx?|tsx?|javascript|typescript)$/gm), ([, language = ""]) => language);
}
