import sharp, { type Sharp } from "sharp";
import { pictureLimits, planRenditions, type RenditionPlan } from "./picture-rules.ts";

/** A rendition with its bytes, as made from an original. */
export interface MadeRendition {
  readonly name: string;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

const qualities = [82, 72, 62, 52, 42];

/**
 * Makes the planned renditions of an original: upright, sRGB, without EXIF, GPS or any other metadata. Throws when the
 * bytes cannot be decoded to the end.
 */
export async function renderPicture(
  original: Buffer,
  plan: (size: { width: number; height: number }) => RenditionPlan[] = planRenditions,
): Promise<{ width: number; height: number; renditions: MadeRendition[] }> {
  const upright = sharp(original, { limitInputPixels: pictureLimits.maxPixels, failOn: "error" })
    .timeout({ seconds: 60 })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .toColorspace("srgb");
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  const source = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const renditions = await Promise.all(plan(info).map((planned) => makeRendition(source, planned)));
  return { width: info.width, height: info.height, renditions };
}

async function makeRendition(source: () => Sharp, plan: RenditionPlan): Promise<MadeRendition> {
  let { width, height } = plan;
  for (;;) {
    for (const quality of qualities) {
      const resized = source().resize({ width, height, fit: "fill" });
      const bytes = await (plan.format === "webp"
        ? resized.webp({ quality: Math.min(quality, 78), effort: 3 })
        : resized.jpeg({ quality, progressive: true })
      ).toBuffer();
      if (plan.maxBytes === null || bytes.length < plan.maxBytes) {
        return { name: plan.name, mime: `image/${plan.format}`, width, height, bytes };
      }
    }
    width = Math.max(1, Math.round(width * 0.8));
    height = Math.max(1, Math.round(height * 0.8));
  }
}
