import { z } from "zod";
import { plainText } from "../../body/plain-text.ts";
import type { Context } from "../foundation/context.ts";
import { done, type FieldProblem, invalid, type Outcome } from "../foundation/outcome.ts";
import { appendEntries, appendEntry } from "../ledger/append-entry.ts";
import type { EntryInput } from "../ledger/entry.ts";
import { fault, readTable, repeated } from "../organization/read-table.ts";
import { changedFields, type ImportOrder, type ImportReport, runImport } from "../organization/run-import.ts";
import { storeTokens } from "./tokens.ts";

const columns = [
  "platform",
  "external_id",
  "name",
  "unit",
  "kind",
  "status",
  "successor_unit",
  "verified",
  "followers",
] as const;
const optionalColumns = ["access_token", "refresh_token", "expires_at"] as const;

const channelFields = {
  name: plainText({ max: 200, min: 1, tooShort: "thiếu tên kênh.", tooLong: "tên quá dài." }),
  unit: z.string().min(1, "thiếu đơn vị quản lý."),
  kind: z.string().min(1, "thiếu loại kênh."),
  status: z.enum(["active", "retiring", "closed"], "trạng thái phải là active, retiring hoặc closed."),
  successor_unit: z.string(),
  verified: z.enum(["yes", "no"], "verified phải là yes hoặc no."),
  followers: z.coerce.number("số người theo dõi phải là số.").int().min(0, "số người theo dõi không âm."),
  access_token: z.string().max(2000, "mã truy cập quá dài.").default(""),
  refresh_token: z.string().max(2000, "mã làm mới quá dài.").default(""),
  expires_at: z
    .union([
      z.literal(""),
      z.iso.datetime({ offset: true, message: "thời điểm hết hạn phải theo ISO 8601." }),
    ])
    .default(""),
};

/** A line of the file: its platform is in the list, its id of the form that the platform gives. */
function channelRow(platforms: Context["platforms"]) {
  return z
    .object({ platform: z.string(), external_id: z.string(), ...channelFields })
    .superRefine(({ platform, external_id: id }, context) => {
      const known = platforms.find((one) => one.id === platform);
      if (known === undefined) {
        const names = platforms.map((one) => one.id).join(" hoặc ");
        context.addIssue({ code: "custom", path: ["platform"], message: `nền tảng phải là ${names}.` });
      } else if (!known.externalId.form.test(id))
        context.addIssue({ code: "custom", path: ["external_id"], message: known.externalId.message });
    });
}

/** The id of a channel: platform and the platform's own id. */
function channelId({ platform, externalId }: { platform: string; externalId: string }): string {
  return `${platform}-${externalId}`;
}

/** Of a number Excel keeps fifteen digits, and writes zeros for the others. */
const digitsInExcel = 15;

function isCutByExcel(externalId: string): boolean {
  return /^0{3,}$/.test(externalId.slice(digitsInExcel));
}

/** Several long ids that all end in zeros went through Excel, though nothing is known of any; one may be so by itself. */
function isRoundedThroughout(ids: readonly string[]): boolean {
  const long = ids.filter((id) => id.length >= digitsInExcel + 3);
  return long.length > 1 && long.every(isCutByExcel);
}

function seenByExcel({ platform, external_id: id }: { platform: string; external_id: string }): string {
  return `${platform} ${id.length} ${id.slice(0, digitsInExcel)}`;
}

/**
 * Imports channels from CSV text (columns of demonstration/data/channels.csv, and access_token, refresh_token,
 * expires_at if present): creates, updates and never deletes. Tokens are encrypted at once and stand in no line of the
 * report. Refuses the whole file, naming line and column, when one line is wrong.
 */
