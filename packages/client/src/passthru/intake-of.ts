import type { PassthruSession, Receive } from "./payload-codec.ts";

/**
 * What gets the messages of a session: `receive`, behind the intakes of the codecs that have one. Those may deliver
 * late, when nobody but this function can tell a violation to the link.
 */
export function intakeOf({ codecs, link }: PassthruSession, receive: Receive): Receive {
  let intake: Receive = (message) => {
    if (link.state !== "established") return;
    try {
      receive(message);
    } catch (error) {
      link.fail(error);
    }
  };
  for (const codec of codecs.values()) intake = codec.intake?.(intake) ?? intake;
  return intake;
}
