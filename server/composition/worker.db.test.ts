import { createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startCitizenStack } from "../../tests/support/citizen-stack.ts";
import { releaseThroughActs } from "../../tests/support/release.ts";
import { askForMail } from "../citizens/ask-for-mail.ts";
import { confirmSubscription } from "../citizens/confirm-subscription.ts";
import { linkToken } from "../citizens/keys.ts";
import { startWorker } from "./worker.ts";

/** A mail server that takes every call and says nothing. */
const calls: Socket[] = [];
const silent = createServer((socket) => {
  socket.on("error", () => undefined);
  calls.push(socket);
});
const greetsWithinMs = 8000;
let stack: Awaited<ReturnType<typeof startCitizenStack>>;

beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  stack = await startCitizenStack({
    SMTP_URL: `smtp://127.0.0.1:${address.port}?greetingTimeout=${greetsWithinMs}`,
  });
});

afterAll(async () => {
  for (const call of calls) call.destroy();
  silent.close();
  await stack.stop();
});

/** Whether a worker of this database still waits to be woken for posts. */
async function isDelivering(): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from pg_stat_activity
    where datname = current_database() and application_name = 'trongdong listen delivery_wake'`.execute(
    stack.ctx.db,
  );
  return (rows[0]?.n ?? 0) > 0;
}

it("a worker that is told to stop while a mail is out begins nothing any more, neither posts nor mails", async () => {
  const { ctx, database } = stack;
  await askForMail(ctx, { address: "dan@example.vn", topics: [], unitCodes: [] });
  const { id } = await ctx.db.selectFrom("subscription").select("id").executeTakeFirstOrThrow();
  await confirmSubscription(ctx, {
    token: linkToken(ctx.masterKey, { purpose: "confirm", subscriptionId: id }),
  });
  const worker = await startWorker(ctx, { databaseUrl: database.url });
  await expect.poll(isDelivering).toBe(true);
  await stack.warn("Cảnh báo gửi qua một máy chủ thư im lặng");
  await expect.poll(() => calls.length).toBe(1);
  let hasEnded = false;
  const stopped = worker.stop().then(() => {
    hasEnded = true;
  });
  await expect.poll(isDelivering, { timeout: 3000 }).toBe(false);
  const { releaseId } = await releaseThroughActs(ctx, {
    title: "Tin phát hành khi tiến trình đang dừng",
    targets: ["portal"],
  });
  await askForMail(ctx, { address: "ba@example.vn", topics: [], unitCodes: [] });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(hasEnded, "the mail that is out is waited for").toBe(false);
  expect(calls, "no other mail is begun").toHaveLength(1);
  const waiting = ctx.db
    .selectFrom("release_outbox")
    .select("taken_at")
    .where("release_id", "=", releaseId)
    .executeTakeFirstOrThrow();
  expect(await waiting).toEqual({ taken_at: null });
  await stopped;
});
