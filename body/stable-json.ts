/** The same text for equal JSON values: keys in order, an absent member is a null one. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([, member]) => member !== null && member !== undefined)
            .toSorted(([left], [right]) => (left < right ? -1 : 1)),
        )
      : inner,
  );
}
