// Every command of the palette, typed and run, and each of its keys: the palette is asked what there is, and
// what it offers beside what stands here fails by name, as does what stands here and is never offered.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ROOT, start } from "./driver.mjs";
import { EVERY_KIND, everyKindOn, until } from "./map.mjs";
import { paletteOn } from "./palette.mjs";
import { CHOSEN } from "./chosen.mjs";

const MAPS = join(ROOT, "tests", "fixtures", "maps");

describe("the commands of the palette", () => {
  let core;
  let page;
  let map;
  let palette;
  let place;
  const folder = mkdtempSync(join(tmpdir(), "throughline-commands-"));
  /** Maps that have not been taken in yet. */
  const files = ["arabic", "chinese", "clinic-visit", "emoji-titles", "empty-stage", "five-parallel-tracks"].map((name) => join(MAPS, `${name}.journey`));
  /** How often the disk has refused something. */
  let refused = 0;
  /** What has been run, of what stands below. */
  const ran = new Set();

  before(async () => {
    core = await start({ files: [EVERY_KIND], size: [1600, 1000] });
    page = await core.open();
    map = await everyKindOn(page);
    palette = paletteOn(page);
    place = { page, map, until };
  });
  after(async () => {
    await core?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const here = (name) => page.getByRole("navigation", { name: "Where you are" }).getByText(name, { exact: true }).waitFor();
  const pressed = (name, yes = true) => page.getByRole("button", { name, exact: true, pressed: yes }).first().waitFor();
  const shown = (role, name) => page.getByRole(role, { name }).first().waitFor();
  const gone = (role, name) => page.getByRole(role, { name }).first().waitFor({ state: "detached" });
  const zoom = async () => Number.parseInt(await page.getByRole("button", { name: /^Zoom \d+/ }).textContent(), 10);
  const asked = (command) => page.asked.filter((one) => one.command === command);
  const toLibrary = async () => {
    await page.getByRole("button", { name: "Library", exact: true }).click();
    await page.getByRole("heading", { name: "Your maps" }).waitFor();
  };
  const openTill = async () => {
    await page.getByRole("button", { name: /^Buying at the till/ }).first().click();
    await map.come("card/pay");
    await map.fit();
  };
  const backToTill = async () => {
    await toLibrary();
    await openTill();
  };
  const also = async (title) => {
    await palette.run({ title });
    ran.add(title);
  };

  /** What every window has. */
  const EVERYWHERE = {
    async "New window"(run) {
      const before = asked("new_window").length;
      await run();
      await until("another window on the library", () => asked("new_window").length > before && asked("new_window").at(-1).args.map === null);
    },
    async "Close the window"(run) {
      const before = asked("close_window").length;
      await run();
      await until("the window to be closed", () => asked("close_window").length > before && asked("close_window").at(-1).args.window === "main");
    },
    async "Use dark colours"(run) {
      await run();
      await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
      await also("Use light colours");
      await page.waitForFunction(() => document.documentElement.dataset.theme !== "dark");
    },
    async Shortcuts(run) {
      await run();
      await shown("dialog", "Shortcuts");
      await page.keyboard.press("Escape");
      await gone("dialog", "Shortcuts");
    },
    async "Open files…"(run) {
      const file = files.pop();
      core.choose(file);
      await run();
      await until("the map of the file", async () => (await page.getByRole("button", { name: "Library", exact: true }).count()) === 1 && !(await page.title()).startsWith("Buying at the till"));
      await toLibrary();
    },
    async "Take in a folder…"(run) {
      copyFileSync(files.pop(), join(folder, "map.journey"));
      core.choose(folder);
      const before = (await core.ask("maps", { which: "in_use" })).length;
      await run();
      await until("the map of the folder", async () => (await core.ask("maps", { which: "in_use" })).length > before);
      await until("the only map of the folder to be open", async () => (await page.title()) !== "Throughline");
      await toLibrary();
    },
  };

  const begins = (title) => async (run) => {
    await run();
    await here(title);
    await page.locator("[data-group^='card/']").first().waitFor({ state: "attached" });
    await toLibrary();
  };

  const IN_THE_LIBRARY = {
    ...EVERYWHERE,
    "New map: Blank": begins("New map"),
    "New map: Journey map": begins("New journey map"),
    "New map: Service blueprint": begins("New service blueprint"),
    async "New map from a list…"(run) {
      await run();
      await shown("dialog", "A map from a list");
      await page.keyboard.press("Escape");
      await gone("dialog", "A map from a list");
    },
  };

  const picks = (name) => async (run) => {
    await run();
    await pressed(name);
    await page.keyboard.press("Escape");
    await pressed("Select");
  };
  const opens = (what, name) => async (run) => {
    await run();
    await shown(what, name);
    await page.keyboard.press("Escape");
    await gone(what, name);
  };
  /** Shows something that the same command takes away again. */
  const toggles = (what, name) => async (run) => {
    await run();
    await shown(what, name);
    await run();
    await gone(what, name);
  };
  const shows = (view, there) => async (run) => {
    await run();
    await there();
    await also("Show the map");
    await map.come("card/pay");
  };
  const writesATouchpoint = async (run) => {
    await run();
    await map.field().fill("Waits in line");
    await page.keyboard.press("Enter");
    await map.come("card/waits-in-line");
    await map.undo();
    await map.gone("card/waits-in-line");
  };

  const ON_A_MAP = {
    Select: async (run) => {
      await page.keyboard.press("p");
      await pressed("Pen");
      await run();
      await pressed("Select");
    },
    Touchpoint: writesATouchpoint,
    Connect: picks("Connect"),
    Service: picks("Service"),
    Step: picks("Step"),
    Note: picks("Note"),
    Pen: picks("Pen"),
    Comment: picks("Comment"),
    Insight: picks("Insight"),
    "Add a touchpoint": writesATouchpoint,
    async "Add a stage"(run) {
      const before = await map.all("stage");
      await run();
      await map.field().fill("Afterwards");
      await page.keyboard.press("Enter");
      await until("the stage", async () => (await map.all("stage")).length === before.length + 1 && (await map.name("stage/new-stage"))?.startsWith("Afterwards"));
      await map.undo();
      await map.undo();
      await until("no such stage", async () => (await map.all("stage")).length === before.length);
    },
    "Sort 1 service point": opens("dialog", /^Sort Asked for a bag/),
    async Undo(run) {
      await core.ask("run", { map: "till", command: { set: { of: { touchpoint: "go" }, path: ["title"], value: "Walks home" } } });
      await until("the new name", async () => (await map.name("card/go"))?.startsWith("Walks home"));
      await run();
      await until("the old name", async () => (await map.name("card/go"))?.startsWith("Goes home"));
    },
    async Redo(run) {
      await run();
      await until("the new name", async () => (await map.name("card/go"))?.startsWith("Walks home"));
      await map.undo();
      await until("the old name", async () => (await map.name("card/go"))?.startsWith("Goes home"));
    },
    async "Find on the map"(run) {
      await run();
      await page.getByRole("textbox", { name: "Find on the map" }).fill("pay");
      await page.getByText(/^1 of \d+$/).waitFor();
      await page.keyboard.press("Escape");
      await gone("textbox", "Find on the map");
    },
    async "Show the outline"(run) {
      await run();
      await shown("tree", "The map as a list");
      await also("Show the canvas");
      await gone("tree", "The map as a list");
    },
    "Lanes and filters": toggles("complementary", "Lanes and filters"),
    History: toggles("complementary", "History"),
    "Export…": opens("dialog", /^Export/),
    "Show the Service view": shows("Service", () => page.locator("[data-group^='service/']").first().waitFor({ state: "attached" })),
    "Compare with another map": shows("Compare", () => page.getByRole("radio", { name: "Compare", checked: true }).waitFor({ state: "attached" })),
    async "Fit the map"(run) {
      const fitted = await zoom();
      await page.keyboard.press("-");
      await until("another scale", async () => (await zoom()) !== fitted);
      await run();
      await until("the whole map", async () => (await zoom()) === fitted);
    },
    async "True scale"(run) {
      await page.keyboard.press("+");
      await until("another scale", async () => (await zoom()) !== 100);
      await run();
      await until("true scale", async () => (await zoom()) === 100);
    },
    async Nearer(run) {
      const before = await zoom();
      await run();
      await until("a larger map", async () => (await zoom()) > before);
    },
    async Farther(run) {
      const before = await zoom();
      await run();
      await until("a smaller map", async () => (await zoom()) < before);
    },
    async "As a customer sees it"(run) {
      await run();
      await map.gone("lane/back");
      await gone("toolbar", "Tools");
      await also("Back to the team's map");
      await map.come("lane/back");
    },
    async "Show how many go where"(run) {
      await run();
      await until("how many go there", async () => (await map.name("arrow/choose>pay"))?.includes("per 1,000 customers who start"));
      await also("Show all arrows alike");
      await until("arrows alike", async () => !(await map.name("arrow/choose>pay"))?.includes("per 1,000"));
    },
    async "Fold or unfold all lanes"(run) {
      await run();
      await until("folded lanes", async () => (await map.name("lane/back"))?.includes("folded"));
      await run();
      await until("unfolded lanes", async () => !(await map.name("lane/back"))?.includes("folded"));
    },
    async "Open this map in another window"(run) {
      await run();
      await until("another window on the map", () => asked("new_window").at(-1)?.args.map === "till");
    },
    async "Back to the library"(run) {
      await run();
      await page.getByRole("heading", { name: "Your maps" }).waitFor();
      await openTill();
    },
  };

  /** What is offered only sometimes, each with how it comes about. */
  const SOMETIMES = {
    async "Show everything"(run) {
      await page.keyboard.press("Control+Shift+l");
      await page.getByRole("button", { name: "Hide Thoughts" }).click();
      await map.gone("lane/thoughts");
      await page.keyboard.press("Control+Shift+l");
      await run();
      await map.come("lane/thoughts");
    },
    async "Try to save again"(run) {
      core.fillDisk(true);
      await core.ask("run", { map: "till", command: { set: { of: "map", path: ["summary"], value: `Written ${++refused} times while the disk was full.` } } });
      await shown("alert", "Not saved");
      core.fillDisk(false);
      await run();
      await gone("alert", "Not saved");
    },
  };
  /** What a command turns into once it is run, and is run with it. */
  const PAIRS = ["Use light colours", "Show the canvas", "Show the map", "Back to the team's map", "Show all arrows alike"];

  /** "Undo: Rename …" is Undo, whatever it would take back. */
  const plain = (title) => title.replace(/^(Undo|Redo): .*/, "$1");

  /** Everything that is offered here is known, or known to come of something else. */
  async function allKnown(...tables) {
    const titles = new Set([...tables.flatMap((table) => Object.keys(table)), ...Object.keys(SOMETIMES), ...PAIRS]);
    const unknown = (await palette.offered()).filter(({ title, beside }) => beside === "" && !titles.has(plain(title)));
    assert.deepEqual(unknown.map(({ title }) => title), [], "The palette offers what nobody says in this file what it does.");
  }

  /** All keys of a command, of which the palette shows the first. */
  async function keysOf({ title, keys }) {
    const all = await paletteSheet();
    return all.get(plain(title).replace(/…$/, "")) ?? keys;
  }

  let sheet = null;
  /** The shortcut sheet: what is called so, and its keys. */
  async function paletteSheet() {
    sheet ??= await palette.shortcuts();
    return sheet;
  }

  /** Runs what stands in a table, from the palette and by each of its keys. */
  async function runAll(table) {
    for (const [title, act] of Object.entries(table)) {
      let keys = [];
      await act(async () => {
        const offer = (await palette.offered()).find((one) => plain(one.title) === title && one.beside === "");
        assert.ok(offer, `“${title}” stands in this file, and the palette never offers it.`);
        keys = await keysOf(offer);
        await palette.run(offer);
      });
      ran.add(title);
      for (const key of keys) await act(() => page.keyboard.press(key));
      assert.deepEqual(page.faults, [], title);
    }
  }

  test("on a map", async () => {
    await allKnown(ON_A_MAP, EVERYWHERE);
    await map.leave();
    await runAll(ON_A_MAP);
  });

  test("that are there only sometimes", async () => {
    await runAll(SOMETIMES);
  });

  test("on what is selected, for each kind of thing on the map", async () => {
    // The empty places of lanes are known a moment later.
    await map.come("image/photo/pay");
    const groups = await page.evaluate(() => [...document.querySelectorAll("[data-group]")].map((it) => it.dataset.group));
    const done = new Set();
    const kindOf = (group) => group.split("/")[0];
    /** One that has others before and behind it comes first: more can be done with it. */
    const ofKind = (kind) => {
      const some = groups.filter((group) => kindOf(group) === kind).slice(0, 5);
      const [middle] = some.splice(Math.floor(some.length / 2), 1);
      return [middle, ...some];
    };
    for (const group of [...new Set(groups.map(kindOf))].flatMap(ofKind)) {
      const kind = kindOf(group);
      await map.select(group);
      const offers = (await palette.offered()).filter(({ beside, title }) => beside !== "" && !done.has(`${kind} ${title}`));
      for (const offer of offers) {
        done.add(`${kind} ${offer.title}`);
        const act = CHOSEN[offer.title];
        assert.ok(act, `The palette offers “${offer.title}” for ${group}, and nobody says in tests/chromium/chosen.mjs what it does.`);
        await map.select(group);
        const what = (error) => Promise.reject(new Error(`“${offer.title}” of ${group}`, { cause: error }));
        await act(place, group, () => palette.run(offer)).catch(what);
        const keys = ran.has(offer.title) ? [] : offer.keys;
        ran.add(offer.title);
        for (const key of keys) {
          await map.select(group);
          await act(place, group, () => page.keyboard.press(key)).catch(what);
        }
        assert.deepEqual(page.faults, [], `${offer.title} of ${group}`);
      }
    }
  });

  test("in the other views of a map are no others", async () => {
    const looks = [
      ["the Service view", () => page.keyboard.press("Control+2"), () => page.keyboard.press("Control+1")],
      ["the Compare view", () => page.keyboard.press("Control+3"), () => page.keyboard.press("Control+1")],
      ["the outline", () => page.keyboard.press("Control+Shift+o"), () => page.keyboard.press("Control+Shift+o")],
      ["a customer's map", () => page.keyboard.press("Shift+c"), () => page.keyboard.press("Shift+c")],
    ];
    for (const [, go, back] of looks) {
      await page.locator("body").focus();
      await go();
      await allKnown(ON_A_MAP, EVERYWHERE);
      await back();
      await map.come("lane/back");
    }
  });

  test("while an earlier state is looked at", async () => {
    await page.keyboard.press("Control+h");
    await page.getByRole("article").nth(1).hover();
    await page.getByRole("article").nth(1).getByRole("button", { name: "Look at this state" }).click();
    await page.getByRole("status", { name: "An earlier state" }).waitFor();
    await allKnown(ON_A_MAP, EVERYWHERE);
    const titles = (await palette.offered()).map(({ title }) => plain(title));
    assert.ok(!titles.includes("Undo") && !titles.includes("Touchpoint"), "nothing can be changed there");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+h");
  });

  test("in the library", async () => {
    await toLibrary();
    await allKnown(IN_THE_LIBRARY);
    await runAll(IN_THE_LIBRARY);
  });

  test("have all been offered and run", () => {
    const never = [...Object.keys({ ...IN_THE_LIBRARY, ...ON_A_MAP, ...SOMETIMES, ...CHOSEN }), ...PAIRS].filter((title) => !ran.has(title));
    assert.deepEqual(never, [], "They stand in this file, and the palette never offered them.");
  });
});
