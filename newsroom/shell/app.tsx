import { Center, Loader, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { GateDialogs } from "../session/gate-dialogs.tsx";
import { useSession } from "../session/queries.ts";
import { SignInPage } from "../session/sign-in-page.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { Toasts } from "../ui/toasts.tsx";
import { queryClient } from "./query-client.ts";
import { router } from "./router.tsx";
import { theme } from "./theme.ts";

/** The whole newsroom. The theme's variables and classes stand in style sheets, so no style element is written by script. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <SignedInOrNot />
        <GateDialogs />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function SignedInOrNot() {
  const session = useSession();
  if (session.isPending)
    return (
      <Center h="100dvh">
        <Loader aria-label="Đang tải" />
      </Center>
    );
  if (session.isError)
    return (
      <Center h="100dvh" p="md">
        <ProblemPanel error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    );
  return session.data === null ? <SignInPage /> : <RouterProvider router={router} />;
}
