import type { ClientAuthenticator } from "@junctor/auth";
import { cryptosign } from "@junctor/auth/cryptosign";
import { ticket } from "@junctor/auth/ticket";
import { wampcra } from "@junctor/auth/wampcra";
import { JoinError, openSession } from "@junctor/client";
import { webSocket } from "@junctor/transport-websocket/node";
import type { Credentials } from "./guarded-server.ts";
import type { Login } from "./login.ts";

/** Logs our own client in. */
export const junctorLogin: Login = {
  name: "junctor",
  async logIn({ url, realm }, credentials) {
    try {
      const session = await openSession({ transport: webSocket(url), realm, auth: [authenticatorOf(credentials)] });
      await session.leave();
      return { welcome: session.details };
    } catch (error) {
      if (!(error instanceof JoinError)) throw error;
      return { abort: error.uri };
    }
  },
};

function authenticatorOf({ method, authid = "", secret }: Credentials): ClientAuthenticator {
  switch (method) {
    case "ticket":
      return ticket({ authid, ticket: secret });
    case "wampcra":
      return wampcra({ authid, secret });
    case "cryptosign":
      return cryptosign({ privateKey: secret });
  }
}
