import { history, undo } from "@tiptap/pm/history";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Body, bodySchema } from "../../../body/schema.ts";
import { putBody } from "./put-body.ts";

const paragraph = (words: string) => ({
  type: "paragraph",
  ...(words === "" ? {} : { content: [{ type: "text", text: words }] }),
});
const bodyOf = (...words: string[]): Body => ({ type: "doc", content: words.map(paragraph) });
const opened = (body: Body) =>
  EditorState.create({ doc: bodySchema.nodeFromJSON(body), plugins: [history()] });
const textsOf = (state: EditorState) => state.doc.content.content.map((node) => node.textContent);

describe("a text that the product replaces in the open editor", () => {
  test("one step back gives the text before, and what was typed before that stays undoable", () => {
    let state = opened(bodyOf("Đoạn một.", "Đoạn hai."));
    state = state.apply(state.tr.insertText(" Tôi gõ.", 10));
    const put = putBody(state, bodyOf("Đoạn một. Tôi gõ.", "Hai của bạn."));
    state = state.apply(put ?? state.tr);
    expect(textsOf(state)).toEqual(["Đoạn một. Tôi gõ.", "Hai của bạn."]);
    undo(state, (step) => {
      state = state.apply(step);
    });
    expect(textsOf(state)).toEqual(["Đoạn một. Tôi gõ.", "Đoạn hai."]);
    undo(state, (step) => {
      state = state.apply(step);
    });
    expect(textsOf(state)).toEqual(["Đoạn một.", "Đoạn hai."]);
  });

  test("the cursor stays among the words where it stood", () => {
    let state = opened(bodyOf("Đoạn một.", "Đoạn hai."));
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 16)));
    const before = state.doc.textBetween(state.selection.from - 3, state.selection.from);
    state = state.apply(putBody(state, bodyOf("Mới.", "Đoạn một.", "Đoạn hai.")) ?? state.tr);
    expect(state.doc.textBetween(state.selection.from - 3, state.selection.from)).toBe(before);
  });

  test("whatever stood there and whatever comes, the result is what comes", () => {
    const bodies = fc
      .array(fc.constantFrom("", "an", "anan", "an ninh", "ninh"), { minLength: 1, maxLength: 5 })
      .map((words) => bodyOf(...words));
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const state = opened(before);
        const put = putBody(state, after);
        expect((put ?? state.tr).doc.toJSON()).toEqual(bodySchema.nodeFromJSON(after).toJSON());
      }),
    );
  });
});
