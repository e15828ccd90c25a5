/** The id of an item's last release, as its story (newest first) tells it; null when it was never released. */
export function lastReleaseId(
  history: readonly { readonly act: string; readonly details: Readonly<Record<string, unknown>> }[],
): string | null {
  const made = history.find((step) => step.act === "release.made")?.details.releaseId;
  return typeof made === "string" ? made : null;
}
