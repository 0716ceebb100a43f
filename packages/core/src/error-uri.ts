/** The error URIs the spec predefines (spec: "Error URIs", basic and advanced). */
export const ErrorUri = {
  INVALID_URI: "wamp.error.invalid_uri",
  NO_SUCH_PROCEDURE: "wamp.error.no_such_procedure",
  PROCEDURE_ALREADY_EXISTS: "wamp.error.procedure_already_exists",
  NO_SUCH_REGISTRATION: "wamp.error.no_such_registration",
  NO_SUCH_SUBSCRIPTION: "wamp.error.no_such_subscription",
  NO_SUCH_SESSION: "wamp.error.no_such_session",
  INVALID_ARGUMENT: "wamp.error.invalid_argument",
  CANCELED: "wamp.error.canceled",
  TIMEOUT: "wamp.error.timeout",
  UNAVAILABLE: "wamp.error.unavailable",
  PAYLOAD_SIZE_EXCEEDED: "wamp.error.payload_size_exceeded",
  FEATURE_NOT_SUPPORTED: "wamp.error.feature_not_supported",
  OPTION_NOT_ALLOWED: "wamp.error.option_not_allowed",
  OPTION_DISALLOWED_DISCLOSE_ME: "wamp.error.option_disallowed.disclose_me",
  NETWORK_FAILURE: "wamp.error.network_failure",
  NO_AVAILABLE_CALLEE: "wamp.error.no_available_callee",
  NO_ELIGIBLE_CALLEE: "wamp.error.no_eligible_callee",
  NOT_AUTHORIZED: "wamp.error.not_authorized",
  AUTHORIZATION_DENIED: "wamp.error.authorization_denied",
  AUTHORIZATION_REQUIRED: "wamp.error.authorization_required",
  AUTHORIZATION_FAILED: "wamp.error.authorization_failed",
  NO_SUCH_REALM: "wamp.error.no_such_realm",
  NO_SUCH_ROLE: "wamp.error.no_such_role",
  AUTHENTICATION_FAILED: "wamp.error.authentication_failed",
  AUTHENTICATION_DENIED: "wamp.error.authentication_denied",
  AUTHENTICATION_REQUIRED: "wamp.error.authentication_required",
  NO_MATCHING_AUTH_METHOD: "wamp.error.no_matching_auth_method",
  PROTOCOL_VIOLATION: "wamp.error.protocol_violation",
  /** Not in the spec, but what every peer answers when a handler fails without naming a URI. */
  RUNTIME_ERROR: "wamp.error.runtime_error",
  /** Junctor's own: an event reached its subscribers, but could not be kept for those who come later. */
  NOT_STORED: "junctor.error.not_stored",
} as const;

/** The reasons of GOODBYE the spec predefines, and those Junctor adds. */
export const CloseUri = {
  GOODBYE_AND_OUT: "wamp.close.goodbye_and_out",
  CLOSE_REALM: "wamp.close.close_realm",
  SYSTEM_SHUTDOWN: "wamp.close.system_shutdown",
  KILLED: "wamp.close.killed",
  NORMAL: "wamp.close.normal",
} as const;
