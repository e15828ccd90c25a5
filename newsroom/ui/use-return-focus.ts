import { useLayoutEffect } from "react";

/**
 * Gives the keyboard back to where it was before a dialog that is open for as long as it is mounted: the dialog's own
 * return works only for one that is opened and closed while it stands.
 */
export function useReturnFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        // Whoever closed it may have put the keyboard somewhere already.
        const isNowhere = document.activeElement === null || document.activeElement === document.body;
        if (isNowhere && before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true });
      });
    };
  }, []);
}
