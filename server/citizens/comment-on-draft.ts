import { documentDetails } from "../../body/kinds/document.ts";
import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { calendarDay } from "../foundation/vietnam-time.ts";
import { publicPage } from "./store.ts";

/**
 * A citizen comments on the draft of a document, until the last day that the draft names. An editor reads the comment
 * before anybody else can. Answers why not, when it is not taken.
 */
export async function commentOnDraft(
  ctx: Context,
  { itemId, author, text }: { itemId: string; author: string; text: string },
): Promise<"taken" | "not-found" | "closed"> {
  const page = await publicPage(ctx.db, itemId);
  const details = documentDetails.safeParse(page?.details).data;
  if (page === undefined || details?.stage !== "draft-for-comment") return "not-found";
  const at = ctx.clock.now();
  if (details.commentUntil < calendarDay(at)) return "closed";
  await ctx.db
    .insertInto("draft_comment")
    .values({
      id: newId(),
      item_id: itemId,
      unit_code: page.unit_code,
      title: page.title,
      author,
      text,
      received_at: at,
    })
    .execute();
  return "taken";
}
