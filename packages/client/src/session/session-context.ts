import type { Clock } from "@junctor/core";
import type { ErrorReporter } from "../error-reporter.ts";
import type { Codecs } from "../passthru/codecs.ts";
import type { Passthru } from "../passthru/payload-codec.ts";
import type { Requests } from "../requests/requests.ts";
import type { Features } from "./features.ts";
import type { Link } from "./link.ts";

/** What the four roles of one session share. */
export interface SessionContext {
  readonly link: Link;
  readonly requests: Requests;
  readonly features: Features;
  /** What unpacks payloads in payload passthru mode. */
  readonly codecs: Codecs;
  /** Payload passthru mode, as soon as a codec has been given. */
  passthru: Passthru | undefined;
  readonly clock: Clock;
  readonly report: ErrorReporter;
  /** Whether callers are told the name and stack of exceptions in invocation handlers. */
  readonly exposeErrors: boolean;
}
