import { kinds } from "../api/kinds.generated.ts";
import { keysOf } from "../ui/keys-of.ts";

/** The kinds that an officer starts an item with. A correction is not written from nothing: it starts at what it corrects. */
export const writableKinds = keysOf(kinds).filter((kind) => kinds[kind].startsFromNothing);
