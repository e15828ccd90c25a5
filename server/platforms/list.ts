import { facebook } from "./facebook/facebook.ts";
import type { Platform } from "./platform.ts";
import { zalo } from "./zalo/zalo.ts";

/** The platforms on which the force publishes, in the order of the screen. */
export const platforms: readonly Platform[] = [facebook, zalo];
