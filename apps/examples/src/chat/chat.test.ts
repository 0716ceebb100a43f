import { testRouter, VirtualClock } from "@junctor/testing";
import { expect, test } from "vitest";
import { joinRoom } from "./join-room.ts";
import { serveChat } from "./serve-chat.ts";

test("those in a room see what is said there, and nothing unfit is said", async () => {
  const clock = new VirtualClock();
  const router = await testRouter({ clock });
  await serveChat(await router.connect());
  const [ada, bob] = [await router.connect(), await router.connect()];
  const seen: string[] = [];
  await joinRoom(ada, "lobby", (text) => seen.push(text));

  await bob.call("com.chat.say", ["lobby", "hello"]);
  await bob.call("com.chat.say", ["kitchen", "tea?"]);
  await expect(bob.call("com.chat.say", ["lobby", ""])).rejects.toMatchObject({ uri: "com.chat.error.unfit" });
  await clock.settle();
  expect(seen).toEqual(["hello"]);
  await router.close();
});
