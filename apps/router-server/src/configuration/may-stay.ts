import type { Identity } from "@junctor/auth";
import type { MethodConfiguration } from "./schema/authentication-schema.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";

/** What WELCOME calls the method. */
function carrierOf(method: MethodConfiguration): string {
  return method.method === "jwt" ? (method.as ?? "jwt") : method.method;
}

/** Whether somebody could join again as who they are. Of those whom a procedure let in, only it knows. */
export function mayStay(
  { authentication, users = [] }: RealmConfiguration,
  { authmethod, authid, authrole }: Pick<Identity, "authmethod" | "authid" | "authrole">,
): boolean {
  const method = (authentication ?? [{ method: "anonymous" as const }]).find((each) => carrierOf(each) === authmethod);
  if (method === undefined) return false;
  if (method.method === "anonymous") return (method.role ?? "anonymous") === authrole;
  // Whoever issues tokens decides who may have one.
  if (method.method === "jwt") return true;
  if (method.method === "tls" && method.role === authrole) return true;
  // So does whoever issues certificates.
  if (method.method === "cryptosign" && method.trustroots?.some(({ role }) => role === authrole)) return true;
  if ("procedure" in method && method.procedure !== undefined) return true;
  return users.some((user) => user.authid === authid && user.role === authrole);
}
