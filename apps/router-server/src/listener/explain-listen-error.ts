/** Where somebody wanted to listen. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** A Unix socket, in place of host and port. */
  readonly path?: string | undefined;
}

/** What the operating system says, and what it means for who started the router. */
const EXPLANATIONS: { readonly [code: string]: (place: Place) => string } = {
  EADDRINUSE: ({ host, port, path }) =>
    path === undefined
      ? `port ${port} on ${host} is in use by another program. Stop it, or choose another port with --port.`
      : `${path} is in use by another program, or is no socket.`,
  EACCES: ({ port, path }) =>
    path === undefined
      ? `this user may not listen on port ${port}. Choose a port above 1023 with --port.`
      : `this user may not make ${path}.`,
  EADDRNOTAVAIL: ({ host }) => `${host} is not an address of this machine. Choose another one with --host.`,
  ENOTFOUND: ({ host }) => `there is no host named ${host}. Choose another one with --host.`,
  EAI_AGAIN: ({ host }) => `the name ${host} cannot be looked up now. Choose another one with --host.`,
};

/** One line that says why the router could not listen; undefined if that is not what went wrong. */
export function explainListenError(error: unknown, place: Place): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return EXPLANATIONS[String(error.code)]?.(place);
}
