import type { Program, Stage } from "./program.ts";

function secretOf({ credentials }: Stage, method: string, authid?: string): string {
  return credentials.find((one) => one.method === method && one.authid === authid)?.secret ?? "";
}

/** WAMP-CRA with a salted secret, or a ticket if the router prefers that. */
export const wampcra: Program = (stage) => {
  const { autobahn, url, print, done } = stage;
  const connection = new autobahn.Connection({
    url,
    realm: "realm1",
    authmethods: ["wampcra"],
    authid: "paula",
    onchallenge: (_session, method, extra) => {
      print(method, Object.keys(extra).sort());
      const secret = secretOf(stage, "wampcra", "paula");
      const key = autobahn.auth_cra.derive_key(
        secret,
        String(extra["salt"]),
        Number(extra["iterations"]),
        Number(extra["keylen"]),
      );
      return autobahn.auth_cra.sign(key, String(extra["challenge"]));
    },
  });

  connection.onopen = (_session, details) => {
    print(details["authid"], details["authrole"], details["authmethod"]);
    connection.close();
  };
  connection.onclose = () => done();
  connection.open();
};

/** A ticket that is wrong. */
export const wrongTicket: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({
    url,
    realm: "realm1",
    authmethods: ["ticket"],
    authid: "joe",
    onchallenge: async (session, method) => {
      print(method, session.isOpen);
      return "no ticket of his";
    },
  });

  connection.onopen = () => print("open");
  connection.onclose = (reason, { message, ...details }) => {
    print(reason, details, typeof message);
    done();
  };
  connection.open();
};

/** Cryptosign. */
export const cryptosign: Program = (stage) => {
  const { autobahn, url, print, done } = stage;
  const pkey = autobahn.nacl.sign.keyPair.fromSeed(Buffer.from(secretOf(stage, "cryptosign"), "hex"));
  const connection = autobahn.auth_cryptosign.create_connection({ url, realm: "realm1", pkey });
  print(autobahn.auth_cryptosign.public_key(pkey));

  connection.onopen = (_session, details) => {
    print(details["authid"], details["authmethod"]);
    connection.close();
  };
  connection.onclose = () => done();
  connection.open();
};
