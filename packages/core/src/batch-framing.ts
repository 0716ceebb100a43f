/** Ends each message of a JSON batch (spec: TR-BATCH-02). */
export const SEPARATOR = 0x1e;

/** Octets of the length before each message of a binary batch (spec: TR-BATCH-03, T15). */
export const PREFIX_LENGTH = 4;
