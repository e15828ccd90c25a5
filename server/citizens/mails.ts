import { cutText } from "../../body/text-limit.ts";
import type { Warning } from "./warning-words.ts";

/** A mail in both forms. Nothing in it is fetched from anywhere: no picture, no counter, plain links to the portal. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Part =
  | { readonly kind: "heading" | "text"; readonly text: string }
  | { readonly kind: "list"; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: "link"; readonly label: string; readonly url: string };

const sender = "Cổng thông tin điện tử Công an tỉnh Thanh Hóa";
const emergency = "Việc khẩn cấp: gọi 113 (an ninh), 114 (cháy, nổ, cứu nạn), 115 (cấp cứu).";

/** The mail with the link by which a subscription is confirmed. */
export function confirmMail({ confirmUrl }: { confirmUrl: string }): MailWords {
  return mailOf("Xác nhận đăng ký nhận cảnh báo", [
    { kind: "heading", text: "Xác nhận đăng ký nhận cảnh báo" },
    {
      kind: "text",
      text: "Có người đã dùng địa chỉ thư này để đăng ký nhận cảnh báo của Công an tỉnh Thanh Hóa. Nếu đó là bạn, hãy mở liên kết dưới đây rồi bấm «Xác nhận». Liên kết có hiệu lực trong 24 giờ.",
    },
    { kind: "link", label: "Mở trang xác nhận", url: confirmUrl },
    {
      kind: "text",
      text: "Nếu không phải bạn, hãy bỏ qua thư này: không có gì được đăng ký. Công an không bao giờ hỏi mật khẩu hay mã OTP qua thư.",
    },
  ]);
}

/** The mail that tells of a warning. */
export function warningMail({ warning, leaveUrl }: { warning: Warning; leaveUrl: string }): MailWords {
  const { title, summary, details, correction, unitName, url } = warning;
  const corrected = correction === "" ? "" : "Đính chính: ";
  return mailOf(cutText(`Cảnh báo: ${corrected}${title}`, { unit: "codePoint", max: 150 }), [
    { kind: "heading", text: title },
    ...(correction === "" ? [] : [{ kind: "text", text: `Đính chính: ${correction}` } as const]),
    { kind: "text", text: summary },
    { kind: "text", text: details?.trick ?? "" },
    { kind: "list", title: "Dấu hiệu nhận biết", items: details?.signs ?? [] },
    { kind: "list", title: "Bạn cần làm gì", items: details?.actions ?? [] },
    { kind: "text", text: details?.reportTo ? `Nơi báo tin: ${details.reportTo}` : "" },
    { kind: "text", text: `Nguồn: ${unitName}.` },
    { kind: "link", label: "Đọc toàn văn trên Cổng", url },
    { kind: "link", label: "Ngừng nhận thư", url: leaveUrl },
  ]);
}

function mailOf(subject: string, parts: readonly Part[]): MailWords {
  const shown = parts.filter((part) =>
    part.kind === "list" ? part.items.length > 0 : part.kind === "link" || part.text !== "",
  );
  const text = [...shown.map(asText), `${emergency}\n${sender}`].join("\n\n");
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="font-family:sans-serif;font-size:16px;line-height:1.6;max-width:600px">${shown.map(asHtml).join("")}<p>${escaped(emergency)}<br>${escaped(sender)}</p></body></html>`;
  return { subject, text: `${text}\n`, html };
}

function asText(part: Part): string {
  if (part.kind === "list") return [part.title, ...part.items.map((item) => `- ${item}`)].join("\n");
  return part.kind === "link" ? `${part.label}:\n${part.url}` : part.text;
}

function asHtml(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `<h1 style="font-size:22px;line-height:1.3">${escaped(part.text)}</h1>`;
    case "text":
      return `<p>${escaped(part.text)}</p>`;
    case "list":
      return `<h2 style="font-size:17px">${escaped(part.title)}</h2><ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "link":
      return `<p><a href="${escaped(part.url)}">${escaped(part.label)}</a></p>`;
  }
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? "");
}
