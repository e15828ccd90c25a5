import { Selection } from "@tiptap/pm/state";
import type { EditorProps, EditorView } from "@tiptap/pm/view";
import { lateScript } from "../../ui/late-script.ts";
import type { PasteSurroundings } from "./paste-props.ts";

/** The editor's properties for pasting and dropping, and the way to have their script come before they are needed. */
interface LatePaste {
  readonly load: () => Promise<boolean>;
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

/** What an event brought, kept beyond its end: the browser empties what it hands over. */
interface Held {
  readonly html: string;
  readonly text: string;
  readonly files: readonly File[];
}

/** After that the officer is told; what comes later still would surprise whoever has pasted again. */
const heldAtMostMs = 20_000;

/**
 * Pasting (see paste-props.ts), whose script is no part of the page. What is pasted or dropped before it is there is
 * held and comes into the text when it is, or the officer is told that it does not.
 */
export function latePaste(surroundings: () => PasteSurroundings): LatePaste {
  const script = lateScript(() =>
    import("./paste-props.ts").then((module) => module.pasteProps(surroundings)),
  );
  // What is given to the editor just now without an event: some browsers build none that carries files.
  let given: readonly File[] | null = null;
  const hold = async (view: EditorView, { html, text, files }: Held) => {
    const isThere = await whileGuarded(() => within(heldAtMostMs, script.prefetch()));
    if (!isThere || view.isDestroyed) return surroundings().sayNotPasted();
    given = files;
    try {
      if (html === "" && text !== "") view.pasteText(text);
      else view.pasteHTML(html);
    } finally {
      given = null;
    }
  };
  return {
    load: script.prefetch,
    props: {
      handleDOMEvents: {
        paste(view, event) {
          if (script.here() !== null || event.clipboardData === null) return false;
          event.preventDefault();
          void hold(view, heldOf(event.clipboardData));
          return true;
        },
        drop(view, event) {
          // What is moved within the text is clean already.
          if (script.here() !== null || event.dataTransfer === null || view.dragging !== null) return false;
          event.preventDefault();
          const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
          const { doc, tr } = view.state;
          if (place !== null) view.dispatch(tr.setSelection(Selection.near(doc.resolve(place.pos))));
          void hold(view, heldOf(event.dataTransfer));
          return true;
        },
      },
      transformPastedHTML: (html) => script.here()?.transformPastedHTML(html) ?? html,
      transformPastedText: (text) => script.here()?.transformPastedText(text) ?? text,
      transformPasted: (slice, view) => script.here()?.transformPasted(slice, view) ?? slice,
      handlePaste: (_view, event, slice) =>
        script.here()?.handlePaste(given ?? [...(event.clipboardData?.files ?? [])], slice) ?? false,
      handleDrop: (view, event, slice) => script.here()?.handleDrop(view, event, slice) ?? false,
    },
  };
}

function heldOf(data: DataTransfer): Held {
  return {
    html: data.getData("text/html"),
    text: data.getData("text/plain") || data.getData("text/uri-list").replace(/\r?\n/g, " "),
    files: [...data.files],
  };
}

/** Asks before the page goes while something is held. */
async function whileGuarded<Value>(wait: () => Promise<Value>): Promise<Value> {
  const guard = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", guard);
  try {
    return await wait();
  } finally {
    window.removeEventListener("beforeunload", guard);
  }
}

/** What is waited for, or false when it takes longer. */
function within(ms: number, waited: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ms);
    void waited.then(resolve);
  });
}
