import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { actor, approveThroughActs, submitThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { loadItem } from "../editorial/store.ts";
import type { Lens } from "../organization/roles.ts";
import { judgeRelease } from "../release/judge-release.ts";
import { releaseDue } from "../release/release-due.ts";
import { releaseItem } from "../release/release-item.ts";
import { openReview } from "./open-review.ts";
import { returnItem } from "./return-item.ts";
import { reviewQueue } from "./review-queue.ts";
import { signOff } from "./sign-off.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

afterEach(async () => {
  await test.ctx.db.updateTable("person").set({ active: true }).execute();
});

describe("an item of which signers lost their right", () => {
  const active = (usernames: readonly string[], is: boolean) =>
    test.ctx.db.updateTable("person").set({ active: is }).where("username", "in", usernames).execute();
  const stateOf = async (itemId: string) => (await loadItem(test.ctx.db, { itemId }))?.state;
  const reviewOf = (revisionId: string) =>
    test.ctx.db
      .selectFrom("review")
      .select("state")
      .where("revision_id", "=", revisionId)
      .executeTakeFirstOrThrow();
  const approve = async (username: string, lens: Lens, sent: Awaited<ReturnType<typeof submitThroughActs>>) =>
    value(
      await signOff(test.ctx, {
        actor: await actor(test.ctx, username),
        ...sent,
        lens,
        verdict: "approve",
        reason: "",
      }),
    );

  it("and whose time was missed keeps saying so while its lenses are given anew, one after the other", async () => {
    const sent = await submitThroughActs(test.ctx, { title: "Cảnh giác: hẹn rồi lỡ", targets: ["portal"] });
    await approveThroughActs(test.ctx, { kind: "warning", ...sent });
    const board = await actor(test.ctx, "phoban");
    const at = new Date(test.ctx.clock.now().getTime() + 60_000);
    value(await releaseItem(test.ctx, { actor: board, ...sent, at }));
    test.clock.advance(3_600_000);
    await releaseDue(test.ctx);
    expect(await stateOf(sent.itemId)).toBe("missed");
    await active(["phapluat", "chinhtri"], false);
    expect(await approve("phapluat2", "legal", sent)).toMatchObject({ complete: false });
    expect(await stateOf(sent.itemId)).toBe("missed");
    expect(await reviewOf(sent.revisionId)).toEqual({ state: "complete" });
    await active(["chinhtri"], true);
    const publisher = await actor(test.ctx, "phoban");
    expect(await releaseItem(test.ctx, { actor: publisher, ...sent, at: null })).toMatchObject({ ok: true });
    expect(await stateOf(sent.itemId)).toBe("released");
  });

  it("is released only when each lens holds: the right came back, and another lens was given anew meanwhile", async () => {
    const sent = await submitThroughActs(test.ctx, {
      title: "Cảnh giác: quyền trở lại",
      targets: ["portal"],
    });
    await approveThroughActs(test.ctx, { kind: "warning", ...sent });
    await active(["phapluat", "chinhtri"], false);
    expect(await approve("phapluat2", "legal", sent)).toMatchObject({ complete: false });
    expect(await stateOf(sent.itemId)).toBe("approved");
    const publisher = await actor(test.ctx, "phoban");
    const refused = await releaseItem(test.ctx, { actor: publisher, ...sent, at: null });
    expect(refused).toMatchObject({ ok: false, problem: { code: "signer-lost-right" } });
    const read = async () =>
      value(await openReview(test.ctx, { judgeRelease }, { actor: publisher, itemId: sent.itemId })).may;
    expect(await read()).toMatchObject({ release: false });
    await active(["chinhtri"], true);
    expect(await read()).toMatchObject({ release: true, return: true });
    const queue = await reviewQueue(test.ctx, { actor: publisher });
    expect(queue.items.find(({ itemId }) => itemId === sent.itemId)).toMatchObject({ awaitsRelease: true });
    expect(await releaseItem(test.ctx, { actor: publisher, ...sent, at: null })).toMatchObject({ ok: true });
    expect(await reviewOf(sent.revisionId)).toEqual({ state: "released" });
  });

  it("can be sent back by the board when the right is there again before it was ever approved", async () => {
    const sent = await submitThroughActs(test.ctx, {
      title: "Cảnh giác: chưa duyệt xong",
      targets: ["portal"],
    });
    await approve("phuong-hac-thanh.lanhdao", "unit", sent);
    await approve("nghiepvu", "professional", sent);
    await approve("phapluat", "legal", sent);
    await active(["phapluat"], false);
    expect(await approve("chinhtri", "political", sent)).toMatchObject({ complete: false });
    await active(["phapluat"], true);
    expect(await stateOf(sent.itemId)).toBe("in-review");
    const publisher = await actor(test.ctx, "phoban");
    const { may } = value(await openReview(test.ctx, { judgeRelease }, { actor: publisher, ...sent }));
    expect(may).toMatchObject({ sign: [], release: false, return: true });
    expect(await releaseItem(test.ctx, { actor: publisher, ...sent, at: null })).toMatchObject({
      ok: false,
      problem: { code: "revision-not-releasable" },
    });
    const queue = await reviewQueue(test.ctx, { actor: publisher });
    expect(queue.items.find(({ itemId }) => itemId === sent.itemId)).toMatchObject({ awaitsRelease: true });
    const reason = "Gửi duyệt lại để các ý kiến có hiệu lực";
    expect(await returnItem(test.ctx, { actor: publisher, ...sent, reason })).toMatchObject({ ok: true });
    expect(await stateOf(sent.itemId)).toBe("draft");
  });
});
