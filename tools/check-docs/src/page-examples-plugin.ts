import { readFileSync } from "node:fs";
import { examplesOf } from "./page-example.ts";
import { root } from "./repository.ts";

/** Where examples seem to lie: in this package, so that they import what it depends on. */
const HERE = `${root}tools/check-docs/examples/`;
/** What pages connect to: the address at which `junctor start` listens. */
const ADDRESS = "127.0.0.1:8080";

/** What a bundler asks of a plugin to get modules that are no files. */
interface ModulePlugin {
  readonly name: string;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
}

/**
 * The name of the module an example of a page becomes.
 * @param page Its path from the top of the repository.
 * @param place Which of its examples, in which language, and where the router listens that stands in for the page's.
 */
export function exampleModule(
  page: string,
  { index, language, port }: { readonly index: number; readonly language: string; readonly port: number },
): string {
  return `${HERE}${page}.${language === "tsx" ? "tsx" : "ts"}?index=${index}&port=${port}`;
}

/** Lets tests import the examples of pages as modules, straight from the pages. */
export function pageExamples(): ModulePlugin {
  return {
    name: "page-examples",
    resolveId: (id) => (id.startsWith(HERE) ? id : undefined),
    load(id) {
      if (!id.startsWith(HERE)) return undefined;
      const { pathname, searchParams } = new URL(id.slice(HERE.length), "page:/");
      const page = readFileSync(root + pathname.slice(1).replace(/\.tsx?$/, ""), "utf8");
      const example = examplesOf(page)[Number(searchParams.get("index"))];
      return example?.code.replaceAll(ADDRESS, `127.0.0.1:${searchParams.get("port")}`);
    },
  };
}
