import { options, render } from "preact";
import { systemClock, systemRandom } from "@junctor/core/runtime";
import { connectPage, routerUrlOf } from "./connect-page.ts";
import { Demo } from "./state/demo.ts";
import { drawIdentity, loadIdentity, saveIdentity } from "./state/identity.ts";
import { App } from "./view/app.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/board.css";
import "./styles/calls.css";
import "./styles/wire.css";

// Draws a moment later, once for all messages that arrive meanwhile: drawing between a call and its answer would
// show up in the round trip, which is much quicker than the eye.
const DRAWING_DELAY = 20;
options.debounceRendering = (draw) => void setTimeout(draw, DRAWING_DELAY);

const pageUrl = location.href;
const demo = new Demo({
  connect: (watcher) => connectPage(pageUrl, watcher),
  me: loadIdentity(sessionStorage) ?? drawIdentity(systemRandom),
  saveMe: (me) => saveIdentity(sessionStorage, me),
  clock: systemClock,
  random: systemRandom,
  stopwatch: () => performance.now(),
});

addEventListener("pagehide", () => demo.leave());
addEventListener("pageshow", (event) => {
  // Out of the back/forward cache: this page said goodbye when it went in.
  if (event.persisted) location.reload();
});
addEventListener("online", () => demo.tryNow());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") demo.tryNow();
});

const root = document.getElementById("app");
if (root !== null) render(<App demo={demo} routerUrl={routerUrlOf(pageUrl)} />, root);
void demo.start();
