import { flushSync } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { Surface } from "../src/canvas/surface.svelte";
import { Selection } from "../src/map/selection.svelte";
import { whichOf, type MapEditor } from "../src/map/editor";
import { Tools } from "../src/tools/tools.svelte";
import type { Pointed } from "../src/tools/tool";
import { sample } from "./host";

const [asked, focused]: [string[], (string | null)[]] = [[], []];
let surface: Surface;
let tools: Tools;

const editor = {
  addTouchpoint: (after: string | null) => (asked.push(`add after ${after}`), Promise.resolve(null)),
  called: (group: string) => (asked.push(`called ${group}`), Promise.resolve(null)),
  remove: (...groups: string[]) => (asked.push(`remove ${groups}`), Promise.resolve()),
} as unknown as MapEditor;

beforeEach(() => {
  asked.length = 0;
  focused.length = 0;
  const scene = sample();
  const at = (x: number, y: number): number[] =>
    scene.groups.map((group, index) => ({ index, ...group.bounds })).filter((b) => x >= b.x && y >= b.y && x <= b.x + b.w && y <= b.y + b.h).map(({ index }) => index).reverse();
  surface = new Surface({
    scene: () => scene, editor: () => editor, selection: new Selection(), at,
    focus: (thing) => focused.push(thing?.id ?? null), moved: () => {}, rested: () => {},
  });
  tools = new Tools();
  tools.on(surface);
});

function press(x: number, y: number, more: Partial<Pointed> = {}): boolean | void {
  const at: Pointed = { x, y, px: x, py: y, things: surface.under(x, y), twice: false, shift: false, command: false, alt: false, event: new Event("pointerdown") as PointerEvent, ...more };
  return tools.active?.down?.(at);
}

const key = (name: string, more: KeyboardEventInit = {}): KeyboardEvent => new KeyboardEvent("keydown", { key: name, ...more });

describe("a tool", () => {
  it("is picked by its single key, not by a shortcut with it", () => {
    expect(tools.keyed(key("v", { ctrlKey: true }))).toBe(false);
    expect(tools.keyed(key("v", { shiftKey: true }))).toBe(false);
    expect(tools.keyed(key("v"))).toBe(true);
    expect(tools.keyed(key("j"))).toBe(false);
  });

  it("is Select again after Escape", () => {
    expect(tools.escape()).toBe(false);
    tools.pick("touchpoint");
    flushSync();
    expect(tools.picked.id).toBe("select");
    expect(asked).toEqual(["add after null"]);
  });

  it("ends when its map goes from the screen", () => {
    const end = tools.on(surface);
    end();
    expect(tools.active).toBeNull();
  });
});

describe("Select", () => {
  it("selects what is pressed, and leaves the rest", () => {
    press(120, 70);
    expect(surface.selection.groups).toEqual(["card/offer"]);
    expect(focused).toEqual(["card/offer"]);
    press(270, 70);
    expect(surface.selection.groups).toEqual(["card/address"]);
  });

  it("adds with Shift and toggles with Ctrl", () => {
    press(120, 70);
    press(270, 70, { shift: true });
    expect(surface.selection.groups).toEqual(["card/offer", "card/address"]);
    press(120, 70, { command: true });
    expect(surface.selection.groups).toEqual(["card/address"]);
  });

  it("selects nothing where nothing is", () => {
    press(120, 70);
    press(900, 600);
    expect(surface.selection.groups).toEqual([]);
    expect(focused.at(-1)).toBeNull();
  });

  it("writes the title at a second press", () => {
    press(120, 70);
    press(120, 70, { twice: true });
    expect(asked).toEqual(["called card/offer"]);
  });

  it("deletes all that is selected as one", () => {
    press(120, 70);
    press(270, 70, { shift: true });
    surface.remove();
    expect(asked).toEqual(["remove card/offer,card/address"]);
  });
});

describe("a group of the drawing", () => {
  it("is known as a thing of the map", () => {
    expect(whichOf("arrow/order>check")).toEqual({ transition: { from: "order", to: "check" } });
    expect(whichOf("card/order")).toEqual({ touchpoint: "order" });
    expect(whichOf("spine/3")).toBeNull();
  });
});
