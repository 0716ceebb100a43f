import { MessageType } from "@junctor/core";
import type { Message } from "@junctor/core";
import { DemoUri } from "../../domain/demo-uri.ts";
import type { TapListener } from "./tap-serializer.ts";
import type { WireEntry } from "./wire-entry.ts";
import { WireMemory } from "./wire-memory.ts";
import { messageName, wireWords } from "./wire-words.ts";

const RAW_LENGTH = 240;

/** Turns messages into entries to show. What ids stand for is learnt anew in every session. */
export function createWireLog(add: (entry: Omit<WireEntry, "id">) => void): TapListener {
  let memory = new WireMemory();
  const log = (direction: WireEntry["direction"], message: Message, bytes: Uint8Array): void => {
    if (message.type === MessageType.HELLO) memory = new WireMemory();
    memory.note(message);
    add({
      direction,
      type: messageName(message.type),
      words: wireWords(message, memory),
      raw: rawText(bytes),
      routine: isRoutine(message, memory),
    });
    memory.forget(message);
  };
  return {
    sent: (message, bytes) => log("sent", message, bytes),
    received: (message, bytes) => log("received", message, bytes),
  };
}

function isRoutine(message: Message, memory: WireMemory): boolean {
  if (message.type === MessageType.PUBLISH) return message.topic === DemoUri.PERSON_HERE;
  return message.type === MessageType.EVENT && memory.topic(message.subscription) === DemoUri.ROLL_CALL;
}

function rawText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, RAW_LENGTH));
  return bytes.length > RAW_LENGTH ? `${text}…` : text;
}
