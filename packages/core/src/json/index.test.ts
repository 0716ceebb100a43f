import { expect, it } from "vitest";
import { MessageType } from "../message-type.ts";
import { Payload } from "../payload.ts";
import { json } from "./index.ts";

const serializer = json();

it("reads back the message it wrote", () => {
  const bytes = serializer.encode({
    type: MessageType.CALL,
    request: 1,
    options: {},
    procedure: "com.example.add",
    payload: Payload.of([1, 2], { precise: true }),
  });
  expect(serializer.decode(bytes)).toMatchObject({ request: 1, procedure: "com.example.add" });
});
