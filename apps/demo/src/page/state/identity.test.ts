import { expect, it } from "vitest";
import { systemRandom } from "@junctor/core/runtime";
import { COLOURS } from "../../domain/colour.ts";
import { drawIdentity, loadIdentity, saveIdentity } from "./identity.ts";

function memoryStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

it("draws a colour that nobody has while there is one", () => {
  const taken = COLOURS.filter((colour) => colour !== "moss");
  expect(drawIdentity(systemRandom, taken)).toMatchObject({
    colour: "moss",
    name: expect.stringMatching(/^Moss \w+$/),
  });
});

it("draws any colour when all are taken", () => {
  expect(COLOURS).toContain(drawIdentity(systemRandom, COLOURS).colour);
});

it("comes back after a reload", () => {
  const storage = memoryStorage();
  saveIdentity(storage, { name: "Ada", colour: "plum", origin: "drawn" });
  expect(loadIdentity(storage)).toEqual({ name: "Ada", colour: "plum", origin: "settled" });
});

it("is none where storage holds nothing, nonsense, or refuses", () => {
  const nonsense = { getItem: () => "{]", setItem: () => {} };
  const refusing = {
    getItem: (): string => {
      throw new Error("denied");
    },
    setItem: () => {
      throw new Error("denied");
    },
  };
  const me = drawIdentity(systemRandom);
  saveIdentity(refusing, me);
  expect([memoryStorage(), nonsense, refusing].map(loadIdentity)).toEqual([undefined, undefined, undefined]);
});
