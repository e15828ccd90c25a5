import { vi } from "../texts/vi.ts";
import { keysOf } from "../ui/keys-of.ts";

/** The kinds that an officer starts an item with. A correction is not written from nothing: it starts at what it corrects. */
export const writableKinds = keysOf(vi.words.kind).filter((kind) => kind !== "correction");
