import type { Session } from "@junctor/client";
import { bank } from "./bank-contract.ts";

/** The service: moves money, as long as there is some. */
export async function serveBank(session: Session, funds: number): Promise<void> {
  const service = session.use(bank);
  let balance = funds;
  await service.register("com.bank.transfer", async ({ args: [to, amount] }) => {
    if (amount > balance) throw bank.error("com.bank.error.no_funds", { kwargs: { short: amount - balance } });
    balance -= amount;
    await service.publish("com.bank.transferred", [to, amount], { acknowledge: true });
    return { balance };
  });
}
