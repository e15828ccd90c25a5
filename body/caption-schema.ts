import { z } from "zod";
import { captionLimits, cueFault } from "./captions.ts";
import { cleanText, isFarTooLong } from "./clean-text.ts";

const longestMs = 100 * 60 * 60 * 1000;
const cueText = z
  .string()
  .refine((text) => !isFarTooLong(text, captionLimits.text), {
    error: `Câu phụ đề dài quá ${captionLimits.text} ký tự; hãy tách thành hai câu.`,
    abort: true,
  })
  .overwrite(cleanText);
const moment = z.number().int().min(0).max(longestMs);

/** The captions of a video as the API takes them: in order, each with a length, plain text alone. */
export const captionCues = z
  .array(z.strictObject({ start: moment, end: moment, text: cueText }))
  .max(captionLimits.cues)
  .superRefine((cues, context) => {
    cues.forEach((cue, index) => {
      const fault = cueFault(cue, cues[index - 1]);
      if (fault !== undefined) context.addIssue({ code: "custom", path: [index], message: fault });
    });
  });
