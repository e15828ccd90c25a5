import { defineKind } from "./kind.ts";

/** The script of a video that is to be made. */
export const videoScriptKind = defineKind({ id: "video-script", fields: null, searchWeight: -0.2 });
