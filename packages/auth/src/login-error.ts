/** The router's challenge must not be answered, or its proof is wrong: it is not who it should be, or misconfigured. */
export class LoginError extends Error {
  override readonly name = "LoginError";
}
