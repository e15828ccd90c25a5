import sharp from "sharp";
import { canvas, svgDocument } from "./paint.ts";

/** A drawing with its size in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** A drawing of the size of a press photograph, with the light of a long lens: darker towards its corners. */
export const landscape = (body: string): Drawing => ({ ...canvas, body });

const grainSide = 256;
let grain: Promise<Buffer> | undefined;

/** Paper grain, the same for every picture. */
function grainTile(): Promise<Buffer> {
  grain ??= sharp({
    create: {
      width: grainSide,
      height: grainSide,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 9 },
    },
  })
    .greyscale()
    .blur(0.6)
    .png()
    .toBuffer();
  return grain;
}

/** Renders a drawing as a JPEG with a little paper grain. */
export async function renderDrawing({ width, height, body }: Drawing): Promise<Buffer> {
  const vignette = `<radialGradient id="vignette" cx=".5" cy=".46" r=".75"><stop offset=".55" stop-color="#fff4dc" stop-opacity=".05"/><stop offset="1" stop-color="#26211c" stop-opacity=".26"/></radialGradient><rect width="${width}" height="${height}" fill="url(#vignette)"/>`;
  return sharp(Buffer.from(svgDocument({ width, height, body: body + vignette })))
    .composite([{ input: await grainTile(), tile: true, blend: "soft-light" }])
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 84, chromaSubsampling: "4:2:0" })
    .toBuffer();
}
