import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Body } from "../../body/schema.ts";
import { actor, approveThroughActs, releaseThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { takeRelease } from "../delivery/take-release.ts";
import { saveDraft } from "../editorial/save-draft.ts";
import { loadDraft, loadItem } from "../editorial/store.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { publicPageCheck } from "../public-store/ledger-check.ts";
import { readArticle } from "../public-store/queries.ts";
import { judgeRelease } from "../release/judge-release.ts";
import { releaseItem } from "../release/release-item.ts";
import { openCorrection } from "./open-correction.ts";
import { openReview } from "./open-review.ts";
import { recallItem } from "./recall-item.ts";
import { submitItem } from "./submit-item.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

const author = () => actor(test.ctx, "phuong-hac-thanh.canbo");
const published = () => takeRelease(test.ctx, { publishToPortal: publishArticle });

/** A warning that stands on the portal and goes to one page of the ward. */
async function released(title: string) {
  const channel = await test.ctx.db
    .selectFrom("channel")
    .innerJoin("unit", "unit.code", "channel.unit_code")
    .select("channel.id")
    .where("unit.slug", "=", "cong-an-phuong-hac-thanh")
    .where("platform", "=", "facebook")
    .executeTakeFirstOrThrow();
  const { itemId } = await releaseThroughActs(test.ctx, { title, targets: [channel.id] });
  await published();
  return itemId;
}

async function opened(itemId: string) {
  const item = await loadItem(test.ctx.db, { itemId });
  return openCorrection(test.ctx, {
    actor: await author(),
    itemId,
    expectedVersion: item?.version ?? 0,
  });
}

async function rewritten(itemId: string, change: { title?: string; correctionNote?: string; body?: Body }) {
  const { content, version } = await loadDraft(test.ctx.db, itemId);
  const draft = { ...content, ...change };
  return value(await saveDraft(test.ctx, { actor: await author(), itemId, expectedVersion: version, draft }))
    .version;
}

async function releasedAgain(itemId: string, change: { title?: string; correctionNote: string }) {
  value(await opened(itemId));
  const expectedVersion = await rewritten(itemId, change);
  const submitted = value(await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion }));
  await approveThroughActs(test.ctx, { itemId, kind: "warning", ...submitted });
  const board = await actor(test.ctx, "phoban");
  value(await releaseItem(test.ctx, { actor: board, itemId, ...submitted, at: null }));
  test.clock.advance(60_000);
  await published();
}

