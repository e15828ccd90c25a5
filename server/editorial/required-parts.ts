import { lengthOf } from "../../body/clean-text.ts";
import { missingFields } from "../../body/kinds/details.ts";
import { kindOf } from "../../body/kinds/list.ts";
import { renderBodyText } from "../../body/render-text.ts";
import { picturesOf } from "../../body/validate-body.ts";
import type { FieldProblem } from "../foundation/outcome.ts";
import type { DraftContent } from "./draft.ts";

/**
 * What attachments and videos still lack: a title each, and for a video the author's word on whether somebody speaks in
 * it, with captions if so (WCAG 2.2, 1.2.2).
 */
function lackingFiles({ attachments, videos }: DraftContent): FieldProblem[] {
  const untitled = (path: string, noun: string, list: readonly { title: string }[]) =>
    list.flatMap(({ title }, index) =>
      title.trim() === ""
        ? [{ path: `${path}.${index}.title`, message: `${noun} ${index + 1} chưa có tên.` }]
        : [],
    );
  const captions = videos.flatMap(({ speech, captions: cues }, index) => {
    const path = `videos.${index}.captions`;
    const video = `Video ${index + 1}`;
    if (speech === "unknown")
      return [{ path, message: `${video}: hãy cho biết trong video có lời nói không.` }];
    if (speech === "spoken" && cues.length === 0)
      return [{ path, message: `${video} có lời nói nên cần phụ đề cho người khiếm thính.` }];
    return cues.some((cue) => cue.text.trim() === "")
      ? [{ path, message: `${video} có câu phụ đề chưa có chữ.` }]
      : [];
  });
  return [
    ...untitled("attachments", "Tệp đính kèm", attachments),
    ...untitled("videos", "Video", videos),
    ...captions,
  ];
}

/**
 * What a draft still lacks before it may be submitted: its texts, alternative texts of pictures, all five answers of
 * the release declaration (T45-02), for a crime incident the consent document (FLOW-08), the fields of its kind, and what
 * a new release of a released item corrects. Empty when nothing.
 */
export function lackingParts(
  draft: DraftContent,
  { releasedBefore }: { releasedBefore: boolean },
): FieldProblem[] {
  const kind = kindOf(draft.kind);
  const lacking: FieldProblem[] = [...missingFields(draft), ...lackingFiles(draft)];
  const need = (present: boolean, path: string, message: string) => {
    if (!present) lacking.push({ path, message });
  };
  need(lengthOf(draft.title.trim()) >= 10, "title", "Tiêu đề còn trống hoặc quá ngắn (ít nhất 10 ký tự).");
  need(lengthOf(draft.title) <= 200, "title", "Tiêu đề dài quá 200 ký tự.");
  need(
    lengthOf(draft.summary.trim()) >= 20,
    "summary",
    "Tóm tắt còn trống hoặc quá ngắn (ít nhất 20 ký tự).",
  );
  need(lengthOf(draft.summary) <= 300, "summary", "Tóm tắt dài quá 300 ký tự.");
  if (kind?.hasText === true)
    need(lengthOf(renderBodyText(draft.body).trim()) >= 20, "body", "Thân bài còn trống hoặc quá ngắn.");
  need(kind?.isPartOfPortal === true || draft.targets.length > 0, "targets", "Chưa chọn kênh nào.");
  need(
    !releasedBefore || lengthOf(draft.correctionNote.trim()) >= 10,
    "correctionNote",
    "Tin, bài đã phát hành: hãy ghi rõ lần này đính chính hoặc cập nhật điều gì.",
  );
  draft.pictures.forEach((picture, index) => {
    need(
      picture.alt.trim() !== "",
      `pictures.${index}.alt`,
      `Ảnh ${index + 1} chưa có mô tả cho người khiếm thị.`,
    );
    need(picture.caption.trim() !== "", `pictures.${index}.caption`, `Ảnh ${index + 1} chưa có chú thích.`);
  });
  picturesOf(draft.body).forEach((picture, index) => {
    need(
      picture.alt.trim() !== "",
      "body",
      `Ảnh thứ ${index + 1} trong bài chưa có mô tả cho người khiếm thị.`,
    );
  });
  if (draft.coverAssetId !== null) {
    const cover = draft.coverAssetId;
    need(
      draft.pictures.some((picture) => picture.assetId === cover),
      "coverAssetId",
      "Ảnh đại diện không nằm trong danh sách ảnh.",
    );
  }
  need(
    draft.declaration !== null && Object.values(draft.declaration).every((answer) => answer === true),
    "declaration",
    "Chưa xác nhận đủ 5 mục cam kết trước khi phát hành (Thông tư 45/2023/TT-BCA, Điều 3).",
  );
  if (kind?.needsConsent === true) {
    const consent = draft.consent;
    need(
      consent !== null &&
        consent.number.trim() !== "" &&
        consent.date !== "" &&
        consent.signer.trim() !== "" &&
        consent.title.trim() !== "",
      "consent",
      "Tin vụ việc cần văn bản đồng ý cung cấp thông tin: số, ngày, người ký, trích yếu (Thông tư 126/2020/TT-BCA, Điều 6).",
    );
  }
  return lacking;
}
