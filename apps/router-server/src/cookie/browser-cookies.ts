import type { IncomingMessage } from "node:http";
import type { PeerCookie } from "@junctor/core";
import { cookieDefaults } from "../configuration/cookie-defaults.ts";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import { cookieId, CookieJar } from "./cookie-jar.ts";

/** What is found out about the browser that opens a WebSocket. */
export interface BrowserCookie {
  readonly cookie: PeerCookie;
  /** The header that gives it the cookie, or lets it keep it for longer. */
  readonly setCookie: string;
}

/** Gives the browsers of one listener cookies, and knows them again. */
export class BrowserCookies {
  readonly #origins: readonly string[];
  readonly #jar: CookieJar;
  readonly #name: string;
  readonly #attributes: string;
  readonly #lifetime: number;

  /** @param key as `createCookieKey` makes it. */
  constructor({ cookie, origins, tls }: ListenerConfiguration, key: Buffer) {
    const { lifetime, sameSite, secure } = { ...cookieDefaults, ...cookie };
    const isSecure = tls !== undefined || secure === "always";
    // Browsers take a cookie with this prefix from this host alone, over TLS: nobody else can make them have another.
    this.#name = cookie?.name ?? (isSecure ? `__Host-${cookieDefaults.name}` : cookieDefaults.name);
    this.#origins = origins ?? [];
    this.#jar = new CookieJar(key, this.#name);
    this.#lifetime = lifetime;
    const rule = `SameSite=${sameSite.charAt(0).toUpperCase()}${sameSite.slice(1)}`;
    this.#attributes = `Path=/; Max-Age=${Math.floor(lifetime / 1_000)}; HttpOnly; ${rule}${isSecure ? "; Secure" : ""}`;
  }

  /**
   * The cookie of who asks for an upgrade, a new one if it has none. Undefined unless it is a page of an origin that is
   * named: browsers send cookies along whoever asks them to, so other pages would act as their user.
   */
  of({ headers: { origin, cookie } }: IncomingMessage): BrowserCookie | undefined {
    if (origin === undefined || !this.#origins.includes(origin)) return undefined;
    const value = this.#jar.find(cookie) ?? this.#jar.make();
    return {
      cookie: { id: cookieId(value), lifetime: this.#lifetime },
      setCookie: `Set-Cookie: ${this.#name}=${value}; ${this.#attributes}`,
    };
  }
}
