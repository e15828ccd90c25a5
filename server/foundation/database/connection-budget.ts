import { sql } from "kysely";
import type { Database } from "./database.ts";

/** Besides those for acts: jobs, the portal's pages, what listens, and one that watches over videos. */
const besides = 4 + 8 + 4 + 1;

/** How many connections to the database one process takes at most. */
function connectionsOf({ databaseConnections }: { databaseConnections: number }): number {
  return databaseConnections + besides;
}

/** What the database has to give to plain roles, and for how many processes of these settings that is enough. */
export async function connectionBudget(
  db: Database,
  settings: { databaseConnections: number },
): Promise<{ given: number; each: number; processes: number; sentence: string }> {
  const { rows } = await sql<{ given: number }>`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as given`.execute(
    db,
  );
  const given = rows[0]?.given ?? 0;
  const each = connectionsOf(settings);
  const processes = Math.floor(given / each);
  return {
    given,
    each,
    processes,
    sentence:
      processes < 1
        ? `Kết nối cơ sở dữ liệu: chỉ cho ${given}, một tiến trình cần tới ${each}; hãy tăng max_connections hoặc giảm DATABASE_CONNECTIONS.`
        : `Kết nối cơ sở dữ liệu: cho ${given}, mỗi tiến trình dùng tối đa ${each}, đủ cho ${processes} tiến trình.`,
  };
}
