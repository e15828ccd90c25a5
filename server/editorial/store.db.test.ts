import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestDatabase } from "../../tests/support/database.ts";
import { waitingForLocks } from "../../tests/support/locks.ts";
import { actor, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { createItem } from "./create-item.ts";
import { addContributor, loadItem } from "./store.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ database, test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

it("an item that was waited for knows whoever had a hand in it meanwhile, so that he cannot sign it", async () => {
  const { db, clock } = test.ctx;
  const author = await actor(test.ctx, "phuong-hac-thanh.canbo");
  const lead = await actor(test.ctx, "phuong-hac-thanh.lanhdao");
  const { itemId } = value(
    await createItem(test.ctx, { actor: author, kind: "news", categorySlug: "tin-hoat-dong", title: "" }),
  );
  const first = await db.startTransaction().execute();
  await loadItem(first, { itemId, lock: "update" });
  const waited = db.transaction().execute((tx) => loadItem(tx, { itemId, lock: "update" }));
  await expect.poll(() => waitingForLocks(database), { timeout: 10_000 }).toBe(1);
  await addContributor(first, { itemId, personId: lead.personId, at: clock.now() });
  await first.commit().execute();
  expect((await waited)?.contributors.toSorted()).toEqual([author.personId, lead.personId].toSorted());
});
