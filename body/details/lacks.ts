/** Says which fields of a kind are still missing: calls `need` with the field, its text and the sentence for the officer. */
export type Lacks<Details> = (
  details: Details,
  need: (field: string, text: string, message: string) => void,
) => void;
