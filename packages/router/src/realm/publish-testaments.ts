import { asError } from "../as-error.ts";
import { decide } from "../authorization/authorize.ts";
import { publish } from "../broker/publish.ts";
import type { Session } from "../session/session.ts";
import type { Testament, TestamentScope } from "../session/testament.ts";
import type { Realm } from "./realm.ts";

const scopes: readonly TestamentScope[] = ["detached", "destroyed"];

/**
 * Publishes what a session that has left wanted to be published: all `detached` testaments, then all `destroyed` ones,
 * each scope in the order they were added (spec: AP-TEST-05 to AP-TEST-07). What it may not publish any more is
 * dropped; what an authorizer has to decide on is published when it has.
 */
export function publishTestaments(realm: Realm, session: Session): void {
  const testaments = session.testaments.splice(0);
  for (const scope of scopes) {
    for (const testament of testaments) {
      if (testament.scope === scope) publishTestament(realm, session, testament);
    }
  }
}

function publishTestament(realm: Realm, session: Session, { publish: message }: Testament): void {
  const question = { action: "publish", uri: message.topic, match: "exact" } as const;
  const refusal = decide(realm, session, { question, message });
  if (refusal === undefined) publish(realm, session, message);
  if (!(refusal instanceof Promise)) return;
  refusal
    .then((decided) => decided ?? publish(realm, session, message))
    .catch((error: unknown) => {
      realm.counters.faults++;
      realm.logger.error("a testament could not be published", { error: asError(error) });
    });
}
