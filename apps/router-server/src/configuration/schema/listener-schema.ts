import { Type } from "typebox";
import { cookieDefaults } from "../cookie-defaults.ts";
import { listenerDefaults } from "../listener-defaults.ts";
import { oneOf, section } from "./section.ts";

const tls = section("Encrypts the connections of this listener. Files are read at the start and at each reload.", {
  certificate: Type.String({ description: "File with the certificate and its chain, PEM.", minLength: 1 }),
  key: Type.String({ description: "File with the private key, PEM.", minLength: 1 }),
  clientAuthority: Type.Optional(
    Type.String({
      description: "File with the certificates of authorities whose clients may log in by certificate, PEM.",
      minLength: 1,
    }),
  ),
  minVersion: Type.Optional(
    oneOf(["TLSv1.2", "TLSv1.3"], { description: "The oldest TLS spoken.", default: "TLSv1.2" }),
  ),
});

const proxy = section(
  "A proxy or load balancer in front of this listener, which says who its clients are: logs and limits by address then are about these.",
  {
    from: Type.Optional(
      Type.Array(Type.String({ description: "An address, or a network such as `10.0.0.0/8`.", minLength: 1 }), {
        description:
          "The addresses of the proxies. Only their word is taken; what others send is no such header. Required unless the listener is a Unix socket.",
        minItems: 1,
      }),
    ),
    header: oneOf(["PROXY", "Forwarded", "X-Forwarded-For"], {
      description:
        "How the proxies say it, and always say it: by the PROXY protocol, version 1 or 2, with which each connection of theirs then has to begin; or by that header of HTTP, for WebSocket.",
    }),
  },
);

const cookie = section(
  "Gives the browsers of pages of `origins` a cookie at the WebSocket handshake, by which realms with the method `cookie` know them again. Only they get it, and only their cookies are looked at.",
  {
    name: Type.Optional(
      Type.String({
        description: "Its name. Default: `junctor`, over TLS `__Host-junctor`.",
        pattern: "^[A-Za-z0-9_.-]+$",
      }),
    ),
    lifetime: Type.Optional(
      Type.Integer({
        description: "Milliseconds for which a login is remembered with it, unless the router starts anew.",
        default: cookieDefaults.lifetime,
        minimum: 1_000,
      }),
    ),
    sameSite: Type.Optional(
      oneOf(["strict", "lax", "none"], {
        description: "Whether pages of other sites get it; `none` lets those of `origins` have it, and needs TLS.",
        default: cookieDefaults.sameSite,
      }),
    ),
    secure: Type.Optional(
      oneOf(["auto", "always"], {
        description:
          "Whether browsers send it over TLS only: if this listener has `tls`, or always, for proxies that end TLS.",
        default: cookieDefaults.secure,
      }),
    ),
  },
);

/** Where the router listens. */
export const listenerSchema = section("A place where the router listens.", {
  host: Type.Optional(
    Type.String({
      description: "The address to listen on; `0.0.0.0` for all.",
      default: listenerDefaults.host,
      minLength: 1,
    }),
  ),
  port: Type.Optional(
    Type.Integer({
      description: "The TCP port; `0` takes any free one.",
      default: listenerDefaults.port,
      minimum: 0,
      maximum: 65_535,
    }),
  ),
  path: Type.Optional(
    Type.String({ description: "A Unix socket to listen on, in place of `host` and `port`.", minLength: 1 }),
  ),
  mode: Type.Optional(
    Type.String({
      description: "Who may open the Unix socket, in octal.",
      default: listenerDefaults.mode,
      pattern: "^0?[0-7]{3}$",
    }),
  ),
  tls: Type.Optional(tls),
  transports: Type.Optional(
    Type.Array(oneOf(["websocket", "rawsocket"], { description: "A transport." }), {
      description: "What is spoken here; the first octet of a connection tells which. With none it only serves HTTP.",
      default: listenerDefaults.transports,
      uniqueItems: true,
    }),
  ),
  paths: Type.Optional(
    Type.Array(Type.String({ pattern: "^/", description: "A path." }), {
      description: "The HTTP paths that are WebSockets.",
      default: listenerDefaults.paths,
      minItems: 1,
    }),
  ),
  serializers: Type.Optional(
    Type.Array(oneOf(["json", "msgpack", "cbor"], { description: "A serializer." }), {
      description: "The serializers a client may choose from.",
      default: listenerDefaults.serializers,
      minItems: 1,
      uniqueItems: true,
    }),
  ),
  hosts: Type.Optional(
    Type.Array(Type.String({ description: "A name or an address without a port, or `*`.", minLength: 1 }), {
      description:
        "Names and addresses by which clients reach this listener, besides its own and those of this machine: requests by HTTP and WebSocket for any other `Host` get 421. `*` for all. Default: none if `host` is an address of this machine, or else all.",
    }),
  ),
  proxy: Type.Optional(proxy),
  cookie: Type.Optional(cookie),
  origins: Type.Optional(
    Type.Array(Type.String({ description: "A scheme, a host and perhaps a port, or `*`.", minLength: 1 }), {
      description:
        "Origins whose web pages may connect, besides those of this server and of this machine; `*` for all.",
      default: [],
    }),
  ),
  page: Type.Optional(
    Type.String({ description: "A folder of files to serve by HTTP, or `demo` for the page to try the router with." }),
  ),
  status: Type.Optional(
    Type.Array(oneOf(["health", "metrics"], { description: "What is told." }), {
      description:
        "What is told by HTTP: `health` answers at `/healthz` and `/readyz`, `metrics` at `/metrics`, for Prometheus.",
      default: listenerDefaults.status,
      uniqueItems: true,
    }),
  ),
  maxMessageLength: Type.Optional(
    Type.Integer({
      description: "The longest message accepted, in octets.",
      default: listenerDefaults.maxMessageLength,
      minimum: 1_024,
      maximum: 16_777_216,
    }),
  ),
});

/** A place where the router listens. */
export type ListenerConfiguration = Type.Static<typeof listenerSchema>;
