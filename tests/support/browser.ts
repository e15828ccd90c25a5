import { type Browser, chromium } from "playwright-core";

/**
 * Debian's Chromium, without a sandbox (tests run as root) and without asking anything of the network. Its shell has no
 * window around the pages, which takes a fifth of the machine's time; the whole browser is for what the window has a
 * part in, such as where the focus goes.
 */
export function openBrowser({ whole = false }: { whole?: boolean } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: whole ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
