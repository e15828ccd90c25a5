import { warningKind } from "../../body/kinds/warning.ts";
import type { SealedContent } from "../editorial/sealed-content.ts";

const ordinaryMs = 2 * 3_600_000;
const urgentMs = 30 * 60_000;

/**
 * Until when a release may still be begun on a channel (law 9): a warning's own end, which is sealed with it; anything
 * else two hours after it was to go out, half an hour when it is urgent. A warning that had ended already when somebody
 * decided to let it out has the ordinary term.
 */
export function termOf(
  content: Pick<SealedContent, "kind" | "details" | "urgent">,
  { from }: { from: Date },
): Date {
  const { details } = content;
  const ownEnd =
    details?.kind === warningKind.id && details.expiresAt !== "" ? new Date(details.expiresAt) : undefined;
  return ownEnd !== undefined && ownEnd > from ? ownEnd : renewedTerm({ urgent: content.urgent, from });
}

/** The term of what a person lets go out although its first term is over. */
export function renewedTerm({ urgent, from }: { urgent: boolean; from: Date }): Date {
  return new Date(from.getTime() + (urgent ? urgentMs : ordinaryMs));
}
