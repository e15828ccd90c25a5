import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "../api/problem.ts";

/** The one cache of server answers. A refusal is final; only a lost connection or a server fault is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => {
        const { status } = asProblem(error);
        return (status === 0 || status >= 500) && failures < 2;
      },
    },
    mutations: { retry: false },
  },
});
