import type { DetailsOfKinds } from "../../body/kinds/details.ts";
import type { KindView } from "./view.ts";
import { views } from "./views.generated.ts";

/** The view of a kind with fields; undefined for a kind that is no article. */
export function viewOf<K extends keyof DetailsOfKinds>(kind: K): KindView<DetailsOfKinds[K]> | undefined {
  return views[kind];
}
