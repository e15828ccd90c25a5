import { SettingError } from "../config.ts";

/** A step of the start that did not end: its thread may hang in the system, so that the process cannot end by itself. */
export class StuckError extends SettingError {
  override name = "StuckError";
}

/**
 * Does a step of the start within a time: a disk or a server that never answers must not hold it up without a word.
 * `what` names the step in Vietnamese, as the operator reads it.
 */
export async function startStep<T>(
  { what, longestMs }: { what: string; longestMs: number },
  step: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const seconds = Math.round(longestMs / 1000);
      reject(
        new StuckError(
          `Không khởi động được: ${what} quá ${seconds} giây chưa xong; hãy xem ổ đĩa, ổ mạng hoặc máy chủ ở đó có trả lời không.`,
        ),
      );
    }, longestMs);
  });
  try {
    return await Promise.race([step(), stuck]);
  } finally {
    clearTimeout(timer);
  }
}
