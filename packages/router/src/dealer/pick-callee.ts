import type { Session } from "../session/session.ts";
import type { Registration } from "./registrations.ts";

/** Which callee of a registration gets the next call (spec: AP-SHREG-04, AP-SHREG-05). */
export function pickCallee(registration: Registration): Session {
  // A registration has at least one callee, so there is one at any index below their number.
  return registration.callees[pickIndex(registration)] as Session;
}

function pickIndex(registration: Registration): number {
  switch (registration.invoke) {
    case "single":
    case "first":
      return 0;
    case "last":
      return registration.callees.length - 1;
    case "random":
      return registration.random.uint32() % registration.callees.length;
    case "roundrobin":
      return takeTurn(registration);
  }
}

/** In the order of registration, and around again. */
function takeTurn(registration: Registration): number {
  const turn = registration.turn < registration.callees.length ? registration.turn : 0;
  registration.turn = turn + 1;
  return turn;
}
