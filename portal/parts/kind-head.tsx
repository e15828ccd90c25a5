/** @jsxImportSource preact */
import type { JSX } from "preact";
import { toldDetails } from "../../body/details/told.ts";
import type { DocumentStanding } from "../../server/public-store/document-relations.ts";
import type { Article, PublicUnit } from "../../server/public-store/queries.ts";
import { DocumentHead } from "./document-head.tsx";
import { MissingHead, WantedHead } from "./person-head.tsx";
import { ProcedureHead } from "./procedure-head.tsx";
import { QuestionHead } from "./question-head.tsx";
import { WarningHead } from "./warning-head.tsx";

/** The facts that an item's kind has, before its text. */
export function KindHead({
  article,
  units,
  standing,
  today,
}: {
  article: Article;
  units: readonly PublicUnit[];
  /** How a document stands among the others. */
  standing: DocumentStanding;
  /** "2026-11-25". */
  today: string;
}): JSX.Element | null {
  const details = toldDetails(article.details);
  switch (details?.kind) {
    case "wanted":
      return <WantedHead details={details} picture={article.pictures[0] ?? null} />;
    case "missing":
      return <MissingHead details={details} picture={article.pictures[0] ?? null} />;
    case "warning":
      return <WarningHead details={details} units={units} />;
    case "document":
      return <DocumentHead details={details} standing={standing} today={today} />;
    case "procedure":
      return <ProcedureHead details={details} />;
    case "question":
      return <QuestionHead details={details} />;
    default:
      return null;
  }
}
