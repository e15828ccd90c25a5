import { hashCanonical, toJson } from "../foundation/canonical-json.ts";

/** The columns of a public page that a reader sees; their digest stands in the ledger. */
export interface PageColumns {
  readonly id: string;
  readonly release_id: string;
  readonly revision_id: string;
  readonly content_hash: Buffer;
  readonly slug: string;
  readonly kind: string;
  readonly category_slug: string;
  readonly unit_code: string;
  readonly title: string;
  readonly summary: string;
  readonly body_html: string;
  readonly tags: unknown;
  readonly urgent: boolean;
  readonly cover: unknown;
  readonly pictures: unknown;
  readonly details: unknown;
  readonly attachments: unknown;
  readonly videos: unknown;
  readonly corrections: unknown;
  readonly revision_number: number;
  readonly published_at: Date;
}

/** SHA-256 over the canonical form of what a public page shows, 32 bytes. A changed word changes it. */
export function pageDigest(page: PageColumns): Buffer {
  return hashCanonical(
    toJson({
      id: page.id,
      releaseId: page.release_id,
      revisionId: page.revision_id,
      contentHash: page.content_hash.toString("hex"),
      slug: page.slug,
      kind: page.kind,
      category: page.category_slug,
      unit: page.unit_code,
      title: page.title,
      summary: page.summary,
      bodyHtml: page.body_html,
      tags: page.tags,
      urgent: page.urgent,
      cover: page.cover,
      pictures: page.pictures,
      details: page.details,
      attachments: page.attachments,
      videos: page.videos,
      corrections: page.corrections,
      revisionNumber: page.revision_number,
      publishedAt: page.published_at.toISOString(),
    }),
  );
}
