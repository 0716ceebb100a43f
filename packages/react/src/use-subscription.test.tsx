import type { Client } from "@junctor/client";
import { act, waitFor } from "@testing-library/react";
import { useState } from "react";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { open } from "./react.test-support.ts";
import { useLatestEvent } from "./use-latest-event.ts";
import { useSubscription } from "./use-subscription.ts";

const publish = (session: Client, topic: string, value: unknown): Promise<unknown> =>
  session.publish(topic, [value], { acknowledge: true });

describe("useSubscription", () => {
  function Ticks(): ReactElement {
    const [topic, setTopic] = useState("com.example.a");
    const [values, setValues] = useState<readonly unknown[]>([]);
    const { state, error } = useSubscription(topic, ({ args: [value] }) => {
      // What the handler sees of its component is of the latest rendering.
      setValues([...values, value]);
    });
    return (
      <p>
        <span>{`${state}${error instanceof Error ? ` ${error.message}` : ""}: ${values.join()}`}</span>
        <button onClick={() => setTopic("com.example.b")}>b</button>
        <button onClick={() => setTopic("com..b")}>invalid</button>
      </p>
    );
  }

  it("gets each event once, with the handler of the latest rendering", async () => {
    const { page, router } = await open(<Ticks />);
    expect(page.container.textContent).toContain("subscribing: ");
    const backend = await router.connect();
    await page.findByText("active:");
    await publish(backend, "com.example.a", 1);
    await page.findByText("active: 1");
    await publish(backend, "com.example.a", 2);
    await page.findByText("active: 1,2");
  });

  it("goes on after the connection was lost", async () => {
    const { page, router, clock } = await open(<Ticks />);
    await page.findByText("active:");
    router.cut();
    const backend = await router.connect();
    await act(() => clock.advance(1_000));
    await waitFor(async () => {
      expect((await backend.call("wamp.subscription.lookup", ["com.example.a"])).value).not.toBeNull();
    });
    await publish(backend, "com.example.a", 3);
    expect((await page.findByText("active: 3")).isConnected).toBe(true);
  });

  it("follows its topic, and leaves the one before", async () => {
    const { page, router } = await open(<Ticks />);
    const backend = await router.connect();
    await page.findByText("active:");
    act(() => page.getByText("b").click());
    await page.findByText("active:");
    await publish(backend, "com.example.a", "a");
    await publish(backend, "com.example.b", "b");
    await page.findByText("active: b");
    expect((await backend.call("wamp.subscription.lookup", ["com.example.a"])).value).toBeNull();
  });

  it("ends when its component is gone", async () => {
    const { page, router, show } = await open(<Ticks />);
    const backend = await router.connect();
    await page.findByText("active:");
    show(<p>nothing</p>);
    await waitFor(async () => {
      expect((await backend.call("wamp.subscription.lookup", ["com.example.a"])).value).toBeNull();
    });
  });

  it("tells why the router refuses it", async () => {
    const { page } = await open(<Ticks />);
    await page.findByText("active:");
    act(() => page.getByText("invalid").click());
    expect((await page.findByText(/^failed/)).textContent).toContain("wamp.error.invalid_uri");
  });
});

describe("useLatestEvent", () => {
  function Latest(): ReactElement {
    const [topic, setTopic] = useState("com.example.a");
    const event = useLatestEvent(topic, { getRetained: true });
    return <button onClick={() => setTopic("com.example.b")}>{`latest: ${String(event?.args[0])}`}</button>;
  }

  it("shows the retained event, then the latest one, and none of another topic", async () => {
    const { page, router } = await open(<Latest />, async (prepared) => {
      const backend = await prepared.connect();
      await backend.publish("com.example.a", ["kept"], { retain: true, acknowledge: true });
    });
    expect(page.container.textContent).toBe("latest: undefined");
    await page.findByText("latest: kept");
    const backend = await router.connect();
    await publish(backend, "com.example.a", "new");
    await page.findByText("latest: new");
    act(() => page.getByRole("button").click());
    expect(page.container.textContent).toBe("latest: undefined");
  });
});
