import { WampError } from "@junctor/client";
import type { Session } from "@junctor/client";

const MAX_LENGTH = 200;

/** Admits what people say, and tells those in the room. */
export async function serveChat(session: Session): Promise<void> {
  await session.register("com.chat.say", async ({ args: [room, text] }) => {
    if (typeof text !== "string" || text === "" || text.length > MAX_LENGTH) {
      throw new WampError("com.chat.error.unfit", { args: [`1 to ${MAX_LENGTH} characters, please`] });
    }
    await session.publish(`com.chat.room.${String(room)}`, [text], { acknowledge: true });
  });
}
