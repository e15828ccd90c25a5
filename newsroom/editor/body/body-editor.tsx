import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Body, bodyExtensions } from "../../../body/schema.ts";
import { sayRefused } from "../../ui/toasts.tsx";
import { PictureWithView } from "../files/picture-view.tsx";
import { usePictures } from "../files/pictures-context.ts";
import { latePaste } from "../paste/late-paste.ts";
import type { PasteSurroundings } from "../paste/paste-props.ts";
import { useFirstWork } from "../use-first-work.ts";
import classes from "./body-editor.module.css";
import { BodyToolbar } from "./body-toolbar.tsx";
import { insertBlock } from "./insert-block.ts";
import { putBody } from "./put-body.ts";

/** The text of an item. Only what body/schema.ts allows can be written. */
export function BodyEditor({
  initial,
  labelledBy,
  onChange,
  onReady,
  onOpen,
  onPicture,
  onFiles,
}: {
  initial: Body;
  labelledBy: string;
  onChange: (body: Body) => void;
  /** Gives the way to put a picture where the cursor stands. */
  onReady: (insertPicture: (assetId: string) => void) => void;
  /** Gives the way to put another text in place of the one that is open. */
  onOpen: (put: (body: Body) => void) => void;
  onPicture: () => void;
  /** Takes pictures in that were pasted or dropped, and puts each where the cursor stands. */
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation();
  const { texts } = usePictures();
  const surroundings: PasteSurroundings = {
    owns: (assetId) => texts.some((picture) => picture.assetId === assetId),
    takePictures: onFiles,
    sayLost: (count) => sayRefused(t("editor.pictures.lost", { count })),
    sayNotPasted: () => sayRefused(t("editor.notPasted")),
  };
  const around = useRef(surroundings);
  useEffect(() => {
    around.current = surroundings;
  });
  const [pasting] = useState(() => latePaste(() => around.current));
  useFirstWork(pasting.load);
  const editor = useEditor({
    extensions: bodyExtensions({ picture: PictureWithView }),
    content: initial,
    // The style sheet carries the editor's rules: the content policy forbids a style element made by script.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      ...pasting.props,
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelledBy,
        "data-placeholder": t("editor.bodyPlaceholder"),
        spellcheck: "true",
        lang: "vi",
      },
    },
    onUpdate: ({ editor: changed }) => onChange(asBody(changed.getJSON())),
  });
  useEffect(() => {
    onReady((assetId) => insertBlock(editor, { type: "picture", attrs: { assetId } }));
  }, [editor, onReady]);
  useEffect(() => {
    onOpen((body) => {
      const step = putBody(editor.state, body);
      // Whoever puts it in knows it already.
      if (step !== null) editor.view.dispatch(step.setMeta("preventUpdate", true));
    });
    return () => onOpen(() => undefined);
  }, [editor, onOpen]);
  return (
    <div className={classes.frame}>
      <BodyToolbar editor={editor} onPicture={onPicture} />
      <EditorContent editor={editor} className={classes.content} />
    </div>
  );
}

function asBody(json: { type?: string | undefined; content?: unknown }): Body {
  if (!isBody(json)) throw new Error("the editor holds something that is not a document");
  return json;
}

function isBody(json: { type?: string | undefined; content?: unknown }): json is Body {
  return json.type === "doc" && Array.isArray(json.content);
}
