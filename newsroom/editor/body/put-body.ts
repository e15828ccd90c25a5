import { closeHistory } from "@tiptap/pm/history";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import type { Body } from "../../../body/schema.ts";

/**
 * Puts another body in the place of the one that is open, as one step of its own that can be undone. Only what differs
 * is replaced, so that the cursor stays where it is. Null when nothing differs.
 */
export function putBody(state: EditorState, body: Body): Transaction | null {
  const next = state.schema.nodeFromJSON(body);
  const { content } = state.doc;
  const start = content.findDiffStart(next.content);
  const end = content.findDiffEnd(next.content);
  if (start === null || end === null) return null;
  // Where a repeated text was cut, both searches may have run over the same characters.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const small = state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
  const step = small.doc.eq(next) ? small : state.tr.replaceWith(0, content.size, next.content);
  return closeHistory(step);
}
