import { expect, test } from "vitest";
import { readPage } from "./pages.test-support.ts";
import { stateDiagram } from "./state-diagram.ts";

test.each(["router", "client"] as const)(
  "the state diagram of the %s in ARCHITECTURE.md is the session table",
  (side) => {
    expect(readPage("ARCHITECTURE.md")).toContain(`\`\`\`mermaid\n${stateDiagram(side)}\n\`\`\``);
  },
);
