import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startToyStandIn, type ToyStandIn } from "../../tests/fixtures/toy-platform/stand-in.ts";
import { toyPlatform } from "../../tests/fixtures/toy-platform/toy.ts";
import { testPicture } from "../../tests/support/picture.ts";
import { actor, releaseThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { importChannels } from "../channels/import-channels.ts";
import { readBoard } from "../delivery/board.ts";
import { startDelivery } from "../delivery/start-delivery.ts";
import { readDraft } from "../editorial/read-draft.ts";
import { loadSealed } from "../editorial/sealed-or-changed.ts";
import { loadItem } from "../editorial/store.ts";
import { systemClock } from "../foundation/clock.ts";
import { verifyLedger } from "../ledger/verify-ledger.ts";
import { platforms } from "../platforms/list.ts";
import { placesOf } from "../platforms/places.ts";
import type { Platform } from "../platforms/platform.ts";
import { publishArticle } from "../platforms/portal/publish-article.ts";
import { createConnectors } from "./connectors.ts";
import { refreshDirectory } from "./directory.ts";
import { ledgerChecks } from "./ledger-checks.ts";

let toy: ToyStandIn;
let list: readonly Platform[];
let network: Awaited<ReturnType<typeof openTestNetwork>>;
let delivery: { stop(): Promise<void> };

const channels = ["chonhon", "bennghe", "hamrong", "damsen", "lachlong"];

beforeAll(async () => {
  toy = await startToyStandIn();
  list = [...platforms, toyPlatform({ url: toy.url })];
  network = await openTestNetwork({ clock: systemClock, platforms: list });
  const { ctx } = network.test;
  // As a migration of a version does for each platform of its list.
  await network.database.adminDb.insertInto("platform").values({ id: "loa" }).execute();
  const unit = await ctx.db
    .selectFrom("person")
    .innerJoin("role_grant", "role_grant.person_id", "person.id")
    .select("role_grant.unit_code")
    .where("person.username", "=", "phuong-hac-thanh.canbo")
    .executeTakeFirstOrThrow();
  const head = "platform,external_id,name,unit,kind,status,successor_unit,verified,followers,access_token";
  const rows = channels.map(
    (id) => `loa,${id},Cụm loa ${id},${unit.unit_code},commune,active,,yes,0,token-${id}`,
  );
  const by = { id: null, name: "Kiểm thử" };
  value(await importChannels(ctx, { csv: [head, ...rows].join("\n"), by, dryRun: false }));
  delivery = await startDelivery(ctx, {
    connectors: createConnectors(ctx.config, { gives: async () => true }, list),
    publishToPortal: publishArticle,
    listenUrl: network.database.url,
  });
});

afterAll(async () => {
  await delivery.stop();
  await network.close();
  await toy.stop();
});

const statesOf = async (releaseId: string) => {
  const rows = await network.test.ctx.db
    .selectFrom("delivery")
    .select(["channel_id", "state"])
    .where("release_id", "=", releaseId)
    .where("channel_id", "like", "loa-%")
    .execute();
  return Object.fromEntries(rows.map(({ channel_id, state }) => [channel_id.replace("loa-", ""), state]));
};

describe("a third platform, of which no file of the product knows,", () => {
  it("carries an item on each of its channels exactly once, whatever its answers are", async () => {
    const { ctx } = network.test;
    const [cut = "", throttled = "", refused = "", ...plain] = channels;
    toy.fault(cut, "cut-after-commit");
    toy.fault(throttled, "throttled");
    toy.fault(refused, "refused");
    const ownText = "Bà con chú ý: nước sông Mã lên nhanh, không qua ngầm tràn.";
    const { itemId, releaseId } = await releaseThroughActs(ctx, {
      title: "Cảnh báo lũ trên sông Mã",
      targets: channels.map((id) => `loa-${id}`),
      channelTexts: { loa: ownText },
      pictures: [await testPicture("goi-video-gia")],
    });
    await expect
      .poll(() => statesOf(releaseId), { timeout: 30_000 })
      .toEqual({
        ...Object.fromEntries([cut, throttled, ...plain].map((id) => [id, "confirmed"])),
        [refused]: "failed",
      });
    expect(toy.posts.map(({ channel }) => channel).sort()).toEqual([cut, throttled, ...plain].sort());
    expect(new Set(toy.posts.map(({ text }) => text))).toEqual(new Set([ownText]));

    const board = value(await readBoard(ctx, { actor: await actor(ctx, "phoban"), releaseId }));
    expect(board.counts).toContainEqual({ platform: "loa", state: "confirmed", count: 4 });
    expect(board.notConfirmed).toMatchObject([{ platform: "loa", reason: "Loa từ chối bài này." }]);

    const release = await ctx.db
      .selectFrom("release")
      .select(["revision_id", "content_hash"])
      .where("id", "=", releaseId)
      .executeTakeFirstOrThrow();
    const sealed = await loadSealed(ctx.db, {
      revisionId: release.revision_id,
      decidedHash: release.content_hash,
    });
    expect(Object.keys(sealed?.parts ?? {}).sort()).toEqual(["facebook", "loa", "zalo"]);
    expect(sealed?.pictures[0]?.renditions.map(({ name }) => name)).toContain("loa.jpg");

    const item = await loadItem(ctx.db, { itemId });
    if (item === undefined) return expect.unreachable();
    const reader = await actor(ctx, "phuong-hac-thanh.canbo");
    const { content } = await readDraft(ctx, { actor: reader, item, now: ctx.clock.now() });
    expect(content.channelTexts.loa).toBe(ownText);
  });

  it("is cut where it counts, in bytes", async () => {
    const { ctx } = network.test;
    const before = toy.posts.length;
    const [channel = ""] = channels.slice(-1);
    const { releaseId } = await releaseThroughActs(ctx, {
      title: "Cảnh báo giả danh công an",
      targets: [`loa-${channel}`],
      channelTexts: { loa: "Đề phòng ".repeat(30) },
    });
    await expect.poll(() => statesOf(releaseId), { timeout: 30_000 }).toEqual({ [channel]: "confirmed" });
    const bytes = Buffer.byteLength(toy.posts[before]?.text ?? "");
    expect(bytes).toBeLessThanOrEqual(120);
    expect(bytes).toBeGreaterThan(100);
  });

  it("stands in the public list of channels with its own addresses", async () => {
    const { ctx } = network.test;
    const addresses = async () =>
      await ctx.db.selectFrom("public_store.channel").select("url").where("platform", "=", "loa").execute();
    // In the demonstration at its stand-in.
    await refreshDirectory(ctx, list);
    expect((await addresses()).map(({ url }) => url).sort()).toEqual(
      channels.map((id) => `${toy.url}/${id}`).sort(),
    );
    await refreshDirectory({ ...ctx, config: { ...ctx.config, simulators: "off" } }, list);
    const shown = await addresses();
    expect(shown.map(({ url }) => url).sort()).toEqual(
      channels.map((id) => `https://loa.invalid/${id}`).sort(),
    );
  });

  it("says what it can do besides, which the product's own do not yet, and does it", async () => {
    const { ctx } = network.test;
    const [facebook, zalo, third] = createConnectors(ctx.config, { gives: async () => true }, list);
    expect([facebook, zalo, third].map((one) => placesOf(one?.connector ?? expect.unreachable()))).toEqual([
      [],
      [],
      ["edit", "remove"],
    ]);
    const [post] = toy.posts;
    if (post === undefined) return expect.unreachable();
    const { channel: externalId, id: remoteId, link } = post;
    const on = {
      channel: { id: `loa-${externalId}`, externalId, name: externalId },
      accessToken: "token",
      now: ctx.clock.now(),
    };
    const part = { text: "Nước đã rút.", link };
    const { edit, remove } = third?.connector ?? {};
    expect(await edit?.({ ...on, remoteId, part })).toEqual({ outcome: "done" });
    expect(toy.posts.find(({ id }) => id === remoteId)?.text).toBe("Nước đã rút.");
    expect(await remove?.({ ...on, remoteId })).toEqual({ outcome: "done" });
    expect(await remove?.({ ...on, remoteId })).toEqual({ outcome: "absent" });
  });

  it("leaves a ledger that agrees", async () => {
    expect(await verifyLedger(network.test.ctx, { checks: ledgerChecks })).toMatchObject({ agrees: true });
  });
});
