import { z } from "zod";
import { captionLimits, cueFault } from "./captions.ts";

const longestMs = 100 * 60 * 60 * 1000;
const moment = z.number().int().min(0).max(longestMs);

/** The captions of a video as the API takes them: in order, each with a length, plain text alone. */
export const captionCues = z
  .array(z.strictObject({ start: moment, end: moment, text: z.string().normalize("NFC") }))
  .max(captionLimits.cues)
  .superRefine((cues, context) => {
    cues.forEach((cue, index) => {
      const fault = cueFault(cue, cues[index - 1]);
      if (fault !== undefined) context.addIssue({ code: "custom", path: [index], message: fault });
    });
  });
