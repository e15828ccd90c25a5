/** One field at fault: its path in the request body and a Vietnamese sentence. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** What the API refused (RFC 9457), or a call that did not reach it (code "offline", status 0). */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(problem: {
    status: number;
    code: string;
    title: string;
    detail: string;
    fields?: readonly FieldProblem[];
    extra?: Readonly<Record<string, unknown>>;
  }) {
    super(`${problem.code}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.fields = problem.fields ?? [];
    this.extra = problem.extra ?? {};
  }
}

/** True for a plain JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

/** Reads a problem document; what is not one still gives a problem with a sentence for the status. */
export function problemFrom({ status, body }: { status: number; body: unknown }): ApiProblem {
  const document = isRecord(body) ? body : {};
  const fields = Array.isArray(document.fields)
    ? document.fields.filter(
        (field: unknown): field is FieldProblem =>
          isRecord(field) && typeof field.path === "string" && typeof field.message === "string",
      )
    : [];
  return new ApiProblem({
    status,
    code: textOf(document.code, status >= 500 ? "server-error" : "refused"),
    title: textOf(document.title, "Chưa thực hiện được"),
    detail: textOf(
      document.detail,
      status >= 500
        ? "Hệ thống đang gặp trục trặc. Đồng chí thử lại sau ít phút; nếu vẫn lỗi, báo quản trị hệ thống."
        : "Hệ thống không nhận yêu cầu này. Đồng chí tải lại trang rồi thử lại.",
    ),
    fields,
    extra: document,
  });
}

/** The problem of a call that never reached the server. */
export function offlineProblem(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: "offline",
    title: "Mất kết nối",
    detail:
      "Chưa kết nối được tới máy chủ. Đồng chí kiểm tra mạng; nội dung đang viết vẫn được giữ trên máy này.",
  });
}

/** Whether a call ended without an answer: the network failed, or nothing came within its time. */
export function isLostCall(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");
}

/** Any thrown thing as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (isLostCall(error)) return offlineProblem();
  return new ApiProblem({
    status: 0,
    code: "unexpected",
    title: "Có lỗi trong trang",
    detail: "Trang gặp lỗi ngoài dự kiến. Đồng chí tải lại trang; nếu vẫn lỗi, báo quản trị hệ thống.",
  });
}

/** The sentence for one field, found by its exact path or a prefix of it ("draft.title"). */
export function fieldMessage(problem: ApiProblem | null, path: string): string | null {
  const found = problem?.fields.find((field) => field.path === path || field.path.startsWith(`${path}.`));
  return found?.message ?? null;
}
