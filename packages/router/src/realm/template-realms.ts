import { ErrorUri, ProtocolError } from "@junctor/core";
import type { Timer } from "@junctor/core";
import type { RealmTemplate } from "../router-options.ts";
import type { Authenticator } from "../session/identity.ts";
import { authenticatorOf, createRealm } from "./create-realm.ts";
import type { RealmEnvironment } from "./create-realm.ts";
import { compileNames, sampleName } from "./compile-names.ts";
import type { Occupancy, Realm } from "./realm.ts";

const MAX_REALMS = 100;
const EMPTY_TIMEOUT = 60_000;

/** The realms of one template, from the first session of each until it has been empty for a while. */
export class TemplateRealms {
  /** Decides who may join realms that are yet to be made. */
  readonly authenticate: Authenticator;
  readonly #template: RealmTemplate;
  readonly #environment: RealmEnvironment;
  readonly #names: RegExp;
  readonly #maxRealms: number;
  readonly #emptyTimeout: number;
  /** All realms of the router, by name. */
  readonly #all: Map<string, Realm>;
  readonly #realms = new Set<Realm>();
  /** Those that are empty, the one that has been so for longest first. */
  readonly #empty = new Map<Realm, Timer>();

  /**
   * @param all where its realms are put while they are there.
   * @throws {RangeError} if something is wrong with the template.
   */
  constructor(template: RealmTemplate, all: Map<string, Realm>, environment: RealmEnvironment) {
    this.#template = template;
    this.#environment = environment;
    this.#all = all;
    this.#names = compileNames(template.names);
    this.#maxRealms = checkNumber(template, "maxRealms", template.maxRealms ?? MAX_REALMS);
    this.#emptyTimeout = checkNumber(template, "emptyTimeout", template.emptyTimeout ?? EMPTY_TIMEOUT);
    this.authenticate = authenticatorOf({ ...optionsOf(template), name: template.names });
    createRealm({ ...optionsOf(template), name: sampleName(template.names) }, environment);
  }

  /** Whether a realm of that name would be of this template. */
  matches(name: string): boolean {
    return this.#names.test(name);
  }

  /**
   * Makes a realm. It is there, for others to see, when it has its first session.
   * @throws {ProtocolError} `wamp.error.unavailable` if there are as many as may be, and none is empty.
   */
  make(name: string): Realm {
    if (this.#realms.size >= this.#maxRealms && this.#empty.size === 0) {
      throw new ProtocolError("there are as many realms of this kind as may be", ErrorUri.UNAVAILABLE);
    }
    const store = this.#template.store?.(name);
    const realm = createRealm({ ...optionsOf(this.#template), name, store }, this.#environment);
    realm.authenticate = this.authenticate;
    realm.onOccupancy = (occupancy) => this.#note(realm, occupancy);
    return realm;
  }

  /** Takes the realms of another template over, as they are, and gives their names. */
  adopt(former: TemplateRealms): readonly string[] {
    const realms = former.release();
    for (const realm of realms) {
      this.#realms.add(realm);
      realm.onOccupancy = (occupancy) => this.#note(realm, occupancy);
      if (realm.sessions.size === 0) this.#note(realm, "empty");
    }
    return realms.map(({ name }) => name);
  }

  /** Gives its realms away: what becomes of them is not up to it any more. */
  release(): readonly Realm[] {
    const realms = Array.from(this.#realms);
    for (const timer of this.#empty.values()) timer.cancel();
    for (const realm of realms) realm.onOccupancy = undefined;
    this.#empty.clear();
    this.#realms.clear();
    return realms;
  }

  #note(realm: Realm, occupancy: Occupancy): void {
    if (occupancy === "occupied") return this.#occupied(realm);
    this.#empty.set(
      realm,
      realm.clock.after(this.#emptyTimeout, () => this.#remove(realm)),
    );
  }

  #occupied(realm: Realm): void {
    this.#empty.get(realm)?.cancel();
    this.#empty.delete(realm);
    if (this.#realms.has(realm)) return;
    const [longest] = this.#empty.keys();
    if (this.#realms.size >= this.#maxRealms && longest !== undefined) this.#remove(longest);
    this.#realms.add(realm);
    this.#all.set(realm.name, realm);
    realm.logger.info("realm opened", { realm: realm.name });
  }

  #remove(realm: Realm): void {
    this.#empty.get(realm)?.cancel();
    this.#empty.delete(realm);
    this.#realms.delete(realm);
    this.#all.delete(realm.name);
    realm.logger.info("realm removed, it was empty", { realm: realm.name });
  }
}

/** What all realms of a template have. */
function optionsOf({ names: _names, maxRealms: _most, emptyTimeout: _time, store: _store, ...options }: RealmTemplate) {
  return options;
}

function checkNumber({ names }: RealmTemplate, key: "maxRealms" | "emptyTimeout", value: number): number {
  const good = key === "maxRealms" ? Number.isSafeInteger(value) && value > 0 : value >= 0 && value < Infinity;
  if (good) return value;
  throw new RangeError(`${key} of the template "${names}" is ${value}: it must be ${bounds[key]}`);
}

const bounds = { maxRealms: "an integer from 1 on", emptyTimeout: "a number from 0 on" } as const;
