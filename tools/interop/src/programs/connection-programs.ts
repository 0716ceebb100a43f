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

/** The connection breaks: a new session, for which the program subscribes and registers anew. */
export const lost: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({
    url,
    realm: "realm1",
    initial_retry_delay: 0.001,
    max_retry_delay: 0.001,
  });
  const sessions: unknown[] = [];

  connection.onopen = async (session) => {
    sessions.push(session);
    await session.register("com.example.round", () => sessions.length);
    print("round", await session.call("com.example.round"), sessions.indexOf(session), connection.isRetrying);
    if (sessions.length === 3) return connection.close();
    session.publish("com.backend.cut");
    return undefined;
  };
  connection.onclose = (reason, { retry_delay, ...details }) => {
    print(reason, details, typeof retry_delay);
    if (sessions.length === 3) done();
    return false;
  };
  connection.open();
};

/** The connection breaks, and the program does not want another one. */
export const lostForGood: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = (session) => {
    session.publish("com.backend.cut");
  };
  connection.onclose = (reason, { will_retry }) => {
    print(reason, will_retry);
    setTimeout(() => {
      print(connection.isConnected, connection.isOpen);
      done();
    }, 0);
    return true;
  };
  connection.open();
};
