import { testRouter } from "@junctor/testing";
import { expect, test } from "vitest";
import { serveBank } from "./serve-bank.ts";
import { transfer } from "./transfer.ts";

test("a client and a service that share a contract understand each other", async () => {
  const router = await testRouter();
  await serveBank(await router.connect(), 100);
  const client = await router.connect();

  expect(await transfer(client, "bob", 60)).toBe("40 left");
  expect(await transfer(client, "bob", 60)).toBe("20 short");
  await expect(transfer(client, "bob", -1)).rejects.toMatchObject({ issues: [{ path: ["args", 1] }] });
  await router.close();
});
