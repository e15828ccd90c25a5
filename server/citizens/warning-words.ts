import { z } from "zod";
import { type WarningDetails, warningDetails } from "../../body/kinds/warning.ts";
import { cutText } from "../../body/text-limit.ts";
import type { Database } from "../foundation/database/database.ts";
import { isOver } from "./announce-warning.ts";

/** A released warning as subscribers are told of it. */
export interface Warning {
  readonly itemId: string;
  readonly title: string;
  readonly summary: string;
  readonly unitName: string;
  readonly url: string;
  readonly details: WarningDetails | undefined;
  /** What this release corrects; empty for the first one. */
  readonly correction: string;
}

const corrections = z.array(z.object({ releaseId: z.string(), note: z.string() }));

/** The words of a release as the portal shows them now; undefined when it was replaced, withdrawn, or is over. */
export async function readWarning(
  db: Database,
  { releaseId, publicUrl, at }: { releaseId: string; publicUrl: string; at: Date },
): Promise<Warning | undefined> {
  const row = await db
    .selectFrom("public_store.article as article")
    .leftJoin("public_store.unit as unit", "unit.code", "article.unit_code")
    .select(["article.id", "article.slug", "article.title", "article.summary", "article.details"])
    .select(["article.corrections", "unit.name as unitName"])
    .where("article.release_id", "=", releaseId)
    .where("article.withdrawn_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const details = warningDetails.safeParse(row.details).data;
  if (details !== undefined && isOver(details, at)) return undefined;
  const correction = corrections.parse(row.corrections).find((one) => one.releaseId === releaseId)?.note;
  return {
    itemId: row.id,
    title: row.title,
    summary: row.summary,
    unitName: row.unitName ?? "Công an tỉnh Thanh Hóa",
    url: `${publicUrl}/tin/${row.slug}-${row.id}`,
    details,
    correction: correction ?? "",
  };
}

/** What a notification carries; the service worker shows it. Push services take about 4 kB. */
export function notificationOf(warning: Warning): string {
  return JSON.stringify({
    title: warning.correction === "" ? warning.title : `Đính chính: ${warning.title}`,
    body: cutText(warning.correction === "" ? warning.summary : warning.correction, {
      unit: "codePoint",
      max: 240,
    }),
    path: new URL(warning.url).pathname,
    tag: warning.itemId,
  });
}
