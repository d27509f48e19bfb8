// The window in a test: opened, pressed and read.

import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, vi } from "vitest";
import App from "../src/App.svelte";
import type { Host } from "../src/host/host";
import { standInForCanvas } from "./canvas";
import { ADDED, fakeHost, type FakeHost } from "./host";

let opened: Record<string, unknown> | null = null;

/** Gives the tests of a file what the document of tests has not, and clears up after each. */
export function standIns(): void {
  beforeEach(() => {
    standInForCanvas();
    vi.useFakeTimers();
    HTMLDialogElement.prototype.showModal = function () {
      this.open = true;
    };
    globalThis.ResizeObserver = class {
      constructor(private readonly resized: ResizeObserverCallback) {}
      observe(): void {
        this.resized([], this);
      }
      unobserve(): void {}
      disconnect(): void {}
    };
    globalThis.IntersectionObserver = class {
      observe(): void {}
      disconnect(): void {}
    } as unknown as typeof IntersectionObserver;
    window.matchMedia = (media) => ({ media, matches: false, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList;
    Object.defineProperty(document, "fonts", { configurable: true, value: { load: () => Promise.resolve([]) } });
    Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 1200 });
    Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: 700 });
    localStorage.clear();
  });
  afterEach(async () => {
    if (opened) await unmount(opened);
    opened = null;
    document.body.replaceChildren();
    vi.useRealTimers();
  });
}

/** Waits for answers and timers. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await vi.advanceTimersByTimeAsync(200);
    await tick();
  }
  flushSync();
}

/** A window with a map open. */
export async function openMap(instead: Partial<Host> = {}): Promise<FakeHost> {
  const host = fakeHost({ takeInFirst: () => Promise.resolve([ADDED]), ...instead });
  opened = mount(App, { target: document.body, props: { host } });
  await settled();
  return host;
}

/** What is shown, has that role and a name that begins so. */
export function find(role: string, name: string): HTMLElement {
  const tags: Record<string, string> = {
    button: "button, [role=button]", checkbox: "input[type=checkbox], [role=checkbox]", radio: "input[type=radio]",
    textbox: "input:not([type]), input[type=text], textarea", combobox: "select",
  };
  const nameOf = (element: HTMLElement): string =>
    (element.ariaLabel ?? element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
  const found = [...document.querySelectorAll<HTMLElement>(tags[role] ?? `[role=${role}]`)].find((element) => nameOf(element).startsWith(name));
  if (!found) throw new Error(`There is no ${role} “${name}” in: ${words()}`);
  return found;
}

export const words = (): string => (document.body.textContent ?? "").replace(/\s+/g, " ");

export async function press(role: string, name: string): Promise<void> {
  find(role, name).click();
  await settled();
}

/** Writes into a field and keeps it. */
export async function write(name: string, text: string): Promise<void> {
  const field = find("textbox", name) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  await settled();
}
