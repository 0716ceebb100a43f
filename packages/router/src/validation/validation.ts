import type { PayloadValidator } from "@junctor/core";
import type { Counters } from "../counters.ts";
import type { Directory } from "../reflection/directory.ts";

/** What a realm that validates has for it. */
export interface Validation {
  readonly validator: PayloadValidator;
  readonly directory: Directory;
  readonly counters: Counters;
}
