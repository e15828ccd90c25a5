import { MutationCache, QueryClient } from "@tanstack/react-query";
import { asProblem } from "../api/problem.ts";
import { queryAgain } from "../api/retry-policies.ts";
import { vi } from "../texts/vi.ts";
import { sayUnsure } from "../ui/toasts.tsx";

/**
 * The one cache of server answers. A refusal is final; only a lost connection or a server fault is tried again. An act
 * is never sent twice by itself: when its answer was lost nobody knows whether it was done, so that the screen asks how
 * things stand, as it does when somebody else was faster.
 */
export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({
    onError(error) {
      const { status } = asProblem(error);
      const isLost = status === 0 || status >= 500;
      if (isLost) sayUnsure(vi.shell.unsure);
      if (isLost || status === 409) void queryClient.invalidateQueries();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => {
        const { status } = asProblem(error);
        return (status === 0 || status >= 500) && failures < queryAgain.most;
      },
    },
    // What was pressed without a network is refused at once, and not done later behind the person's back.
    mutations: { retry: false, networkMode: "always" },
  },
});
