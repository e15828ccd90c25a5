import { done, forbidden } from "../foundation/outcome.ts";
import type { LedgerRights } from "../ledger/routes.ts";
import { unitsWhere } from "./rights.ts";
import { requireActor } from "./session-plugin.ts";

/** Who reads the ledger, by the rule table; given to the ledger's routes at composition. */
export const ledgerRights: LedgerRights = {
  authorizeRead(request) {
    const actor = requireActor(request);
    if (!actor.ok) return actor;
    const units = unitsWhere({ actor: actor.value, action: "ledger.read" });
    return units.length === 0 ? forbidden("Chỉ thanh tra được xem sổ cái.") : done({ units });
  },
};
