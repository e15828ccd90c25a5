import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharp } from "../foundation/picture-engine.ts";
import { platforms } from "../platforms/list.ts";
import { inspectPicture } from "./inspect-picture.ts";
import { planRenditions } from "./picture-rules.ts";
import { renderPicture } from "./render-picture.ts";

/** A photograph as a phone makes it: turned by EXIF, with a place and a maker in it. */
async function phonePhoto({ width = 1600, height = 1200 } = {}): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#2a6f4f",
      noise: { type: "gaussian", mean: 120, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .withExif({
      IFD0: { Make: "MayAnhThu" },
      IFD3: { GPSLatitude: "19/1 48/1 0/1", GPSLatitudeRef: "N" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

const forPlatforms = (size: { width: number; height: number }) => planRenditions(size, platforms);

describe("a picture from an officer's phone", () => {
  it("goes out upright and without place, maker or any other metadata", async () => {
    const original = await phonePhoto();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const made = await renderPicture(original, forPlatforms);
    for (const rendition of made.renditions) {
      const metadata = await sharp(rendition.bytes).metadata();
      expect(metadata.exif).toBeUndefined();
      expect(metadata.xmp).toBeUndefined();
      expect([metadata.width, metadata.height]).toEqual([rendition.width, rendition.height]);
      expect(rendition.bytes.includes("MayAnhThu")).toBe(false);
    }
    expect(made.height).toBeGreaterThan(made.width);
  });

  it("fits what each platform takes: Facebook 2048 px and 4 MB, Zalo 1 MB", async () => {
    const made = await renderPicture(await phonePhoto({ width: 4000, height: 3000 }), forPlatforms);
    const byName = new Map(made.renditions.map((rendition) => [rendition.name, rendition]));
    const facebook = byName.get("facebook.jpg");
    const zalo = byName.get("zalo.jpg");
    expect(Math.max(facebook?.width ?? 0, facebook?.height ?? 0)).toBe(2048);
    expect(facebook?.bytes.length).toBeLessThan(4 * 1024 * 1024);
    expect(zalo?.bytes.length).toBeLessThan(1_000_000);
    expect((await sharp(zalo?.bytes).metadata()).format).toBe("jpeg");
  });

  it("is never made larger, and always has one rendition a format", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), (width, height) => {
        const plans = planRenditions({ width, height }, platforms);
        for (const plan of plans) expect(plan.width <= width && plan.height <= height).toBe(true);
        expect(new Set(plans.map((plan) => plan.name)).size).toBe(plans.length);
        expect(plans.some((plan) => plan.name.endsWith(".webp"))).toBe(true);
        expect(plans.filter((plan) => /^w\d+\.jpg$/.test(plan.name)).length).toBeGreaterThan(0);
      }),
    );
  });
});

const phoneHeic = () => readFile(join(import.meta.dirname, "../../tests/fixtures/phone.heic"));
const grey = (height: number, background = "#808080") =>
  sharp({ create: { width: 300, height, channels: 3, background } });
const animated = async () =>
  sharp([await grey(300).png().toBuffer(), await grey(300, "#a00000").png().toBuffer()], {
    join: { animated: true },
  })
    .webp()
    .toBuffer();
const sentenceOf = async (bytes: Buffer) => {
  const outcome = await inspectPicture(bytes);
  return outcome.ok ? "taken" : outcome.problem.detail;
};

describe("a picture of a phone", () => {
  it("that is a HEIC is taken as a JPEG that shows the same", async () => {
    const outcome = await inspectPicture(await phoneHeic());
    if (!outcome.ok) throw new Error(outcome.problem.detail);
    const { bytes, ...facts } = outcome.value;
    expect(facts).toEqual({ mime: "image/jpeg", width: 640, height: 480 });
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const dot = (x: number, y: number) => [...data.subarray((y * 640 + x) * 3, (y * 640 + x) * 3 + 3)];
    const about = (colour: readonly number[], wanted: readonly number[]) =>
      colour.every((value, index) => Math.abs(value - (wanted[index] ?? 0)) < 16);
    expect(about(dot(100, 100), [200, 180, 90])).toBe(true);
    expect(about(dot(540, 400), [30, 40, 90])).toBe(true);
  });

  it.each(["avif", "tiff"] as const)("may be %s", async (format) => {
    const outcome = await inspectPicture(await grey(300).toFormat(format).toBuffer());
    expect(outcome).toMatchObject({ ok: true, value: { width: 300, height: 300 } });
  });
});

describe("a picture that is refused", () => {
  it("is told the one reason that is true", async () => {
    const large = sharp({ create: { width: 9000, height: 9000, channels: 3, background: "#fff" } });
    expect(await sentenceOf(await large.png().toBuffer())).toMatch(/điểm ảnh \(9000 × 9000\).*60 megapixel/);
    expect(await sentenceOf(await animated())).toMatch(/ảnh động/);
    expect(await sentenceOf(await animated())).not.toMatch(/điểm ảnh|megapixel/);
    expect(await sentenceOf(await grey(300).gif().toBuffer())).toMatch(/GIF.*JPEG hoặc PNG/);
    expect(await sentenceOf((await phoneHeic()).subarray(0, 500))).toMatch(
      /Cài đặt > Camera > Định dạng > Tương thích nhất/,
    );
  });
});

describe("a file that is no honest picture", () => {
  const png = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();

  it.each([
    [
      "a web page called .jpg",
      async () => Buffer.from("<html><script>alert(1)</script></html>"),
      "picture-wrong-type",
    ],
    [
      "an SVG with a script",
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      "picture-wrong-type",
    ],
    ["a PDF", async () => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "picture-wrong-type"],
    ["an animated GIF", async () => Buffer.from("R0lGODlhAQABAAAAACw=", "base64"), "picture-wrong-type"],
    [
      "the head of a JPEG and nothing more",
      async () => (await phonePhoto()).subarray(0, 12),
      "picture-broken",
    ],
    ["an image bomb", () => png(9000, 9000), "picture-too-large"],
    ["an animated WebP", () => animated(), "picture-animated"],
    ["a HEIC that is cut off", async () => (await phoneHeic()).subarray(0, 500), "picture-wrong-type"],
    ["a picture of one dot", () => png(1, 1), "picture-too-small"],
  ])("is refused: %s", async (_name, make, code) => {
    const outcome = await inspectPicture(await make());
    expect(outcome).toMatchObject({ ok: false, problem: { code, fields: [{ path: "uploadId" }] } });
  });

  it("is not decoded when its end is missing", async () => {
    const photo = await phonePhoto();
    await expect(renderPicture(photo.subarray(0, photo.length / 3), forPlatforms)).rejects.toThrow();
  });
});
