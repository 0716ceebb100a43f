import type { Realm } from "../realm/realm.ts";
import type { MessageRate } from "./message-rate.ts";
import type { Session } from "./session.ts";
import { Throttle } from "./throttle.ts";

/** Keeps a session to the rate of its role, or of its realm; to none if they have none. */
export function keepToRate({ rules, clock }: Realm, session: Session): void {
  const rate: MessageRate | undefined = session.permissions?.rate ?? rules.rate;
  session.throttle = rate && new Throttle(rate, clock);
}
