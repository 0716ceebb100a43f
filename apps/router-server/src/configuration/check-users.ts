import { isTicketHash } from "@junctor/auth/ticket";
import { findNearest } from "./explain-schema-error.ts";
import type { UserConfiguration } from "./schema/user-schema.ts";

/** What users are checked against. */
export interface UsersContext {
  /** The roles of the realm; undefined if it has none. */
  readonly roles: readonly string[] | undefined;
  /** The names of users that were found before. */
  readonly names: Set<string>;
  /** Whether a value came from elsewhere, by its path within the list. */
  isSecret(path: readonly (string | number)[]): boolean;
  /** Takes what is wrong, by its path within the list. */
  report(path: readonly (string | number)[], text: string): void;
}

/** Finds what no schema can: names twice, roles that do not exist, and passwords that anybody can read. */
export function checkUsers(users: readonly UserConfiguration[], context: UsersContext): void {
  users.forEach((user, index) => {
    if (context.names.has(user.authid)) context.report([index, "authid"], `there is another user ${user.authid}`);
    context.names.add(user.authid);
    const reason = explainRole(user.role, context.roles);
    if (reason !== undefined) context.report([index, "role"], reason);
    checkTicket(user, index, context);
    checkWampcra(user, index, context);
  });
}

/** Why a role is wrong; undefined if it is there, or the realm has no roles. */
export function explainRole(role: string, roles: readonly string[] | undefined): string | undefined {
  if (roles === undefined || roles.includes(role)) return undefined;
  const nearest = findNearest(role, roles);
  return `there is no role ${role}; ${nearest === undefined ? `the roles are ${roles.join(", ")}` : `did you mean ${nearest}?`}`;
}

function checkTicket({ ticket, ticketHash }: UserConfiguration, index: number, context: UsersContext): void {
  if (ticket !== undefined && !context.isSecret([index, "ticket"])) {
    context.report(
      [index, "ticket"],
      "a ticket must not stand here: use ticketHash (see `junctor hash`), ${NAME} or file:NAME",
    );
  }
  if (ticketHash !== undefined && !isTicketHash(ticketHash)) {
    context.report([index, "ticketHash"], "expected what `junctor hash` prints");
  }
}

function checkWampcra({ wampcra }: UserConfiguration, index: number, context: UsersContext): void {
  if (wampcra === undefined || wampcra.salt !== undefined || context.isSecret([index, "wampcra", "secret"])) return;
  const text = "a secret that is not salted must not stand here: see `junctor hash`, or use ${NAME} or file:NAME";
  context.report([index, "wampcra", "secret"], text);
}
