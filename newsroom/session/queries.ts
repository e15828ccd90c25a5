import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, answer, api } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import { clearBackups } from "../editor/saving/local-backup.ts";

/** Who is signed in, with roles and with the actions that this person may do anywhere at all. */
export type Session = Answer<"readSession">;
export type Action = Session["may"][number];

const sessionKey = ["session"] as const;

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await answer(api.GET("/api/v1/session"));
      } catch (error) {
        if (asProblem(error).status === 401) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether the person who is signed in may do this anywhere at all; each thing says what may be done with it. */
export function useMay(action: Action): boolean {
  return useSession().data?.may.includes(action) === true;
}

/** Signs in; what was cached for another person is dropped. */
export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string; totp?: string }) =>
      answer(api.POST("/api/v1/session", { body })),
    onSuccess: (session) => {
      const before = cache.getQueryData<Session | null>(sessionKey);
      if (before?.person.personId !== session.person.personId) forgetOthers(cache);
      cache.setQueryData(sessionKey, session);
    },
  });
}

/** Proves presence again with the second factor. */
export function useStepUp() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { totp: string }) => answer(api.POST("/api/v1/session/step-up", { body })),
    onSuccess: (session) => cache.setQueryData(sessionKey, session),
  });
}

/** Signs out of this browser, or of all of them; nothing of what was read or typed stays in it. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ everywhere }: { everywhere: boolean }) => {
      if (everywhere) await answer(api.DELETE("/api/v1/sessions"));
      else await answer(api.DELETE("/api/v1/session"));
    },
    onSuccess: () => {
      clearBackups(localStorage);
      forgetOthers(cache);
      cache.setQueryData(sessionKey, null);
    },
  });
}

/** Drops all that was read for the person before; the session itself is being watched and is replaced. */
function forgetOthers(cache: QueryClient): void {
  cache.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}
