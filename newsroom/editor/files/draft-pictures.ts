import { isRecord } from "../../api/problem.ts";

/** A picture of a draft: caption and alternative text are kept here, whether it stands in the text or not. */
export interface DraftPicture {
  readonly assetId: string;
  readonly caption: string;
  readonly alt: string;
}

/** The same document with the caption and alternative text of each picture node taken from the draft's pictures. */
export function withPictureTexts<Node>(node: Node, pictures: readonly DraftPicture[]): Node {
  if (Array.isArray(node)) return node.map((child) => withPictureTexts(child, pictures)) as Node;
  if (!isRecord(node)) return node;
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  const picture =
    node.type === "picture" ? pictures.find((candidate) => candidate.assetId === attrs.assetId) : undefined;
  return {
    ...node,
    ...(picture === undefined ? {} : { attrs: { ...attrs, caption: picture.caption, alt: picture.alt } }),
    ...(Array.isArray(node.content) ? { content: withPictureTexts(node.content, pictures) } : {}),
  };
}

/** The assets that stand in the document, in order. */
export function assetsInBody(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(assetsInBody);
  if (!isRecord(node)) return [];
  const attrs = isRecord(node.attrs) ? node.attrs : {};
  const own = node.type === "picture" && typeof attrs.assetId === "string" ? [attrs.assetId] : [];
  return [...own, ...assetsInBody(node.content)];
}

/** The document without the picture nodes of one asset. */
export function withoutAsset<Node>(node: Node, assetId: string): Node {
  if (!isRecord(node) || !Array.isArray(node.content)) return node;
  const kept = node.content
    .filter(
      (child: unknown) =>
        !(
          isRecord(child) &&
          child.type === "picture" &&
          isRecord(child.attrs) &&
          child.attrs.assetId === assetId
        ),
    )
    .map((child: unknown) => withoutAsset(child, assetId));
  return { ...node, content: kept };
}
