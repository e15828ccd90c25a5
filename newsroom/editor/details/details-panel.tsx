import type { ReactNode } from "react";
import { type DetailsOfKinds, emptyDetails, type ItemDetails } from "../../../body/kinds/details.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { vi } from "../../texts/vi.ts";
import { Section } from "../../ui/page.tsx";
import type { FormProps } from "./form.ts";
import { forms } from "./forms.generated.ts";

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
  const Fields = formOf(details.kind);
  return <Fields form={{ details, ...rest }} itemId={itemId} />;
}

function formOf<K extends keyof DetailsOfKinds>(kind: K): (props: FormProps<DetailsOfKinds[K]>) => ReactNode {
  return forms[kind];
}
