// The whole window on a fake core, for tests.

import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, vi } from "vitest";
import App from "../src/App.svelte";
import type { Host } from "../src/host/host";
import { standInForWindow } from "./window";
import { fakeHost, type FakeHost } from "./host";

let window_: Record<string, unknown> | null = null;

beforeEach(() => {
  standInForWindow();
  vi.useFakeTimers();
});

afterEach(async () => {
  if (window_) await unmount(window_);
  window_ = null;
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** Waits for answers and timers. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await vi.advanceTimersByTimeAsync(200);
    await tick();
  }
  flushSync();
}

/** The window, with a core that answers some questions otherwise. */
export async function opened(instead: Partial<Host> = {}): Promise<FakeHost> {
  const host = fakeHost(instead);
  window_ = mount(App, { target: document.body, props: { host } });
  await settled();
  return host;
}

/** The button whose name begins so. */
export const button = (words: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll("button")].find((b) => (b.ariaLabel ?? b.textContent ?? "").trim().startsWith(words));
  if (!found) throw new Error(`There is no button “${words}” in: ${document.body.textContent}`);
  return found;
};
/** All that can be read in the window. */
export const words = (): string => (document.body.textContent ?? "").replace(/\s+/g, " ");

/** Presses the button whose name begins so. */
export async function press(label: string): Promise<void> {
  button(label).click();
  await settled();
}
