import { type Database, openDatabase } from "../foundation/database/database.ts";
import { publicReaderRole } from "../foundation/database/grant-access.ts";

/**
 * Opens the public store for reading, under the role that sees nothing else. No statement takes longer than three
 * seconds, and nobody waits longer than two for a connection. Tables are read by their indexes: the planner does not know what it costs to read the wide columns of every
 * row, and for a common word would rather do that.
 */
export function openPublicReader({ url, maxConnections }: { url: string; maxConnections: number }): Database {
  return openDatabase({
    url,
    maxConnections,
    role: publicReaderRole,
    connectTimeoutMs: 2000,
    settings: {
      statement_timeout: "3000",
      enable_seqscan: "off",
      // What these cost to start is more than any page takes.
      jit: "off",
      max_parallel_workers_per_gather: "0",
    },
  });
}
