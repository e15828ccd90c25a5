/**
 * What an act answers when it was refused for a reason that its users are expected to meet: a stable code for
 * programs, the HTTP status, a Vietnamese sentence that says what is wrong and what to do, and the fields at fault.
 * Becomes an RFC 9457 problem document at the edge.
 */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields?: readonly FieldProblem[];
  /** Further members of the problem document, such as both sides of a conflict. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** One field at fault: its path in the request body ("body.content.0.text") and a Vietnamese sentence. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** The answer of an act: a value, or a problem. Broken assumptions are thrown instead. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** Wraps a value as the good outcome of an act. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Wraps a problem as the refused outcome of an act. */
export function refused(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

/** The one answer for what is absent and for what the person may not see: the two must not be told apart. */
export function notFound(): { readonly ok: false; readonly problem: Problem } {
  return refused({
    code: "not-found",
    status: 404,
    title: "Không tìm thấy",
    detail:
      "Nội dung này không có, hoặc đồng chí không được phân quyền xem. Hãy kiểm tra lại đường dẫn hoặc hỏi quản trị đơn vị.",
  });
}

/** The person sees the thing but may not do this to it; `detail` says who may. */
export function forbidden(detail: string): { readonly ok: false; readonly problem: Problem } {
  return refused({ code: "forbidden", status: 403, title: "Không được phép", detail });
}

/** The input does not fit; one sentence for each field at fault. */
export function invalid(fields: readonly FieldProblem[]): { readonly ok: false; readonly problem: Problem } {
  return refused({
    code: "invalid-input",
    status: 400,
    title: "Dữ liệu chưa hợp lệ",
    detail: fields.map((field) => field.message).join(" ") || "Hãy kiểm tra lại các ô được đánh dấu.",
    fields,
  });
}

/** Someone else changed the thing first; `current` is the other side, so that the screen can show both. */
export function versionConflict({ currentVersion, current }: { currentVersion: number; current?: unknown }): {
  readonly ok: false;
  readonly problem: Problem;
} {
  return refused({
    code: "version-conflict",
    status: 409,
    title: "Nội dung đã được người khác sửa",
    detail: "Nội dung đã thay đổi sau khi đồng chí mở. Hãy so sánh hai bản rồi lưu lại; không có gì bị mất.",
    extra: { currentVersion, current },
  });
}
