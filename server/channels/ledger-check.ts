import type { SubjectCheck } from "../ledger/subject-check.ts";
import { membersOf, type WitnessedTable, witnessedCheck } from "../ledger/witnessed-rows.ts";

const importedMembers = [
  "name",
  "unit_code",
  "kind",
  "status",
  "successor_unit_code",
  "verified",
  "followers",
];

/** The register of official channels, by the entries of imports and of the portal's own making. */
export const channels: WitnessedTable = {
  subjectType: "channel",
  witnessedBy: ["channel"],
  says({ act, subjectId, details }) {
    if (act !== "channel.imported" && act !== "channel.made") return [];
    // The id of a channel is its platform and the platform's own id.
    const [platform = ""] = subjectId.split("-", 1);
    const externalId = platform === subjectId ? subjectId : subjectId.slice(platform.length + 1);
    const members = { ...membersOf(details, importedMembers), platform, external_id: externalId };
    return [{ id: subjectId, members }];
  },
  async rows(db) {
    const rows = await db.selectFrom("channel").selectAll().execute();
    return rows.map((row) => ({
      id: row.id,
      name: `Kênh «${row.name}» (${row.id})`,
      members: membersOf({ ...row }, [...importedMembers, "platform", "external_id"]),
    }));
  },
};

/** Whether the register of channels is what the ledger says. */
export const channelCheck: SubjectCheck = witnessedCheck("kênh chính thức", channels);
