import type { Session } from "@junctor/client";
import { DemoUri } from "../domain/demo-uri.ts";
import { parseName } from "../domain/parse-name.ts";

/** Answers calls from anyone: who it is, and how many it has answered. */
export async function answerCalls(session: Session): Promise<void> {
  let answered = 0;
  await session.register(DemoUri.BACKEND_ANSWER, ({ args }) => {
    answered++;
    const caller = parseName(args[0]) ?? "whoever you are";
    const count = answered === 1 ? "the first call" : `call number ${answered}`;
    return {
      text: `Hello, ${caller}! This is Node ${process.versions.node}, process ${process.pid}, on ${count}.`,
      by: "Backend",
    };
  });
}
