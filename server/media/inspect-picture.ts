import { fileTypeFromBuffer } from "file-type";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { sharp } from "../foundation/picture-engine.ts";
import { fileLimits } from "./file-limits.ts";
import { acceptedMimes, pictureLimits } from "./picture-rules.ts";
import { readHeic } from "./read-heic.ts";

/** A picture that may be taken in: its bytes as they are kept, which are those of a JPEG where a phone sent HEIC. */
export interface InspectedPicture {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

const phoneSetting =
  "Trên iPhone, hãy đặt Cài đặt > Camera > Định dạng > Tương thích nhất rồi chụp lại, hoặc gửi ảnh cho mình qua thư để có bản JPEG.";
const accepted = "Hệ thống nhận ảnh JPEG, PNG, WebP, AVIF, TIFF và HEIC của điện thoại.";

/** What those are told whose file is a picture of a kind that is not taken. */
const otherKinds: Readonly<Record<string, string>> = {
  "image/gif": "Ảnh GIF không đăng được. Hãy lưu ảnh thành JPEG hoặc PNG; ảnh động hãy xuất thành video MP4.",
  "image/heic-sequence":
    "Tệp này là ảnh động của điện thoại. Hãy tắt ảnh động (Live Photo) hoặc chọn ảnh tĩnh.",
  "image/heif-sequence":
    "Tệp này là ảnh động của điện thoại. Hãy tắt ảnh động (Live Photo) hoặc chọn ảnh tĩnh.",
};

/**
 * Looks at what a file is by its content, before anything is decoded: format, size, number of pixels. A forged name, a
 * wrong format, an image bomb or a picture too small to show is refused with a sentence that says what to do.
 */
export async function inspectPicture(bytes: Buffer): Promise<Outcome<InspectedPicture>> {
  if (bytes.length > fileLimits.picture.maxBytes)
    return fault("picture-too-large", fileLimits.picture.tooLarge);
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (type === "image/heic" || type === "image/heif") return inspectHeic(bytes);
  const mime = acceptedMimes.find((one) => one === type);
  if (mime === undefined)
    return fault("picture-wrong-type", otherKinds[type] ?? `Tệp này không phải ảnh. ${accepted}`);
  return inspectDecodable(bytes, mime);
}

async function inspectHeic(bytes: Buffer): Promise<Outcome<InspectedPicture>> {
  const heic = await readHeic(bytes);
  switch (heic.outcome) {
    case "read":
      return inspectDecodable(heic.jpeg, "image/jpeg");
    case "large":
      return tooManyPixels();
    case "unread":
      return fault("picture-wrong-type", `Không mở được ảnh HEIC này. ${phoneSetting}`);
    case "busy":
      return refused({
        code: "pictures-busy",
        status: 503,
        title: fileLimits.picture.refusedTitle,
        detail: "Máy chủ đang mở nhiều ảnh HEIC. Hãy thử lại sau ít phút.",
      });
  }
}

async function inspectDecodable(bytes: Buffer, mime: string): Promise<Outcome<InspectedPicture>> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (metadata === undefined)
    return fault("picture-broken", "Ảnh bị hỏng, không đọc được. Hãy chọn ảnh khác.");
  const { width, height } = metadata;
  if ((metadata.pages ?? 1) > 1)
    return fault(
      "picture-animated",
      "Tệp này là ảnh động hoặc có nhiều ảnh. Hãy lưu thành một ảnh tĩnh; ảnh động hãy xuất thành video MP4.",
    );
  if (width * height > pictureLimits.maxPixels) return tooManyPixels({ width, height });
  if (Math.min(width, height) < pictureLimits.minSide)
    return fault("picture-too-small", "Ảnh quá nhỏ để đăng: cạnh ngắn phải từ 200 điểm ảnh trở lên.");
  return done({ bytes, mime, width, height });
}

function tooManyPixels(size?: { width: number; height: number }) {
  const most = pictureLimits.maxPixels / 1_000_000;
  const sizeText = size === undefined ? "" : ` (${size.width} × ${size.height})`;
  return fault(
    "picture-too-large",
    `Ảnh có quá nhiều điểm ảnh${sizeText}. Hãy thu nhỏ xuống dưới ${most} megapixel.`,
  );
}

function fault(code: string, message: string) {
  return refused({
    code,
    status: 422,
    title: fileLimits.picture.refusedTitle,
    detail: message,
    fields: [{ path: "uploadId", message }],
  });
}
