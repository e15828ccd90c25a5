import { useEffect } from "react";
import { scriptsAgain } from "../api/retry-policies.ts";

const begins = ["focusin", "dragenter"];

/**
 * Loads, once somebody begins to work on the page, what they may want next: by then the network may be gone. What did
 * not come (`load` answers false) is asked for again while they work on. `load` stays the same function.
 */
export function useFirstWork(load: () => Promise<boolean>): void {
  useEffect(() => {
    let notBefore = 0;
    const end = () => {
      for (const begin of begins) window.removeEventListener(begin, ask);
    };
    const ask = async () => {
      if (Date.now() < notBefore) return;
      notBefore = Number.POSITIVE_INFINITY;
      if (await load()) end();
      else notBefore = Date.now() + scriptsAgain.afterMs;
    };
    for (const begin of begins) window.addEventListener(begin, ask);
    return end;
  }, [load]);
}
