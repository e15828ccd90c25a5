import { lengthOf } from "./clean-text.ts";
import { isAllowedLink } from "./links.ts";
import { normaliseBody } from "./normalise-body.ts";
import { placeInBody } from "./place-in-body.ts";
import { type Body, type BodyNode, bodySchema, isAssetId } from "./schema.ts";
import { textFault } from "./text-fault.ts";

/** One place of a body at fault: its path ("content.2.attrs.alt") and a Vietnamese sentence. */
export interface BodyFault {
  readonly path: string;
  readonly message: string;
}

export type BodyValidation =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly fields: readonly BodyFault[] };

const maxDepth = 40;
const maxNodes = 5000;
const maxText = 100_000;
const maxPictureText = 500;
const tooLong = "Thân bài quá dài; hãy tách thành nhiều bài.";
const notOurs = "Thân bài không đúng cấu trúc của trình soạn thảo.";

/**
 * Checks what came in as a body against the editor's schema: known nodes and marks only, no unknown attribute, content
 * where the schema allows it, well-formed text, allowed links, pictures with an asset. Its size is looked at before
 * anything else. Answers the body in normal form (see normaliseBody), or every place that is wrong, as it is found on
 * the screen.
 */
export function validateBody(input: unknown): BodyValidation {
  if (!isRecord(input) || input.type !== "doc" || !Array.isArray(input.content))
    return { ok: false, fields: [{ path: "", message: notOurs }] };
  const tooLarge = sizeFault(input, "", 0, { nodes: 0, text: 0 });
  if (tooLarge !== undefined) return { ok: false, fields: [tooLarge] };
  const normal = normaliseBody(input);
  if (lettersIn(normal) > maxText) return { ok: false, fields: [{ path: "", message: tooLong }] };
  const faults: BodyFault[] = [];
  if (isRecord(normal)) checkNode(normal, "", faults);
  if (faults.length > 0) {
    const placed = faults.slice(0, 20).map(({ path, message }) => ({
      path,
      message: [placeInBody(normal, path), message].filter((part) => part !== "").join(": "),
    }));
    return { ok: false, fields: placed };
  }
  try {
    const node = bodySchema.nodeFromJSON(normal);
    node.check();
    const body: unknown = node.toJSON();
    if (isBody(body)) return { ok: true, body };
  } catch {
    // The schema's own words are English.
    const place = misplaced(normal);
    const message = "Thân bài có phần đặt sai chỗ theo cấu trúc của trình soạn thảo.";
    return {
      ok: false,
      fields: [{ path: "content", message: place === "" ? message : `${place}: ${message}` }],
    };
  }
  return { ok: false, fields: [{ path: "", message: notOurs }] };
}

/** What makes a body too large to be looked at: layers, parts or letters. */
function sizeFault(
  node: Record<string, unknown>,
  path: string,
  depth: number,
  counts: { nodes: number; text: number },
): BodyFault | undefined {
  counts.nodes += 1;
  if (typeof node.text === "string") counts.text += node.text.length;
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  for (const value of Object.values(attrs)) if (typeof value === "string") counts.text += value.length;
  if (depth > maxDepth) return { path, message: "Thân bài lồng quá nhiều lớp." };
  if (counts.nodes > maxNodes || counts.text > maxText * 4) return { path, message: tooLong };
  if (!Array.isArray(node.content)) return undefined;
  for (const [index, child] of node.content.entries()) {
    if (!isRecord(child)) continue;
    const fault = sizeFault(child, join(path, `content.${index}`), depth + 1, counts);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function lettersIn(node: unknown): number {
  if (!isRecord(node)) return 0;
  const own = typeof node.text === "string" ? lengthOf(node.text) : 0;
  const children: unknown[] = Array.isArray(node.content) ? node.content : [];
  return children.reduce<number>((sum, child) => sum + lettersIn(child), own);
}

/** The first block that is wrong by itself, as it is found on the screen. */
function misplaced(body: unknown): string {
  const blocks: unknown[] = isRecord(body) && Array.isArray(body.content) ? body.content : [];
  const index = blocks.findIndex((block) => {
    try {
      bodySchema.nodeFromJSON(block).check();
      return false;
    } catch {
      return true;
    }
  });
  return index === -1 ? "" : placeInBody(body, `content.${index}`);
}

function checkNode(node: Record<string, unknown>, path: string, faults: BodyFault[]): void {
  const say = (where: string, message: string) => faults.push({ path: where, message });
  for (const key of Object.keys(node)) {
    if (!["type", "attrs", "content", "marks", "text"].includes(key)) {
      say(join(path, key), `Thân bài có phần lạ «${key}».`);
    }
  }
  const type = typeof node.type === "string" ? bodySchema.nodes[node.type] : undefined;
  if (type === undefined) return void say(join(path, "type"), "Thân bài có loại nội dung không được dùng.");
  if (type.isText) {
    checkText(node.text, join(path, "text"), faults);
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
    if (isRecord(child)) checkNode(child, childPath, faults);
    else say(childPath, "Thân bài không đúng cấu trúc.");
  });
}

function checkText(text: unknown, path: string, faults: BodyFault[]): void {
  if (typeof text !== "string" || text === "") {
    faults.push({ path, message: "Thân bài có đoạn chữ rỗng hoặc sai kiểu." });
    return;
  }
  const fault = textFault(text);
  if (fault !== undefined) faults.push({ path, message: fault });
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
  if (key === "colspan" || key === "rowspan" || key === "start") return Number.isInteger(value);
  if (key === "href") return typeof value === "string";
  if (key === "assetId" || key === "caption" || key === "alt") return typeof value === "string";
  return value === null;
}

function checkPicture(attrs: unknown, path: string, faults: BodyFault[]): void {
  if (!isRecord(attrs) || typeof attrs.assetId !== "string" || !isAssetId(attrs.assetId)) {
    faults.push({ path: join(path, "assetId"), message: "Ảnh trong bài chưa được tải lên." });
    return;
  }
  for (const key of ["caption", "alt"]) {
    const text = attrs[key];
    if (typeof text !== "string") continue;
    const fault =
      lengthOf(text) > maxPictureText ? "Chú thích và mô tả ảnh không quá 500 ký tự." : textFault(text);
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
