import { type AnyExtension, getSchema, type JSONContent, Node } from "@tiptap/core";
import { Heading } from "@tiptap/extension-heading";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isAllowedLink } from "./links.ts";

/** A document of the editor: ProseMirror JSON whose root is "doc". Valid only after validateBody. */
export type Body = { type: "doc"; content: BodyNode[] };
export type BodyNode = JSONContent & { type: string };

/** A heading whose level is that of its element alone: an attribute "level" of a pasted page means nothing. */
const BodyHeading = Heading.extend({
  addAttributes() {
    return {
      level: {
        default: 2,
        rendered: false,
        parseHTML: (element) => (element.tagName.toUpperCase() === "H3" ? 3 : 2),
      },
    };
  },
});

/** Whether a text is the id of an asset. */
export function isAssetId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(text);
}

/** A picture in the text: which asset, with its caption and its alternative text. Shown by the editor's own view. */
export const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      assetId: { default: "", parseHTML: (figure) => figure.getAttribute("data-asset-id") },
      caption: { default: "" },
      alt: { default: "" },
    };
  },
  parseHTML() {
    return [
      {
        tag: "figure[data-asset-id]",
        // A figure of somebody else's page may bear the same name for something else.
        getAttrs: (figure) => (isAssetId(figure.getAttribute("data-asset-id") ?? "") ? null : false),
      },
    ];
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
      heading: false,
      link: {
        openOnClick: false,
        autolink: true,
        HTMLAttributes: { target: null, rel: null, class: null },
        isAllowedUri: (href) => isAllowedLink(href),
      },
    }),
    BodyHeading.configure({ levels: [2, 3] }),
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
