import type { Body } from "../../../body/schema.ts";
import { isRecord } from "../../api/problem.ts";
import { withPictureTexts } from "../files/draft-pictures.ts";
import { type Draft, draftParts, keptDraft } from "../queries.ts";
import { mergeLists } from "./merge-lists.ts";
import { mergeValue } from "./merge-values.ts";
import { type Conflict, chosen, type Merging, noBase, type Side, type Sides } from "./merging.ts";
import { sameJson } from "./same-json.ts";

/** Blocks that hold others, entry by entry; every other block is one thing that a person wrote. */
const containers = new Set<unknown>(["bulletList", "orderedList", "listItem", "blockquote"]);

/**
 * One draft from two that began as the same: what one side changed is taken, and only what both changed, each
 * differently, is a conflict (fields one by one, the body block by block). Without a base (null) every difference is a
 * conflict. A conflict that nobody has settled yet stays as mine.
 */
export function mergeDrafts({
  base,
  mine,
  theirs,
  choices = new Map(),
}: {
  base: Draft | null;
  mine: Draft;
  theirs: Draft;
  choices?: ReadonlyMap<string, Side>;
}): { draft: Draft; conflicts: readonly Conflict[] } {
  const merging: Merging = { choices, conflicts: [] };
  const merged: Record<string, unknown> = {};
  const isOneKind = mine.kind === theirs.kind;
  for (const part of draftParts) {
    if (part === "body" || (!isOneKind && (part === "kind" || part === "details"))) continue;
    merged[part] = mergeValue(merging, [part], {
      base: base === null ? noBase : base[part],
      mine: mine[part],
      theirs: theirs[part],
    });
  }
  if (!isOneKind) Object.assign(merged, mergeKind(merging, { base: base ?? noBase, mine, theirs }));
  // The words of a picture are kept beside the text; in the text they are a copy.
  const pictures = picturesIn(merged.pictures);
  const bodyOf = (draft: Draft) => withPictureTexts(draft.body, pictures);
  merged.body = mergeBody(merging, {
    base: base === null ? noBase : bodyOf(base),
    mine: bodyOf(mine),
    theirs: bodyOf(theirs),
  });
  if (pictures.every(({ assetId }) => assetId !== merged.coverAssetId) && wasListed(mine, theirs, merged))
    merged.coverAssetId = pictures[0]?.assetId ?? null;
  const draft = keptDraft(merged, theirs);
  if (draft === null) throw new Error("two drafts were merged into something else");
  return { draft, conflicts: merging.conflicts };
}

/** A kind and its fields go together: the fields of one kind say nothing in another. */
function mergeKind(merging: Merging, { base, mine, theirs }: Sides<Draft>): Pick<Draft, "kind" | "details"> {
  const pair = ({ kind, details }: Draft) => ({ kind, details });
  const [ours, others] = [pair(mine), pair(theirs)];
  if (base !== noBase && sameJson(pair(base), ours)) return others;
  if (base !== noBase && sameJson(pair(base), others)) return ours;
  return chosen(merging, { path: ["kind"], mine: ours, theirs: others }) === "theirs" ? others : ours;
}

function mergeBody(merging: Merging, { base, mine, theirs }: Sides<Body>): Body {
  const content = mergeBlocks(merging, ["body"], {
    base: base === noBase ? noBase : base.content,
    mine: mine.content,
    theirs: theirs.content,
  }).filter(isNode);
  return { ...mine, content: content.length === 0 ? [{ type: "paragraph" }] : content };
}

function mergeBlocks(merging: Merging, path: readonly string[], sides: Sides<readonly unknown[]>): unknown[] {
  return mergeLists(merging, path, {
    ...sides,
    mergeEntry(entryPath, { base, mine, theirs }) {
      if (!isContainer(base) || !isContainer(mine) || !isContainer(theirs)) return null;
      const isOneSort = [base, theirs].every(
        (other) => other.type === mine.type && sameJson(other.attrs, mine.attrs),
      );
      if (!isOneSort) return null;
      const inner: Merging = { choices: merging.choices, conflicts: [] };
      const content = mergeBlocks(inner, entryPath, {
        base: base.content,
        mine: mine.content,
        theirs: theirs.content,
      });
      // A list that lost its last item on two sides is no list any more.
      if (content.length === 0) return null;
      merging.conflicts.push(...inner.conflicts);
      return { value: { ...mine, content } };
    },
  });
}

interface Container {
  readonly type: unknown;
  readonly attrs?: unknown;
  readonly content: readonly unknown[];
}

function isContainer(node: unknown): node is Container {
  return isRecord(node) && containers.has(node.type) && Array.isArray(node.content);
}

function isNode(node: unknown): node is Body["content"][number] {
  return isRecord(node) && typeof node.type === "string";
}

function picturesIn(value: unknown): Draft["pictures"] {
  const isPicture = (one: unknown): one is Draft["pictures"][number] =>
    isRecord(one) &&
    typeof one.assetId === "string" &&
    typeof one.caption === "string" &&
    typeof one.alt === "string";
  return Array.isArray(value) ? value.filter(isPicture) : [];
}

/** Whether the cover that came out of the merge is a picture that one of the sides has taken out. */
function wasListed(mine: Draft, theirs: Draft, { coverAssetId }: Record<string, unknown>): boolean {
  return [...mine.pictures, ...theirs.pictures].some(({ assetId }) => assetId === coverAssetId);
}
