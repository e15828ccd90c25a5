import { reloadAgain } from "../api/retry-policies.ts";

const { atMostEveryMs, askEveryMs, answerWithinMs } = reloadAgain;
const lastReload = "trongdong:reloaded";

/** Whether the server gives out the newsroom: whoever reloads before that finds an error page where the screen was. */
export async function newsroomAnswers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(answerWithinMs);
    const { ok } = await fetch(import.meta.env.BASE_URL, { cache: "no-store", signal });
    return ok;
  } catch {
    return false;
  }
}

/** Asks until the server gives out the newsroom, then reloads the page, at most once a minute. Answers how to end it. */
export function reloadOnceAnswered({
  answers,
  now,
  storage,
  reload,
}: {
  answers: () => Promise<boolean>;
  now: () => number;
  storage: Pick<Storage, "getItem" | "setItem">;
  reload: () => void;
}): () => void {
  let isEnded = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const mayReload = now() - Number(storage.getItem(lastReload) ?? "0") >= atMostEveryMs;
    const isThere = mayReload && (await answers());
    if (isEnded) return;
    if (!isThere) {
      timer = setTimeout(() => void ask(), askEveryMs);
      return;
    }
    storage.setItem(lastReload, String(now()));
    reload();
  };
  void ask();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}
