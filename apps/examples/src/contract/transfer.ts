import type { Session } from "@junctor/client";
import { bank } from "./bank-contract.ts";

/** A client: transfers, and says in words what came of it. */
export async function transfer(session: Session, to: string, amount: number): Promise<string> {
  try {
    const { value } = await session.use(bank).call("com.bank.transfer", [to, amount]);
    return `${value.balance} left`;
  } catch (error) {
    if (bank.isError(error, "com.bank.error.no_funds")) return `${error.kwargs.short} short`;
    throw error;
  }
}
