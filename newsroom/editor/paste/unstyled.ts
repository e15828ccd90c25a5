/**
 * The HTML of a clipboard without style sheets and scripts, its style attributes under another name. Read as they are,
 * the content policy would throw them away and complain of each; under another name they can be read by hand.
 */
export function unstyled(html: string): string {
  return withoutElement(withoutElement(html, "style"), "script").replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/\sstyle(?=\s*=)/gi, ` ${styleName}`),
  );
}

/** The name under which a style attribute is found in what `unstyled` answers. */
export const styleName = "data-pasted-style";

/** The HTML without the elements of one name and what stands in them, looked through once. */
function withoutElement(html: string, name: string): string {
  const lower = html.toLowerCase();
  let kept = "";
  let at = 0;
  for (;;) {
    const begin = lower.indexOf(`<${name}`, at);
    if (begin === -1) return kept + html.slice(at);
    kept += html.slice(at, begin);
    const end = lower.indexOf(`</${name}`, begin);
    if (end === -1) return kept;
    const close = lower.indexOf(">", end);
    if (close === -1) return kept;
    at = close + 1;
  }
}
