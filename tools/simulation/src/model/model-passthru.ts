import type { Dict } from "@junctor/core";
import { PeerFault } from "./model-realm.ts";

/** Whether a payload is one that the router does not look into. */
export function isPassthru({ ppt_scheme: scheme }: Dict): boolean {
  return scheme !== undefined && scheme !== "";
}

/** What goes on of the options of such a payload: all that say how to read it, and only if the router announced that. */
export function passthruDetails({ payload_passthru_mode: announced }: Dict, attributes: Dict): Dict {
  if (announced !== true || !isPassthru(attributes)) return {};
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith("ppt_")));
}

/** Whether somebody of these features may neither send nor get the payload. */
export function isBeyond({ payload_passthru_mode: announced }: Dict, attributes: Dict): boolean {
  return announced !== true && isPassthru(attributes);
}

/**
 * Nobody sends what they did not announce.
 * @throws {PeerFault} if somebody does.
 */
export function modelPassthru(features: Dict, attributes: Dict): void {
  if (isBeyond(features, attributes)) throw new PeerFault();
}
