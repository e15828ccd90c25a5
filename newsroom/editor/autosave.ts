import { type ApiProblem, asProblem } from "../api/problem.ts";

/** Where the saving of a draft stands, as the line under the title shows it. */
export interface AutosaveState {
  readonly phase: "saved" | "waiting" | "saving" | "offline" | "conflict" | "refused";
  readonly version: number;
  /** When the server last took the draft, ISO; null when not yet in this session. */
  readonly savedAt: string | null;
  readonly problem: ApiProblem | null;
}

/** The copy of unsaved text that stays on this device until the server has it. */
export interface Backup<Draft> {
  write(draft: Draft): void;
  clear(): void;
}

export interface Autosave<Draft> {
  subscribe(listener: () => void): () => void;
  state(): AutosaveState;
  /** The person changed something; it is kept on the device at once and sent a moment later. */
  change(draft: Draft): void;
  /** Sends what is unsent now; true when the server has everything. */
  flush(): Promise<boolean>;
  /** After a conflict: this draft goes on from the other side's version. */
  resolve(input: { draft: Draft; version: number }): void;
  stop(): void;
}

const firstRetryMs = 3_000;
const longestRetryMs = 30_000;

/**
 * Saves a draft as it is typed: one save at a time, each with the version that it expects. A lost connection is tried
 * again by itself; a conflict and a refusal wait for the person. Nothing typed is ever dropped.
 */
export function createAutosave<Draft>({
  version,
  save,
  backup,
  delayMs = 1_200,
}: {
  version: number;
  save: (input: { expectedVersion: number; draft: Draft }) => Promise<{ version: number; savedAt: string }>;
  backup: Backup<Draft>;
  delayMs?: number;
}): Autosave<Draft> {
  let current: AutosaveState = { phase: "saved", version, savedAt: null, problem: null };
  let unsent: { draft: Draft } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let retryMs = firstRetryMs;
  let stopped = false;
  const listeners = new Set<() => void>();

  const move = (next: Partial<AutosaveState>) => {
    current = { ...current, ...next };
    for (const listener of listeners) listener();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void send(), ms);
  };

  const attempt = async () => {
    const sent = unsent;
    if (sent === null) return;
    move({ phase: "saving" });
    try {
      const answer = await save({ expectedVersion: current.version, draft: sent.draft });
      retryMs = firstRetryMs;
      if (unsent === sent) {
        unsent = null;
        backup.clear();
        move({ phase: "saved", problem: null, ...answer });
      } else {
        move({ phase: "waiting", problem: null, ...answer });
        later(delayMs);
      }
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "version-conflict") move({ phase: "conflict", problem });
      else if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
        move({ phase: "offline", problem });
        later(retryMs);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      } else {
        // A text with a mark of state secrecy may stay nowhere, not even on this device.
        if (problem.code === "secret-marking") backup.clear();
        move({ phase: "refused", problem });
      }
    }
  };

  const send = (): Promise<void> => {
    clearTimeout(timer);
    running ??= attempt().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => current,
    change(draft) {
      unsent = { draft };
      backup.write(draft);
      // A conflict is settled by the person first; what is typed meanwhile stays on the device.
      if (current.phase === "conflict") return;
      if (current.phase !== "saving") move({ phase: "waiting" });
      if (running === null) later(delayMs);
    },
    async flush() {
      if (running !== null) await running;
      for (let round = 0; round < 3 && unsent !== null && current.phase !== "conflict"; round += 1)
        await send();
      return unsent === null;
    },
    resolve({ draft, version: expected }) {
      unsent = { draft };
      backup.write(draft);
      move({ phase: "waiting", version: expected, problem: null });
      void send();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
