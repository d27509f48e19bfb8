import { beforeEach, describe, expect, it, vi } from "vitest";
import { Grid } from "../src/canvas/grid";
import { Surface } from "../src/canvas/surface.svelte";
import type { Placing, Spot } from "../src/host/types";
import { Selection } from "../src/map/selection.svelte";
import { whichOf, type MapEditor } from "../src/map/editor";
import { edgeSpeed } from "../src/tools/edge";
import { Tools } from "../src/tools/tools.svelte";
import type { Pointed } from "../src/tools/tool";
import { PLACES, sample } from "./host";

const [asked, focused]: [string[], (string | null)[]] = [[], []];
let surface: Surface;
let tools: Tools;

const editor = {
  addTouchpoint: (title: string, placing: Placing) => (asked.push(`add ${title} ${JSON.stringify(placing)}`), Promise.resolve("card/new")),
  rename: (group: string, _: unknown, text: string) => (asked.push(`rename ${group} ${text}`), Promise.resolve()),
  called: (group: string) => (asked.push(`called ${group}`), Promise.resolve({ key: "title", text: "Sees an offer" })),
  places: () => Promise.resolve(PLACES),
  move: (_: unknown, touchpoints: string[], spot: Spot, leader: string) => (asked.push(`move ${touchpoints} by ${leader} to ${JSON.stringify(spot)}`), Promise.resolve()),
  connect: (from: string, to: string) => (asked.push(`connect ${from} ${to}`), Promise.resolve()),
  remove: (...groups: string[]) => (asked.push(`remove ${groups}`), Promise.resolve()),
} as unknown as MapEditor;

beforeEach(() => {
  // Nothing moves by itself.
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  asked.length = 0;
  focused.length = 0;
  const scene = sample();
  const grid = new Grid(scene.groups.map(({ bounds }) => bounds));
  surface = new Surface({
    scene: () => scene, editor: () => editor, selection: new Selection(), theme: () => "light", repaint: () => {}, touching: ({ x, y, w, h }) => grid.query(x, y, x + w, y + h),
    unfold: () => false, focus: (thing) => focused.push(thing?.id ?? null), moved: () => {}, rested: () => {},
  });
  tools = new Tools();
  tools.on(surface);
});

function pointed(x: number, y: number, more: Partial<Pointed> = {}): Pointed {
  return { x, y, px: x, py: y, things: surface.under(x, y), twice: false, shift: false, command: false, alt: false, event: new Event("pointerdown") as PointerEvent, ...more };
}

function press(x: number, y: number, more: Partial<Pointed> = {}): void {
  tools.active?.down?.(pointed(x, y, more));
}

function drag(from: [number, number], to: [number, number], more: Partial<Pointed> = {}): void {
  press(...from, more);
  tools.active?.move?.(pointed(...to), true);
}

function letGo(x: number, y: number): void {
  tools.active?.up?.(pointed(x, y));
}

