import type { Program } from "./program.ts";

/** The realm is not there. */
export const noSuchRealm: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm9" });

  connection.onopen = () => print("open");
  connection.onclose = (reason, { message, ...details }) => {
    print(reason, details, typeof message);
    done();
  };
  connection.open();
};

/** Closed, and opened again; what is not allowed is told. */
export const again: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });
  const attempt = (act: () => unknown) => {
    try {
      print(act());
    } catch (error) {
      print(error instanceof Error ? error.message : error);
    }
  };
  let rounds = 0;

  attempt(() => connection.close());
  print(connection.isConnected, connection.transport.info);
  connection.onopen = (session, details) => {
    attempt(() => connection.open());
    const { type, protocol } = connection.transport.info;
    print(type, protocol, details["transport"] !== undefined, session === connection.session);
    connection.close("wamp.close.normal", "thank you");
    session.log("closing");
  };
  connection.onclose = (reason, details) => {
    print(reason, details);
    if (++rounds === 2) return done();
    setTimeout(() => connection.open(), 0);
  };
  connection.open();
};

/** Other serializers, and large integers. */
export const serializers: Program = ({ autobahn, url, print, done }) => {
  const kinds = [
    new autobahn.serializer.JSONSerializer(),
    new autobahn.serializer.MsgpackSerializer(),
    new autobahn.serializer.CBORSerializer(),
  ];
  const run = (at: number): void => {
    const serializer = kinds[at];
    if (serializer === undefined) return done();
    const connection = new autobahn.Connection({
      transports: [{ type: "websocket", url }],
      realm: "realm1",
      serializers: [serializer],
    });
    connection.onopen = async (session) => {
      await session.register("com.example.echo", ([value]) => value);
      const value = { text: "Füße", list: [1, -1, 2.5, null, true], large: 2 ** 40, deep: { a: {} } };
      print(
        serializer.SERIALIZER_ID,
        connection.transport.info.protocol,
        await session.call("com.example.echo", [value]),
      );
      connection.close();
    };
    connection.onclose = () => run(at + 1);
    connection.open();
  };
  run(0);
};
