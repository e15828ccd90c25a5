import type { Context } from "../foundation/context.ts";
import { copyRecords } from "../public-store/copy-records.ts";
import type { Finding } from "./finding.ts";
import { readIfTouched, type WatchedTrees } from "./manifest.ts";

/** Files of the emergency copy that no web process wrote: changed ones and strange ones. */
export async function wrongCopies({ config }: Context, copies: WatchedTrees): Promise<Finding[]> {
  const records = copyRecords({ copyFolder: config.copyDir });
  const findings: Finding[] = [];
  for (const [name, digest] of (await readIfTouched(copies)) ?? [])
    if (!(await records.knows(name, digest)))
      findings.push({
        subject: `copy:${name}`,
        finding: "Tệp trong bản lưu dự phòng của Cổng đã bị sửa hoặc là tệp lạ.",
      });
  // Found again at the next look for as long as it is wrong.
  if (findings.length > 0) copies.folderTouches = undefined;
  return findings;
}
