import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Metrics } from "./metrics.ts";

/** What a listener tells about the router. */
export type StatusKind = "health" | "metrics";

/** What the answers are made of. */
export interface StatusSource {
  /** Whether new sessions are taken. */
  readonly isReady: () => boolean;
  /** Made when it is first needed. */
  readonly metrics: () => Promise<Metrics>;
}

type Answer = (source: StatusSource, response: ServerResponse) => void | Promise<void>;

const ANSWERS: { readonly [path: string]: { readonly kind: StatusKind; readonly answer: Answer } } = {
  "/healthz": { kind: "health", answer: (_source, response) => send(response, 200, "alive") },
  "/readyz": {
    kind: "health",
    answer: ({ isReady }, response) => (isReady() ? send(response, 200, "ready") : send(response, 503, "closing")),
  },
  "/metrics": { kind: "metrics", answer: sendMetrics },
};

/**
 * Answers `/healthz` (200 while the process answers at all), `/readyz` (503 once it is closing) and `/metrics`
 * (Prometheus) as far as `kinds` go; leaves all else to `next`.
 */
export function createStatusHandler(
  kinds: readonly StatusKind[],
  source: StatusSource,
  next: RequestListener,
): RequestListener {
  if (kinds.length === 0) return next;
  return (request, response) => {
    const found = request.method === "GET" || request.method === "HEAD" ? ANSWERS[pathOf(request)] : undefined;
    if (found === undefined || !kinds.includes(found.kind)) return next(request, response);
    response.setHeader("Cache-Control", "no-store");
    void found.answer(source, response);
  };
}

async function sendMetrics({ metrics }: StatusSource, response: ServerResponse): Promise<void> {
  try {
    const source = await metrics();
    const text = await source.read();
    response.setHeader("Content-Type", source.contentType);
    response.end(text);
  } catch {
    send(response, 500, "the metrics could not be read");
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${text}\n`);
}

function pathOf({ url = "/" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "/";
}
