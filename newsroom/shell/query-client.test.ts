import { QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, test } from "vitest";
import { ApiProblem, offlineProblem } from "../api/problem.ts";
import { queryClient } from "./query-client.ts";

afterEach(() => queryClient.clear());

const problem = (status: number, code: string) => new ApiProblem({ status, code, title: "", detail: "" });

/** How often the screen asked the server, and how often the act was sent. */
async function press(error: Error) {
  let attempts = 0;
  let sent = 0;
  const observer = new QueryObserver(queryClient, {
    queryKey: ["item", "i"],
    queryFn: async () => {
      attempts += 1;
      return attempts;
    },
  });
  const leave = observer.subscribe(() => undefined);
  await expect.poll(() => attempts).toBe(1);
  const act = queryClient.getMutationCache().build(queryClient, {
    mutationFn: async () => {
      sent += 1;
      throw error;
    },
  });
  await act.execute(undefined).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 20));
  leave();
  return { attempts, sent };
}

describe("an act whose answer did not come", () => {
  test.each([
    ["the connection was lost", offlineProblem()],
    ["the server ended while it answered", problem(502, "server-error")],
    ["somebody else was faster, or the first sending was", problem(409, "version-conflict")],
  ])("%s: it is not sent again, and the screen asks how things stand", async (_, error) => {
    expect(await press(error)).toEqual({ attempts: 2, sent: 1 });
  });
  test("a refusal is final and asks nothing", async () => {
    expect(await press(problem(403, "forbidden"))).toEqual({ attempts: 1, sent: 1 });
  });
});
