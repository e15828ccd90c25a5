const file = /\.[a-z0-9]{1,12}$/;

/**
 * Whether what stands at an address is fetched by programs that read no page: pictures, videos, feeds, the public API.
 * Whoever fetches one would take a page for it, also one that only says that the portal is away.
 */
export function isForPrograms(path: string): boolean {
  return path.startsWith("/media/") || path.startsWith("/api/") || file.test(path.slice(-13));
}
