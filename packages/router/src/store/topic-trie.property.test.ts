import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PatternIndex } from "../pattern-index.ts";
import { TopicTrie } from "./topic-trie.ts";

const component = fc.constantFrom("a", "b", "ab", "abc");
const topics = fc.array(component, { minLength: 1, maxLength: 4 }).map((components) => components.join("."));
const open = fc.array(fc.constantFrom("", "a", "b", "ab"), { minLength: 1, maxLength: 4 });
const patterns = fc.oneof(
  topics.map((uri) => ({ uri, match: "exact" }) as const),
  open.map((components) => ({ uri: components.join("."), match: "wildcard" }) as const),
  fc.tuple(topics, fc.constantFrom("", ".")).map(([uri, dot]) => ({ uri: uri + dot, match: "prefix" }) as const),
  fc.constant({ uri: "", match: "prefix" } as const),
);

test("a pattern finds the topics that a pattern index finds it for, whatever was removed", () => {
  fc.assert(
    fc.property(fc.array(topics), fc.array(topics), fc.array(patterns), (added, removed, asked) => {
      const trie = new TopicTrie<string>();
      for (const topic of added) trie.set(topic, topic);
      for (const topic of removed) trie.remove(topic);
      const left = [...new Set(added)].filter((topic) => !removed.includes(topic));
      for (const pattern of asked) {
        const index = new PatternIndex<true>();
        index.add(pattern.uri, pattern.match, true);
        const expected = left.filter((topic) => index.match(topic).length > 0);
        expect(trie.match(pattern).sort()).toEqual(expected.sort());
      }
    }),
  );
});
