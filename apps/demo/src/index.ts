// The public surface, in reading order.
export { startBackend } from "./start-backend.ts";
export type { Backend } from "./start-backend.ts";
export { pagePath } from "./page-path.ts";
export { DemoUri } from "./domain/demo-uri.ts";
