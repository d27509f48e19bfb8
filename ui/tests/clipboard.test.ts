import { beforeEach, describe, expect, it } from "vitest";
import { Clipboard } from "../src/canvas/clipboard";
import { Grid } from "../src/canvas/grid";
import { Surface } from "../src/canvas/surface.svelte";
import type { Command, Places } from "../src/host/types";
import type { MapEditor } from "../src/map/editor";
import { Selection } from "../src/map/selection.svelte";
import { PLACES, sample } from "./host";

const asked: Command[] = [];
let places: Places;
let surface: Surface;
let clipboard: Clipboard;

beforeEach(() => {
  asked.length = 0;
  places = PLACES;
  const scene = sample();
  const grid = new Grid(scene.groups.map(({ bounds }) => bounds));
  const editor = {
    places: () => Promise.resolve(places),
    clip: (touchpoints: string[]) => Promise.resolve(`clip of ${touchpoints}`),
    run: (command: Command) => (asked.push(command), Promise.resolve()),
    addStage: () => ((places = { text_lanes: [], stages: [{ stage: "new-stage", title: "New stage", columns: [] }] }), Promise.resolve()),
  } as unknown as MapEditor;
  surface = new Surface({
    scene: () => scene, editor: () => editor, selection: new Selection(), theme: () => "light",
    touching: ({ x, y, w, h }) => grid.query(x, y, x + w, y + h), repaint: () => {}, unfold: () => false, focus: () => {}, moved: () => {}, rested: () => {},
  });
  clipboard = new Clipboard(surface);
});

function copied(): string[] {
  const put: string[] = [];
  clipboard.copy({ clipboardData: { setData: (_: string, text: string) => put.push(text) } } as unknown as ClipboardEvent);
  return put;
}

describe("the clipboard", () => {
  it("takes the selected touchpoints without waiting", async () => {
    surface.selection.only("card/offer", "stage/discover");
    clipboard.prepare();
    await Promise.resolve();
    expect(copied()).toEqual(["clip of offer"]);
  });

  it("leaves what is on it where no touchpoint is selected", async () => {
    surface.selection.only("stage/discover");
    clipboard.prepare();
    await Promise.resolve();
    expect(copied()).toEqual([]);
  });

  it("puts copied touchpoints behind the selected one", async () => {
    surface.selection.only("card/offer");
    await clipboard.paste('{"id":"shop","touchpoints":[{"id":"pay"}]}');
    expect(asked).toEqual([{ paste: { clip: '{"id":"shop","touchpoints":[{"id":"pay"}]}', to: { stage: "discover", track: 0, before: "address" } } }]);
  });

  it("makes a card of each line, with further columns in the lanes of text", async () => {
    await clipboard.paste("Waits\tAgain?\nPays");
    expect(asked).toEqual([{ paste_cards: { text: "Waits\tAgain?\nPays", to: { stage: "discover", track: 0, before: null }, lanes: ["thoughts"] } }]);
  });

  it("fills cells right and down from the selected one, and from the first of a selected lane", async () => {
    surface.selection.only("cell/thoughts/address");
    await clipboard.paste("a\tb");
    surface.selection.only("lane/thoughts");
    await clipboard.paste("a\tb");
    expect(asked).toEqual([
      { paste_cells: { text: "a\tb", lane: "thoughts", from: "address" } },
      { paste_cells: { text: "a\tb", lane: "thoughts", from: "offer" } },
    ]);
  });

  it("gives a map without a stage one to paste into", async () => {
    places = { text_lanes: [], stages: [] };
    await clipboard.paste("Waits");
    expect(asked).toEqual([{ paste_cards: { text: "Waits", to: { stage: "new-stage", track: 0, before: null }, lanes: [] } }]);
  });

  it("does nothing with nothing", async () => {
    await clipboard.paste(" \n");
    expect(asked).toEqual([]);
  });
});
