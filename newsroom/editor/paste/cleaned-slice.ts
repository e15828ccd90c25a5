import { type ResolvedPos, type Schema, Slice } from "@tiptap/pm/model";
import { normaliseBody } from "../../../body/normalise-body.ts";
import { isRecord } from "../../api/problem.ts";

/**
 * What is pasted, in the form in which the server takes it; a picture that belongs to another item gives way to an empty
 * paragraph. Answers it with the number of such pictures.
 */
export function cleanedSlice(
  slice: Slice,
  { schema, owns }: { schema: Schema; owns: (assetId: string) => boolean },
): { slice: Slice; foreign: number } {
  let foreign = 0;
  const kept = (node: unknown): unknown => {
    if (!isRecord(node)) return node;
    const attrs = isRecord(node.attrs) ? node.attrs : {};
    if (node.type === "picture" && !owns(String(attrs.assetId))) {
      foreign += 1;
      return { type: "paragraph" };
    }
    return Array.isArray(node.content) ? { ...node, content: node.content.map(kept) } : node;
  };
  const doc = kept(normaliseBody({ type: "doc", content: slice.content.toJSON() ?? [] }));
  const content: unknown = isRecord(doc) ? doc.content : [];
  return {
    slice: Slice.fromJSON(schema, { content, openStart: slice.openStart, openEnd: slice.openEnd }),
    foreign,
  };
}

/**
 * What is pasted as it belongs where the cursor stands: a list stays whole behind a paragraph, whose last words would
 * otherwise take the first item in. Within a list its items join those that are there.
 */
export function placedSlice(slice: Slice, $from: ResolvedPos): Slice {
  const { firstChild, childCount } = slice.content;
  const isList = firstChild?.type.name.endsWith("List") === true && firstChild.childCount > 1;
  const withinList = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).some(
    (node) => node.type.name === "listItem",
  );
  if (!isList || withinList) return slice;
  return new Slice(slice.content, 0, childCount === 1 ? 0 : slice.openEnd);
}
