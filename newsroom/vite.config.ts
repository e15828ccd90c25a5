import { fileURLToPath } from "node:url";
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { theme } from "./shell/theme.ts";

const virtualId = "virtual:theme-variables.css";

/** Writes the theme's CSS variables at build time, so that the page needs no style element made by script. */
function themeVariables(): Plugin {
  return {
    name: "theme-variables",
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    load: (id) =>
      id === `\0${virtualId}`
        ? convertCssVariables(defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme)), ":root")
        : null,
  };
}

/** Not the text editor and not the schemas with the fields that check by them: few places need them, and they are heavy. */
const sharedByPlaces =
  /^(?!.*(?:tiptap|prosemirror|linkify|[\\/]zod[\\/]|[\\/]body[\\/]|[\\/]editor[\\/]details[\\/]))/;
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "/toa-soan/",
  plugins: [react(), themeVariables()],
  build: {
    outDir: "../dist/newsroom",
    emptyOutDir: true,
    target: "es2022",
    // The content policy allows no data: fonts and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What most places share comes in one file: each further file costs a round trip and its headers.
            { name: "shared", test: sharedByPlaces, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": process.env.API_URL ?? "http://127.0.0.1:3000" } },
});
