import type { Program } from "./program.ts";

/** Procedures that return nothing, one value, several, named ones, a promise. */
export const results: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = (session) => {
    const later = () => {
      const d = session.defer();
      setTimeout(() => d.resolve("later"));
      return d.promise;
    };
    autobahn.when
      .all<unknown>([
        session.register("com.example.ping", () => {}),
        session.register("com.example.add2", ([a, b]) => Number(a) + Number(b)),
        session.register("com.example.complex", ([c], { ci }) => new autobahn.Result([c, 1], { ci })),
        session.register("com.example.later", later),
        session.register("com.example.list", () => [1, 2, 3]),
      ])
      .then(async (registrations) => {
        print("registered", registrations.length, session.registrations.length);
        print("ping", await session.call("com.example.ping"));
        print("add2", await session.call("com.example.add2", [2, 3]));
        const complex = await session.call("com.example.complex", [{ deep: [null] }], { ci: true });
        print("complex", complex, complex instanceof autobahn.Result);
        print("later", await session.call("com.example.later", null, null));
        print("list", await session.call("com.example.list", []));
        connection.close();
      });
  };
  connection.onclose = (reason, details) => {
    print(reason, details);
    done();
    return true;
  };
  connection.open();
};

/** Errors of the program, of the router, and others. */
export const errors: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1", on_user_error: () => {} });

  connection.onopen = async (session) => {
    const show = (error: unknown) => {
      const { error: uri, args, kwargs } = error as InstanceType<typeof autobahn.Error>;
      print(uri, uri === "wamp.error.no_such_procedure" ? "" : args, kwargs, error instanceof autobahn.Error);
    };
    await session.register("com.example.sqrt", ([x]) => {
      if (x === 0) throw new autobahn.Error("com.example.error.zero", ["don't ask"], { x });
      if (Number(x) < 0) throw "negative";
      return Math.sqrt(Number(x));
    });
    await session.call("com.example.sqrt", [4]).then((result) => print(result), show);
    await session.call("com.example.sqrt", [0]).then((result) => print(result), show);
    await session.call("com.example.sqrt", [-1]).then((result) => print(result), show);
    await session.call("com.example.nothing").then(null, show);
    await session.register("com.example.sqrt", () => 0).then(null, show);
    connection.close("wamp.close.normal");
  };
  connection.onclose = (reason) => {
    print(reason);
    done();
  };
  connection.open();
};

/** Progressive results of somebody else's procedure, by the third function of `then`. */
export const progress: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = (session) => {
    session.call("com.backend.longop", [3], {}, { receive_progress: true }).then(
      async (result) => {
        print("result", result);
        print("without", await session.call("com.backend.longop", [2]));
        connection.close();
      },
      (error) => print("error", error),
      (so_far) => print("progress", so_far),
    );
  };
  connection.onclose = () => done();
  connection.open();
};

/** A call that is canceled. */
export const canceling: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });
  const other = new autobahn.Connection({ url, realm: "realm1" });

  other.onopen = async (callee) => {
    await callee.register("com.example.never", () => callee.defer().promise);
    connection.open();
  };
  connection.onopen = (session) => {
    const call = session.call("com.example.never");
    call.then(
      (result) => print("result", result),
      (error) => {
        print("error", (error as { error: string }).error);
        other.close();
      },
    );
    call.cancel({ mode: "kill" });
  };
  other.onclose = () => {
    connection.close();
    return true;
  };
  connection.onclose = () => done();
  other.open();
};

/** Patterns, several callees of one procedure, and who calls. */
export const sharing: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = async (session) => {
    session.prefix("api", "com.example.api");
    print(session.resolve("api:add"), session.resolve("other:add"), session.resolve("plain"));
    await session.register("api:", (args, _kwargs, { procedure }) => [procedure, args], { match: "prefix" });
    await session.register("com.example..lights", (_args, _kwargs, { procedure }) => procedure, { match: "wildcard" });
    print(await session.call("api:v1.add", [1]));
    print(await session.call("com.example.kitchen.lights"));
    await session.register("com.example.who", (_args, _kwargs, { caller }) => caller === session.id);
    print(await session.call("com.example.who", [], {}, { disclose_me: true }));
    session.caller_disclose_me = true;
    print(await session.call("com.example.who"));
    session.prefix("api", null);
    print(session.resolve("api:add"));
    connection.close();
  };
  connection.onclose = () => done();
  connection.open();
};
