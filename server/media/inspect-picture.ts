import { fileTypeFromBuffer } from "file-type";
import { done, type Outcome, refused } from "../foundation/outcome.ts";
import { sharp } from "../foundation/picture-engine.ts";
import { fileLimits } from "./file-limits.ts";
import { acceptedMimes, pictureLimits } from "./picture-rules.ts";

/**
 * Looks at what a file is by its content, before anything is decoded: format, size, number of pixels. A forged name, a
 * wrong format, an image bomb or a picture too small to show is refused with a sentence that says what to do.
 */
export async function inspectPicture(
  bytes: Buffer,
): Promise<Outcome<{ mime: string; width: number; height: number }>> {
  if (bytes.length > fileLimits.picture.maxBytes)
    return fault("picture-too-large", fileLimits.picture.tooLarge);
  const type = await fileTypeFromBuffer(bytes);
  const mime = acceptedMimes.find((accepted) => accepted === type?.mime);
  if (mime === undefined) {
    return fault("picture-wrong-type", "Tệp này không phải ảnh JPEG, PNG hoặc WebP. Hãy chọn đúng tệp ảnh.");
  }
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (metadata === undefined)
    return fault("picture-broken", "Ảnh bị hỏng, không đọc được. Hãy chọn ảnh khác.");
  const { width, height } = metadata;
  if (width * height > pictureLimits.maxPixels || (metadata.pages ?? 1) > 1) {
    return fault(
      "picture-too-large",
      "Ảnh có quá nhiều điểm ảnh hoặc là ảnh động. Hãy dùng ảnh tĩnh dưới 60 megapixel.",
    );
  }
  if (Math.min(width, height) < pictureLimits.minSide) {
    return fault("picture-too-small", "Ảnh quá nhỏ để đăng: cạnh ngắn phải từ 200 điểm ảnh trở lên.");
  }
  return done({ mime, width, height });
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
