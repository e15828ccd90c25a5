/**
 * The path on the portal's own host for a request that came to one of its former names; undefined when it came to the
 * present one. The path and the query are kept.
 */
export function movedTo({
  host,
  target,
  oldHosts,
}: {
  host: string | undefined;
  target: string;
  oldHosts: readonly string[];
}): string | undefined {
  const name = host?.replace(/:\d+$/, "").toLowerCase() ?? "";
  if (!oldHosts.includes(name)) return undefined;
  // An absolute or protocol-relative target would lead to another site.
  return /^\/(?![/\\])/.test(target) ? target : "/";
}
