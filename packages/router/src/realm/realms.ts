import { CloseUri, ErrorUri, ProtocolError } from "@junctor/core";
import type { Authenticator } from "../session/identity.ts";
import type { DrainOptions } from "../drain-peers.ts";
import type { RealmOptions, RealmTemplate, RouterOptions } from "../router-options.ts";
import { createRealm } from "./create-realm.ts";
import type { RealmEnvironment } from "./create-realm.ts";
import { drainRealm } from "./drain-realm.ts";
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
  readonly #environment: RealmEnvironment;
  readonly #realms = new Map<string, Realm>();
  /** Those that nobody can join any more, and some are still in. */
  readonly #leaving = new Set<Realm>();
  /** In the order in which they are asked for a name. */
  readonly #templates = new Map<string, TemplateRealms>();
  /** Whether anybody may join. */
  #state: Realm["state"] = "open";

  /** @throws {RangeError} if there is neither a realm nor a template, or something is wrong with one. */
  constructor({ realms, templates = [] }: Pick<RouterOptions, "realms" | "templates">, environment: RealmEnvironment) {
    this.#environment = environment;
    for (const each of realms) this.add(each);
    for (const each of templates) {
      if (this.#templates.has(each.names)) throw new RangeError(`there are two templates "${each.names}"`);
      this.setTemplate(each);
    }
    if (realms.length + templates.length === 0) throw new RangeError("a router needs at least one realm");
  }

  /** A realm that is there. */
  get(name: string): Realm | undefined {
    return this.#realms.get(name);
  }

  /** The names of those that can be joined, without those that are yet to be made. */
  names(): readonly string[] {
    return Array.from(this.#realms.keys());
  }

  /** Those in which somebody may be. */
  values(): Iterable<Realm> {
    return [...this.#realms.values(), ...this.#leaving];
  }

  /** @throws {RangeError} if there is one of that name, or something is wrong with it. */
  add(options: RealmOptions): void {
    if (this.#realms.has(options.name)) throw new RangeError(`there are two realms "${options.name}"`);
    this.#realms.set(options.name, createRealm(options, this.#environment));
  }

  /**
   * Adds a template, or replaces the one that has the same names. Realms that are there stay as they are.
   * @returns the names of the realms of that template that are there.
   * @throws {RangeError} if something is wrong with it.
   */
  setTemplate(template: RealmTemplate): readonly string[] {
    const made = new TemplateRealms(template, this.#realms, this.#environment);
    const former = this.#templates.get(template.names);
    this.#templates.set(template.names, made);
    return former === undefined ? [] : made.adopt(former);
  }

  /** Lets nobody join a realm any more, and those in it go. Fulfilled when they have left. */
  async remove(realm: Realm, options: DrainOptions): Promise<void> {
    this.#realms.delete(realm.name);
    this.#leaving.add(realm);
    await drainRealm(realm, options);
    this.#leaving.delete(realm);
  }

  /** As `remove`, for all realms of a template. */
  async removeTemplate(names: string, options: DrainOptions): Promise<void> {
    const template = this.#templates.get(names);
    if (template === undefined) throw new RangeError(`there is no template "${names}"`);
    this.#templates.delete(names);
    await Promise.all(template.release().map((realm) => this.remove(realm, options)));
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

  #templateOf(name: string): TemplateRealms | undefined {
    for (const each of this.#templates.values()) if (each.matches(name)) return each;
    return undefined;
  }
}
