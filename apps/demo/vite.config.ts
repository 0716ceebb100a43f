import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** Builds the page from the sources of every workspace package, to where `pagePath` says it is. */
export default defineConfig({
  root: fileURLToPath(new URL("src/page", import.meta.url)),
  base: "./",
  resolve: { conditions: ["@junctor/source", "module", "browser", "production"] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("dist/page", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // The notices of what is bundled into the page have to go with it.
    license: { fileName: "licenses.md" },
  },
  server: {
    proxy: {
      "/ws": { target: "ws://127.0.0.1:8080", ws: true },
      "/demo.json": "http://127.0.0.1:8080",
    },
  },
});
