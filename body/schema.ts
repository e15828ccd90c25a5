import { type AnyExtension, getSchema, type JSONContent, Node } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isAllowedLink } from "./links.ts";

/** A document of the editor: ProseMirror JSON whose root is "doc". Valid only after validateBody. */
export type Body = { type: "doc"; content: BodyNode[] };
export type BodyNode = JSONContent & { type: string };

/** A picture in the text: which asset, with its caption and its alternative text. Shown by the editor's own view. */
export const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      assetId: { default: "" },
      caption: { default: "" },
      alt: { default: "" },
    };
  },
  parseHTML() {
    return [{ tag: "figure[data-asset-id]" }];
  },
  renderHTML({ node }) {
    return ["figure", { "data-asset-id": String(node.attrs.assetId) }];
  },
});

/**
 * What an item's body may hold: paragraphs, headings of the second and third level, lists, quotations, tables, rules,
 * line breaks, pictures; bold, italic and links. The editor and the server use this one list.
 */
export function bodyExtensions({ picture = Picture }: { picture?: AnyExtension } = {}): AnyExtension[] {
  return [
    StarterKit.configure({
      code: false,
      codeBlock: false,
      strike: false,
      underline: false,
      trailingNode: false,
      heading: { levels: [2, 3] },
      link: {
        openOnClick: false,
        autolink: true,
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (href) => isAllowedLink(href),
      },
    }),
    TableKit.configure({ table: { resizable: false } }),
    picture,
  ];
}

/** The ProseMirror schema of a body. */
export const bodySchema = getSchema(bodyExtensions());

/** The body of a new item: one empty paragraph. */
export function emptyBody(): Body {
  return { type: "doc", content: [{ type: "paragraph" }] };
}
