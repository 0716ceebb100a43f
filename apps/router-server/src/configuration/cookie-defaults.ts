/** What a listener's cookies are like if nothing is said of it. */
export const cookieDefaults = {
  name: "junctor",
  lifetime: 604_800_000,
  sameSite: "lax",
  secure: "auto",
} as const;
