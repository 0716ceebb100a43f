import type { Session } from "@junctor/client";
import { clear, DARK_BOARD, light, nextStroke } from "../domain/board.ts";
import type { Board } from "../domain/board.ts";
import { DemoUri } from "../domain/demo-uri.ts";
import { parseLamp } from "../domain/lamp.ts";

/** Follows the board as every page does, and wipes it when asked. Returns a look at the board as it is. */
export async function keepBoard(session: Session): Promise<() => Board> {
  let board = DARK_BOARD;
  await session.subscribe(DemoUri.LAMP_LIT, ({ args }) => {
    const lamp = parseLamp(args, nextStroke(board));
    if (lamp !== undefined) board = light(board, lamp);
  });
  await session.register(DemoUri.CLEAR_BOARD, async () => {
    const stroke = nextStroke(board);
    board = clear(board, stroke);
    await session.publish(DemoUri.BOARD_CLEARED, [stroke]);
    return { text: "The board is dark.", by: "Backend" };
  });
  return () => board;
}