export async function importChannels(
  ctx: Context,
  { csv, by, dryRun }: ImportOrder,
): Promise<Outcome<ImportReport>> {
  const table = readTable({ text: csv, columns, optionalColumns, schema: channelRow(ctx.platforms) });
  if (!table.ok) return table;
  const lines = table.value;
  return runImport(ctx, { dryRun }, async (tx) => {
    const at = ctx.clock.now();
    const units = new Set((await tx.selectFrom("unit").select("code").execute()).map((unit) => unit.code));
    const faults: FieldProblem[] = repeated(
      lines,
      "external_id",
      (row) => `${row.platform} ${row.external_id}`,
    );
    const stored = await tx.selectFrom("channel").selectAll().forUpdate().execute();
    const known = new Map(stored.map((channel) => [channel.id, channel]));
    const exact = new Map(
      [...stored, ...lines.map(({ row }) => row)]
        .filter(({ external_id: id }) => !isCutByExcel(id))
        .map((one) => [seenByExcel(one), one.external_id]),
    );
    const isSpoiled = isRoundedThroughout(lines.map(({ row }) => row.external_id));
    for (const { line, row } of lines) {
      const meant = exact.get(seenByExcel(row));
      const isKnown = known.has(channelId({ platform: row.platform, externalId: row.external_id }));
      if (isCutByExcel(row.external_id) && (meant !== undefined || isSpoiled) && !isKnown)
        faults.push(
          fault({
            line,
            column: "external_id",
            message: `Excel đã làm tròn mã kênh (${meant === undefined ? "mọi mã dài trong tệp đều tận cùng bằng 0" : `có lẽ là ${meant}`}); hãy định dạng cột này là Văn bản rồi nhập lại mã.`,
          }),
        );
      if (!units.has(row.unit))
        faults.push(fault({ line, column: "unit", message: `không có đơn vị «${row.unit}».` }));
      if (row.successor_unit !== "" && !units.has(row.successor_unit)) {
        faults.push(
          fault({ line, column: "successor_unit", message: `không có đơn vị «${row.successor_unit}».` }),
        );
      }
      if (row.refresh_token !== "" && row.access_token === "") {
        faults.push(
          fault({ line, column: "access_token", message: "có mã làm mới thì phải có mã truy cập." }),
        );
      }
    }
    if (faults.length > 0) return invalid(faults);
    const report = { lines: [] as string[], created: 0, updated: 0, unchanged: 0 };
    const entries: EntryInput[] = [];
    for (const { row } of lines) {
      const id = channelId({ platform: row.platform, externalId: row.external_id });
      const values = {
        name: row.name,
        unit_code: row.unit,
        kind: row.kind,
        status: row.status,
        successor_unit_code: row.successor_unit === "" ? null : row.successor_unit,
        verified: row.verified === "yes",
        followers: row.followers,
      };
      const before = known.get(id);
      const changed = changedFields(before, values);
      const named = `${row.platform} ${row.external_id} ${row.name}`;
      if (before === undefined) {
        await tx
          .insertInto("channel")
          .values({ id, platform: row.platform, external_id: row.external_id, ...values })
          .execute();
        report.created += 1;
        report.lines.push(`thêm kênh ${named}`);
      } else if (changed.length > 0) {
        await tx.updateTable("channel").set(values).where("id", "=", id).execute();
        report.updated += 1;
        report.lines.push(`cập nhật kênh ${named} (${changed.join(", ")})`);
      } else {
        report.unchanged += 1;
        report.lines.push(`giữ nguyên kênh ${named}`);
      }
      if (row.access_token !== "") {
        await storeTokens(ctx, tx, {
          channelId: id,
          accessToken: row.access_token,
          refreshToken: row.refresh_token === "" ? null : row.refresh_token,
          expiresAt: row.expires_at === "" ? null : new Date(row.expires_at),
          at,
        });
        await tx
          .updateTable("channel")
          .set({ health: "ok", health_reason: "", health_at: at })
          .where("id", "=", id)
          .execute();
        report.lines.push(`đã lưu mã truy cập của kênh ${row.platform} ${row.external_id}`);
      }
      if (before === undefined || changed.length > 0) {
        entries.push({
          at,
          act: "channel.imported",
          actor: by,
          unitCode: row.unit,
          subject: { type: "channel", id },
          details: values,
        });
      }
    }
    await appendEntries(tx, entries);
    return done(report);
  });
}

/**
 * The portal is a channel like the others, and always there from the first unit on; it belongs to the unit at the root
 * and is named after it. Answers whether it was made now; one that is there is left alone.
 */
export async function ensurePortalChannel(ctx: Pick<Context, "db" | "clock">): Promise<boolean> {
  return ctx.db.transaction().execute(async (tx) => {
    const root = await tx
      .selectFrom("unit")
      .select(["code", "name"])
      .where("parent_code", "is", null)
      .executeTakeFirst();
    if (root === undefined) return false;
    const values = {
      name: `Cổng thông tin điện tử ${root.name}`,
      unit_code: root.code,
      kind: "province",
      status: "active",
      verified: true,
    };
    const made = await tx
      .insertInto("channel")
      .values({ id: "portal", platform: "portal", external_id: "portal", ...values })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows !== 1n) return false;
    await appendEntry(tx, {
      at: ctx.clock.now(),
      act: "channel.made",
      actor: { id: null, name: "Hệ thống" },
      unitCode: root.code,
      subject: { type: "channel", id: "portal" },
      details: values,
    });
    return true;
  });
}
