import type { Database } from "../foundation/database/database.ts";
import { estimateReaders, mergeSketches } from "./reader-sketch.ts";
import { programs, type SendingPlatform, sourcesOf } from "./visitor.ts";

/** How much something was read: by persons in all, on which days, where they came from; programs apart. */
export interface ReachFigures {
  readonly views: number;
  readonly visits: number;
  /** About how many different readers, each counted once a day. */
  readonly readers: number;
  readonly byPrograms: number;
  readonly days: readonly { readonly day: string; readonly views: number; readonly visits: number }[];
  readonly sources: readonly { readonly source: string; readonly views: number }[];
}

/** The reach of some subjects together ("item:ID", "page:/path"), or of the whole portal when there are none named, since a day. */
export async function readReach(
  db: Database,
  {
    subjects,
    since,
    platforms,
  }: { subjects: readonly string[] | "all"; since: string; platforms: readonly SendingPlatform[] },
): Promise<ReachFigures> {
  let counted = db
    .selectFrom("page_view_count")
    .select(["day", "source"])
    .select((eb) => [eb.fn.sum<number>("views").as("views"), eb.fn.sum<number>("visits").as("visits")])
    .where("day", ">=", since)
    .groupBy(["day", "source"])
    .orderBy("day");
  if (subjects !== "all") counted = counted.where("subject", "in", [...subjects, ""]);
  const sketched = db
    .selectFrom("reader_sketch")
    .select(["day", "registers"])
    .where("day", ">=", since)
    .where("subject", "in", subjects === "all" ? ["all"] : [...subjects, ""]);
  const [rows, sketches] = await Promise.all([counted.execute(), sketched.execute()]);
  const persons = rows.filter((row) => row.source !== programs);
  const sum = (of: readonly { views: number }[]) => of.reduce((total, { views }) => total + views, 0);
  const byDay = Map.groupBy(persons, (row) => String(row.day));
  const sketchesByDay = Map.groupBy(sketches, (row) => String(row.day));
  // Of a platform that has left the list the readings still count.
  const sources = [...new Set([...sourcesOf(platforms), ...persons.map(({ source }) => source)])];
  return {
    views: sum(persons),
    visits: persons.reduce((total, { visits }) => total + visits, 0),
    readers: [...sketchesByDay.values()].reduce(
      (total, ofDay) =>
        total + estimateReaders(ofDay.map((row): Uint8Array => row.registers).reduce(mergeSketches)),
      0,
    ),
    byPrograms: sum(rows.filter((row) => row.source === programs)),
    days: [...byDay].map(([day, ofDay]) => ({
      day,
      views: sum(ofDay),
      visits: ofDay.reduce((total, { visits }) => total + visits, 0),
    })),
    sources: sources.map((source) => ({
      source,
      views: sum(persons.filter((row) => row.source === source)),
    })),
  };
}
