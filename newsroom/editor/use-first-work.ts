import { useEffect } from "react";

const begins = ["focusin", "dragenter"];

/**
 * Loads, once somebody begins to work on the page, what they may want next: by then the network may be gone. `load`
 * stays the same function.
 */
export function useFirstWork(load: () => void): void {
  useEffect(() => {
    for (const begin of begins) window.addEventListener(begin, load, { once: true });
    return () => {
      for (const begin of begins) window.removeEventListener(begin, load);
    };
  }, [load]);
}
