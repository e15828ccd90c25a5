import { causeSentence } from "../cause-sentence.ts";
import type { Logger } from "../log.ts";
import { embeddedRevival } from "../retry-policies.ts";
import type { EmbeddedPostgres } from "./embedded-postgres.ts";

const { firstMs: everyMs, longestMs: longestPauseMs } = embeddedRevival;

/**
 * Starts the embedded database again when its server has ended, by whatever: otherwise every process would answer that
 * it is away for ever. Of several processes the first to notice does so; for the others it is there then.
 */
export function keepServing({
  embedded,
  log,
}: {
  embedded: Pick<EmbeddedPostgres, "serves" | "revive">;
  log: Pick<Logger, "warn" | "error">;
}): { stop(): Promise<void> } {
  let stopped = false;
  let pauseMs: number = everyMs;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      if (!(await embedded.serves()) && !stopped) {
        log.warn({}, "the embedded database has ended; starting it again");
        await embedded.revive();
      }
      pauseMs = everyMs;
    } catch (error) {
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      log.error(
        { problem: causeSentence(error) ?? String(error) },
        "the embedded database does not start again",
      );
    }
  };
  const soon = () => {
    timer = setTimeout(() => {
      looking = look().then(() => {
        if (!stopped) soon();
      });
    }, pauseMs);
    timer.unref();
  };
  soon();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
