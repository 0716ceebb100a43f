import { EMPTY_DICT, ErrorUri } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";

/** The longest list that is searched from end to end for each receiver; longer ones become sets. */
const SHORT_LIST = 16;

/** The lists of PUBLISH.Options (spec: AP-BW-01). */
export type ReceiverOption =
  | "exclude"
  | "exclude_authid"
  | "exclude_authrole"
  | "eligible"
  | "eligible_authid"
  | "eligible_authrole";

interface ListKind {
  readonly option: ReceiverOption;
  /** Whether who is listed gets the event, or who is not. */
  readonly admits: "listed" | "unlisted";
  readonly nameOf: (receiver: Session) => unknown;
}

const idOf = (receiver: Session): unknown => receiver.id;
const authidOf = (receiver: Session): unknown => receiver.identity.authid;
const authroleOf = (receiver: Session): unknown => receiver.identity.authrole;

const kinds: readonly ListKind[] = [
  { option: "exclude", admits: "unlisted", nameOf: idOf },
  { option: "exclude_authid", admits: "unlisted", nameOf: authidOf },
  { option: "exclude_authrole", admits: "unlisted", nameOf: authroleOf },
  { option: "eligible", admits: "listed", nameOf: idOf },
  { option: "eligible_authid", admits: "listed", nameOf: authidOf },
  { option: "eligible_authrole", admits: "listed", nameOf: authroleOf },
];

const kindOf = Object.fromEntries(kinds.map((kind) => [kind.option, kind])) as Record<ReceiverOption, ListKind>;

/** One list of a publication, ready to be asked for many receivers. Plain data, so that a store can keep it. */
export interface ReceiverList {
  readonly option: ReceiverOption;
  readonly names: readonly unknown[] | ReadonlySet<unknown>;
}

const NO_LISTS: readonly ReceiverList[] = [];

/** Refuses lists that are longer than `limit`, each taken by itself. */
export function refuseLongLists(options: Dict, limit: number): Refusal | undefined {
  if (!hasLists(options)) return undefined;
  for (const { option } of kinds) {
    if (listOf(options, option).length <= limit) continue;
    return { error: ErrorUri.OPTION_NOT_ALLOWED, text: `${option} may list ${limit} receivers` };
  }
  return undefined;
}

/** The lists that Options name. An empty eligible list is one too: it admits nobody (spec: AP-BW-03, T9). */
export function receiverLists(options: Dict): readonly ReceiverList[] {
  if (!hasLists(options)) return NO_LISTS;
  const lists: ReceiverList[] = [];
  for (const { option } of kinds) {
    if (options[option] === undefined) continue;
    const names = listOf(options, option);
    lists.push({ option, names: names.length > SHORT_LIST ? new Set(names) : names });
  }
  return lists;
}

/** Most publications have none; plain reads of properties tell fastest. */
function hasLists(options: Dict): boolean {
  if (options === EMPTY_DICT) return false;
  return hasExclude(options) || hasEligible(options);
}

function hasExclude({ exclude, exclude_authid, exclude_authrole }: Dict): boolean {
  return exclude !== undefined || exclude_authid !== undefined || exclude_authrole !== undefined;
}

function hasEligible({ eligible, eligible_authid, eligible_authrole }: Dict): boolean {
  return eligible !== undefined || eligible_authid !== undefined || eligible_authrole !== undefined;
}

/** Whether all lists admit a receiver: eligible ones that list it, exclude ones that do not (spec: AP-BW-02, -05). */
export function isAdmitted(lists: readonly ReceiverList[], receiver: Session): boolean {
  for (const { option, names } of lists) {
    const kind = kindOf[option];
    const name = kind.nameOf(receiver);
    const listed = names instanceof Set ? names.has(name) : (names as readonly unknown[]).includes(name);
    if (listed !== (kind.admits === "listed")) return false;
  }
  return true;
}

/** Its type was checked when the message was parsed. */
function listOf(options: Dict, option: string): readonly unknown[] {
  return (options[option] ?? NO_LISTS) as readonly unknown[];
}
