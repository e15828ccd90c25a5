import type { Cue } from "../body/captions.ts";
import type { ItemDetails } from "../body/kinds/details.ts";
import type { Kind } from "../body/kinds/list.ts";

/** One item of the demonstration as an officer would write it; what it is told apart by is its title. Never changes. */
export interface Publication {
  readonly title: string;
  readonly summary: string;
  /** The body in Markdown. */
  readonly markdown: string;
  readonly kind: Kind;
  readonly categorySlug: string;
  readonly unitCode: string;
  /** When it is released; it is begun two hours before. */
  readonly releasedAt: Date;
  readonly tags: readonly string[];
  readonly urgent: boolean;
  /** What the written consent of the investigation agency says; undefined where none is needed. */
  readonly consent: string | undefined;
  readonly details: ItemDetails | null;
  readonly pictures: readonly DrawnPicture[];
  readonly documents: readonly DrawnDocument[];
  readonly videos: readonly DrawnVideo[];
}

/** A picture of the demonstration; `scene` names one of the drawings ("subject/scene"). */
export interface DrawnPicture {
  readonly scene: string;
  readonly caption: string;
  readonly alt: string;
}

/** A file that goes out with an item; `draw` makes its PDF. */
export interface DrawnDocument {
  readonly title: string;
  readonly filename: string;
  readonly draw: () => Promise<Buffer>;
}

/** A video of the demonstration on this machine; `poster` is the frame that stands for it (from 1). */
export interface DrawnVideo {
  readonly title: string;
  readonly filename: string;
  readonly file: string;
  readonly poster: number;
  readonly captions: readonly Cue[];
}

/** What most records have in common. */
export const plainRecord = {
  tags: [],
  urgent: false,
  consent: undefined,
  pictures: [],
  documents: [],
  videos: [],
} as const;
