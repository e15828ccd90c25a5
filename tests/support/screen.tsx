import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { onTestFinished } from "vitest";
import type { Platform } from "../../newsroom/session/platforms.ts";
import type { Session } from "../../newsroom/session/queries.ts";
import { startTexts } from "../../newsroom/texts/texts.ts";

startTexts();

/** A part of the newsroom in the page of a test whose environment is a browser's, before somebody who is signed in. */
export async function showScreen(part: ReactNode, { platforms }: { platforms: readonly Platform[] }) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const cache = new QueryClient();
  cache.setQueryData(["session"], aSession(platforms));
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const show = (content: ReactNode) =>
    act(async () =>
      root.render(
        <MantineProvider env="test">
          <QueryClientProvider client={cache}>{content}</QueryClientProvider>
        </MantineProvider>,
      ),
    );
  await show(part);
  onTestFinished(async () => {
    await act(async () => root.unmount());
    place.remove();
    cache.clear();
  });
  return {
    place,
    /** All that is read, in one line. */
    text: () => place.textContent ?? "",
    /** Presses the button of this name. */
    async press(name: string) {
      const button = [...place.querySelectorAll("button")].find((one) => one.textContent === name);
      if (button === undefined) throw new Error(`there is no button ${name}`);
      await act(async () => button.click());
    },
  };
}

function aSession(platforms: readonly Platform[]): Session {
  return {
    person: {
      personId: "p1",
      username: "canbo",
      fullName: "Nguyễn Văn A",
      rank: "",
      title: "",
      unitCode: "X1",
      unitName: "Công an xã Một",
    },
    roles: [],
    may: [],
    steppedUpUntil: "2026-12-01T00:00:00.000Z",
    platforms: [...platforms],
    credentialReset: null,
  };
}
