/** How often the parent is looked at, in milliseconds: nothing tells a process that its parent has gone. */
const everyMs = 1000;

/** Calls `onGone` once when the process that started this one is gone; answers how to stop looking. */
export function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  // Looking is no reason to live on.
  timer.unref();
  return () => clearInterval(timer);
}
