import type { AcceptedMethod } from "../accepted-method.ts";
import type { Applicant } from "../applicant.ts";
import { isChallenge } from "../auth-step.ts";
import type { AuthStep } from "../auth-step.ts";
import { whenKnown } from "../primitives/when-known.ts";
import type { RememberedLogins } from "./remembered-logins.ts";

/** Has a method remember whom it lets in, if they come with a cookie, for `acceptCookie` to let them in again. */
export function rememberLogins(method: AcceptedMethod, logins: RememberedLogins): AcceptedMethod {
  return { ...method, begin: (applicant) => watch(method.begin(applicant), applicant, logins) };
}

function watch(
  next: AuthStep | Promise<AuthStep>,
  applicant: Applicant,
  logins: RememberedLogins,
): AuthStep | Promise<AuthStep> {
  return whenKnown<AuthStep, AuthStep>(next, (step) => {
    if (isChallenge(step)) return { ...step, answer: (answer) => watch(step.answer(answer), applicant, logins) };
    const { hello, peer, clock } = applicant;
    const { cookie } = peer;
    if (cookie !== undefined) logins.remember({ cookie, realm: hello.realm }, step, clock.now());
    return step;
  });
}
