/** What the grouping needs of an item. */
interface Own {
  readonly state: string;
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
  const is = (...states: string[]) => others.filter((item) => states.includes(item.state));
  return {
    returned: drafts.filter((item) => item.returnedReason !== ""),
    drafts: drafts.filter((item) => item.returnedReason === ""),
    inReview: is("in-review", "approved", "scheduled", "missed"),
    released: is("released"),
    all: drafts.length + others.filter((item) => item.state !== "draft").length,
  };
}
