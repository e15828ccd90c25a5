import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type Autosave, createAutosave } from "./autosave.ts";
import { assetsInBody, withPictureTexts } from "./draft-pictures.ts";
import { localBackup } from "./local-backup.ts";
import { type Draft, saveDraft } from "./queries.ts";

/** The draft that is open in the editor: its present text, its saving, and the ways to change it. */
export function useDraft({
  itemId,
  personId,
  version,
  initial,
}: {
  itemId: string;
  personId: string;
  version: number;
  initial: Draft;
}) {
  const [draft, setDraft] = useState(initial);
  // Raised when the whole text was replaced, so that the editor starts anew with it.
  const [generation, setGeneration] = useState(0);
  const latest = useRef(draft);

  const autosave = useMemo(() => {
    const saving: Autosave<Draft> = createAutosave<Draft>({
      version,
      save: (input) => saveDraft({ itemId, ...input }),
      backup: localBackup({
        itemId,
        personId,
        storage: localStorage,
        version: () => saving.state().version,
        now: () => new Date(),
      }),
    });
    return saving;
    // The version is where this editor starts; later ones come from its own saves.
  }, [itemId, personId]);
  const saveState = useSyncExternalStore(autosave.subscribe, autosave.state);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (autosave.state().phase !== "saved") event.preventDefault();
    };
    const whenHidden = () => {
      if (document.visibilityState === "hidden") void autosave.flush();
    };
    const whenOnline = () => void autosave.flush();
    window.addEventListener("beforeunload", warn);
    window.addEventListener("online", whenOnline);
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      window.removeEventListener("beforeunload", warn);
      window.removeEventListener("online", whenOnline);
      document.removeEventListener("visibilitychange", whenHidden);
      void autosave.flush();
    };
  }, [autosave]);

  const keep = useCallback(
    (next: Draft) => {
      const whole = { ...next, body: withPictureTexts(next.body, next.pictures) };
      latest.current = whole;
      setDraft(whole);
      autosave.change(whole);
    },
    [autosave],
  );
  const change = useCallback((part: Partial<Draft>) => keep({ ...latest.current, ...part }), [keep]);
  const describePicture = useCallback(
    (assetId: string, words: { caption?: string; alt?: string }) =>
      change({
        pictures: latest.current.pictures.map((picture) =>
          picture.assetId === assetId ? { ...picture, ...words } : picture,
        ),
      }),
    [change],
  );
  return {
    draft,
    saveState,
    generation,
    inBody: useMemo(() => new Set(assetsInBody(draft.body)), [draft.body]),
    flush: autosave.flush,
    change,
    /** The caption or the alternative text of a picture; the same wherever the picture stands in the text. */
    describePicture,
    /** Adds a picture that the server has taken; the first one leads. */
    addPicture: (assetId: string) => {
      const { pictures, coverAssetId } = latest.current;
      if (pictures.some((picture) => picture.assetId === assetId)) return;
      change({
        pictures: [...pictures, { assetId, caption: "", alt: "" }],
        coverAssetId: coverAssetId ?? assetId,
      });
    },
    /** Adds a video that the server has taken; its file's name stands for a title until the officer writes one. */
    addVideo: ({ assetId, filename }: { assetId: string; filename: string }) => {
      const { videos } = latest.current;
      if (videos.some((video) => video.assetId === assetId)) return;
      const title = titleFrom(filename);
      change({ videos: [...videos, { assetId, title, poster: 1, speech: "unknown", captions: [] }] });
    },
    /** Adds a document that the server has taken. */
    addAttachment: ({ assetId, filename }: { assetId: string; filename: string }) => {
      const { attachments } = latest.current;
      if (attachments.some((attachment) => attachment.assetId === assetId)) return;
      change({ attachments: [...attachments, { assetId, title: titleFrom(filename) }] });
    },
    /** Puts another whole draft in place, such as one restored from this device. */
    replace: (next: Draft) => {
      keep(next);
      setGeneration((count) => count + 1);
    },
    /** Goes on from the other side's version after a conflict. */
    settle: (next: Draft, theirVersion: number) => {
      latest.current = next;
      setDraft(next);
      setGeneration((count) => count + 1);
      autosave.resolve({ draft: next, version: theirVersion });
    },
  };
}

function titleFrom(filename: string): string {
  return filename
    .replace(/\.[^.]+$/, "")
    .replaceAll("_", " ")
    .slice(0, 200);
}
