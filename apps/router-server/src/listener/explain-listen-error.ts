/** What the operating system says, and what it means for who typed the command. */
const EXPLANATIONS: { readonly [code: string]: (host: string, port: number) => string } = {
  EADDRINUSE: (host, port) =>
    `port ${port} on ${host} is in use by another program. Stop it, or choose another port with --port.`,
  EACCES: (_host, port) => `this user may not listen on port ${port}. Choose a port above 1023 with --port.`,
  EADDRNOTAVAIL: (host) => `${host} is not an address of this machine. Choose another one with --host.`,
  ENOTFOUND: (host) => `there is no host named ${host}. Choose another one with --host.`,
  EAI_AGAIN: (host) => `the name ${host} cannot be looked up now. Choose another one with --host.`,
};

/** One line that says why the server could not listen; undefined if that is not what went wrong. */
export function explainListenError(error: unknown, host: string, port: number): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return EXPLANATIONS[String(error.code)]?.(host, port);
}
