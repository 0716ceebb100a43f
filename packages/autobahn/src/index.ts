import * as autobahn from "./autobahn.ts";

export * from "./autobahn.ts";
// oxlint-disable-next-line import/no-default-export -- programs write `import autobahn from "autobahn"`
export default autobahn;
