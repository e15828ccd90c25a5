import { emptyDetails, type ItemDetails } from "../../../body/details/details.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { vi } from "../../texts/vi.ts";
import { Section } from "../../ui/page.tsx";
import {
  DocumentFields,
  LayoutFields,
  MissingFields,
  PageFields,
  ProcedureFields,
  QuestionFields,
  WantedFields,
  WarningFields,
} from "./fields-of-kinds.ts";

/** The fields that the kind of an item has besides text and pictures; nothing for the kinds that have none. */
export function DetailsPanel({
  itemId,
  kind,
  details,
  problem,
  onChange,
}: {
  itemId: string;
  kind: string;
  details: ItemDetails | null;
  problem: ApiProblem | null;
  onChange: (details: ItemDetails) => void;
}) {
  const shown = details?.kind === kind ? details : emptyDetails(kind);
  if (shown === null) return null;
  return (
    <Section title={vi.details.titles[shown.kind]}>
      <div id="field-details" tabIndex={-1}>
        <FieldsOf itemId={itemId} details={shown} problem={problem} onChange={onChange} />
      </div>
    </Section>
  );
}

function FieldsOf({
  itemId,
  details,
  ...rest
}: {
  itemId: string;
  details: ItemDetails;
  problem: ApiProblem | null;
  onChange: (details: ItemDetails) => void;
}) {
  switch (details.kind) {
    case "wanted":
      return <WantedFields form={{ details, ...rest }} />;
    case "missing":
      return <MissingFields form={{ details, ...rest }} />;
    case "warning":
      return <WarningFields form={{ details, ...rest }} />;
    case "document":
      return <DocumentFields form={{ details, ...rest }} />;
    case "procedure":
      return <ProcedureFields form={{ details, ...rest }} />;
    case "question":
      return <QuestionFields form={{ details, ...rest }} />;
    case "page":
      return <PageFields form={{ details, ...rest }} itemId={itemId} />;
    case "layout":
      return <LayoutFields form={{ details, ...rest }} />;
  }
}
