/** How often the parent is looked at, in milliseconds: nothing tells a process that its parent has gone. */
const everyMs = 1000;

/** Calls `onGone` once when the launcher that started this process is gone; without a launcher it does nothing. */
export function watchLauncher({
  launcher,
  onGone,
}: {
  /** Its process id, as it says in LAUNCHER_PID. */
  launcher: string | undefined;
  onGone: () => void;
}): void {
  if (launcher === undefined) return;
  const timer = setInterval(() => {
    if (String(process.ppid) === launcher) return;
    clearInterval(timer);
    onGone();
  }, everyMs);
  timer.unref();
}
