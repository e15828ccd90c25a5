const ownPath = /^\/(?!\/)[^\s\\]*$/;

/**
 * Whether a link may stand in a body: http(s), mail, telephone, or a path of our own site. Anything else (script,
 * data, file, protocol-relative) is refused.
 */
export function isAllowedLink(href: string): boolean {
  if (href.length > 2000) return false;
  if (ownPath.test(href)) return true;
  if (/^tel:\+?[0-9 .-]{2,20}$/.test(href)) return true;
  if (/^mailto:[^\s<>"'@]+@[^\s<>"'@]+$/.test(href)) return true;
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
