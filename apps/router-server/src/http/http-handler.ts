import { existsSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";

/** What the page is served with. */
export interface HttpHandlerOptions {
  /** The folder of the built page. Default: there is no page. */
  readonly pagePath?: string | undefined;
  /** The realm the page is to join. */
  readonly realm: string;
}

type Next = () => void;
type ServePage = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/** Nothing from elsewhere, no frames around it; a WebSocket to wherever the page came from. */
const PAGE_POLICY =
  "default-src 'self'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers the HTTP requests that are no WebSocket: the page, its settings, and plain words for all else. */
export function createHttpHandler({ pagePath, realm }: HttpHandlerOptions): RequestListener {
  const servePage = pagePath === undefined ? serveNothing : createPageServer(pagePath);
  return (request, response) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return sendText(response, 405, "Only GET and HEAD are answered here.");
    }
    const [path] = (request.url ?? "/").split("?", 1);
    if (path === "/demo.json") return sendSettings(response, realm);
    if (path === "/ws") {
      response.setHeader("Connection", "Upgrade, close");
      response.setHeader("Upgrade", "websocket");
      return sendText(response, 426, "This is where WAMP clients connect by WebSocket.");
    }
    servePage(request, response, () => sendText(response, 404, "There is nothing here."));
  };
}

const serveNothing: ServePage = (_request, _response, next) => next();

function createPageServer(pagePath: string): ServePage {
  if (!existsSync(join(pagePath, "index.html"))) {
    return (_request, response) =>
      sendText(response, 503, "The router runs, but its page is not built. Run the build, then start it again.");
  }
  return sirv(pagePath, { etag: true, setHeaders: setPageHeaders });
}

function setPageHeaders(response: ServerResponse, path: string): void {
  // The names of assets change with their content; what has a fixed name is asked for again each time.
  const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  response.setHeader("Cache-Control", cache);
  response.setHeader("Content-Security-Policy", PAGE_POLICY);
  response.setHeader("Referrer-Policy", "no-referrer");
}

function sendSettings(response: ServerResponse, realm: string): void {
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Cache-Control", "no-store");
  response.end(JSON.stringify({ realm }));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${text}\n`);
}
