// How the window is built, served while developing, and tested.

import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root: here,
  plugins: [svelte({ configFile: false })],
  clearScreen: false,
  // The fonts lie beside this folder, where Rust reads them too.
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // What the webviews of this program understand: WebKitGTK 2.46, Safari 17.5, WebView2.
    target: ["safari17.5", "chrome123"],
    // The content policy has no place for scripts or styles inside the page.
    modulePreload: { polyfill: false },
  },
  // Components mount in the tests, so Svelte must resolve as in a browser.
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: { environment: "jsdom", include: ["tests/**/*.test.ts"] },
});
