import type { Program } from "./program.ts";

/*
 * What autobahn-js cannot do with our router, or not on every Node: its versions 20 and 22 tell their WebSockets of no
 * close where nobody is there.
 */

/** Nobody is there: attempts until the program has enough. */
export const unreachable: Program = ({ autobahn, print, done }) => {
  const connection = new autobahn.Connection({
    url: "ws://127.0.0.1:1/ws",
    realm: "realm1",
    initial_retry_delay: 0.001,
    max_retry_delay: 0.001,
    retry_delay_jitter: 0.0001,
  });
  let closings = 0;

  connection.onclose = (reason, { retry_delay, ...details }) => {
    print(reason, details, typeof retry_delay, connection.isOpen);
    if (++closings < 3) return false;
    setTimeout(() => {
      print("retrying", connection.isConnected);
      done();
    }, 0);
    return true;
  };
  connection.open();
};

/** Nobody is there, and that is that. */
export const noRetries: Program = ({ autobahn, print, done }) => {
  const connection = new autobahn.Connection({ url: "ws://127.0.0.1:1/ws", realm: "realm1", max_retries: 0 });

  connection.onclose = (reason, details) => {
    print(reason, details);
    done();
  };
  connection.open();
};

/** Progressive results of an endpoint; autobahn-js does not announce what a router wants for them. */
export const progressOfOwn: Program = ({ autobahn, url, print, done }) => {
  const connection = new autobahn.Connection({ url, realm: "realm1" });

  connection.onopen = async (session) => {
    await session.register("com.example.longop", ([n], _kwargs, details) => {
      print("asked for progress", details.progress !== null);
      for (let i = 0; i < Number(n); i++) details.progress?.([i, i * i]);
      details.progress?.([], { nearly: true });
      return n;
    });
    session.call("com.example.longop", [3], {}, { receive_progress: true }).then(
      async (result) => {
        print("result", result);
        print("without", await session.call("com.example.longop", [2]));
        connection.close();
      },
      (error) => print("error", error),
      (so_far) => print("progress", so_far),
    );
  };
  connection.onclose = () => done();
  connection.open();
};
