const rfc3339 = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,12})?(Z|[+-]\d{2}:\d{2})$/;

/** The milliseconds since the epoch, with their fraction, that an RFC 3339 time stands for, or nothing if it is none. */
export function parseTime(text: string): number | undefined {
  const [, seconds, fraction = "0", zone] = rfc3339.exec(text.toUpperCase()) ?? [];
  if (seconds === undefined || zone === undefined) return undefined;
  // oxlint-disable-next-line no-restricted-globals -- reads a time it is given, and no clock
  const ms = Date.parse(seconds + zone);
  return Number.isNaN(ms) ? undefined : ms + Number(fraction) * 1_000;
}
