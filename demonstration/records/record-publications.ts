import type { Publication } from "../publication.ts";
import { documentPublications } from "./documents.ts";
import { missingPublications } from "./missing.ts";
import { noticePublications } from "./notices.ts";
import { layoutPublications, pagePublications } from "./pages.ts";
import { procedurePublications } from "./procedures.ts";
import { questionPublications } from "./questions.ts";
import { wantedPublications } from "./wanted.ts";

/** Everything that fills the portal besides the sample items, from the files of a folder. `unitNames` names units by code. */
export async function recordPublications({
  folder,
  unitNames,
}: {
  folder: string;
  unitNames: ReadonlyMap<string, string>;
}): Promise<Publication[]> {
  const parts = await Promise.all([
    pagePublications(folder),
    layoutPublications(folder),
    wantedPublications(folder),
    missingPublications(folder),
    documentPublications(folder),
    procedurePublications(folder),
    questionPublications(folder, unitNames),
    noticePublications(folder),
  ]);
  return parts.flat();
}
