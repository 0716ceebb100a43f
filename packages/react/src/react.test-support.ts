import { configure, render } from "@testing-library/react";
import type { RenderResult } from "@testing-library/react";
import { testRouter, VirtualClock } from "@junctor/testing";
import type { TestRouter } from "@junctor/testing";
import { createElement, StrictMode } from "react";
import type { ReactNode } from "react";
import { onTestFinished } from "vitest";
import { WampProvider } from "./wamp-provider.ts";

// What is awaited comes; how long that takes is the machine's affair.
configure({ asyncUtilTimeout: 30_000 });

/** A page with a provider, and the router it is connected to. */
export interface Page {
  readonly router: TestRouter;
  /** The time of the router and its clients; the page's tries to join again when it passes. */
  readonly clock: VirtualClock;
  readonly page: RenderResult;
  /** Renders the page again, below the same provider. */
  show(children: ReactNode): void;
}

/**
 * Shows components below a provider, in StrictMode, which mounts everything twice.
 * @param prepare What there is before the page is.
 */
export async function open(children: ReactNode, prepare?: (router: TestRouter) => Promise<void>): Promise<Page> {
  const clock = new VirtualClock();
  const router = await testRouter({ clock });
  await prepare?.(router);
  const options = { transport: router.transport, realm: router.realm, clock, keepalive: false } as const;
  const within = (inner: ReactNode): ReactNode =>
    createElement(StrictMode, null, createElement(WampProvider, { options, children: inner }));
  const page = render(within(children));
  onTestFinished(async () => {
    page.unmount();
    await router.close();
  });
  return { router, clock, page, show: (inner) => page.rerender(within(inner)) };
}
