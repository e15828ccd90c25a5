import { type ApiProblem, asProblem } from "../../api/problem.ts";
import { saveAgain } from "../../api/retry-policies.ts";

/** Where the saving of a draft stands, as the line under the title shows it. */
export interface AutosaveState {
  readonly phase: "saved" | "waiting" | "saving" | "offline" | "conflict" | "refused";
  readonly version: number;
  /** When the server last took the draft, ISO; null when not yet in this session. */
  readonly savedAt: string | null;
  readonly problem: ApiProblem | null;
  /** False when what is unsaved could not be kept on this device either. */
  readonly isKept: boolean;
}

/** A draft that the server has, and its version there: what is written since began from it. */
export interface KnownDraft<Draft> {
  readonly version: number;
  readonly draft: Draft;
}

/** The copy of unsaved text that stays on this device until the server has it, with what it began from. */
export interface Backup<Draft> {
  /** True when the copy is kept. */
  write(draft: Draft, base: KnownDraft<Draft>): boolean;
  clear(): void;
}

export interface Autosave<Draft> {
  subscribe(listener: () => void): () => void;
  state(): AutosaveState;
  /** What the server had last of what this editor knows: the base of a merge. */
  base(): KnownDraft<Draft>;
  /** The person changed something; it is kept on the device at once and sent a moment later. */
  change(draft: Draft): void;
  /** Sends what is unsent now; true when the server has everything. */
  flush(): Promise<boolean>;
  /** After a conflict: this draft goes on from the other side's version; what says the same is saved already. */
  resolve(input: { draft: Draft; theirs: KnownDraft<Draft>; isSame: boolean }): void;
  stop(): void;
}

/**
 * Saves a draft as it is typed: one save at a time, each with the version that it expects. A lost connection is tried
 * again by itself; a conflict and a refusal wait for the person. Nothing typed is ever dropped.
 */
export function createAutosave<Draft>({
  opened,
  save,
  backup,
  delayMs = 1_200,
}: {
  opened: KnownDraft<Draft>;
  save: (input: { expectedVersion: number; draft: Draft }) => Promise<{ version: number; savedAt: string }>;
  backup: Backup<Draft>;
  delayMs?: number;
}): Autosave<Draft> {
  let base = opened;
  let current: AutosaveState = {
    phase: "saved",
    version: opened.version,
    savedAt: null,
    problem: null,
    isKept: true,
  };
  let unsent: { draft: Draft } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let retryMs: number = saveAgain.firstMs;
  let stopped = false;
  const listeners = new Set<() => void>();

  const move = (next: Partial<AutosaveState>) => {
    current = { ...current, ...next };
    for (const listener of listeners) listener();
  };
  const keep = (draft: Draft) => {
    const isKept = backup.write(draft, base);
    if (isKept !== current.isKept) move({ isKept });
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
      retryMs = saveAgain.firstMs;
      base = { version: answer.version, draft: sent.draft };
      if (unsent === sent) {
        unsent = null;
        backup.clear();
        move({ phase: "saved", problem: null, ...answer });
      } else {
        // The kept copy goes on from what the server has now.
        if (unsent !== null) keep(unsent.draft);
        move({ phase: "waiting", problem: null, ...answer });
        later(delayMs);
      }
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "version-conflict") move({ phase: "conflict", problem });
      else if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
        move({ phase: "offline", problem });
        later(retryMs);
        retryMs = Math.min(retryMs * 2, saveAgain.longestMs);
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
    base: () => base,
    change(draft) {
      unsent = { draft };
      keep(draft);
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
    resolve({ draft, theirs, isSame }) {
      base = theirs;
      const { version } = theirs;
      if (isSame) {
        unsent = null;
        backup.clear();
        move({ phase: "saved", version, problem: null });
        return;
      }
      unsent = { draft };
      keep(draft);
      move({ phase: "waiting", version, problem: null });
      void send();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
