import type { PlatformFacts } from "../foundation/platform-facts.ts";

/** What a picture may be when it comes in. `maxPixels` stops image bombs before they are decoded. */
export const pictureLimits = { maxPixels: 60_000_000, minSide: 200 } as const;

/** The formats taken in, told by content and never by name. */
export const acceptedMimes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"] as const;

/** A rendition to make: its name, the widest it may be, and how it is encoded. */
export interface RenditionPlan {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly format: "jpeg" | "webp";
  /** The largest file the platform takes; quality and size go down until it fits. */
  readonly maxBytes: number | null;
}

const portalWidths = [320, 640, 1280, 1920];

/** The renditions that the portal shows of a picture: its widths in WebP and JPEG, never larger than the original. */
export function planPortalRenditions({ width, height }: { width: number; height: number }): RenditionPlan[] {
  const widths = portalWidths.filter((candidate) => candidate < width);
  const smallest = portalWidths[0] ?? width;
  const largest = Math.min(width, portalWidths.at(-1) ?? width);
  return [...new Set([...widths, width < smallest ? width : largest])].flatMap((target) =>
    (["webp", "jpeg"] as const).map((format) => ({
      name: `w${target}.${format === "jpeg" ? "jpg" : "webp"}`,
      ...scaled({ width, height, maxWidth: target, maxHeight: target * 4 }),
      format,
      maxBytes: null,
    })),
  );
}

/**
 * Which renditions are made of a picture of the given size (after turning it upright): those of the portal, and one JPEG
 * for each platform.
 */
export function planRenditions(
  { width, height }: { width: number; height: number },
  platforms: readonly Pick<PlatformFacts, "rendition">[],
): RenditionPlan[] {
  return [
    ...planPortalRenditions({ width, height }),
    ...platforms.map(
      ({ rendition: { name, maxSide, maxBytes } }): RenditionPlan => ({
        ...{ name, format: "jpeg", maxBytes },
        ...scaled({ width, height, maxWidth: maxSide, maxHeight: maxSide }),
      }),
    ),
  ];
}

function scaled(box: { width: number; height: number; maxWidth: number; maxHeight: number }) {
  const factor = Math.min(1, box.maxWidth / box.width, box.maxHeight / box.height);
  return {
    width: Math.max(1, Math.round(box.width * factor)),
    height: Math.max(1, Math.round(box.height * factor)),
  };
}
