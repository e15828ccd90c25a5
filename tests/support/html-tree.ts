import { Window } from "happy-dom";

const window = new Window({ settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true } });

/** The body of an HTML text as a tree, as a browser's DOMParser would give it; nothing is loaded or run. */
export function treeOf(html: string): Element {
  const { body } = new window.DOMParser().parseFromString(html, "text/html");
  // The tree of a library speaks the same interface without being the browser's own class.
  return body as unknown as Element;
}
