import type { Client } from "@junctor/client";
import type { TestRouter } from "@junctor/testing";
import { act } from "@testing-library/react";
import { useState } from "react";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { answered } from "./answered.test-support.ts";
import { open } from "./react.test-support.ts";
import { useQuery } from "./use-query.ts";

function Price(): ReactElement {
  const [item, setItem] = useState("tea");
  const { state, result, error, refetch } = useQuery<string>("com.example.price", [item], { kwargs: { big: 1n } });
  return (
    <p>
      <span>{`${state}: ${String(result?.value)}${error === undefined ? "" : " failed"}`}</span>
      <button onClick={() => setItem("tin")}>tin</button>
      <button onClick={refetch}>again</button>
    </p>
  );
}

/** A backend that answers with the item and how often it has been asked for it. */
const priced =
  (seen: unknown[]) =>
  async (router: TestRouter): Promise<void> => {
    const backend = await router.connect();
    await backend.register("com.example.price", ({ args: [item] }) => {
      seen.push(item);
      return `${String(item)} ${seen.filter((one) => one === item).length}`;
    });
  };

describe("useQuery", () => {
  it("calls when it is mounted, and again when its arguments change, and when it is told to", async () => {
    const seen: unknown[] = [];
    const { page } = await open(<Price />, priced(seen));
    expect(page.container.textContent).toContain("idle: undefined");
    await page.findByText("done: tea 1");
    act(() => page.getByText("again").click());
    expect(page.container.textContent).toContain("pending: tea 1");
    await page.findByText("done: tea 2");
    act(() => page.getByText("tin").click());
    await page.findByText("done: tin 1");
    expect(seen).toEqual(["tea", "tea", "tin"]);
  });

  it("does not call again because its component is rendered again", async () => {
    const seen: unknown[] = [];
    const { page, show } = await open(<Price />, priced(seen));
    await page.findByText("done: tea 1");
    show(<Price />);
    act(() => page.getByText("again").click());
    await page.findByText("done: tea 2");
    expect(seen).toEqual(["tea", "tea"]);
  });

  it("calls again in a new session", async () => {
    const seen: unknown[] = [];
    const { page, router, clock } = await open(<Price />, priced(seen));
    await page.findByText("done: tea 1");
    router.cut();
    await priced(seen)(router);
    await act(() => clock.advance(1_000));
    await page.findByText("done: tea 2");
    expect(seen).toEqual(["tea", "tea"]);
  });

  it("cancels a call whose result is not wanted any more, and shows the failure of one that is", async () => {
    let calls!: Awaited<ReturnType<typeof answered>>;
    let backend!: Client;
    const { page, router } = await open(<Price />, async (prepared) => {
      backend = await prepared.connect();
      calls = await answered(backend, "com.example.price");
    });
    const first = await calls.next();
    act(() => page.getByText("tin").click());
    const second = await calls.next();
    await first.canceled;
    expect([first.args, second.args]).toEqual([["tea"], ["tin"]]);
    await backend.close();
    await page.findByText("failed: undefined failed");
    expect(router.router.tables().connections).toBe(1);
  });
});
