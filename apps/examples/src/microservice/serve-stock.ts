import { WampError } from "@junctor/client";
import type { Registration, Session } from "@junctor/client";

/** Where the stock is kept: a database in life. */
export interface Stock {
  /** Takes some of it away, unless there is less; tells what is left. */
  take(item: string, count: number): Promise<number | undefined>;
}

/** Answers reservations, together with all others that do. */
export function serveStock(session: Session, stock: Stock): Promise<Registration> {
  const reserve = async ({ args: [item, count] }: { readonly args: readonly unknown[] }): Promise<number> => {
    const left = await stock.take(String(item), Number(count));
    if (left === undefined) throw new WampError("com.shop.error.sold_out", { kwargs: { item } });
    return left;
  };
  return session.register("com.shop.reserve", reserve, { invoke: "least_loaded" });
}
