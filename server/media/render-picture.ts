import { type Sharp, sharp } from "../foundation/picture-engine.ts";
import { pictureLimits, type RenditionPlan } from "./picture-rules.ts";

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
  plan: (size: { width: number; height: number }) => RenditionPlan[],
): Promise<{ width: number; height: number; renditions: MadeRendition[] }> {
  const upright = sharp(original, { limitInputPixels: pictureLimits.maxPixels, failOn: "error" })
    .timeout({ seconds: 60 })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .toColorspace("srgb");
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  const source = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const encode = encodeOnce(source);
  const renditions = await Promise.all(plan(info).map((planned) => makeRendition(encode, planned)));
  return { width: info.width, height: info.height, renditions };
}

type Encode = (
  wish: Pick<RenditionPlan, "format" | "width" | "height"> & { quality: number },
) => Promise<Buffer>;

/** What the portal and a platform show in the same size is encoded once. */
function encodeOnce(source: () => Sharp): Encode {
  const made = new Map<string, Promise<Buffer>>();
  return ({ format, width, height, quality }) => {
    const key = `${format} ${width} ${height} ${quality}`;
    const before = made.get(key);
    if (before !== undefined) return before;
    const resized = source().resize({ width, height, fit: "fill" });
    const encoded = (
      format === "webp"
        ? resized.webp({ quality: Math.min(quality, 78), effort: 3 })
        : resized.jpeg({ quality, progressive: true })
    ).toBuffer();
    made.set(key, encoded);
    return encoded;
  };
}

async function makeRendition(encode: Encode, plan: RenditionPlan): Promise<MadeRendition> {
  let { width, height } = plan;
  for (;;) {
    for (const quality of qualities) {
      const bytes = await encode({ format: plan.format, width, height, quality });
      if (plan.maxBytes === null || bytes.length < plan.maxBytes) {
        return { name: plan.name, mime: `image/${plan.format}`, width, height, bytes };
      }
    }
    width = Math.max(1, Math.round(width * 0.8));
    height = Math.max(1, Math.round(height * 0.8));
  }
}
