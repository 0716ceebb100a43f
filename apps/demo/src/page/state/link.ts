/** How the page stands with the router. */
export type Link =
  | {
      readonly state: "connecting";
      /** 1 for the first attempt since the page was opened or the connection was lost. */
      readonly attempt: number;
      /** What went wrong last, in words; undefined if nothing has yet. */
      readonly reason: string | undefined;
      /** Why the session before this attempt ended, in words; undefined if there was none. */
      readonly lost: string | undefined;
    }
  | {
      readonly state: "waiting";
      /** The attempt that failed last; 0 if a connection was lost. */
      readonly attempt: number;
      readonly reason: string;
      readonly lost: string | undefined;
      /** When the next attempt starts, in milliseconds since the epoch. */
      readonly retryAt: number;
    }
  | {
      readonly state: "up";
      /** The id of the session. */
      readonly session: number;
      /** What the others know this tab by, in all its sessions. */
      readonly tab: number;
      readonly realm: string;
      /** How many times the connection was lost and made again. */
      readonly returns: number;
    };
