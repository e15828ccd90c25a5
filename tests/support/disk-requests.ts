import { createHook } from "node:async_hooks";

/** Counts what is asked of the disk, by whomever in this process, while something is done. */
export async function requestsDuring<T>(
  act: () => Promise<T>,
): Promise<{ readonly requests: number; readonly result: T }> {
  let requests = 0;
  const hook = createHook({
    init(_id, type) {
      if (type.startsWith("FSREQ")) requests += 1;
    },
  });
  hook.enable();
  try {
    const result = await act();
    return { requests, result };
  } finally {
    hook.disable();
  }
}
