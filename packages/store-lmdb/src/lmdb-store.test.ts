import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LogFields, Logger } from "@junctor/router";
import type { EventStore, Pattern, StoredEvent } from "@junctor/router/store";
import { describe, expect, test } from "vitest";
import { allDone } from "./all-done.test-support.ts";
import { lmdbStore } from "./lmdb-store.ts";
import type { LmdbStoreOptions } from "./lmdb-store-options.ts";
import { openDatabase } from "./opening/open-database.ts";
import { crc32c } from "./record/crc32c.ts";
import { encodeEvent } from "./record/encode-event.ts";
import { sealRecord } from "./record/seal-record.ts";
import { retainedKey } from "./record/record-key.ts";
import { StoreDamagedError } from "./opening/store-damaged-error.ts";
import { openStore } from "./open-store.test-support.ts";
import { plainEvent, storedEvent } from "./stored-event.test-support.ts";
import { temporaryDirectory } from "./temporary-directory.test-support.ts";

const pattern: Pattern = { uri: "com.", match: "prefix" };
const all: Pattern = { uri: "", match: "prefix" };

function publications(events: Iterable<StoredEvent>): number[] {
  return Array.from(events, ({ publication }) => publication);
}

/** Writes to a store that is open for nothing else. */
async function write(path: string, fill: (store: EventStore) => unknown, options: object = {}): Promise<void> {
  const store = await lmdbStore({ path, ...options });
  fill(store);
  await store.close();
}

/** Records events numbered from 1 on. */
function recordAll(store: EventStore, count: number, length = 0): Promise<void> {
  const one = (_: unknown, n: number): unknown => store.record(pattern, storedEvent("com.a", n + 1, length));
  return allDone(Array.from({ length: count }, one));
}

class RecordingLogger implements Logger {
  readonly errors: unknown[] = [];
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(event: string, fields: LogFields = {}): void {
    this.errors.push([event, fields["error"] instanceof Error ? fields["error"].message : undefined]);
  }
}

/** Changes the values of a closed database. */
async function tamper(path: string, change: (value: Uint8Array, at: number) => Uint8Array): Promise<void> {
  const db = openDatabase(path);
  const entries = [...db.getRange()];
  await db.batch(() => {
    for (const [at, { key, value }] of entries.entries()) void db.put(key, change(value, at));
  });
  await db.close();
}

function flipped(value: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(value);
  copy[copy.length >> 1]! ^= 16;
  return copy;
}

describe("a store that is opened again", () => {
  test("has what it had", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => {
      void recordAll(store, 3);
      for (const [n, topic] of ["a", "b", "a"].entries()) void store.retain(storedEvent(topic, n + 1));
    });
    const store = await openStore({ path });
    expect([...store.history(pattern).events()].map(plainEvent)).toEqual(
      [1, 2, 3].map((n) => plainEvent(storedEvent("com.a", n))),
    );
    expect(publications(store.retained(all, 0))).toEqual([2, 3]);
    expect(store.corruptRecords).toBe(0);
  });

  test("goes on where it was", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => allDone([recordAll(store, 3), store.retain(storedEvent("a", 1))]));
    await write(path, (store) =>
      allDone([store.record(pattern, storedEvent("com.a", 4)), store.retain(storedEvent("b", 2))]),
    );
    const store = await openStore({ path });
    expect(publications(store.history(pattern).events())).toEqual([1, 2, 3, 4]);
    expect(publications(store.history(pattern).events({ start: store.history(pattern).placeOf(3) }))).toEqual([3, 4]);
    expect(publications(store.retained(all, 0))).toEqual([1, 2]);
  });

  test("lets retained events expire when they would have", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => allDone([store.retain({ ...storedEvent("a", 1), expires: 10 })]));
    const store = await openStore({ path });
    expect([9, 10].map((now) => publications(store.retained(all, now)))).toEqual([[1], []]);
  });

  test("has not what it gave up", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => recordAll(store, 50), { maxHistoryEvents: 3 });
    await write(path, (store) => ["a", "b", "c"].map((topic, n) => store.retain(storedEvent(topic, n))), {
      maxRetainedTopics: 2,
    });
    const db = openDatabase(path);
    expect(db.getCount()).toBe(5);
    await db.close();
    const store = await openStore({ path });
    expect(publications(store.history(pattern).events())).toEqual([48, 49, 50]);
    expect(publications(store.retained(all, 0))).toEqual([1, 2]);
  });

  test("obeys limits that are lower than they were", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => recordAll(store, 10));
    const store = await openStore({ path, maxHistoryEvents: 4 });
    expect(publications(store.history(pattern).events())).toEqual([7, 8, 9, 10]);
  });
});

