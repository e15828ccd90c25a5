import { afterEach, describe, expect, test, vi } from "vitest";
import { answer } from "./client.ts";
import { fetchThroughGates } from "./gates.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const answers = (status: number, code: string) => Response.json({ code }, { status });

/** Plays a server that answers these one after the other; tells the bodies that reached it. */
function server(...played: readonly Response[]): string[] {
  const bodies: string[] = [];
  const left = [...played];
  vi.stubGlobal("fetch", async (request: Request) => {
    bodies.push(await request.text());
    return left.shift() ?? answers(200, "");
  });
  return bodies;
}

describe("a call that is never answered", () => {
  test("ends as a lost connection, so that what is typed is sent again", async () => {
    const ends = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(ends.signal);
    vi.stubGlobal(
      "fetch",
      (_request: Request, init?: RequestInit) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        }),
    );
    const call = answer(
      fetchThroughGates(new Request("http://a/api/v1/items")).then((response) => ({ response })),
    );
    ends.abort(new DOMException("không có trả lời", "TimeoutError"));
    await expect(call).rejects.toMatchObject({ status: 0, code: "offline" });
  });
});

describe("a call while the server starts anew", () => {
  test("is repeated with the same words until it is taken", async () => {
    vi.useFakeTimers();
    const bodies = server(answers(503, "stopping"), answers(503, "stopping"), answers(200, "saved"));
    const request = new Request("http://a/api/v1/items", { method: "POST", body: "nguyên văn" });
    const answer = fetchThroughGates(request);
    await vi.runAllTimersAsync();
    expect((await answer).status).toBe(200);
    expect(bodies).toEqual(["nguyên văn", "nguyên văn", "nguyên văn"]);
  });

  test("is not repeated when it may have been done", async () => {
    for (const code of ["database-away", "database-slow", ""]) {
      const bodies = server(answers(503, code));
      const request = new Request("http://a/api/v1/items", { method: "POST", body: "một lần" });
      expect((await fetchThroughGates(request)).status).toBe(503);
      expect(bodies).toHaveLength(1);
    }
  });

  test("is given up in the end", async () => {
    vi.useFakeTimers();
    const bodies = server(...Array.from({ length: 50 }, () => answers(503, "stopping")));
    const answer = fetchThroughGates(new Request("http://a/api/v1/items"));
    await vi.runAllTimersAsync();
    expect((await answer).status).toBe(503);
    expect(bodies.length).toBeLessThan(20);
  });
});