/** Waits for answers. */
async function settled(): Promise<void> {
  for (let i = 0; i < 8; i++) await Promise.resolve();
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
    tools.pick("connect");
    expect(tools.escape()).toBe(true);
    expect(tools.picked.id).toBe("select");
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
    letGo(900, 600);
    expect(surface.selection.groups).toEqual([]);
    expect(focused.at(-1)).toBeNull();
  });

  it("selects all that a rectangle touches", () => {
    drag([90, 200], [265, 100]);
    expect(surface.selection.groups).toEqual(["card/offer", "card/address"]);
    letGo(265, 100);
    expect(surface.selection.groups).toHaveLength(2);
  });

  it("adds to a selection with Shift and takes away with Alt", () => {
    press(120, 70);
    drag([250, 200], [300, 100], { shift: true });
    letGo(300, 100);
    expect(surface.selection.groups).toEqual(["card/offer", "card/address"]);
    drag([90, 200], [130, 100], { alt: true });
    letGo(130, 100);
    expect(surface.selection.groups).toEqual(["card/address"]);
  });

  it("gives up a rectangle at Escape", () => {
    press(120, 70);
    drag([250, 200], [300, 100]);
    expect(surface.selection.groups).toEqual(["card/address"]);
    expect(tools.escape()).toBe(true);
    expect(surface.selection.groups).toEqual(["card/offer"]);
  });

  it("moves the map faster the nearer the pointer is to the edge", () => {
    expect(edgeSpeed(300, 600)).toBe(0);
    expect(edgeSpeed(31, 600)).toBeCloseTo(-4.6, 1);
    expect(edgeSpeed(0, 600)).toBe(-24);
    expect(edgeSpeed(640, 600)).toBe(24);
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

describe("a carried card", () => {
  it("lands between two others, all that is selected with it", async () => {
    press(120, 70);
    letGo(120, 70);
    drag([120, 70], [130, 72]);
    await settled();
    tools.active?.move?.(pointed(430, 72), true);
    letGo(430, 72);
    await settled();
    expect(asked).toEqual(['move offer by offer to {"stage":"discover","track":0,"before":null}']);
  });

  it("lands where it was let go, though that was quicker than the columns were known", async () => {
    drag([120, 70], [430, 72]);
    letGo(430, 72);
    await settled();
    expect(asked).toEqual(['move offer by offer to {"stage":"discover","track":0,"before":null}']);
  });

  it("goes back at Escape and leaves the map as it is", async () => {
    drag([120, 70], [400, 72]);
    await settled();
    expect(tools.escape()).toBe(true);
    letGo(400, 72);
    expect(asked).toEqual([]);
  });

  it("is only clicked where it is not moved", async () => {
    press(120, 70);
    letGo(122, 70);
    await settled();
    expect(asked).toEqual([]);
    expect(surface.selection.groups).toEqual(["card/offer"]);
  });
});

describe("Connect", () => {
  it("leads from one card to another by two clicks", () => {
    tools.pick("connect");
    press(120, 70);
    letGo(120, 70);
    tools.active?.move?.(pointed(270, 70), false);
    press(270, 70);
    letGo(270, 70);
    expect(asked).toEqual(["connect offer address"]);
    expect(tools.picked.id).toBe("select");
  });

  it("goes from the selected card by Tab and Enter", () => {
    press(120, 70);
    letGo(120, 70);
    tools.pick("connect", true);
    tools.active?.key?.(key("Tab"));
    tools.active?.key?.(key("Enter"));
    expect(asked).toEqual(["connect offer address"]);
  });

  it("makes the next touchpoint on empty ground", async () => {
    tools.pick("connect");
    press(120, 70);
    await settled();
    tools.active?.move?.(pointed(450, 70), true);
    letGo(450, 70);
    await settled();
    expect(surface.writing?.from?.id).toBe("card/offer");
    surface.wrote(surface.writing!, "Signs", "kept");
    await settled();
    expect(asked).toEqual(['add Signs {"at":{"spot":{"stage":"discover","track":0,"before":null},"from":"offer"}}']);
  });

  it("makes nothing back on its source", async () => {
    tools.pick("connect");
    press(120, 70);
    letGo(120, 70);
    await settled();
    press(125, 75);
    letGo(125, 75);
    expect(asked).toEqual([]);
    expect(surface.writing).toBeNull();
  });
});

describe("Touchpoint", () => {
  it("comes after the selected one by its key, and where somebody clicks by its button", async () => {
    press(120, 70);
    letGo(120, 70);
    tools.keyed(key("t"));
    expect(surface.writing?.from?.id).toBe("card/offer");
    surface.wrote(surface.writing!, "", "given up");
    tools.pick("touchpoint");
    await settled();
    press(240, 80);
    letGo(240, 80);
    surface.wrote(surface.writing!, "Signs", "kept");
    await settled();
    expect(asked).toEqual(['add Signs {"at":{"spot":{"stage":"discover","track":0,"before":"address"},"from":null}}']);
    expect(tools.picked.id).toBe("select");
  });
});

describe("a title", () => {
  it("is a new touchpoint only once it is written", async () => {
    surface.draftAfter(surface.thing("card/offer"));
    const draft = surface.writing!;
    expect(draft.from?.id).toBe("card/offer");
    surface.wrote(draft, "", "kept");
    surface.draftAfter(surface.thing("card/offer"));
    surface.wrote(surface.writing!, "Signs", "kept");
    await settled();
    expect(asked).toEqual(['add Signs {"after":{"touchpoint":"offer"}}']);
    expect(surface.writing).toBeNull();
  });

  it("goes on to the next with Tab while the one before is only being made", async () => {
    surface.draftAfter(surface.thing("card/offer"));
    surface.wrote(surface.writing!, "Signs", "next");
    expect(surface.writing?.thing).toBeNull();
    surface.wrote(surface.writing!, "Pays", "next");
    surface.wrote(surface.writing!, "", "kept");
    await settled();
    expect(asked).toEqual(['add Signs {"after":{"touchpoint":"offer"}}', 'add Pays {"after":{"touchpoint":"new"}}']);
    expect(surface.writing).toBeNull();
  });

  it("is replaced by what is typed before it is known", async () => {
    surface.write(surface.thing("card/offer")!, "P");
    expect(surface.writing?.typed).toBe("P");
    surface.wrote(surface.writing!, "Pays", "kept");
    await settled();
    expect(asked).toEqual(["called card/offer", "rename card/offer Pays"]);
  });

  it("stays what it was where nothing else was written", async () => {
    surface.write(surface.thing("card/offer")!);
    surface.wrote(surface.writing!, "Sees an offer", "kept");
    surface.write(surface.thing("card/offer")!);
    surface.wrote(surface.writing!, null, "given up");
    await settled();
    expect(asked.filter((a) => a.startsWith("rename"))).toEqual([]);
    expect(focused.at(-1)).toBe("card/offer");
  });
});

describe("a group of the drawing", () => {
  it("is known as a thing of the map", () => {
    expect(whichOf("arrow/order>check")).toEqual({ transition: { from: "order", to: "check" } });
    expect(whichOf("card/order")).toEqual({ touchpoint: "order" });
    expect(whichOf("exit/order/1")).toEqual({ exit: { from: "order", number: 1 } });
    expect(whichOf("spine/3")).toBeNull();
  });
});
