import type { Context } from "../foundation/context.ts";
import { copyRecords } from "../public-store/copy-records.ts";
import type { Finding } from "./finding.ts";
import { type ManifestMemory, readManifest } from "./manifest.ts";

/** Files of the emergency copy that no web process wrote: changed ones and strange ones. */
export async function wrongCopies({ config }: Context, memory: ManifestMemory): Promise<Finding[]> {
  const folder = config.copyDir;
  const records = copyRecords({ copyFolder: folder });
  const findings: Finding[] = [];
  for (const [name, digest] of await readManifest({ root: folder, folders: ["."], memory }))
    if (!(await records.knows(name, digest)))
      findings.push({
        subject: `copy:${name}`,
        finding: "Tệp trong bản lưu dự phòng của Cổng đã bị sửa hoặc là tệp lạ.",
      });
  return findings;
}
