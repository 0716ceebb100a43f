import { cbor } from "@junctor/core/cbor";
import { joined } from "../client.test-support.ts";
import type { Scenario, ScriptedRouter } from "../client.test-support.ts";
import { packValues } from "../passthru/packed-values.ts";
import type { Session } from "../session/session.ts";
import { seal } from "./ciphers.ts";
import type { Cipher } from "./ciphers.ts";
import { counting, secretOne, secretTwo } from "./e2ee.test-support.ts";
import { encryptionKey } from "./encryption-key.ts";
import type { EncryptionKey } from "./encryption-key.ts";

const announced = {
  broker: ["payload_passthru_mode"],
  dealer: ["payload_passthru_mode", "progressive_call_results", "call_canceling"],
};
/** Two keys, made of `secretOne` and `secretTwo`. */
export const [one, two] = [encryptionKey(secretOne), encryptionKey(secretTwo)];
const random = counting();

/** The attributes of what a key encrypted. */
export function ppt(key: EncryptionKey = one, cipher: Cipher = "xsalsa20poly1305"): object {
  return { ppt_scheme: "wamp", ppt_serializer: "cbor", ppt_cipher: cipher, ppt_keyid: key.keyid };
}

/** Values encrypted as another peer does it, as JSON carries them. */
export function sealed(
  args: readonly unknown[],
  key: EncryptionKey = one,
  cipher: Cipher = "xsalsa20poly1305",
): string {
  const packed = packValues({ args, kwargs: {} }, cbor());
  const bytes = seal(packed, cipher, { secret: key.secret, random });
  return `\0${btoa(String.fromCodePoint(...bytes))}`;
}

/** A session with a router that can do what keyrings need. */
export function join(scenario: Scenario = {}): ReturnType<typeof joined> {
  return joined({ announced, ...scenario });
}

/** Collects what comes on subscription 5. */
export async function listen(session: Session, router: ScriptedRouter): Promise<unknown[]> {
  const events: unknown[] = [];
  const subscribed = session.subscribe("com.topic", ({ args }) => void events.push(...args));
  await router.next();
  router.send([33, 1, 5]);
  await subscribed;
  return events;
}
