import { isAllowedLink } from "./links.ts";
import { type Body, type BodyNode, bodySchema } from "./schema.ts";

/** One place of a body at fault: its path ("content.2.attrs.alt") and a Vietnamese sentence. */
export interface BodyFault {
  readonly path: string;
  readonly message: string;
}

export type BodyValidation =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly fields: readonly BodyFault[] };

const maxDepth = 12;
const maxNodes = 5000;
const maxText = 100_000;
const control = /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/u;
/** A tag, whole or cut off: it would only ever be shown as it stands, and nobody means to publish that. */
const markup = /<\/?[a-z!][^>]*>|<\/?(script|iframe|object|embed|svg|img|style|link|meta)\b/i;
const assetId = /^[0-9a-hjkmnp-tv-z]{16}$/;

/**
 * Checks what came in as a body against the editor's schema: known nodes and marks only, no unknown attribute, content
 * where the schema allows it, well-formed text, allowed links, pictures with an asset. Answers the body in normal form
 * (text in NFC), or every place that is wrong.
 */
export function validateBody(input: unknown): BodyValidation {
  const faults: BodyFault[] = [];
  const counts = { nodes: 0, text: 0 };
  if (!isRecord(input) || input.type !== "doc" || !Array.isArray(input.content)) {
    return {
      ok: false,
      fields: [{ path: "", message: "Thân bài không đúng cấu trúc của trình soạn thảo." }],
    };
  }
  checkNode(input, "", 0, faults, counts);
  if (faults.length > 0) return { ok: false, fields: faults.slice(0, 20) };
  try {
    const node = bodySchema.nodeFromJSON(normalise(input));
    node.check();
    const body: unknown = node.toJSON();
    if (isBody(body)) return { ok: true, body };
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : "";
    return {
      ok: false,
      fields: [
        {
          path: "content",
          message: `Thân bài có phần đặt sai chỗ theo cấu trúc của trình soạn thảo (${reason}).`,
        },
      ],
    };
  }
  return { ok: false, fields: [{ path: "", message: "Thân bài không đúng cấu trúc của trình soạn thảo." }] };
}

function checkNode(
  node: Record<string, unknown>,
  path: string,
  depth: number,
  faults: BodyFault[],
  counts: { nodes: number; text: number },
): void {
  const say = (where: string, message: string) => faults.push({ path: where, message });
  counts.nodes += 1;
  if (depth > maxDepth) return void say(path, "Thân bài lồng quá nhiều lớp.");
  if (counts.nodes > maxNodes) {
    if (counts.nodes === maxNodes + 1) say(path, "Thân bài quá dài; hãy tách thành nhiều bài.");
    return;
  }
  for (const key of Object.keys(node)) {
    if (!["type", "attrs", "content", "marks", "text"].includes(key)) {
      say(join(path, key), `Thân bài có phần lạ «${key}».`);
    }
  }
  const type = typeof node.type === "string" ? bodySchema.nodes[node.type] : undefined;
  if (type === undefined) return void say(join(path, "type"), "Thân bài có loại nội dung không được dùng.");
  if (type.isText) {
    checkText(node.text, join(path, "text"), faults, counts);
  } else if (node.text !== undefined) {
    say(join(path, "text"), "Thân bài có chữ đặt sai chỗ.");
  }
  checkAttributes(node.attrs, type.spec.attrs ?? {}, join(path, "attrs"), faults);
  if (node.type === "picture") checkPicture(node.attrs, join(path, "attrs"), faults);
  checkMarks(node.marks, join(path, "marks"), faults);
  if (node.content === undefined) return;
  if (!Array.isArray(node.content)) return void say(join(path, "content"), "Thân bài không đúng cấu trúc.");
  node.content.forEach((child: unknown, index) => {
    const childPath = join(path, `content.${index}`);
    if (isRecord(child)) checkNode(child, childPath, depth + 1, faults, counts);
    else say(childPath, "Thân bài không đúng cấu trúc.");
  });
}

function checkText(text: unknown, path: string, faults: BodyFault[], counts: { text: number }): void {
  if (typeof text !== "string" || text === "") {
    faults.push({ path, message: "Thân bài có đoạn chữ rỗng hoặc sai kiểu." });
    return;
  }
  counts.text += text.length;
  if (counts.text > maxText) faults.push({ path, message: "Thân bài quá dài; hãy tách thành nhiều bài." });
  const fault = textFault(text);
  if (fault !== undefined) faults.push({ path, message: fault });
}

