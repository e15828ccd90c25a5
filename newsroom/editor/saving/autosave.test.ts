import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiProblem, offlineProblem } from "../../api/problem.ts";
import { createAutosave } from "./autosave.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const conflict = () =>
  new ApiProblem({
    status: 409,
    code: "version-conflict",
    title: "",
    detail: "",
    extra: { currentVersion: 9 },
  });

/** A draft on a server that answers as told, and what reached it. */
function aDraft({ answers = [], hasSpace = true }: { answers?: (Error | "ok")[]; hasSpace?: boolean } = {}) {
  const bases: { version: number; draft: string }[] = [];
  const received: { expectedVersion: number; draft: string }[] = [];
  const kept: (string | null)[] = [];
  const saving = createAutosave<string>({
    opened: { version: 1, draft: "" },
    delayMs: 1000,
    backup: {
      write: (draft, base) => {
        kept.push(draft);
        bases.push(base);
        return hasSpace;
      },
      clear: () => void kept.push(null),
    },
    save: async (input) => {
      received.push(input);
      const answer = answers.shift() ?? "ok";
      if (answer !== "ok") throw answer;
      return { version: input.expectedVersion + 1, savedAt: "2026-11-24T05:00:00Z" };
    },
  });
  return { saving, received, kept, bases };
}

describe("saving as one types", () => {
  test("fast typing is sent once, after a pause, with the version that the officer opened", async () => {
    const { saving, received } = aDraft();
    saving.change("T");
    saving.change("Ti");
    saving.change("Tin");
    await vi.advanceTimersByTimeAsync(1000);
    expect(received).toEqual([{ expectedVersion: 1, draft: "Tin" }]);
    expect(saving.state()).toMatchObject({ phase: "saved", version: 2 });
  });

  test("what is typed while a save is on its way goes with the next one, on the new version", async () => {
    const { saving, received } = aDraft();
    saving.change("một");
    const first = saving.flush();
    saving.change("một hai");
    await first;
    await vi.advanceTimersByTimeAsync(2000);
    expect(received.map((entry) => [entry.expectedVersion, entry.draft])).toEqual([
      [1, "một"],
      [2, "một hai"],
    ]);
  });

  test("each change is kept on the device until the server has it", async () => {
    const { saving, kept } = aDraft();
    saving.change("giữ lại");
    expect(kept).toEqual(["giữ lại"]);
    await saving.flush();
    expect(kept).toEqual(["giữ lại", null]);
  });

  test("without a network it says so and sends again by itself", async () => {
    const { saving, received, kept } = aDraft({ answers: [offlineProblem(), "ok"] });
    saving.change("viết trên đường");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saving.state().phase).toBe("offline");
    expect(kept).not.toContain(null);
    await vi.advanceTimersByTimeAsync(3000);
    expect(saving.state().phase).toBe("saved");
    expect(received).toHaveLength(2);
  });

  test("a conflict stops saving, loses nothing, and goes on from the other version when settled", async () => {
    const { saving, received, kept } = aDraft({ answers: [conflict(), "ok"] });
    saving.change("bản của tôi");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saving.state().phase).toBe("conflict");
    saving.change("bản của tôi, thêm");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toHaveLength(1);
    expect(kept.at(-1)).toBe("bản của tôi, thêm");
    const theirs = { version: 9, draft: "bản kia" };
    saving.resolve({ draft: "bản đã gộp", theirs, isSame: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(received.at(-1)).toEqual({ expectedVersion: 9, draft: "bản đã gộp" });
    expect(saving.state()).toMatchObject({ phase: "saved", version: 10 });
  });

  test("a text with a mark of state secrecy does not stay on the device either", async () => {
    const refusal = new ApiProblem({ status: 422, code: "secret-marking", title: "", detail: "" });
    const { saving, kept } = aDraft({ answers: [refusal] });
    saving.change("TUYỆT MẬT");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saving.state().phase).toBe("refused");
    expect(kept.at(-1)).toBeNull();
  });

  test("a refused text waits for a change and does not knock again by itself", async () => {
    const refusal = new ApiProblem({ status: 400, code: "invalid-input", title: "", detail: "" });
    const { saving, received } = aDraft({ answers: [refusal, "ok"] });
    saving.change("sai");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saving.state().phase).toBe("refused");
    expect(received).toHaveLength(1);
    saving.change("đúng");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saving.state()).toMatchObject({ phase: "saved", problem: null });
  });

  test("the copy on the device tells what it began from: the version opened, then each that the server took", async () => {
    const { saving, bases } = aDraft();
    saving.change("một");
    const first = saving.flush();
    saving.change("một hai");
    await first;
    expect(bases).toEqual([
      { version: 1, draft: "" },
      { version: 1, draft: "" },
      { version: 2, draft: "một" },
    ]);
    expect(saving.base()).toEqual({ version: 3, draft: "một hai" });
  });

  test("the other side already says the same: nothing is sent again and nothing stays on the device", async () => {
    const { saving, received, kept } = aDraft({ answers: [conflict()] });
    saving.change("một");
    await vi.advanceTimersByTimeAsync(1000);
    saving.resolve({ draft: "một", theirs: { version: 9, draft: "một" }, isSame: true });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saving.state()).toMatchObject({ phase: "saved", version: 9 });
    expect(received).toHaveLength(1);
    expect(kept.at(-1)).toBeNull();
  });

  test("a device without room is not said to keep the text", () => {
    const { saving } = aDraft({ hasSpace: false });
    saving.change("một");
    expect(saving.state().isKept).toBe(false);
  });
});