describe("corrupt records", () => {
  test("are told of once each, nobody gets them, and the others are there", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => allDone([recordAll(store, 3), store.retain(storedEvent("a", 1))]));
    await tamper(path, (value, at) => (at === 1 || at === 3 ? flipped(value) : value));
    const logger = new RecordingLogger();
    const store = await openStore({ path, logger });
    expect(publications(store.history(pattern).events())).toEqual([1, 3]);
    expect(publications(store.history(pattern).events({ reverse: true }))).toEqual([3, 1]);
    expect(store.retained(all, 0)).toEqual([]);
    expect(store.corruptRecords).toBe(2);
    const error = ["a stored event is corrupt", "the checksum of the record is wrong"];
    expect(logger.errors).toEqual([error, error]);
  });

  test("leave room for new events", async () => {
    const path = temporaryDirectory();
    await write(path, (store) => recordAll(store, 3));
    await tamper(path, flipped);
    await write(path, (store) => recordAll(store, 2));
    const store = await openStore({ path });
    expect(publications(store.history(pattern).events())).toEqual([1, 2]);
  });

  test("are those whose keys nobody knows", async () => {
    const path = temporaryDirectory();
    const db = openDatabase(path);
    await db.put(Buffer.from([9]), Buffer.from([1]));
    await db.close();
    const store = await openStore({ path });
    expect(store.corruptRecords).toBe(1);
  });

  test("are none that a later version wrote: the store is not opened, and stays as it is", async () => {
    const path = temporaryDirectory();
    const db = openDatabase(path);
    const later = Uint8Array.of(0, 0, 0, 0, 2);
    new DataView(later.buffer).setUint32(0, crc32c(later.subarray(4), crc32c(retainedKey(1))));
    await db.put(retainedKey(1), later);
    await db.close();
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(lmdbStore({ path, ifDamaged: "setAside" })).rejects.toThrow("records of version 2, and 1 is known");
    }
  });
});

describe("damaged files", () => {
  /** A store of some size, and what becomes of its file. */
  async function damage(change: (file: string) => void): Promise<string> {
    const path = temporaryDirectory();
    await write(path, (store) => recordAll(store, 200, 2_000));
    change(join(path, "data.mdb"));
    return path;
  }

  const damages: [string, (file: string) => void][] = [
    ["overwritten", (file) => writeFileSync(file, Buffer.alloc(100_000, 0xa5))],
    ["cut short", (file) => truncateSync(file, 12_288)],
    ["with pages overwritten", (file) => writeFileSync(file, readFileSync(file).fill(0xa5, 8_192))],
  ];

  test.each(damages)("%s are found by another process, and the store is not opened", async (_, change) => {
    const path = await damage(change);
    const opening = lmdbStore({ path });
    await expect(opening).rejects.toThrow(StoreDamagedError);
    await expect(opening).rejects.toThrow(`the event store in ${path} is damaged: `);
  });

  test.each(damages)("%s are set aside if the options say so", async (_, change) => {
    const path = await damage(change);
    const logger = new RecordingLogger();
    const store = await openStore({ path, logger, ifDamaged: "setAside" });
    expect(publications(store.history(pattern).events())).toEqual([]);
    await recordAll(store, 1);
    expect(publications(store.history(pattern).events())).toEqual([1]);
    expect(logger.errors).toEqual([["a damaged event store was set aside", expect.stringContaining("is damaged")]]);
    expect(readdirSync(path).filter((name) => name.startsWith("damaged-"))).toHaveLength(1);
  });

  test("give a store of random octets its events, or a report, and never other events", async () => {
    const sound = [1, 2, 3, 4, 5].map((n) => plainEvent(storedEvent("com.a", n, 3_000)));
    const path = temporaryDirectory();
    await write(path, (store) => recordAll(store, 5, 3_000));
    const file = join(path, "data.mdb");
    const original = readFileSync(file);
    let seed = 1;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 12; round++) {
      const octets = Buffer.from(original);
      for (let flip = 0; flip < 40; flip++) octets[random(octets.length)]! ^= 1 << random(8);
      writeFileSync(file, octets);
      const store = await openStore({ path, ifDamaged: "setAside" });
      const events = [...store.history(pattern).events()].map(plainEvent);
      expect(sound).toEqual(expect.arrayContaining(events));
      await store.close();
    }
  }, 60_000);
});

