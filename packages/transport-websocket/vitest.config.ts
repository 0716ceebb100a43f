import { mergeConfig } from "vitest/config";
// @boundaries-ignore one configuration for all packages stands at the root
import shared from "../../vitest.shared.ts";

/** Node 20 has the platform's WebSocket, but only shows it when asked. */
const nodeMajor = Number(process.versions.node.split(".")[0]);

export default mergeConfig(shared, {
  test: { execArgv: nodeMajor < 22 ? ["--experimental-websocket"] : [] },
});
