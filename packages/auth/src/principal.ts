import type { Dict } from "@junctor/core";

/** Somebody who may join: what a router knows of a user besides the proof. */
export interface Principal {
  /** The role of its sessions. */
  readonly authrole: string;
  /** The identity its sessions get. Default: the one the client asked for. */
  readonly authid?: string | undefined;
  /** Where it is known from, as WELCOME tells it. Default: `static`. */
  readonly authprovider?: string | undefined;
  /** What WELCOME tells this client besides, as `authextra`. Default: nothing. */
  readonly authextra?: Dict | undefined;
}
