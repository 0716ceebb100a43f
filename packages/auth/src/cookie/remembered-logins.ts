import type { PeerCookie } from "@junctor/core";
import type { Identity } from "../identity.ts";

/** Somebody who has logged in. */
export type RememberedIdentity = Pick<Identity, "authid" | "authrole" | "authmethod" | "authprovider">;

interface Login {
  readonly identity: RememberedIdentity;
  /** When it is forgotten, in milliseconds since the epoch. */
  readonly until: number;
}

/** Options of `RememberedLogins`. */
export interface RememberedLoginsOptions {
  /** Beyond, the one that is longest ago is forgotten. Default: 10,000. */
  readonly maxLogins?: number | undefined;
}

/** A cookie, and what its browser joins. */
export interface LoginPlace {
  readonly cookie: PeerCookie;
  readonly realm: string;
}

/** Who has logged in to which realm from which browser, in memory. What it holds of a cookie does not tell the cookie. */
export class RememberedLogins {
  readonly #maxLogins: number;
  /** By place; the one that is longest ago stands in front. */
  readonly #byPlace = new Map<string, Login>();

  constructor({ maxLogins = 10_000 }: RememberedLoginsOptions = {}) {
    this.#maxLogins = maxLogins;
  }

  /** How many there are. */
  get size(): number {
    return this.#byPlace.size;
  }

  /**
   * Remembers who has logged in to a realm, in place of who did so before with the same cookie.
   * @param now milliseconds since the epoch.
   */
  remember(place: LoginPlace, identity: Identity, now: number): void {
    const { lifetime } = place.cookie;
    const key = keyOf(place);
    const { authid, authrole, authmethod, authprovider } = identity;
    this.#byPlace.delete(key);
    this.#byPlace.set(key, { identity: { authid, authrole, authmethod, authprovider }, until: now + lifetime });
    for (const oldest of this.#byPlace.keys()) {
      if (this.#byPlace.size <= this.#maxLogins) return;
      this.#byPlace.delete(oldest);
    }
  }

  /** Who logged in with a cookie; undefined if nobody did, or it is too long ago. */
  find(place: LoginPlace, now: number): RememberedIdentity | undefined {
    const login = this.#byPlace.get(keyOf(place));
    if (login === undefined || login.until > now) return login?.identity;
    this.forget(place);
    return undefined;
  }

  /** Forgets who logged in with a cookie. */
  forget(place: LoginPlace): void {
    this.#byPlace.delete(keyOf(place));
  }

  /** Forgets all but those who may stay. */
  retain(mayStay: (identity: RememberedIdentity) => boolean): void {
    for (const [key, { identity }] of this.#byPlace) if (!mayStay(identity)) this.#byPlace.delete(key);
  }

  /** All who are remembered. */
  all(): readonly RememberedIdentity[] {
    return Array.from(this.#byPlace.values(), ({ identity }) => identity);
  }
}

/** No realm has a space. */
function keyOf({ cookie, realm }: LoginPlace): string {
  return `${realm} ${cookie.id}`;
}
