import { z } from "zod";
import type { Database } from "../foundation/database/database.ts";
import type { Disagreement, SubjectCheck } from "../ledger/subject-check.ts";
import { type PageColumns, pageDigest } from "./page-digest.ts";

const published = z.object({ digest: z.string() });
const pageSize = 200;

/**
 * Whether every public page still shows what its newest "page.published" entry says, none stands there besides, and each
 * one that is gone was closed by law: by an entry "notice.closed" and with the mark that makes its address answer so.
 */
export const publicPageCheck: SubjectCheck = {
  name: "trang trên Cổng thông tin",
  async *check(db: Database): AsyncGenerator<Disagreement> {
    let after = "";
    for (;;) {
      const pages = await db
        .selectFrom("public_store.article")
        .select("id")
        .where("id", ">", after)
        .orderBy("id")
        .limit(pageSize)
        .execute();
      yield* pageDisagreements(
        db,
        pages.map((page) => page.id),
      );
      const last = pages.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    yield* missingPages(db);
  },
};

/** What is wrong with these pages, of which each stands on the portal or once did: changed, never published, or gone. */
export async function* pageDisagreements(db: Database, ids: readonly string[]): AsyncGenerator<Disagreement> {
  const pages = await db
    .selectFrom("public_store.article")
    .selectAll()
    .where("id", "in", [...ids, ""])
    .execute();
  const entries = await newestEntries(db, ids);
  for (const page of pages) {
    const entry = entries.get(page.id);
    const named = { subjectType: "page", subjectId: page.id };
    if (entry === undefined) {
      yield {
        ...named,
        kind: "extra",
        seq: null,
        sentence: `Trang «${page.title}» (${page.id}) có trên Cổng nhưng sổ cái không ghi việc đăng.`,
      };
    } else if (entry.digest === null) {
      yield {
        ...named,
        kind: "extra",
        seq: entry.seq,
        sentence: `Trang ${page.id} đã gỡ theo quyết định ở mục ${entry.seq} của sổ cái nhưng lại có trên Cổng.`,
      };
    } else if (!shows(page, entry.digest)) {
      yield {
        ...named,
        kind: "changed",
        seq: entry.seq,
        sentence: `Trang «${page.title}» (${page.id}) đã bị sửa sau khi đăng; không khớp mục ${entry.seq} của sổ cái.`,
      };
    }
  }
  const present = new Set(pages.map((page) => page.id));
  const closed = await closedPages(db, entries);
  for (const [id, { seq }] of entries) if (!present.has(id) && !closed.has(id)) yield missingPage(id, seq);
}

function missingPage(id: string, seq: number): Disagreement {
  const sentence = `Trang ${id} đã đăng theo mục ${seq} của sổ cái nhưng không còn trên Cổng.`;
  return { kind: "missing", subjectType: "page", subjectId: id, seq, sentence };
}

/** Whether a page shows what was published, its stored digest says so too, and nobody hid it. */
function shows(
  page: PageColumns & { digest: Buffer; withdrawn_at: Date | null },
  published: string,
): boolean {
  return (
    pageDigest(page).toString("hex") === published &&
    page.digest.toString("hex") === published &&
    page.withdrawn_at === null
  );
}

/** Those of these pages that were closed by law, and whose address answers so. */
async function closedPages(db: Database, entries: Entries): Promise<Set<string>> {
  const closed = [...entries].filter(([, { digest }]) => digest === null).map(([id]) => id);
  const marked = await db
    .selectFrom("public_store.closed_page")
    .select("id")
    .where("id", "in", [...closed, ""])
    .execute();
  return new Set(marked.map(({ id }) => id));
}

type Entries = ReadonlyMap<string, { readonly seq: number; readonly digest: string | null }>;

/** The last that the ledger says of each page; the digest is null when it was closed. */
async function newestEntries(db: Database, ids: readonly string[]): Promise<Entries> {
  const rows = await db
    .selectFrom("ledger_entry")
    .select(["seq", "act", "subject_id", "details"])
    .where("act", "in", ["page.published", "notice.closed"])
    .where("subject_type", "=", "item")
    .where("subject_id", "in", [...ids, ""])
    .orderBy("seq")
    .execute();
  return new Map(
    rows.map(({ seq, act, subject_id: id, details }) => [
      id,
      { seq, digest: act === "page.published" ? published.parse(details).digest : null },
    ]),
  );
}

async function* missingPages(db: Database): AsyncGenerator<Disagreement> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom("ledger_entry")
      .leftJoin("public_store.article as article", "article.id", "ledger_entry.subject_id")
      .select(["ledger_entry.seq", "ledger_entry.subject_id"])
      .where("ledger_entry.act", "=", "page.published")
      .where("article.id", "is", null)
      .where("ledger_entry.seq", ">", after)
      .orderBy("ledger_entry.seq")
      .limit(pageSize)
      .execute();
    const closed = await closedPages(
      db,
      await newestEntries(
        db,
        rows.map((row) => row.subject_id),
      ),
    );
    for (const row of rows) if (!closed.has(row.subject_id)) yield missingPage(row.subject_id, row.seq);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
