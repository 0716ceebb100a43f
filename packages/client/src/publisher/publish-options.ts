import type { Dict } from "@junctor/core";
import type { WhenOffline } from "../durable/when-offline.ts";
import type { Kwargs } from "../kwargs.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import { wireOptions } from "../wire-options.ts";

/** Options of `Session.publish`. The lists of receivers are those of the spec's "Subscriber Black- and Whitelisting". */
export interface PublishOptions {
  /** Keyword arguments. */
  readonly kwargs?: Kwargs | undefined;
  /** Waits for the broker to confirm the publication, or to refuse it. Default: false. */
  readonly acknowledge?: boolean | undefined;
  /** `false`: this session gets the event too if it is subscribed. Default: true. */
  readonly excludeMe?: boolean | undefined;
  /** Ids of sessions that do not get the event. */
  readonly exclude?: readonly number[] | undefined;
  /** Identities that do not get the event. */
  readonly excludeAuthid?: readonly string[] | undefined;
  /** Roles that do not get the event. */
  readonly excludeAuthrole?: readonly string[] | undefined;
  /** Ids of the only sessions that may get the event. */
  readonly eligible?: readonly number[] | undefined;
  /** The only identities that may get the event. */
  readonly eligibleAuthid?: readonly string[] | undefined;
  /** The only roles that may get the event. */
  readonly eligibleAuthrole?: readonly string[] | undefined;
  /** Asks the broker to tell subscribers who publishes. Default: the router's choice. */
  readonly discloseMe?: boolean | undefined;
  /** Asks the broker to keep the event for later subscribers. Default: false. */
  readonly retain?: boolean | undefined;
  /**
   * The resource the event is about, a stable name of it: of subscribers with an `nkey` those on one node get the event,
   * always the same node for a resource (spec: "Sharded Subscription"). Default: none, the event goes to all.
   */
  readonly rkey?: string | undefined;
  /** Packs the arguments past the router (spec: "Payload Passthru Mode"). Default: none. */
  readonly ppt?: PayloadCodec | undefined;
  /**
   * What a client does that has no session: `fail` rejects with `NotConnectedError`, `wait` waits for the next one, no
   * longer than `signal` allows. Default: `fail`.
   */
  readonly whenOffline?: WhenOffline | undefined;
  /** Stops waiting for the acknowledgement: `publish` rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
}

/** `PUBLISH.Options`. */
export function publishOptions(options: PublishOptions): Dict {
  return wireOptions({
    acknowledge: options.acknowledge,
    exclude_me: options.excludeMe,
    exclude: options.exclude,
    exclude_authid: options.excludeAuthid,
    exclude_authrole: options.excludeAuthrole,
    eligible: options.eligible,
    eligible_authid: options.eligibleAuthid,
    eligible_authrole: options.eligibleAuthrole,
    disclose_me: options.discloseMe,
    retain: options.retain,
    rkey: options.rkey,
  });
}
