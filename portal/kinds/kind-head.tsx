/** @jsxImportSource preact */
import type { JSX } from "preact";
import { shownDetails } from "../../body/kinds/shown-details.ts";
import type { Article } from "../../server/public-store/queries.ts";
import type { HeadContext } from "./view.ts";
import { viewOf } from "./view-of.ts";

/** The facts that an item's kind has, before its text. */
export function KindHead({
  article,
  ...context
}: { article: Article } & Omit<HeadContext, "picture">): JSX.Element | null {
  const details = shownDetails(article.details);
  if (details === null) return null;
  const Head = viewOf(details.kind)?.Head;
  return Head === undefined ? null : (
    <Head {...context} details={details} picture={article.pictures[0] ?? null} />
  );
}
