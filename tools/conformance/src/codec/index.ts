import type { Scenario } from "../scenario.ts";
import type { CodecWorld } from "./codec-world.ts";
import { certificates } from "./certificates.ts";
import { encodings } from "./encodings.ts";
import { messageFormats } from "./formats.ts";

/** Every scenario that feeds one serializer. */
export const codecScenarios: readonly Scenario<CodecWorld>[] = [...messageFormats, ...encodings, ...certificates];
