import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildOrganization } from "../../tests/support/builders/organization-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { waitingForLocks } from "../../tests/support/locks.ts";
import { addContributor } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { sharp } from "../foundation/picture-engine.ts";
import { days } from "../foundation/retention.ts";
import { removeHalfWritten, removeNamelessOriginals } from "./leftover-files.ts";
import { lockOriginal } from "./lock-original.ts";
import { mediaRetention } from "./retention.ts";
import { takeInPicture } from "./take-in-picture.ts";

let database: TestDatabase;
let ctx: Context;
let close: () => Promise<void>;
let personId: string;
let itemId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  ({ ctx, close } = await createTestContext({ database, clock: { now: () => new Date() } }));
  const people = await buildOrganization(ctx, {
    people: [{ username: "canbo", unit: "X001", roles: ["contributor"] }],
  });
  personId = people.get("canbo") ?? "";
  itemId = newId();
  const at = ctx.clock.now();
  const item = { unit_code: "X001", created_by: personId, created_at: at, state: "draft", version: 1 };
  await ctx.db
    .insertInto("item")
    .values({ id: itemId, ...item, updated_at: at })
    .execute();
});

afterAll(async () => {
  await close();
  await database.drop();
});

/** Everything that is older than nothing: as it looks a while later. */
const due = { before: new Date(Date.now() + days(1)), limit: 100, keptForMs: -days(1) };
const stands = (digest: string) => existsSync(ctx.files.path("originals", digest));

async function picture(): Promise<Buffer> {
  const { r, g, b } = { r: randomBytes(1)[0] ?? 0, g: randomBytes(1)[0] ?? 0, b: randomBytes(1)[0] ?? 0 };
  return sharp({ create: { width: 1300, height: 900, channels: 3, background: { r, g, b } } })
    .withExif({ IFD0: { ImageDescription: newId() } })
    .jpeg()
    .toBuffer();
}

const incoming = (bytes: Buffer) => ({
  assetId: newId(),
  itemId,
  personId,
  filename: "anh.jpg",
  bytes,
  recordContribution: addContributor,
});

/** Takes a picture in and lets it end in that state; answers its asset and the digest of its original. */
async function takenIn(state: "ready" | "rejected", bytes?: Buffer) {
  const input = incoming(bytes ?? (await picture()));
  const taken = await takeInPicture(ctx, input);
  if (!taken.ok) throw new Error(taken.problem.detail);
  await ctx.db.updateTable("media_asset").set({ state }).where("id", "=", input.assetId).execute();
  return { assetId: input.assetId, digest: taken.value.originalDigest, bytes: input.bytes };
}

const forgetRejected = () =>
  mediaRetention.find(({ name }) => name.startsWith("media_asset"))?.removeBatch(ctx, due) ?? 0;

describe("originals that nothing names", () => {
  it("go when their rejected files are forgotten, in two steps of which a kill may come between", async () => {
    const { digest } = await takenIn("rejected");
    expect(await removeNamelessOriginals(ctx, due)).toBe(0);
    expect(await forgetRejected()).toBe(1);
    expect(stands(digest)).toBe(true);
    expect(await removeNamelessOriginals(ctx, due)).toBe(1);
    expect(stands(digest)).toBe(false);
  });

  it("stay where another file has the same bytes", async () => {
    const { digest, bytes } = await takenIn("rejected");
    await takenIn("ready", bytes);
    expect(await forgetRejected()).toBe(1);
    expect(await removeNamelessOriginals(ctx, due)).toBe(0);
    expect(stands(digest)).toBe(true);
  });

  it("stay with a rejected file that a draft still names", async () => {
    const { assetId } = await takenIn("rejected");
    await ctx.db.insertInto("category").values({ slug: "tin", name: "Tin", position: 1 }).execute();
    await ctx.db
      .insertInto("draft")
      .values({
        ...{ item_id: itemId, version: 1, kind: "news", category_slug: "tin", title: "", summary: "" },
        ...{ body: "{}", tags: "[]", urgent: false, channel_texts: "{}", targets: "[]" },
        pictures: JSON.stringify([{ assetId, caption: "", alt: "" }]),
        updated_by: personId,
        updated_at: ctx.clock.now(),
      })
      .execute();
    expect(await forgetRejected()).toBe(0);
    await ctx.db.updateTable("draft").set({ pictures: "[]" }).where("item_id", "=", itemId).execute();
    expect(await forgetRejected()).toBe(1);
    await removeNamelessOriginals(ctx, due);
  });

  it("stay while they are young, whatever the job's clock says", async () => {
    const { digest } = await ctx.files.put("originals", randomBytes(100));
    const later = { before: new Date(Date.now() + days(3650)), limit: 100, keptForMs: days(7) };
    expect(await removeNamelessOriginals(ctx, later)).toBe(0);
    const earlier = { before: new Date(Date.now() - days(1)), limit: 100, keptForMs: -days(1) };
    expect(await removeNamelessOriginals(ctx, earlier)).toBe(0);
    expect(stands(digest)).toBe(true);
    expect(await removeNamelessOriginals(ctx, due)).toBe(1);
  });

  it("go a batch at a time", async () => {
    for (let made = 0; made < 5; made += 1) await ctx.files.put("originals", randomBytes(100));
    expect(await removeNamelessOriginals(ctx, { ...due, limit: 3 })).toBe(3);
    expect(await removeNamelessOriginals(ctx, { ...due, limit: 3 })).toBe(2);
  });

  it("are waited for by whoever sends the same bytes again, who is told to send them once more", async () => {
    const bytes = await picture();
    const digest = createHash("sha256").update(bytes).digest("hex");
    await ctx.files.put("originals", bytes);
    const input = incoming(bytes);
    let sent: ReturnType<typeof takeInPicture> | undefined;
    await ctx.db.transaction().execute(async (tx) => {
      await lockOriginal(tx, { digest, mode: "alone" });
      sent = takeInPicture(ctx, input);
      await vi.waitFor(async () => expect(await waitingForLocks(database)).toBe(1));
      await ctx.files.remove("originals", digest);
    });
    expect(await sent).toMatchObject({ ok: false, problem: { code: "file-gone", status: 409 } });
    const rows = await ctx.db
      .selectFrom("media_asset")
      .select("id")
      .where("id", "=", input.assetId)
      .execute();
    expect(rows).toEqual([]);
    expect(await takeInPicture(ctx, input)).toMatchObject({ ok: true });
  });
});

describe("files that a dead process had half written", () => {
  it("go after a day from both compartments, and nothing that is whole or being written", async () => {
    const { digest } = await ctx.files.put("renditions", randomBytes(100));
    const half = ["originals", "renditions"].map((compartment) =>
      join(ctx.config.mediaDir, compartment, "ab", `${"ab".repeat(32)}.0123456789ab.part`),
    );
    for (const file of half) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, "một nửa");
    }
    const young = { before: new Date(Date.now() + days(9)), limit: 100, keptForMs: days(1) };
    expect(await removeHalfWritten(ctx, young)).toBe(0);
    expect(await removeHalfWritten(ctx, due)).toBe(2);
    expect(half.some((file) => existsSync(file))).toBe(false);
    expect(existsSync(ctx.files.path("renditions", digest))).toBe(true);
  });
});
