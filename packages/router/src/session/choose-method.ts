import { ErrorUri, ProtocolError } from "@junctor/core";
import type { AcceptedMethod } from "@junctor/auth";
import type { Authenticator } from "./identity.ts";

/**
 * Takes the first of the realm's methods that the client offers and can use (spec: AP-AUTH-04). Naming no method means
 * `anonymous` (spec: T43). Which one it is does not depend on who is asking, so nobody learns who exists.
 * @throws {RangeError} if there is no method, or two have the same name.
 */
export function chooseMethod(methods: readonly AcceptedMethod[]): Authenticator {
  const names = methods.map(({ name }) => name);
  if (names.length === 0) throw new RangeError("a realm needs at least one authentication method");
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new RangeError(`there are two authentication methods "${twice}"`);
  return (applicant) => {
    const { authmethods } = applicant.hello;
    const offered = authmethods.length === 0 ? ["anonymous"] : authmethods;
    const reasons: string[] = [];
    for (const method of methods.filter(({ name }) => offered.includes(name))) {
      const reason = method.unusable(applicant);
      if (reason === undefined) return method.begin(applicant);
      reasons.push(`${method.name}: ${reason}`);
    }
    throw refusal(offered, reasons, names);
  };
}

function refusal(offered: readonly string[], reasons: readonly string[], names: readonly string[]): ProtocolError {
  if (reasons.length > 0) return new ProtocolError(reasons.join("; "), ErrorUri.NO_MATCHING_AUTH_METHOD);
  const text = `this realm accepts: ${names.join(", ")}`;
  const onlyAnonymous = offered.every((name) => name === "anonymous");
  return new ProtocolError(text, onlyAnonymous ? ErrorUri.AUTHENTICATION_REQUIRED : ErrorUri.NO_MATCHING_AUTH_METHOD);
}
