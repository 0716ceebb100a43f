import { CallTimeoutError } from "@junctor/client";
import { describe, expect, it } from "vitest";
import { testRouter } from "./test-router.ts";
import { VirtualClock } from "./virtual-clock.ts";

describe("virtual time", () => {
  it("passes when it is told to, its timers in order", async () => {
    const clock = new VirtualClock(1000);
    const fired: unknown[] = [];
    clock.after(30, () => fired.push(["third", clock.now()]));
    clock.after(10, () => {
      fired.push(["first", clock.now()]);
      clock.after(10, () => fired.push(["second", clock.now()]));
    });
    clock.after(15, () => fired.push("never")).cancel();
    await clock.advance(29);
    expect(fired).toEqual([
      ["first", 1010],
      ["second", 1020],
    ]);
    expect(clock.timers).toBe(1);
    await clock.advance(1);
    expect(fired[2]).toEqual(["third", 1030]);
    expect(clock.now()).toBe(1030);
  });

  it("times calls out without anybody waiting for it", async () => {
    const clock = new VirtualClock();
    const router = await testRouter({ clock });
    const session = await router.connect();
    await session.register("com.example.never", () => new Promise(() => undefined));
    const call = session.call("com.example.never", [], { timeout: 3_600_000 });
    const failed = call.catch((error: unknown) => error);
    await clock.advance(3_599_999);
    expect(await Promise.race([call, Promise.resolve("waits")])).toBe("waits");
    await clock.advance(1);
    expect(await failed).toBeInstanceOf(CallTimeoutError);
    await router.close();
  });

  it("settles when what was sent has arrived", async () => {
    const clock = new VirtualClock();
    const router = await testRouter({ clock });
    const [one, other] = [await router.connect(), await router.connect()];
    const seen: unknown[] = [];
    await other.subscribe("com.example.tick", ({ args }) => seen.push(args[0]));
    await one.publish("com.example.tick", [1]);
    await one.publish("com.example.tick", [2]);
    await clock.settle();
    expect(seen).toEqual([1, 2]);
    await router.close();
  });
});
