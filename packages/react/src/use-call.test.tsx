import { NotConnectedError } from "@junctor/client";
import type { Result } from "@junctor/client";
import { act } from "@testing-library/react";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { answered } from "./answered.test-support.ts";
import { open } from "./react.test-support.ts";
import { useCall } from "./use-call.ts";

describe("useCall", () => {
  const promises: Promise<Result>[] = [];

  function Buttons(): ReactElement {
    const { state, result, error, call, reset } = useCall<number>("com.example.double");
    const press = (value: unknown): void => void promises.push(call([value], { whenOffline: "wait" }));
    return (
      <p>
        {state} {String(result?.value)} {error instanceof Error ? error.message : ""}
        <button onClick={() => press(2)}>two</button>
        <button onClick={() => press("x")}>x</button>
        <button onClick={reset}>reset</button>
      </p>
    );
  }

  const shown = (text: string) => (_: string, element: Element | null) =>
    element?.tagName === "P" && element.firstChild?.parentElement?.textContent?.startsWith(text) === true;

  it("tells what becomes of a call, also of one that waits for the first session", async () => {
    const { page, router } = await open(<Buttons />);
    expect(page.container.textContent).toContain("idle undefined");
    const backend = await router.connect({ onError: () => undefined });
    await backend.register("com.example.double", ({ args: [value] }) => {
      if (typeof value === "number") return 2 * value;
      throw new Error("not a number");
    });
    act(() => page.getByText("two").click());
    expect(page.container.textContent).toContain("pending undefined");
    await page.findByText(shown("done 4"));
    act(() => page.getByText("x").click());
    await page.findByText(shown("failed 4 wamp.error.runtime_error: not a number"));
    expect((await promises[0])?.value).toBe(4);
    await expect(promises[1]).rejects.toThrow("not a number");
    act(() => page.getByText("reset").click());
    expect(page.container.textContent).toContain("idle undefined");
  });

  it("shows the last of calls that overlap", async () => {
    const { page, router } = await open(<Buttons />);
    const calls = await answered(await router.connect(), "com.example.double");
    act(() => page.getByText("two").click());
    const first = await calls.next();
    act(() => page.getByText("two").click());
    const second = await calls.next();
    second.answer("second");
    await page.findByText(shown("done second"));
    first.answer("first");
    await promises.at(-2);
    expect(page.container.textContent).toContain("done second");
  });

  it("fails without a session, unless the call waits", async () => {
    let failure: unknown;
    function Eager(): ReactElement {
      const { state, error, call } = useCall("com.example.double");
      failure = error;
      return <button onClick={() => void call([1])}>{state}</button>;
    }
    const { page } = await open(<Eager />);
    act(() => page.getByText("idle").click());
    await page.findByText("failed");
    expect(failure).toBeInstanceOf(NotConnectedError);
  });
});
