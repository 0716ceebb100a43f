/** The version of this package, as WELCOME names it. A test keeps it equal to package.json. */
export const VERSION = "0.0.0";
