import type { Session, Subscription } from "@junctor/client";

/** Shows what is said in a room. */
export function joinRoom(session: Session, room: string, show: (text: string) => void): Promise<Subscription> {
  return session.subscribe(`com.chat.room.${room}`, ({ args }) => show(String(args[0])));
}
