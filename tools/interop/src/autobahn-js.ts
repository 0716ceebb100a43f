import autobahn from "autobahn";
import { WebSocket } from "ws";

// It wants the platform's WebSocket, which Node has from version 22 on.
Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocket });

/** autobahn-js, able to use WebSockets. */
export { autobahn };
