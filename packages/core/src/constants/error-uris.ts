/*
 * Error URIs the spec predefines (spec: "Error URIs", basic and advanced), one constant each, so that a bundle
 * holds only those it uses: `import * as ErrorUri from "@junctor/core/error-uris"`.
 */

export const INVALID_URI = "wamp.error.invalid_uri";
export const NO_SUCH_PROCEDURE = "wamp.error.no_such_procedure";
export const PROCEDURE_ALREADY_EXISTS = "wamp.error.procedure_already_exists";
export const NO_SUCH_REGISTRATION = "wamp.error.no_such_registration";
export const NO_SUCH_SUBSCRIPTION = "wamp.error.no_such_subscription";
export const NO_SUCH_SESSION = "wamp.error.no_such_session";
export const INVALID_ARGUMENT = "wamp.error.invalid_argument";
export const CANCELED = "wamp.error.canceled";
export const TIMEOUT = "wamp.error.timeout";
export const UNAVAILABLE = "wamp.error.unavailable";
export const PAYLOAD_SIZE_EXCEEDED = "wamp.error.payload_size_exceeded";
export const FEATURE_NOT_SUPPORTED = "wamp.error.feature_not_supported";
export const OPTION_NOT_ALLOWED = "wamp.error.option_not_allowed";
export const OPTION_DISALLOWED_DISCLOSE_ME = "wamp.error.option_disallowed.disclose_me";
export const NETWORK_FAILURE = "wamp.error.network_failure";
export const NO_AVAILABLE_CALLEE = "wamp.error.no_available_callee";
export const NO_ELIGIBLE_CALLEE = "wamp.error.no_eligible_callee";
export const NOT_AUTHORIZED = "wamp.error.not_authorized";
export const AUTHORIZATION_DENIED = "wamp.error.authorization_denied";
export const AUTHORIZATION_REQUIRED = "wamp.error.authorization_required";
export const AUTHORIZATION_FAILED = "wamp.error.authorization_failed";
export const NO_SUCH_REALM = "wamp.error.no_such_realm";
export const NO_SUCH_ROLE = "wamp.error.no_such_role";
export const AUTHENTICATION_FAILED = "wamp.error.authentication_failed";
export const AUTHENTICATION_DENIED = "wamp.error.authentication_denied";
export const AUTHENTICATION_REQUIRED = "wamp.error.authentication_required";
export const NO_MATCHING_AUTH_METHOD = "wamp.error.no_matching_auth_method";
export const PROTOCOL_VIOLATION = "wamp.error.protocol_violation";
/** Not in the spec, but what every peer answers when a handler fails without naming a URI. */
export const RUNTIME_ERROR = "wamp.error.runtime_error";
/** Junctor's own: an event reached its subscribers, but could not be kept for those who come later. */
export const NOT_STORED = "junctor.error.not_stored";
/** Junctor's own: a session sent more than it may, and does not get to wait. */
export const RATE_EXCEEDED = "junctor.error.rate_exceeded";
