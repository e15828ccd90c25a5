import type { EditorProps, EditorView } from "@tiptap/pm/view";
import type { PasteSurroundings, pasteProps } from "./paste-props.ts";

/** The editor's properties for pasting and dropping, and the way to have their script come before they are needed. */
interface LatePaste {
  readonly load: () => void;
  readonly props: Pick<
    EditorProps,
    | "handleDOMEvents"
    | "transformPastedHTML"
    | "transformPastedText"
    | "transformPasted"
    | "handlePaste"
    | "handleDrop"
  >;
}

/**
 * Pasting (see paste-props.ts), whose script is no part of the page. What is pasted or dropped before it is there is
 * held and comes into the text when it is; the event itself cannot wait.
 */
export function latePaste(surroundings: () => PasteSurroundings): LatePaste {
  let props: ReturnType<typeof pasteProps> | null = null;
  let coming: Promise<void> | null = null;
  const load = (): Promise<void> => {
    coming ??= import("./paste-props.ts").then(
      (module) => {
        props = module.pasteProps(surroundings);
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  /** Whether it was held; `again` gives it to the editor once more. */
  const holds = (view: EditorView, event: Event, again: () => Event): boolean => {
    event.preventDefault();
    load().then(
      () => {
        if (!view.isDestroyed) view.dom.dispatchEvent(again());
      },
      () => surroundings().sayNotPasted(),
    );
    return true;
  };
  return {
    load: () => void load().catch(() => undefined),
    props: {
      handleDOMEvents: {
        paste(view, event) {
          if (props !== null || event.clipboardData === null) return false;
          const clipboardData = copyOf(event.clipboardData);
          const again = () => new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          return holds(view, event, again);
        },
        drop(view, event) {
          // What is moved within the text is clean already.
          if (props !== null || event.dataTransfer === null || view.dragging !== null) return false;
          const dataTransfer = copyOf(event.dataTransfer);
          const { clientX, clientY } = event;
          const again = () =>
            new DragEvent("drop", { dataTransfer, clientX, clientY, bubbles: true, cancelable: true });
          return holds(view, event, again);
        },
      },
      transformPastedHTML: (html) => props?.transformPastedHTML(html) ?? html,
      transformPastedText: (text) => props?.transformPastedText(text) ?? text,
      transformPasted: (slice, view) => props?.transformPasted(slice, view) ?? slice,
      handlePaste: (_view, event, slice) => props?.handlePaste(event, slice) ?? false,
      handleDrop: (view, event, slice) => props?.handleDrop(view, event, slice) ?? false,
    },
  };
}

/** The browser empties what it hands over as soon as the event is over. */
function copyOf(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const type of data.types) if (type !== "Files") copy.setData(type, data.getData(type));
  for (const file of data.files) copy.items.add(file);
  return copy;
}
