import type { Reload } from "./create-reloader.ts";

/** Reads the configuration file again at every SIGHUP. What was not foreseen is in the log. */
export function reloadOnSignal(reload: Reload): void {
  process.on("SIGHUP", () => void reload().catch(() => {}));
}
