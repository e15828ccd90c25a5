import { citizenTexts } from "./vi/citizens.ts";
import { continuityTexts } from "./vi/continuity.ts";
import { deliveryTexts } from "./vi/delivery.ts";
import { detailTexts } from "./vi/details.ts";
import { directoryTexts } from "./vi/directory.ts";
import { editorTexts } from "./vi/editor.ts";
import { insightTexts } from "./vi/insight.ts";
import { itemTexts } from "./vi/items.ts";
import { reviewTexts } from "./vi/review.ts";
import { sessionTexts } from "./vi/session.ts";
import { shellTexts } from "./vi/shell.ts";
import { wordTexts } from "./vi/words.ts";

/** Every text of the newsroom, in Vietnamese, by feature. Keys are typed: a wrong one does not compile. */
export const vi = {
  shell: shellTexts,
  session: sessionTexts,
  words: wordTexts,
  items: itemTexts,
  editor: editorTexts,
  details: detailTexts,
  review: reviewTexts,
  delivery: deliveryTexts,
  directory: directoryTexts,
  citizens: citizenTexts,
  continuity: continuityTexts,
  insight: insightTexts,
} as const;
