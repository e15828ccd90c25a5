const key = "trongdong:signed-in";

/**
 * Notes on this device that somebody signed in here. The session itself stands in a cookie that no script can read;
 * without this mark an anonymous start need not ask for it, only to be refused.
 */
export function markSignedIn(storage: Storage): void {
  try {
    storage.setItem(key, "1");
  } catch {
    // The store is full or forbidden: the next start asks to sign in again.
  }
}

/** Whether a session may exist: somebody signed in on this device and has not signed out. */
export function mayBeSignedIn(storage: Storage): boolean {
  return storage.getItem(key) !== null;
}

/** Notes that no session is left on this device. */
export function markSignedOut(storage: Storage): void {
  storage.removeItem(key);
}
