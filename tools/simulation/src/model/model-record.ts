import { limits } from "../limits.ts";
import type { ModelPublication, ModelSubscription } from "./model-session.ts";

/** What was for or not for certain sessions is not recorded; of the others the last ones. */
export function record({ history }: ModelSubscription, publication: ModelPublication): void {
  const { exclude, eligible } = publication.message.options;
  if (history === undefined || exclude !== undefined || eligible !== undefined) return;
  history.push(publication);
  if (history.length > limits.maxHistoryEvents) history.shift();
}
