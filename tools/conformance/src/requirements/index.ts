import { advancedAuthentication } from "./advanced-authentication.ts";
import { advancedCalls } from "./advanced-calls.ts";
import { advancedFeatures } from "./advanced-features.ts";
import { advancedInterfaces } from "./advanced-interfaces.ts";
import { advancedMetaApi } from "./advanced-meta-api.ts";
import { advancedPayload } from "./advanced-payload.ts";
import { advancedPubsub } from "./advanced-pubsub.ts";
import { advancedRegistrations } from "./advanced-registrations.ts";
import { basicBuildingBlocks } from "./basic-building-blocks.ts";
import { basicGuarantees } from "./basic-guarantees.ts";
import { basicMessages } from "./basic-messages.ts";
import { basicPubsub } from "./basic-pubsub.ts";
import { basicRpc } from "./basic-rpc.ts";
import { basicSessions } from "./basic-sessions.ts";
import type { Requirement } from "./requirement.ts";
import { testSuite } from "./test-suite.ts";
import { transports } from "./transports.ts";

/** Every testable line of the specification, in its order. */
export const requirements: readonly Requirement[] = [
  ...basicBuildingBlocks,
  ...basicMessages,
  ...basicSessions,
  ...basicPubsub,
  ...basicRpc,
  ...basicGuarantees,
  ...advancedFeatures,
  ...advancedMetaApi,
  ...advancedCalls,
  ...advancedRegistrations,
  ...advancedPubsub,
  ...advancedAuthentication,
  ...advancedPayload,
  ...advancedInterfaces,
  ...transports,
  ...testSuite,
];
