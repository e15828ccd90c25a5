let citizens = 0;

/**
 * Reads a page as another citizen each time: one source that has page after page made for itself is made to wait.
 * A proxy on this machine may say who asks.
 */
export async function readAsCitizen(url: string): Promise<{ ok: boolean; body: string }> {
  citizens += 1;
  const source = `10.${(citizens >> 16) & 255}.${(citizens >> 8) & 255}.${citizens & 255}`;
  const response = await fetch(url, { headers: { "x-forwarded-for": source } });
  return { ok: response.ok, body: await response.text() };
}
