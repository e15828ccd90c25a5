import { sql } from "kysely";
import type { Context } from "../foundation/context.ts";
import type { TakenIn } from "./upload-space.ts";

const dayMs = 24 * 60 * 60_000;

/** How much a person added in the last day, and of how much the files are still to be made. */
export async function readTakenIn(
  ctx: Pick<Context, "db" | "clock">,
  { personId }: { personId: string },
): Promise<TakenIn> {
  const sum = sql<string>`coalesce(sum(original_bytes), 0)`.as("bytes");
  const [day, waiting] = await Promise.all([
    ctx.db
      .selectFrom("media_asset")
      .select(sum)
      .where("uploaded_by", "=", personId)
      .where("created_at", ">", new Date(ctx.clock.now().getTime() - dayMs))
      .executeTakeFirstOrThrow(),
    ctx.db.selectFrom("media_asset").select(sum).where("state", "=", "processing").executeTakeFirstOrThrow(),
  ]);
  return { personBytesADay: Number(day.bytes), waitingBytes: Number(waiting.bytes) };
}
