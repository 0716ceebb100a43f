import type { RequestListener } from "node:http";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { allowsHost } from "../listener/allows-host.ts";

/** Answers 421 to requests for hosts that a listener does not serve; leaves all else to `next`. */
export function guardHost(listener: ListenerConfiguration, next: RequestListener): RequestListener {
  return (request, response) => {
    const { host } = request.headers;
    if (allowsHost(listener, host)) return next(request, response);
    response.statusCode = 421;
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Connection", "close");
    response.end(`${JSON.stringify(host)} is not served here: see hosts in the configuration of the listener.\n`);
  };
}