/** What is wrong with a piece of text, as Unicode or because it is markup, as a Vietnamese sentence; undefined when nothing is. */
export function textFault(text: string): string | undefined {
  if (!text.isWellFormed()) return "Có ký tự Unicode bị hỏng; hãy xóa và gõ lại chỗ đó.";
  if (markup.test(text)) return "Không nhận mã HTML; hãy gõ chữ thường.";
  if (control.test(text)) return "Có ký tự điều khiển ẩn; hãy xóa và gõ lại chỗ đó.";
  return undefined;
}

function checkAttributes(attrs: unknown, known: object, path: string, faults: BodyFault[]): void {
  if (attrs === undefined || attrs === null) return;
  if (!isRecord(attrs)) {
    faults.push({ path, message: "Thân bài không đúng cấu trúc." });
    return;
  }
  for (const [key, value] of Object.entries(attrs)) {
    if (!(key in known))
      faults.push({ path: join(path, key), message: `Thân bài có thuộc tính lạ «${key}».` });
    else if (!fitsAttribute(key, value))
      faults.push({ path: join(path, key), message: `Giá trị của «${key}» không hợp lệ.` });
  }
}

function fitsAttribute(key: string, value: unknown): boolean {
  if (key === "level") return value === 2 || value === 3;
  if (key === "colspan" || key === "rowspan" || key === "start") {
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100;
  }
  if (key === "colwidth")
    return value === null || (Array.isArray(value) && value.every((width) => Number.isInteger(width)));
  if (key === "href") return typeof value === "string";
  if (key === "assetId" || key === "caption" || key === "alt") return typeof value === "string";
  return value === null;
}

function checkPicture(attrs: unknown, path: string, faults: BodyFault[]): void {
  if (!isRecord(attrs) || typeof attrs.assetId !== "string" || !assetId.test(attrs.assetId)) {
    faults.push({ path: join(path, "assetId"), message: "Ảnh trong bài chưa được tải lên." });
    return;
  }
  for (const key of ["caption", "alt"]) {
    const text = attrs[key];
    if (typeof text !== "string") continue;
    const fault = text.length > 500 ? "Chú thích và mô tả ảnh không quá 500 ký tự." : textFault(text);
    if (fault !== undefined) faults.push({ path: join(path, key), message: fault });
  }
}

function checkMarks(marks: unknown, path: string, faults: BodyFault[]): void {
  if (marks === undefined) return;
  if (!Array.isArray(marks)) return void faults.push({ path, message: "Thân bài không đúng cấu trúc." });
  marks.forEach((mark: unknown, index) => {
    const markPath = join(path, String(index));
    const type = isRecord(mark) && typeof mark.type === "string" ? bodySchema.marks[mark.type] : undefined;
    if (
      !isRecord(mark) ||
      type === undefined ||
      Object.keys(mark).some((key) => key !== "type" && key !== "attrs")
    ) {
      faults.push({ path: markPath, message: "Thân bài có kiểu chữ không được dùng." });
      return;
    }
    checkAttributes(mark.attrs, type.spec.attrs ?? {}, join(markPath, "attrs"), faults);
    if (mark.type !== "link") return;
    const href = isRecord(mark.attrs) ? mark.attrs.href : undefined;
    if (typeof href !== "string" || !isAllowedLink(href)) {
      faults.push({
        path: join(markPath, "attrs.href"),
        message:
          "Liên kết không hợp lệ: chỉ nhận địa chỉ http(s), thư điện tử, số điện thoại hoặc đường dẫn của cổng.",
      });
    }
  });
}

/** The same JSON with all text in NFC, so that equal text has equal bytes. */
function normalise(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(normalise);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, normalise(entry)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isBody(value: unknown): value is Body {
  return isRecord(value) && value.type === "doc" && Array.isArray(value.content);
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** All pictures that a body shows, in order. */
export function picturesOf(body: Body): { assetId: string; caption: string; alt: string }[] {
  const pictures: { assetId: string; caption: string; alt: string }[] = [];
  const visit = (node: BodyNode | Body["content"][number]) => {
    if (node.type === "picture") {
      pictures.push({
        assetId: String(node.attrs?.assetId ?? ""),
        caption: String(node.attrs?.caption ?? ""),
        alt: String(node.attrs?.alt ?? ""),
      });
    }
    for (const child of node.content ?? []) if (isTyped(child)) visit(child);
  };
  for (const node of body.content) visit(node);
  return pictures;
}

function isTyped(node: { type?: string | undefined }): node is BodyNode {
  return typeof node.type === "string";
}
