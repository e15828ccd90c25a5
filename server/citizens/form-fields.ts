import { z } from "zod";
import { cleanText, isFarTooLong } from "../../body/clean-text.ts";
import { warningDetails } from "../../body/kinds/warning.ts";
import { plainText } from "../../body/plain-text.ts";
import type { FieldProblem, Outcome } from "../foundation/outcome.ts";
import { done, invalid } from "../foundation/outcome.ts";
import type { Entered } from "../public-store/form-page.ts";

/** Enough that the longest comment is not cut while its letters and their marks still stand apart. */
const keptAtMost = 20_500;
const valuesAtMost = 20;

/** The field that people do not see and programs fill in. */
const trap = "trang-web";

/** Reads the body of a form as it came: every field as a list of texts, nothing trusted. */
export function enteredIn(body: unknown): Entered {
  const fields = z.record(z.string(), z.unknown()).safeParse(body);
  if (!fields.success) return {};
  return Object.fromEntries(
    Object.entries(fields.data).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value])
        .slice(0, valuesAtMost)
        .map((one) => (typeof one === "string" ? one.slice(0, keptAtMost).replaceAll("\r\n", "\n") : "")),
    ]),
  );
}

/** The one value of a field; empty when it is not there. */
export function oneOf(entered: Entered, name: string): string {
  return entered[name]?.[0] ?? "";
}

/** Whether the form was filled in by a program that fills in everything. */
export function fellIntoTrap(entered: Entered): boolean {
  return oneOf(entered, trap) !== "";
}

/** A text field: trimmed, cleaned, without markup. */
function text({ max, min = 0, empty }: { max: number; min?: number; empty: string }) {
  return plainText({ max, min, trim: true, tooShort: empty });
}

const address = z
  .string()
  .refine((typed) => !isFarTooLong(typed, 254), {
    error: "Địa chỉ thư điện tử dài quá 254 ký tự.",
    abort: true,
  })
  .overwrite(cleanText)
  .trim()
  .toLowerCase()
  .max(254, "Địa chỉ thư điện tử dài quá 254 ký tự.")
  .pipe(z.email("Địa chỉ thư điện tử chưa đúng. Ví dụ đúng: ten@example.vn."));
const unitCode = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, "Xã, phường không có trong danh sách.");

/** The choices of a subscription. Empty lists: every topic, the whole province. */
export const wishes = z.object({
  topics: z.array(warningDetails.shape.topic, "Hãy chọn chủ đề trong danh sách.").max(5),
  unitCodes: z.array(unitCode).max(3, "Hãy chọn không quá 3 xã, phường."),
});
export type Wishes = z.output<typeof wishes>;

const mailForm = z.object({ thu: address, "chu-de": wishes.shape.topics, xa: wishes.shape.unitCodes });
const reportForm = z.object({
  "noi-dung": text({
    max: 3000,
    min: 10,
    empty: "Hãy cho biết chỗ sai và thông tin đúng (ít nhất 10 ký tự).",
  }),
  "lien-he": text({ max: 200, empty: "" }),
});
const commentForm = z.object({
  ten: text({
    max: 100,
    min: 2,
    empty: "Hãy ghi tên hoặc tổ chức góp ý; tên này hiện công khai cùng ý kiến.",
  }),
  "y-kien": text({ max: 5000, min: 20, empty: "Hãy viết ý kiến (ít nhất 20 ký tự)." }),
});

/** Reads the subscription form. */
export function readMailForm(entered: Entered): Outcome<{ address: string } & Wishes> {
  const chosen = (name: string) => [...new Set(entered[name] ?? [])].filter((value) => value !== "");
  const read = mailForm.safeParse({
    thu: oneOf(entered, "thu"),
    "chu-de": chosen("chu-de"),
    xa: chosen("xa"),
  });
  if (!read.success) return invalid(faults(read.error));
  return done({ address: read.data.thu, topics: read.data["chu-de"], unitCodes: read.data.xa });
}

/** Reads the form with which an error is reported. */
export function readReportForm(entered: Entered): Outcome<{ text: string; contact: string }> {
  const read = reportForm.safeParse({
    "noi-dung": oneOf(entered, "noi-dung"),
    "lien-he": oneOf(entered, "lien-he"),
  });
  if (!read.success) return invalid(faults(read.error));
  return done({ text: read.data["noi-dung"], contact: read.data["lien-he"] });
}

/** Reads the form with which a draft is commented on. */
export function readCommentForm(entered: Entered): Outcome<{ author: string; text: string }> {
  const read = commentForm.safeParse({ ten: oneOf(entered, "ten"), "y-kien": oneOf(entered, "y-kien") });
  if (!read.success) return invalid(faults(read.error));
  return done({ author: read.data.ten, text: read.data["y-kien"] });
}

/** One sentence for each field, the first of each. */
function faults(error: z.ZodError): FieldProblem[] {
  const byField = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? "");
    if (!byField.has(name)) byField.set(name, message);
  }
  return [...byField].map(([path, message]) => ({ path, message }));
}
