import { type AnyExtension, getSchema, type JSONContent, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem } from "@tiptap/extension-list/item";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { OrderedList } from "@tiptap/extension-list/ordered-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { TableKit } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { UndoRedo } from "@tiptap/extensions/undo-redo";
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
 * line breaks, pictures; bold, italic and links. The editor and the server use this one list. Where two of them could take
 * the same of a pasted page, the earlier one does.
 */
export function bodyExtensions({ picture = Picture }: { picture?: AnyExtension } = {}): AnyExtension[] {
  return [
    Bold,
    Blockquote,
    BulletList,
    Document,
    Dropcursor,
    Gapcursor,
    HardBreak,
    UndoRedo,
    HorizontalRule,
    Italic,
    ListItem,
    ListKeymap,
    Link.configure({
      openOnClick: false,
      autolink: true,
      HTMLAttributes: { target: null, rel: null, class: null },
      isAllowedUri: (href) => isAllowedLink(href),
    }),
    OrderedList,
    Paragraph,
    Text,
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
