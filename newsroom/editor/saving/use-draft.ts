import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Body } from "../../../body/schema.ts";
import { assetsInBody, withoutAsset, withPictureTexts } from "../files/draft-pictures.ts";
import { type Draft, saveDraft } from "../queries.ts";
import { createAutosave, type KnownDraft } from "./autosave.ts";
import { localBackup } from "./local-backup.ts";
import { sameJson } from "./same-json.ts";

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
  // Raised when the fields of the kind were replaced, so that their form starts anew with them.
  const [generation, setGeneration] = useState(0);
  const latest = useRef(draft);
  // The way into the open editor, once it stands.
  const putBody = useRef<(body: Body) => void>(() => undefined);
  const takenOut = useRef(new Map<string, Draft["pictures"][number]>());

  const autosave = useMemo(
    () =>
      createAutosave<Draft>({
        opened: { version, draft: initial },
        save: (input) => saveDraft({ itemId, ...input }),
        backup: localBackup({
          itemId,
          personId,
          tab: `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`,
          storage: localStorage,
          now: () => new Date(),
        }),
      }),
    // The version is where this editor starts; later ones come from its own saves.
    [itemId, personId],
  );
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
  const change = useCallback(
    (part: Partial<Draft>) => {
      const next = { ...latest.current, ...part };
      // A picture that came back into the text by undoing brings its words back.
      const back = part.body === undefined ? [] : returned(next, takenOut.current);
      keep(back.length === 0 ? next : { ...next, pictures: [...next.pictures, ...back] });
    },
    [keep],
  );
  const show = useCallback((next: Draft) => {
    if (!sameJson(next.details, latest.current.details) || next.kind !== latest.current.kind)
      setGeneration((count) => count + 1);
    putBody.current(next.body);
  }, []);
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
    /** Takes a picture out of the list and out of the text. */
    removePicture: (assetId: string) => {
      const { pictures, body, coverAssetId, ...rest } = latest.current;
      const gone = pictures.find((picture) => picture.assetId === assetId);
      if (gone !== undefined) takenOut.current.set(assetId, gone);
      const next = {
        ...rest,
        body: withoutAsset(body, assetId),
        pictures: pictures.filter((picture) => picture.assetId !== assetId),
        coverAssetId: coverAssetId === assetId ? null : coverAssetId,
      };
      show(next);
      keep(next);
    },
    /** Gives the way into the open editor. */
    attachEditor: useCallback((put: (body: Body) => void) => {
      putBody.current = put;
    }, []),
    /** What the server had last of what this editor knows. */
    base: autosave.base,
    /** Puts another whole draft in place, such as one restored from this device. */
    replace: (next: Draft) => {
      show(next);
      keep(next);
    },
    /** Goes on from the other side's version after a conflict. */
    settle: (next: Draft, theirs: KnownDraft<Draft>) => {
      show(next);
      latest.current = next;
      setDraft(next);
      autosave.resolve({ draft: next, theirs, isSame: sameJson(next, theirs.draft) });
    },
  };
}

function titleFrom(filename: string): string {
  return filename
    .replace(/\.[^.]+$/, "")
    .replaceAll("_", " ")
    .slice(0, 200);
}

/** The pictures in the text that the list does not know, as they were before they were taken out. */
function returned(
  { body, pictures }: Draft,
  takenOut: ReadonlyMap<string, Draft["pictures"][number]>,
): Draft["pictures"] {
  const listed = new Set(pictures.map(({ assetId }) => assetId));
  return [...new Set(assetsInBody(body))].flatMap((assetId) => {
    const picture = listed.has(assetId) ? undefined : takenOut.get(assetId);
    return picture === undefined ? [] : [picture];
  });
}
