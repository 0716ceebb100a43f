import type { Scenario } from "../scenario.ts";
import { abandonedCalls } from "./abandoned-calls.ts";
import { callIds } from "./call-ids.ts";
import { callSharing } from "./call-sharing.ts";
import { announcements } from "./announcements.ts";
import { authentication } from "./authentication.ts";
import { calls } from "./calls.ts";
import { certificates } from "./certificates.ts";
import { canceling } from "./canceling.ts";
import { cryptosign } from "./cryptosign.ts";
import { dynamicApi } from "./dynamic-api.ts";
import { departing } from "./departures.ts";
import { authorization } from "./authorization.ts";
import { authorizers } from "./authorizers.ts";
import { callerIdentification, publisherIdentification } from "./identification.ts";
import { forcedRegistrations } from "./force-reregister.ts";
import { eventHistory } from "./event-history.ts";
import { failingLinks } from "./failing-links.ts";
import { ids } from "./ids.ts";
import { killing } from "./killing.ts";
import { messages } from "./messages.ts";
import { metaUris } from "./meta-uris.ts";
import { ordering } from "./ordering.ts";
import { patternRegistrations } from "./pattern-registrations.ts";
import { patternSubscriptions } from "./pattern-subscriptions.ts";
import { payloadPassthru } from "./payload-passthru.ts";
import { payloadValidation } from "./payload-validation.ts";
import { payloads } from "./payloads.ts";
import { progressiveInvocations } from "./progressive-invocations.ts";
import { progressiveResults } from "./progressive-results.ts";
import { smuggling } from "./smuggling.ts";
import { silence } from "./silence.ts";
import { timeouts } from "./timeouts.ts";
import { trustlevels } from "./trustlevels.ts";
import { undecodableBytes } from "./undecodable.ts";
import { publisherExclusion } from "./publisher-exclusion.ts";
import { receiverLists } from "./receiver-lists.ts";
import { reflection } from "./reflection.ts";
import { rerouting } from "./rerouting.ts";
import { retention } from "./retention.ts";
import { uris } from "./uris.ts";
import { pubsub } from "./pubsub.ts";
import type { RouterWorld } from "./router-world.ts";
import { registrationMetaApi } from "./registration-meta-api.ts";
import { subscriptionMetaApi } from "./subscription-meta-api.ts";
import { scram } from "./scram.ts";
import { testaments } from "./testaments.ts";
import { revocations } from "./revocations.ts";
import { sessionMetaApi } from "./session-meta-api.ts";
import { sessionLife } from "./sessions.ts";
import { shardedSubscriptions } from "./sharded-subscriptions.ts";
import { shardedRegistrations } from "./sharded-registrations.ts";
import { sharedRegistrations } from "./shared-registrations.ts";
import { wampcra } from "./wampcra.ts";
import { violations } from "./violations.ts";

/** Every scenario that drives a router by raw messages. */
export const routerScenarios: readonly Scenario<RouterWorld>[] = [
  ...announcements,
  ...sessionLife,
  ...authentication,
  ...wampcra,
  ...scram,
  ...cryptosign,
  ...certificates,
  ...sessionMetaApi,
  ...revocations,
  ...testaments,
  ...registrationMetaApi,
  ...subscriptionMetaApi,
  ...killing,
  ...sharedRegistrations,
  ...forcedRegistrations,
  ...callSharing,
  ...rerouting,
  ...shardedRegistrations,
  ...pubsub,
  ...authorization,
  ...authorizers,
  ...dynamicApi,
  ...callerIdentification,
  ...callIds,
  ...calls,
  ...abandonedCalls,
  ...canceling,
  ...progressiveInvocations,
  ...progressiveResults,
  ...timeouts,
  ...smuggling,
  ...silence,
  ...departing,
  ...eventHistory,
  ...failingLinks,
  ...ids,
  ...messages,
  ...metaUris,
  ...ordering,
  ...patternRegistrations,
  ...patternSubscriptions,
  ...payloadPassthru,
  ...payloadValidation,
  ...payloads,
  ...publisherExclusion,
  ...publisherIdentification,
  ...receiverLists,
  ...reflection,
  ...retention,
  ...shardedSubscriptions,
  ...trustlevels,
  ...undecodableBytes,
  ...uris,
  ...violations,
];
