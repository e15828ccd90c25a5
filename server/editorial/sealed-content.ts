import type { Cue } from "../../body/captions.ts";
import type { ItemDetails } from "../../body/kinds/details.ts";
import type { Kind } from "../../body/kinds/list.ts";
import type { Body } from "../../body/schema.ts";

/**
 * Exactly what goes out, as it is sealed at submission: rendered text, digests of the renditions, captions, channel
 * texts, targets, and the documents the law asks for. Stored as `revision.content`; never changes.
 */
export interface SealedContent {
  readonly format: 1;
  readonly itemId: string;
  readonly number: number;
  readonly unit: { readonly code: string; readonly name: string; readonly slug: string };
  readonly kind: Kind;
  readonly category: { readonly slug: string; readonly name: string };
  readonly slug: string;
  readonly articleUrl: string;
  readonly title: string;
  readonly summary: string;
  /** The editor's document (see body/schema.ts) and its HTML, rendered once. */
  readonly body: Body;
  readonly bodyHtml: string;
  readonly tags: readonly string[];
  readonly urgent: boolean;
  /** Cover first. */
  readonly pictures: readonly SealedPicture[];
  readonly channelTexts: {
    readonly facebook: { readonly message: string };
    readonly zalo: {
      readonly title: string;
      readonly author: string;
      readonly description: string;
      readonly body: readonly SealedZaloBlock[];
    };
  };
  /** The fields that the kind has besides; null for the others. */
  readonly details: ItemDetails | null;
  readonly attachments: readonly SealedAttachment[];
  readonly videos: readonly SealedVideo[];
  /** What this release corrects in an earlier one; empty for a first release. */
  readonly correctionNote: string;
  /** Channel ids, sorted; "portal" is always among them. */
  readonly targets: readonly string[];
  readonly declaration: Readonly<Record<string, string | boolean>>;
  readonly consent: Readonly<Record<string, string>> | null;
  /** Person ids, sorted: none of them may sign. */
  readonly contributors: readonly string[];
  readonly planId: string;
}

/** One paragraph or picture of a Zalo article. */
export type SealedZaloBlock =
  | { readonly type: "text"; readonly content: string }
  | { readonly type: "image"; readonly url: string; readonly caption: string };

/** A picture of a sealed revision with the clean renditions that may go out. */
export interface SealedPicture {
  readonly assetId: string;
  readonly caption: string;
  readonly alt: string;
  readonly originalDigest: string;
  readonly renditions: readonly SealedRendition[];
}

/** A clean rendition: name ("w640.webp", "facebook.jpg", "zalo.jpg" ...), digest (hex SHA-256), size. */
export interface SealedRendition {
  readonly name: string;
  readonly digest: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A file that goes out with a sealed revision. */
export interface SealedAttachment {
  readonly assetId: string;
  readonly title: string;
  readonly filename: string;
  readonly digest: string;
  readonly mime: string;
  readonly bytes: number;
}

/** A video of a sealed revision: its poster, every file that a player fetches, and its captions (WebVTT). */
export interface SealedVideo {
  readonly assetId: string;
  readonly title: string;
  readonly originalDigest: string;
  readonly durationMs: number;
  readonly poster: readonly SealedRendition[];
  readonly files: readonly SealedRendition[];
  /** As the author states it; where somebody speaks there are captions. */
  readonly hasSpeech: boolean;
  /** The digest of the WebVTT file, and what stands in it. */
  readonly captions: {
    readonly digest: string;
    readonly bytes: number;
    readonly cues: readonly Cue[];
  } | null;
}
