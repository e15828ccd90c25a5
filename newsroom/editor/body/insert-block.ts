import type { Editor, JSONContent } from "@tiptap/react";

const columns = [1, 2, 3];
const rows = [1, 2];

/** A table to begin with: a head row whose cells have words (a head without words says nothing), and empty rows. */
export function newTable(nameColumn: (n: number) => string) {
  return {
    type: "table",
    content: [
      {
        type: "tableRow",
        content: columns.map((n) => ({
          type: "tableHeader",
          content: [{ type: "paragraph", content: [{ type: "text", text: nameColumn(n) }] }],
        })),
      },
      ...rows.map(() => ({
        type: "tableRow",
        content: columns.map(() => ({ type: "tableCell", content: [{ type: "paragraph" }] })),
      })),
    ],
  };
}

// Into the table, its first row, its first cell, its paragraph.
const depthOfCellText = 4;

/** Puts a table after the block with the cursor and marks the words of its first cell, ready to be typed over. */
export function insertNewTable(editor: Editor, nameColumn: (n: number) => string): void {
  const from = insertBlock(editor, newTable(nameColumn)) + depthOfCellText;
  editor
    .chain()
    .focus()
    .setTextSelection({ from, to: from + nameColumn(1).length })
    .run();
}

/**
 * Puts a block after the one in which the cursor stands, never inside a list, a quotation or a table; an empty
 * paragraph gives way. Answers the position at which the block begins.
 */
export function insertBlock(editor: Editor, block: JSONContent): number {
  const { $from } = editor.state.selection;
  const top = $from.depth === 0 ? null : $from.node(1);
  const isEmpty = top?.type.name === "paragraph" && top.content.size === 0;
  const start = top === null ? $from.pos : isEmpty ? $from.before(1) : $from.after(1);
  const at = isEmpty ? { from: start, to: $from.after(1) } : start;
  editor.chain().focus().insertContentAt(at, block).run();
  return start;
}
