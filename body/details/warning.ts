import { z } from "zod";
import { momentOrEmpty, plainText } from "../plain-text.ts";

/** What a warning is about; readers subscribe by it. */
const warningTopics = ["scam", "weather", "fire", "traffic", "security"] as const;

/**
 * A warning to the public: the trick, its signs, what to do, where to report (WN-07), and what a machine needs of it:
 * area, severity, urgency and certainty in the words of CAP 1.2 (OASIS, 2010, section 3.2.2), where "Unknown" says that
 * nobody chose.
 */
export const warningDetails = z.strictObject({
  kind: z.literal("warning"),
  topic: z.enum(warningTopics),
  trick: plainText({ max: 1000 }),
  signs: z.array(plainText({ max: 300 })).max(12),
  actions: z.array(plainText({ max: 300 })).max(12),
  reportTo: plainText({ max: 300 }),
  /** Codes of units whose area is meant; none means the whole province. */
  areaUnitCodes: z.array(z.string().max(40)).max(200),
  severity: z.enum(["Extreme", "Severe", "Moderate", "Minor", "Unknown"]),
  urgency: z.enum(["Immediate", "Expected", "Future", "Unknown"]),
  certainty: z.enum(["Observed", "Likely", "Possible", "Unknown"]),
  onsetAt: momentOrEmpty,
  expiresAt: momentOrEmpty,
  english: z
    .strictObject({
      headline: plainText({ max: 200 }),
      description: plainText({ max: 1000 }),
      instruction: plainText({ max: 1000 }),
    })
    .nullable(),
});
export type WarningDetails = z.output<typeof warningDetails>;
