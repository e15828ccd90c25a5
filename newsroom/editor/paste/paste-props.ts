import type { Slice } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { cleanText } from "../../../body/clean-text.ts";
import { cleanedSlice, placedSlice } from "./cleaned-slice.ts";
import { fileOfDataPicture } from "./data-picture.ts";
import { transformPasted } from "./transform-pasted.ts";

/** What pasting needs of the form around the editor. */
export interface PasteSurroundings {
  /** Whether a picture belongs to this item. */
  readonly owns: (assetId: string) => boolean;
  /** Takes pictures in as «Thêm ảnh» does, and puts each where the cursor stands. */
  readonly takePictures: (files: File[]) => void;
  /** Says that so many pictures of what was pasted could not be taken. */
  readonly sayLost: (count: number) => void;
  /** Says that nothing was pasted, because its script did not come in time. */
  readonly sayNotPasted: () => void;
}

/** How the editor takes what is pasted or dropped into it. */
export function pasteProps(surroundings: () => PasteSurroundings) {
  // The editor reads the HTML of a paste, then its blocks, then asks who deals with it, all within one event.
  let came: { pictures: File[]; lost: number } = { pictures: [], lost: 0 };
  /** Takes the pictures in; true when there is nothing else to put into the text. */
  const dealtWith = (files: readonly File[], slice: Slice): boolean => {
    const { pictures, lost } = came;
    came = { pictures: [], lost: 0 };
    const nothing = isEmpty(slice);
    // Office programs add a picture of the words that were copied: then the words are meant.
    const taken = pictures.length > 0 || !nothing ? pictures : picturesOf(files);
    if (taken.length > 0) surroundings().takePictures(taken);
    // Whoever copies a picture of a page gives its address and its file.
    const missed = nothing && taken.length > 0 ? 0 : lost;
    if (missed > 0) surroundings().sayLost(missed);
    return nothing && (taken.length > 0 || missed > 0);
  };
  return {
    transformPastedHTML: (html: string) => {
      const pasted = transformPasted(
        html,
        (source) => new DOMParser().parseFromString(source, "text/html").body,
      );
      const files = pasted.pictures.map((address, index) => fileOfDataPicture(address, index + 1));
      const pictures = files.filter((file) => file !== null);
      came = { pictures, lost: pasted.lost + files.length - pictures.length };
      return pasted.html;
    },
    transformPastedText: (text: string) => cleanText(text),
    transformPasted: (slice: Slice, view: EditorView) => {
      const { owns } = surroundings();
      const cleaned = cleanedSlice(slice, { schema: view.state.schema, owns });
      came = { ...came, lost: came.lost + cleaned.foreign };
      return placedSlice(cleaned.slice, view.state.selection.$from);
    },
    handlePaste: (files: readonly File[], slice: Slice) => dealtWith(files, slice),
    handleDrop: (view: EditorView, event: DragEvent, slice: Slice) => {
      if (!dealtWith([...(event.dataTransfer?.files ?? [])], slice)) return false;
      event.preventDefault();
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
      const { doc, tr } = view.state;
      if (place !== null) view.dispatch(tr.setSelection(Selection.near(doc.resolve(place.pos))));
      return true;
    },
  };
}

function isEmpty({ content }: Slice): boolean {
  const hasBlocks = content.content.some(({ type }) => type.name === "picture" || type.name === "table");
  return !hasBlocks && content.textBetween(0, content.size, " ").trim() === "";
}

function picturesOf(files: readonly File[]): File[] {
  return files.filter((file) => file.type.startsWith("image/"));
}
