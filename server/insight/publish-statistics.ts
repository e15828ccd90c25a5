import { sql } from "kysely";
import { kindsThat } from "../../body/kinds/list.ts";
import type { Context } from "../foundation/context.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { announceChange } from "../public-store/changes.ts";
import { estimateReaders } from "./reader-sketch.ts";

const everyMs = 60_000;
const publicDays = 400;
const mostReadDays = 7;
const mostReadAtMost = 20;
/** News, but no notices of persons. */
const mostReadKinds = kindsThat(({ isNews, isClosable }) => isNews && !isClosable);

/** Tells the public how much is read: sums of each day, and the most read articles of the last seven days. */
export async function publishStatistics(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const from = calendarDay(new Date(now.getTime() - publicDays * 86_400_000));
  const recent = calendarDay(new Date(now.getTime() - mostReadDays * 86_400_000));
  await ctx.db.transaction().execute(async (tx) => {
    const sums = await tx
      .selectFrom("page_view_count")
      .leftJoin("reader_sketch", (join) =>
        join.onRef("reader_sketch.day", "=", "page_view_count.day").on("reader_sketch.subject", "=", "all"),
      )
      .select(["page_view_count.day", "reader_sketch.registers"])
      .select((eb) => [eb.fn.sum<number>("views").as("views"), eb.fn.sum<number>("visits").as("visits")])
      .where("source", "!=", "bot")
      .where("page_view_count.day", ">=", from)
      .groupBy(["page_view_count.day", "reader_sketch.registers"])
      .execute();
    const published = await tx.selectFrom("public_store.statistics_day").selectAll().execute();
    const stands = new Map(published.map((row) => [String(row.day), row]));
    let changed = 0;
    for (const { day, registers, views, visits } of sums) {
      const readers = registers === null ? 0 : estimateReaders(registers);
      const shown = stands.get(String(day));
      if (shown?.views === views && shown.visits === visits && shown.readers === readers) continue;
      changed += 1;
      await tx
        .insertInto("public_store.statistics_day")
        .values({ day, views, visits, readers })
        .onConflict((conflict) => conflict.column("day").doUpdateSet({ views, visits, readers }))
        .execute();
    }
    const most = await tx
      .selectFrom("page_view_count")
      .innerJoin("public_store.article as article", (join) =>
        join.on(sql<boolean>`article.id = substr(page_view_count.subject, 6)`),
      )
      .select("article.id")
      .where("page_view_count.subject", "like", "item:%")
      .where("source", "!=", "bot")
      .where("day", ">=", recent)
      .where("article.withdrawn_at", "is", null)
      .where("article.kind", "in", mostReadKinds)
      .groupBy("article.id")
      .orderBy((eb) => eb.fn.sum("views"), "desc")
      .orderBy("article.id")
      .limit(mostReadAtMost)
      .execute();
    const before = await tx
      .selectFrom("public_store.most_read")
      .select("article_id")
      .orderBy("position")
      .execute();
    const same = before.map((row) => row.article_id).join() === most.map((row) => row.id).join();
    if (!same) {
      await tx.deleteFrom("public_store.most_read").execute();
      if (most.length > 0)
        await tx
          .insertInto("public_store.most_read")
          .values(most.map(({ id }, index) => ({ position: index + 1, article_id: id })))
          .execute();
    }
    // Pages that show none of it anew stay as they are: each announcement makes pages and the emergency copy again.
    if (changed > 0 || !same) await announceChange(tx, same ? ["stats"] : ["stats", "home"]);
  });
}

/** Publishes the statistics in this worker every minute until stopped. */
export function startPublishingStatistics(ctx: Context): { stop(): Promise<void> } {
  let running = Promise.resolve();
  let stopped = false;
  const timer = setInterval(() => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        await publishStatistics(ctx);
      } catch (error) {
        ctx.log.warn({ err: error }, "statistics were not published, will try again");
      }
    });
  }, everyMs);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
