import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Ahead } from "../src/canvas/ahead";

describe("what is typed ahead of a field", () => {
  let ahead: Ahead;
  let heard: string[];
  const hear = (event: KeyboardEvent): void => {
    if (!ahead.keeps(event)) heard.push(`${event.key} at ${(event.target as HTMLElement).id || "the map"}`);
  };
  const type = (...keys: string[]): void => keys.forEach((key) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
  const field = (id: string): HTMLTextAreaElement => {
    const made = document.createElement("textarea");
    made.id = id;
    document.body.append(made);
    made.addEventListener("focus", () => ahead.focused(made));
    return made;
  };
  const settled = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(50);
  };

  beforeEach(() => {
    vi.useFakeTimers();
    ahead = new Ahead(tick);
    heard = [];
    window.addEventListener("keydown", hear, true);
  });
  afterEach(() => {
    window.removeEventListener("keydown", hear, true);
    document.body.replaceChildren();
    vi.useRealTimers();
  });

  it("goes into it in its order, once it has the keyboard", async () => {
    const title = field("title");
    void ahead.during(Promise.resolve("step"), () => true);
    type("W", "a", "x", "Backspace", "i");
    await settled();
    expect(heard).toEqual([]);
    title.focus();
    type("t");
    await settled();
    expect(title.value).toBe("Wait");
  });

  it("replaces what is selected there, and Enter is that of the field", async () => {
    const title = field("title");
    title.value = "New step";
    title.addEventListener("focus", () => title.select());
    title.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      heard.push(`kept ${title.value}`);
    });
    void ahead.during(Promise.resolve("step"), () => true);
    type("W", "a", "Enter");
    title.focus();
    await settled();
    expect(title.value).toBe("Wa");
    expect(heard.at(-1)).toBe("kept Wa");
  });

  it("goes on into the next field, where a key opens one that has to be waited for too", async () => {
    const [first, second] = [field("first"), field("second")];
    first.addEventListener("keydown", (event) => {
      if (event.key !== "Tab") return;
      event.preventDefault();
      void ahead.during(Promise.resolve("next"), () => true);
    });
    void ahead.during(Promise.resolve("one"), () => true);
    type("A", "Tab", "B");
    first.focus();
    await settled();
    second.focus();
    await settled();
    expect([first.value, second.value]).toEqual(["A", "B"]);
  });

  it("is for nothing else where nothing opens, and the next key is a key again", async () => {
    void ahead.during(Promise.resolve(null), (step) => step !== null);
    type("t", "v");
    await settled();
    type("c");
    expect(heard).toEqual(["c at the map"]);
  });

  it("is given up when the opening fails, when somebody presses elsewhere, and when it takes too long", async () => {
    void ahead.during(Promise.reject(new Error("gone")), () => true).catch(() => {});
    type("a");
    await settled();
    type("b");
    void ahead.during(new Promise(() => {}), () => true);
    type("c");
    ahead.pressed();
    type("d");
    void ahead.during(new Promise(() => {}), () => true);
    type("e");
    await vi.advanceTimersByTimeAsync(5000);
    type("f");
    expect(heard).toEqual(["b at the map", "d at the map", "f at the map"]);
    const late = field("late");
    late.focus();
    await settled();
    expect(late.value).toBe("");
  });

  it("leaves commands and what is composed alone", () => {
    void ahead.during(new Promise(() => {}), () => true);
    const keeps = (init: KeyboardEventInit): boolean => ahead.keeps(new KeyboardEvent("keydown", init));
    expect(keeps({ key: "z", ctrlKey: true })).toBe(false);
    expect(keeps({ key: "F6" })).toBe(false);
    expect(keeps({ key: "é", isComposing: true })).toBe(false);
    expect(keeps({ key: "Enter", ctrlKey: true })).toBe(true);
  });
});
