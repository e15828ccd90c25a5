import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { encryptSecret } from "../foundation/keys/secrets.ts";
import { publicPage } from "./store.ts";

/** Law on Access to Information 104/2016/QH13, Article 22, clause 4: corrected or refused with a reason within 15 days. */
const answeredWithinMs = 15 * 86_400_000;

/**
 * A citizen says that an item on the portal is wrong (QA-05). The contact, if one is left, is encrypted. Answers false when
 * no such item stands there.
 */
export async function reportError(
  ctx: Context,
  { itemId, text, contact }: { itemId: string; text: string; contact: string },
): Promise<boolean> {
  const page = await publicPage(ctx.db, itemId);
  if (page === undefined) return false;
  const id = newId();
  const at = ctx.clock.now();
  await ctx.db
    .insertInto("error_report")
    .values({
      id,
      item_id: itemId,
      unit_code: page.unit_code,
      title: page.title,
      text,
      contact_encrypted:
        contact === "" ? null : encryptSecret({ key: ctx.masterKey, plaintext: contact, context: id }),
      received_at: at,
      due_at: new Date(at.getTime() + answeredWithinMs),
    })
    .execute();
  return true;
}
