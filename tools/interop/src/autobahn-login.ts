import type { ChallengeExtra, Transport } from "autobahn";
import { autobahn } from "./autobahn-js.ts";
import type { Credentials } from "./guarded-server.ts";
import type { Login } from "./login.ts";

/** Logs autobahn-js in as its documentation says, over one transport. */
export function autobahnLogin(name: string, transport: (address: Parameters<Login["logIn"]>[0]) => Transport): Login {
  return {
    name: `autobahn (${name})`,
    logIn: (address, credentials) =>
      new Promise((resolve) => {
        const connection = new autobahn.Connection({
          realm: address.realm,
          transports: [transport(address)],
          use_es6_promises: true,
          max_retries: 0,
          on_user_error: () => {},
          ...optionsOf(credentials),
        });
        // oxlint-disable-next-line unicorn/prefer-add-event-listener -- autobahn has no other way
        connection.onopen = (_session, details) => {
          resolve({ welcome: details });
          connection.close();
        };
        // oxlint-disable-next-line unicorn/prefer-add-event-listener -- autobahn has no other way
        connection.onclose = (_reason, { reason }) => {
          resolve({ abort: reason ?? "" });
          return true;
        };
        connection.open();
      }),
  };
}

type Options = Partial<ConstructorParameters<typeof autobahn.Connection>[0]>;

function optionsOf({ method, authid, secret }: Credentials): Options {
  const named = authid === undefined ? {} : { authid };
  if (method !== "cryptosign") {
    const onchallenge = (_session: unknown, _method: string, extra: ChallengeExtra): string =>
      method === "ticket" ? secret : signCra(secret, extra);
    return { authmethods: [method], ...named, onchallenge };
  }
  const pair = autobahn.nacl.sign.keyPair.fromSeed(Buffer.from(secret, "hex"));
  return {
    authmethods: [method],
    ...named,
    // As its own `create_connection` sends it.
    authextra: {
      pubkey: autobahn.auth_cryptosign.public_key(pair),
      trustroot: null,
      challenge: null,
      channel_binding: null,
    },
    onchallenge: (_session, _method, extra) => autobahn.auth_cryptosign.sign_challenge(pair, extra),
  };
}

function signCra(secret: string, { challenge, salt, iterations, keylen }: ChallengeExtra): string {
  const key = salt === undefined ? secret : autobahn.auth_cra.derive_key(secret, salt, iterations, keylen);
  return autobahn.auth_cra.sign(key, challenge);
}
