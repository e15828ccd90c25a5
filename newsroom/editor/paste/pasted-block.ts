import type { ListMark } from "./list-marks.ts";
import type { Look } from "./look.ts";

/** Words that look alike, or the end of a line. */
export type PastedInline =
  | { readonly kind: "words"; readonly text: string; readonly look: Look }
  | { readonly kind: "break" };

/** A cell of a table. */
export interface PastedCell {
  readonly heads: boolean;
  readonly colspan: string | null;
  readonly rowspan: string | null;
  readonly blocks: readonly PastedBlock[];
}

/** A block of a pasted text, as far as a body keeps it. An entry is a paragraph that says itself where in a list it is. */
export type PastedBlock =
  | { readonly kind: "paragraph"; readonly inlines: readonly PastedInline[] }
  | { readonly kind: "heading"; readonly level: number; readonly inlines: readonly PastedInline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly PastedBlock[])[];
    }
  | { readonly kind: "entry"; readonly mark: ListMark; readonly blocks: readonly PastedBlock[] }
  | { readonly kind: "quote"; readonly blocks: readonly PastedBlock[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly PastedCell[])[] }
  | { readonly kind: "picture"; readonly assetId: string }
  | { readonly kind: "rule" };
