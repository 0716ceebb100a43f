import { fileURLToPath } from "node:url";

/**
 * The absolute path of the built page's folder, `dist/page` of this package. Right from `dist` and from `src` alike:
 * both are one level below the package. Whether the page is built there is for the caller to see.
 */
export const pagePath: string = fileURLToPath(new URL("../dist/page", import.meta.url));
