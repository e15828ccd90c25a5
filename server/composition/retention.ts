import { citizensRetention } from "../citizens/retention.ts";
import { continuityRetention } from "../continuity/retention.ts";
import { deliveryRetention } from "../delivery/retention.ts";
import { editorialRetention } from "../editorial/retention.ts";
import { embeddedLogRetention } from "../foundation/embedded/embedded-log.ts";
import type { Retention } from "../foundation/retention.ts";
import { insightRetention } from "../insight/retention.ts";
import { mediaRetention } from "../media/retention.ts";
import { organizationRetention } from "../organization/retention.ts";
import { reviewRetention } from "../review/retention.ts";

/** Everything that is kept for a time only, room by room. What is in no entry stays (`kept-for-good.ts`). */
export const retention: readonly Retention[] = [
  ...organizationRetention,
  ...mediaRetention,
  ...editorialRetention,
  ...reviewRetention,
  ...deliveryRetention,
  ...continuityRetention,
  ...insightRetention,
  ...citizensRetention,
  embeddedLogRetention,
];
