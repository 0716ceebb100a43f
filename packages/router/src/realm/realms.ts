import { CloseUri, ErrorUri, ProtocolError } from "@junctor/core";
import type { Authenticator } from "../session/identity.ts";
import type { RealmOptions, RouterOptions } from "../router-options.ts";
import { createRealm } from "./create-realm.ts";
import type { RealmEnvironment } from "./create-realm.ts";
import type { Realm } from "./realm.ts";
import { TemplateRealms } from "./template-realms.ts";

/** The way into a realm, whether it is there or yet to be made. */
export interface Entrance {
  readonly name: string;
  /** Decides who may go in. */
  readonly authenticate: Authenticator;
  /** Undefined if it is made for the first who may go in. */
  readonly realm: Realm | undefined;
}

/** The realms of a router: those it was given, and those that are made of templates. */
export class Realms {
  readonly #realms = new Map<string, Realm>();
  readonly #templates: readonly TemplateRealms[];
  /** Whether anybody may join. */
  #state: Realm["state"] = "open";

  /** @throws {RangeError} if there is neither a realm nor a template, or something is wrong with one. */
  constructor({ realms, templates = [] }: Pick<RouterOptions, "realms" | "templates">, environment: RealmEnvironment) {
    for (const each of realms) this.#add(each, environment);
    this.#templates = templates.map((each) => new TemplateRealms(each, this.#realms, environment));
    if (realms.length + templates.length === 0) throw new RangeError("a router needs at least one realm");
  }

  /** A realm that is there. */
  get(name: string): Realm | undefined {
    return this.#realms.get(name);
  }

  /** Those that are there. */
  values(): Iterable<Realm> {
    return this.#realms.values();
  }

  /** The way into a realm; undefined if there is none of that name, and no template either. */
  entrance(name: string): Entrance | undefined {
    const realm = this.#realms.get(name);
    if (realm !== undefined) return { name, realm, authenticate: realm.authenticate };
    const template = this.#templateOf(name);
    return template && { name, realm: undefined, authenticate: template.authenticate };
  }

  /**
   * The realm of one who may go in.
   * @throws {ProtocolError} `wamp.error.unavailable` if something has changed since, or there are too many realms;
   *   `wamp.close.system_shutdown` if nobody may join any more.
   */
  enter({ name, authenticate }: Entrance): Realm {
    if (this.#state !== "open") throw new ProtocolError("the router is closing", CloseUri.SYSTEM_SHUTDOWN);
    if (this.entrance(name)?.authenticate !== authenticate) {
      throw new ProtocolError("the realm has changed, try again", ErrorUri.UNAVAILABLE);
    }
    const realm = this.#realms.get(name) ?? this.#templateOf(name)?.make(name);
    if (realm === undefined) throw new ProtocolError("no such realm", ErrorUri.NO_SUCH_REALM);
    return realm;
  }

  /** Whether anybody may join. */
  get state(): Realm["state"] {
    return this.#state;
  }

  /** From now on nobody joins, and no new call is taken. */
  drain(): void {
    this.#state = "draining";
    for (const realm of this.#realms.values()) realm.state = "draining";
  }

  #add(options: RealmOptions, environment: RealmEnvironment): void {
    if (this.#realms.has(options.name)) throw new RangeError(`there are two realms "${options.name}"`);
    this.#realms.set(options.name, createRealm(options, environment));
  }

  #templateOf(name: string): TemplateRealms | undefined {
    return this.#templates.find((each) => each.matches(name));
  }
}
