import { cleanText } from "./clean-text.ts";

const longest = 2000;
const ownPath = /^\/(?!\/)[^\s\\]*$/;

/**
 * Whether a link may stand in a body: http(s), mail, telephone, or a path of our own site. Anything else (script,
 * data, file, protocol-relative) is refused.
 */
export function isAllowedLink(href: string): boolean {
  if (href.length > longest) return false;
  if (ownPath.test(href)) return true;
  if (/^tel:\+?[0-9 .-]{2,20}$/.test(href)) return true;
  if (/^mailto:[^\s<>"'@]+@[^\s<>"']+$/.test(href)) return true;
  if (!/^https?:\/\//i.test(href)) return false;
  try {
    const url = new URL(href);
    return (
      (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === ""
    );
  } catch {
    return false;
  }
}

const phone = /^(?:tel:)?(\+?[0-9(][0-9 ().-]{1,24})$/i;
const mail = /^[^\s<>"'@/:]+@[^\s<>"'@/:]+\.[^\s<>"'@/:.]+$/;
const host = /^(?:[\p{L}\d][\p{L}\d-]{0,62}\.){1,8}\p{L}{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$/u;

/**
 * The link that somebody means who types or pastes an address: "bocongan.gov.vn" leads to https, "0237 385 2113" to a
 * telephone, "a@example.vn" to a mail. Null when no allowed link can be made of it.
 */
export function completedLink(typed: string): string | null {
  if (typed.length > longest) return null;
  const text = cleanText(typed).trim();
  const completed = completions(text).find(isAllowedLink);
  return completed ?? null;
}

function completions(text: string): string[] {
  const number = phone.exec(text)?.[1]?.replace(/[^+\d]/g, "");
  if (number !== undefined && number.length >= 3) return [`tel:${number}`];
  return [
    text,
    ...(mail.test(text) ? [`mailto:${text}`] : []),
    ...(text.startsWith("//") ? [`https:${text}`] : []),
    ...(host.test(text) ? [`https://${text}`] : []),
  ];
}
