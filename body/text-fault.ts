/** The elements of HTML. What only looks like one, such as "<a@example.com>" in a copied mail, is text. */
const elements =
  "a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code|" +
  "col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|" +
  "frame|frameset|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|" +
  "marquee|math|menu|meta|meter|nav|noscript|object|ol|optgroup|option|output|p|param|picture|pre|progress|q|rp|rt|" +
  "ruby|s|samp|script|search|section|select|slot|small|source|span|strike|strong|style|sub|summary|sup|svg|table|" +
  "tbody|td|template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|v|var|video|wbr";
/**
 * A tag, whole (a name alone, or with values), or cut off: it would only ever be shown as it stands, and nobody means to
 * publish that. It may find less than before and never more: drafts that were stored are checked again when they are read.
 */
const markup = new RegExp(
  `</?(?:${elements})(?:[\\s/]*|[\\s/][^<>=]*=[^<>]*)>|</?(?:script|iframe|object|embed|svg|img|style|link|meta)\\b|<!(?:--|doctype\\b|\\[)[^<>]*>`,
  "i",
);

/** What is wrong with a cleaned text, as Unicode or because it is markup, as a Vietnamese sentence; undefined when nothing is. Linear. */
export function textFault(text: string): string | undefined {
  if (!text.isWellFormed()) return "Có ký tự Unicode bị hỏng; hãy xóa và gõ lại chỗ đó.";
  if (markup.test(text)) return "Không nhận mã HTML; hãy gõ chữ thường.";
  return undefined;
}
