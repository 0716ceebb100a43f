import type { Program } from "./program.ts";

/** Events with arguments, to the publisher too, to two handlers, until both have unsubscribed. */
export const pubsub: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = async (session, details) => {
    print(typeof details["authrole"], session.isOpen, connection.isOpen, typeof session.id, session.realm);
    const next = (handled: string) => {
      const d = session.defer();
      waiting.set(handled, d.resolve);
      return d.promise;
    };
    const waiting = new Map<string, (value?: unknown) => void>();
    const one = await session.subscribe("com.example.topic", (args, kwargs, event, subscription) => {
      print("one", args, kwargs, event.topic, typeof event.publication, event.retained, subscription.topic);
      waiting.get("one")?.();
    });
    const two = await session.subscribe("com.example.topic", (args) => {
      print("two", args);
      waiting.get("two")?.();
    });
    print(one.id === two.id, session.subscriptions.length, session.subscriptions[0]?.length, one.active);

    let both = autobahn.when.all([next("one"), next("two")]);
    print(session.publish("com.example.topic", ["unheard"]));
    const publication = await session.publish(
      "com.example.topic",
      ["Hello", 7],
      { colour: "red" },
      {
        acknowledge: true,
        exclude_me: false,
      },
    );
    print("published", typeof publication?.id, publication instanceof autobahn.Publication);
    await both;

    print("unsubscribed", await one.unsubscribe(), one.active);
    both = autobahn.when.all([next("two")]);
    session.publish("com.example.topic", null, { only: "named" }, { exclude_me: false });
    await both;
    print("unsubscribed", await session.unsubscribe(two), session.subscriptions.length);
    connection.close();
  };
  connection.onclose = (reason) => {
    print(reason, connection.isOpen);
    done();
  };
  connection.open();
};

/** Patterns, and publications for some only. */
export const patterns: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = async (session) => {
    const ended = session.defer();
    const handler = (name: string) => (args: readonly unknown[], _kwargs: object, event: { topic: string }) => {
      print(name, args, event.topic);
      if (args[0] === "last") ended.resolve("last");
    };
    await session.subscribe("com.example.", handler("prefix"), { match: "prefix" });
    await session.subscribe("com..created", handler("wildcard"), { match: "wildcard" });
    const own = Number(session.id);
    const options = { exclude_me: false };
    session.publish("com.example.a", [1], {}, options);
    session.publish("com.other.created", [2], {}, options);
    session.publish("com.example.b", [3], {}, { ...options, exclude: [own] });
    session.publish("com.example.c", [4], {}, { ...options, eligible: [own] });
    session.publish("com.example.d", [5], {}, { ...options, eligible: [own + 1] });
    session.publish("com.example.e", ["last"], {}, { ...options, acknowledge: true });
    print(await ended.promise);
    connection.close();
  };
  connection.onclose = () => done();
  connection.open();
};

/** An event that is there before its subscriber, and a handler that throws. */
export const retained: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({
    url,
    realm: "realm1",
    on_user_error: (error, message) => print("user error", (error as Error).message, message),
  });

  connection.onopen = async (session) => {
    await session.publish("com.example.kept", ["kept"], {}, { acknowledge: true, retain: true, exclude_me: false });
    await session.subscribe(
      "com.example.kept",
      (args, _kwargs, event) => {
        print(args, event.retained);
        setTimeout(() => connection.close());
        throw new TypeError("mine");
      },
      { get_retained: true },
    );
  };
  connection.onclose = () => done();
  connection.open();
};