describe("a store", () => {
  test("holds events in its own encoding only, and no codec of LMDB's reads them", async () => {
    const path = temporaryDirectory();
    const event = storedEvent("com.a", 1);
    await write(path, (store) => store.retain(event));
    const db = openDatabase(path);
    const key = retainedKey(0);
    const octets = [...db.getRange()].map((entry) => Buffer.from(entry.value).toString("hex"));
    expect(octets).toEqual([Buffer.from(sealRecord(key, encodeEvent(event))).toString("hex")]);
    expect([Reflect.get(db, "encoding"), Reflect.get(db, "encoder")]).toEqual(["binary", undefined]);
    await db.close();
  });

  test("refuses what goes beyond its pending writes, and takes more when they are done", async () => {
    const store = await openStore({ maxPendingWrites: 2, maxPendingBytes: 10_000 });
    const writes = [1, 2].map((n) => store.record(pattern, storedEvent("com.a", n)));
    expect(() => store.record(pattern, storedEvent("com.a", 3))).toThrow("2 events wait to be stored already");
    expect(() => store.retain(storedEvent("com.a", 3))).toThrow("2 events wait to be stored already");
    await allDone(writes);
    expect(() => store.record(pattern, storedEvent("com.a", 4, 10_000))).toThrow("10000 may");
    await store.record(pattern, storedEvent("com.a", 5));
    expect(publications(store.history(pattern).events())).toEqual([1, 2, 5]);
    expect(store.retained(all, 0)).toEqual([]);
  });

  test("writes what waits before it closes, and nothing after", async () => {
    const path = temporaryDirectory();
    const store = await lmdbStore({ path });
    const written = store.record(pattern, storedEvent("com.a", 1));
    const closed = store.close();
    expect(() => store.record(pattern, storedEvent("com.a", 2))).toThrow("the store is closed");
    await allDone([written, closed, store.close()]);
    const again = await openStore({ path });
    expect(publications(again.history(pattern).events())).toEqual([1]);
  });

  test("is for one process, and in it for one", async () => {
    const path = temporaryDirectory();
    await openStore({ path });
    await expect(lmdbStore({ path: join(path, "a", "..") })).rejects.toThrow("is in use by process");
    const other = temporaryDirectory();
    writeFileSync(join(other, "owner.pid"), `${process.ppid}\n`);
    await expect(lmdbStore({ path: other })).rejects.toThrow(`${other} is in use by process ${process.ppid}`);
  });

  test("may be taken over from a process that is dead", async () => {
    const path = temporaryDirectory();
    const dead = execFileSync(process.execPath, ["--print", "process.pid"], { encoding: "utf8" });
    writeFileSync(join(path, "owner.pid"), dead);
    await recordAll(await openStore({ path }), 1);
    expect(readFileSync(join(path, "owner.pid"), "utf8")).toBe(`${process.pid}\n`);
  });

  test("leaves its directory to others when it is closed, and when it could not be opened", async () => {
    const path = join(temporaryDirectory(), "a", "b");
    await write(path, () => {});
    expect(existsSync(join(path, "owner.pid"))).toBe(false);
    writeFileSync(join(path, "data.mdb"), Buffer.alloc(10_000, 7));
    await expect(lmdbStore({ path })).rejects.toThrow(StoreDamagedError);
    expect(existsSync(join(path, "owner.pid"))).toBe(false);
  });

  test.each([{ maxHistoryEvents: -1 }, { maxPendingBytes: 1.5 }, { maxRetainedTopics: NaN }])(
    "is not opened with %j",
    async (limits: Partial<LmdbStoreOptions>) => {
      const [name] = Object.keys(limits);
      const path = temporaryDirectory();
      await expect(lmdbStore({ path, ...limits })).rejects.toThrow(`${name} must be an integer from 0 upwards, not `);
    },
  );
});
