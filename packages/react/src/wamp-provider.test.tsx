import { connect } from "@junctor/client";
import { testRouter } from "@junctor/testing";
import { act, render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { open } from "./react.test-support.ts";
import { useClient, useConnection } from "./use-connection.ts";
import { WampProvider } from "./wamp-provider.ts";

function Shown(): ReactElement {
  const { state, sessionId, error, retry } = useConnection();
  const client = useClient();
  const parts = [state, sessionId === undefined ? "no session" : "a session", error === undefined ? "fine" : "failed"];
  return (
    <p>
      {[...parts, client === undefined ? "no client" : "a client"].join(", ")}
      {retry && <button onClick={retry.now}>attempt {retry.attempt}</button>}
    </p>
  );
}

describe("a provider that connects", () => {
  it("goes from connecting to joined, with one session in the end, though StrictMode mounts it twice", async () => {
    const { page, router } = await open(<Shown />);
    expect(page.container.textContent).toBe("connecting, no session, fine, no client");
    await page.findByText("joined, a session, fine, a client");
    const monitor = await router.connect();
    await waitFor(async () => expect((await monitor.call("wamp.session.count")).value).toBe(2));
  });

  it("is offline while the connection is lost, and joins again at its time", async () => {
    const { page, router, clock } = await open(<Shown />);
    await page.findByText("joined, a session, fine, a client");
    router.cut();
    const retry = await page.findByRole("button");
    expect(page.container.textContent).toBe("offline, no session, failed, a clientattempt 1");
    await act(() => clock.advance(1_000));
    await page.findByText("joined, a session, fine, a client");
    router.cut();
    const next = await page.findByRole("button");
    expect(retry.isConnected).toBe(false);
    act(() => next.click());
    await page.findByText("joined, a session, fine, a client");
  });

  it("is closed when it cannot join", async () => {
    const router = await testRouter();
    const options = { transport: router.transport, realm: "nowhere" };
    const page = render(
      <WampProvider options={options}>
        <Shown />
      </WampProvider>,
    );
    expect(await page.findByText("closed, no session, failed, no client")).toBeTruthy();
    await router.close();
  });

  it("closes when it is unmounted", async () => {
    const { page, router } = await open(<Shown />);
    await page.findByText("joined, a session, fine, a client");
    const monitor = await router.connect();
    const left = await monitor.subscribe("wamp.session.on_leave");
    page.unmount();
    await left[Symbol.asyncIterator]().next();
    expect((await monitor.call("wamp.session.count")).value).toBe(1);
  });
});

describe("a provider with a client of others", () => {
  it("shows how it stands, and does not close it", async () => {
    const router = await testRouter();
    const client = await connect({ transport: router.transport, realm: router.realm });
    const page = render(
      <StrictMode>
        <WampProvider client={client}>
          <Shown />
        </WampProvider>
      </StrictMode>,
    );
    await page.findByText("joined, a session, fine, a client");
    page.unmount();
    expect((await client.call("wamp.session.count")).value).toBe(1);
    await client.close();
    await router.close();
  });

  it("shows that it was closed", async () => {
    const router = await testRouter();
    const client = await router.connect();
    const page = render(
      <WampProvider client={client}>
        <Shown />
      </WampProvider>,
    );
    await page.findByText("joined, a session, fine, a client");
    await client.close();
    expect(await page.findByText("closed, no session, fine, a client")).toBeTruthy();
    await router.close();
  });
});

it("on a server everything is connecting, and nothing is opened", async () => {
  const router = await testRouter();
  const options = { transport: router.transport, realm: router.realm };
  const html = renderToString(
    <WampProvider options={options}>
      <Shown />
    </WampProvider>,
  );
  expect(html).toBe("<p>connecting, no session, fine, no client</p>");
  expect(router.router.tables().connections).toBe(0);
});

it("hooks without a provider say what is missing", () => {
  expect(() => renderToString(<Shown />)).toThrow("there is no WampProvider above this component");
});
