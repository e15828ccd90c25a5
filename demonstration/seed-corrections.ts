import { join } from "node:path";
import { sql } from "kysely";
import { movableClock } from "../server/foundation/clock.ts";
import type { Context } from "../server/foundation/context.ts";
import { openCorrection } from "../server/review/open-correction.ts";
import { recallItem } from "../server/review/recall-item.ts";
import { actorIn } from "./actors.ts";
import { type Erratum, readErrata } from "./errata.ts";
import { markdownToBody } from "./markdown-to-body.ts";
import { need } from "./need.ts";
import { saveAndRelease } from "./publish.ts";
import { readSampleItems, type SampleItem } from "./sample-items.ts";

/** From the opening of a correction to its release. */
const correctedInMs = 60 * 60_000;

/** Puts sample items right that went out with an error, through the acts that officers use. Those that are right are left alone. */
export async function seedCorrections(ctx: Context, { folder }: { folder: string }): Promise<void> {
  const items = await readSampleItems({ folder: join(folder, "items") });
  for (const erratum of await readErrata(folder)) {
    const sample = items.find(({ file }) => file === `${erratum.item}.md`);
    if (sample === undefined) throw new Error(`errata.yaml: there is no item ${erratum.item}`);
    await correct(ctx, { erratum, sample });
  }
}

async function correct(
  ctx: Context,
  { erratum, sample }: { erratum: Erratum; sample: SampleItem },
): Promise<void> {
  const clock = movableClock(new Date(erratum.correctedAt.getTime() - correctedInMs));
  const then: Context = { ...ctx, clock };
  const item = await ctx.db
    .selectFrom("draft")
    .innerJoin("item", "item.id", "draft.item_id")
    .innerJoin("public_store.article as article", "article.id", "item.id")
    .select(["item.id", "item.version", "item.state", "item.unit_code"])
    .where("draft.title", "=", sample.title.normalize("NFC"))
    .where(sql`article.corrections`, "=", sql`'[]'::jsonb`)
    .executeTakeFirst();
  if (item === undefined) return;
  const author = await actorIn(then, { unitCode: item.unit_code, role: "contributor" });
  const asking = { actor: author, itemId: item.id, expectedVersion: item.version };
  if (item.state === "released") need(await openCorrection(then, asking));
  else if (item.state !== "draft") need(await recallItem(then, asking));
  await saveAndRelease(then, {
    clock,
    author,
    itemId: item.id,
    releasedAt: erratum.correctedAt,
    change: (draft) => ({
      ...draft,
      body: markdownToBody(sample.markdown),
      correctionNote: erratum.note,
    }),
  });
}
