import { answer } from "../authorization/authorize.ts";
import { publish } from "../broker/publish.ts";
import type { Session } from "../session/session.ts";
import type { Testament, TestamentScope } from "../session/testament.ts";
import type { Realm } from "./realm.ts";

const scopes: readonly TestamentScope[] = ["detached", "destroyed"];

/**
 * Publishes what a session that has left wanted to be published: all `detached` testaments, then all `destroyed` ones,
 * each scope in the order they were added (spec: AP-TEST-05 to AP-TEST-07). What it may not publish any more is dropped.
 */
export function publishTestaments(realm: Realm, session: Session): void {
  const testaments = session.testaments.splice(0);
  for (const scope of scopes) {
    for (const testament of testaments) {
      if (testament.scope === scope && mayPublish(session, testament)) publish(realm, session, testament.publish);
    }
  }
}

function mayPublish({ permissions }: Session, { publish: { topic } }: Testament): boolean {
  if (permissions === undefined) return true;
  return answer(permissions, { action: "publish", uri: topic, match: "exact" }) === undefined;
}
