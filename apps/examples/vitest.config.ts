// @boundaries-ignore one configuration for all packages stands at the root
export { default } from "../../vitest.shared.ts";
