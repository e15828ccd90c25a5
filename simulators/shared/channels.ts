import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";

const row = z.object({
  platform: z.string(),
  external_id: z.string(),
  name: z.string(),
  verified: z.string(),
  followers: z.coerce.number(),
});

/** A channel that the stand-in knows. */
export interface KnownChannel {
  readonly id: string;
  readonly name: string;
  readonly verified: boolean;
  readonly followers: number;
}

/** The channels of a platform from the demonstration's table, by their id. */
export function readChannels({
  file,
  platform,
}: {
  file: string;
  platform: string;
}): Map<string, KnownChannel> {
  const rows = z.array(row).parse(parse(readFileSync(file, "utf8"), { columns: true, bom: true }));
  return new Map(
    rows
      .filter((one) => one.platform === platform)
      .map((one) => [
        one.external_id,
        { id: one.external_id, name: one.name, verified: one.verified === "yes", followers: one.followers },
      ]),
  );
}
