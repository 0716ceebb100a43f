import { createElement, version } from "react";
import { version as domVersion } from "react-dom";
import { render } from "@testing-library/react";
import { expect, test } from "vitest";

test("the tests that run here run with React 18", () => {
  expect([version, domVersion]).toEqual([expect.stringMatching(/^18\./), expect.stringMatching(/^18\./)]);
  expect(render(createElement("p", null, "rendered")).container.textContent).toBe("rendered");
});
