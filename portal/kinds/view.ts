import type { JSX } from "preact";
import type { DetailsOfKinds } from "../../body/kinds/details.ts";
import type { DocumentRelations } from "../../server/public-store/document-relations.ts";
import type { Article, PagePicture, PublicUnit } from "../../server/public-store/queries.ts";

/** What the head of an article is given besides the fields of its kind. */
export interface HeadContext {
  /** The article's first picture. */
  readonly picture: PagePicture | null;
  readonly units: readonly PublicUnit[];
  /** How a document stands among the others. */
  readonly connected: DocumentRelations;
  /** "2026-11-25". */
  readonly today: string;
}

/** An object in the words of schema.org. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** How the portal shows the fields of a kind in an article. */
export interface KindView<Details> {
  /** The facts, before the text. */
  readonly Head: (props: HeadContext & { readonly details: Details }) => JSX.Element;
  /** What it is to search engines; without it a news article. */
  readonly structuredData?: (given: {
    readonly details: Details;
    readonly article: Article;
    /** The article's own address, with its host. */
    readonly address: string;
    /** "2026-11-25". */
    readonly today: string;
  }) => StructuredData;
}

/** The views by kind. */
export type ViewsOfKinds = { readonly [K in keyof DetailsOfKinds]?: KindView<DetailsOfKinds[K]> };