describe("a correction of a released item", () => {
  it("leaves what is public untouched until the corrected revision is released, then numbers it", async () => {
    const itemId = await released("Cảnh báo có chi tiết sai cần đính chính");
    const before = await readArticle(test.ctx.db, itemId);
    test.clock.advance(3_600_000);
    value(await opened(itemId));
    await rewritten(itemId, { title: "Cảnh báo đã sửa trong bản nháp" });
    expect((await readArticle(test.ctx.db, itemId))?.title).toBe("Cảnh báo có chi tiết sai cần đính chính");

    const expectedVersion = await rewritten(itemId, {
      correctionNote: "Số người bị thương là ba, không phải năm.",
    });
    const submitted = value(await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion }));
    await approveThroughActs(test.ctx, { itemId, kind: "warning", ...submitted });
    const board = await actor(test.ctx, "phoban");
    const review = value(await openReview(test.ctx, { judgeRelease }, { actor: board, itemId }));
    expect(review.changesSincePublic?.changes.fields).toContainEqual({
      field: "title",
      before: "Cảnh báo có chi tiết sai cần đính chính",
      after: "Cảnh báo đã sửa trong bản nháp",
    });
    value(await releaseItem(test.ctx, { actor: board, itemId, ...submitted, at: null }));
    await published();

    const after = await readArticle(test.ctx.db, itemId);
    expect(after?.title).toBe("Cảnh báo đã sửa trong bản nháp");
    expect(after?.publishedAt).toEqual(before?.publishedAt);
    expect(after?.corrections.map(({ number, note }) => [number, note])).toEqual([
      [1, "Số người bị thương là ba, không phải năm."],
    ]);
    await releasedAgain(itemId, { correctionNote: "Bổ sung địa điểm xảy ra vụ việc." });
    const twice = await readArticle(test.ctx.db, itemId);
    expect(twice?.corrections.map(({ number }) => number)).toEqual([1, 2]);
    // As of its release, though the worker was a minute late.
    expect(twice?.updatedAt).toEqual(twice?.corrections[1]?.at);
  });

  it("tells its reviewers both addresses when only a link leads elsewhere", async () => {
    const itemId = await released("Cảnh báo có liên kết tra cứu");
    value(await opened(itemId));
    const leadingTo = (href: string): Body => ({
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [{ type: "text", text: "Trang tra cứu", marks: [{ type: "link", attrs: { href } }] }],
        },
        {
          type: "paragraph",
          content: [{ type: "text", text: "Người dân tra cứu trước khi nộp phạt. ".repeat(3) }],
        },
      ],
    });
    const reviewed = async (href: string) => {
      const body = leadingTo(href);
      const expectedVersion = await rewritten(itemId, { body, correctionNote: "Sửa liên kết." });
      value(await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion }));
      return value(
        await openReview(test.ctx, { judgeRelease }, { actor: await actor(test.ctx, "phoban"), itemId }),
      );
    };
    await reviewed("https://www.csgt.vn/");
    const { version = 0 } = (await loadItem(test.ctx.db, { itemId })) ?? {};
    value(await recallItem(test.ctx, { actor: await author(), itemId, expectedVersion: version }));
    const again = await reviewed("https://csgt-vn.example.com/dang-nhap");
    expect(again.changesSinceSeen?.changes.body.filter(({ change }) => change !== "same")).toEqual([
      { change: "removed", text: "⟦Trang tra cứu · liên kết tới https://www.csgt.vn/⟧" },
      { change: "added", text: "⟦Trang tra cứu · liên kết tới https://csgt-vn.example.com/dang-nhap⟧" },
    ]);
    expect(again.changesSincePublic?.changes.body.map(({ text }) => text)).toContain(
      "⟦Trang tra cứu · liên kết tới https://csgt-vn.example.com/dang-nhap⟧",
    );
  });

  it("does not post a second copy on any channel", async () => {
    const itemId = await released("Cảnh báo được sửa sau khi đã đăng kênh");
    await releasedAgain(itemId, { correctionNote: "Sửa ngày xảy ra vụ việc." });
    const deliveries = await test.ctx.db
      .selectFrom("delivery")
      .select(["channel_id", (eb) => eb.fn.countAll<number>().as("n")])
      .where("item_id", "=", itemId)
      .where("platform", "!=", "portal")
      .groupBy("channel_id")
      .execute();
    expect(deliveries.map(({ n }) => n)).toEqual([1]);
  });

  it("is not submitted without saying what it corrects", async () => {
    const itemId = await released("Cảnh báo mở lại mà không ghi lý do");
    value(await opened(itemId));
    const expectedVersion = await rewritten(itemId, { title: "Cảnh báo mở lại mà không ghi lý do gì" });
    const outcome = await submitItem(test.ctx, { actor: await author(), itemId, expectedVersion });
    expect(outcome.ok ? [] : outcome.problem.fields?.map(({ path }) => path)).toEqual(["correctionNote"]);
  });

  it("is refused for an item that is not out yet", async () => {
    const itemId = await released("Cảnh báo chỉ mở đính chính một lần");
    value(await opened(itemId));
    const again = await opened(itemId);
    expect(again.ok ? "" : again.problem.code).toBe("not-released");
  });

  it("is named when somebody rewrites its note behind the application", async () => {
    const itemId = await released("Cảnh báo bị sửa lời đính chính");
    await releasedAgain(itemId, { correctionNote: "Sửa tên đường nơi xảy ra vụ việc." });
    await test.ctx.db
      .updateTable("public_store.article")
      .set({ corrections: JSON.stringify([]) })
      .where("id", "=", itemId)
      .execute();
    const found = [];
    for await (const disagreement of publicPageCheck.check(test.ctx.db)) found.push(disagreement);
    expect(found.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([["changed", itemId]]);
  });
});
