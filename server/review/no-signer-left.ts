import type { Problem } from "../foundation/outcome.ts";
import type { VacantStep } from "./signers-left.ts";

const stepNames = {
  unit: "Lãnh đạo đơn vị",
  editorial: "Biên tập",
  professional: "Nghiệp vụ",
  legal: "Pháp luật",
  political: "Chính trị",
  release: "Phát hành",
} as const;

/** Why an item cannot be sent for review: each lens that nobody is left for, who is barred from it, and what helps. */
export function noSignerLeft(vacant: readonly VacantStep[]): Problem {
  const sentences = vacant.map(({ step, barred }) => {
    const name = `Không còn ai được duyệt nội dung «${stepNames[step]}»`;
    return barred.length === 0
      ? `${name}: chưa có người giữ quyền này, hoặc người giữ quyền đã phải duyệt nội dung khác.`
      : `${name}: ${barred.join(", ")} có quyền nhưng đã tham gia viết, sửa tin, bài này.`;
  });
  return {
    code: "no-signer-left",
    status: 409,
    title: "Chưa gửi duyệt được",
    detail: `${sentences.join(" ")} Hãy nhờ quản trị hệ thống giao quyền cho người duyệt thay (có ngày bắt đầu, ngày kết thúc) ở mục Cán bộ, rồi gửi lại.`,
    extra: { vacant },
  };
}
