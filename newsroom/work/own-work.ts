import type { ItemLine } from "../items/queries.ts";

/** What the grouping needs of an item. */
interface Own {
  readonly phase: ItemLine["phase"];
  readonly returnedReason: string;
}

/**
 * A person's own items by what they ask of that person: to mend, to go on writing, to wait, done. Drafts are given by
 * themselves; those among the others count once.
 */
export function ownWork<Item extends Own>({
  drafts,
  others,
}: {
  drafts: readonly Item[];
  others: readonly Item[];
}) {
  const inPhase = (phase: Own["phase"]) => others.filter((item) => item.phase === phase);
  return {
    returned: drafts.filter((item) => item.returnedReason !== ""),
    drafts: drafts.filter((item) => item.returnedReason === ""),
    inReview: inPhase("deciding"),
    released: inPhase("out"),
    all: drafts.length + others.filter((item) => item.phase !== "writing").length,
  };
}
