import { defineQueue } from "../foundation/database/jobs.ts";

/** Makes the clean renditions of a picture that came in. */
export const renderPictureQueue = defineQueue<{ assetId: string }>({ name: "media-render-picture" });

/** Wakes whoever makes videos. */
export const renderVideoQueue = defineQueue<{ assetId: string }>({ name: "media-render-video" });

/** Reads a document that came in. */
export const readDocumentQueue = defineQueue<{ assetId: string }>({ name: "media-read-document" });
