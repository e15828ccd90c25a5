import { z } from "zod";

/**
 * Lets every schema of this process say in Vietnamese what is wrong with a value. What a schema says of itself goes
 * first; this speaks for the checks that have no sentence of their own.
 */
export function sayIssuesInVietnamese(): void {
  z.config({ customError: sentenceOf });
}

function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "too_small" && issue.origin === "string") {
    return issue.minimum === 1 ? "Mục này còn trống." : `Mục này quá ngắn (ít nhất ${issue.minimum} ký tự).`;
  }
  if (issue.code === "too_big" && issue.origin === "string") return `Mục này dài quá ${issue.maximum} ký tự.`;
  return byCode[issue.code] ?? "Giá trị không hợp lệ.";
}

const byCode: Readonly<Partial<Record<z.core.$ZodRawIssue["code"], string>>> = {
  invalid_type: "Thiếu giá trị hoặc giá trị sai kiểu.",
  too_small: "Giá trị quá nhỏ hoặc danh sách quá ngắn.",
  too_big: "Giá trị quá lớn hoặc danh sách quá dài.",
  invalid_format: "Giá trị sai định dạng.",
  invalid_value: "Giá trị không nằm trong các lựa chọn cho phép.",
};
