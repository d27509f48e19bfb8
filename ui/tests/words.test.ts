import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import type { Host } from "../src/host/host";
import { deedOfKeys, deedsOf, isKey, type Doings } from "../src/words/commands";
import { fit, lit } from "../src/words/matching";
import { recentFirst, used } from "../src/words/recent";
import { standInForWindow } from "./window";
import { ADDED, ENTRY, FACTS, fakeHost, type FakeHost } from "./host";

let app: Record<string, unknown> | null = null;

beforeEach(() => {
  standInForWindow();
  vi.useFakeTimers();
});

afterEach(async () => {
  if (app) await unmount(app);
  app = null;
  document.body.replaceChildren();
  vi.useRealTimers();
});

async function settled(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await vi.advanceTimersByTimeAsync(200);
    await tick();
  }
  flushSync();
}

/** The window with a map in it. */
async function opened(instead: Partial<Host> = {}): Promise<FakeHost> {
  const host = fakeHost({ takeInFirst: () => Promise.resolve([ADDED]), ...instead });
  app = mount(App, { target: document.body, props: { host } });
  await settled();
  return host;
}

async function key(name: string, more: KeyboardEventInit = {}, target: EventTarget = document.activeElement ?? document.body): Promise<void> {
  target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
  await settled();
}

async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settled();
}

function one<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector}`);
  return found;
}

const all = (selector: string): string[] => [...document.querySelectorAll(selector)].map((e) => (e.textContent ?? "").replace(/\s+/g, " ").trim());
const field = (): HTMLInputElement => one("[role=combobox]");

describe("the palette", () => {
  it("opens by Ctrl+K, and offers commands, places and maps for what is typed", async () => {
    const host = await opened();
    await key("k", { ctrlKey: true });
    await type(field(), "address");
    expect(host.asked).toContain("find address in home-broadband");
    expect(all("[role=group] .head")).toEqual(["On this map2"]);
    expect(all("[role=option]")).toEqual(["Checks the addresstouchpoint, Discover", "Address not foundservice point at Checks the address"]);
  });

  it("runs a command by Enter and remembers it as the last one used", async () => {
    await opened();
    await key("k", { ctrlKey: true });
    await type(field(), "export");
    await key("Enter", {}, field());
    expect(document.querySelector("[role=combobox]")).toBeNull();
    expect(one("dialog").textContent).toContain("Export");
    one("dialog").dispatchEvent(new Event("cancel", { cancelable: true }));
    await settled();
    await key("k", { ctrlKey: true });
    expect(all("[role=option]")[0]).toContain("Export…");
  });

  it("goes to a place of the map, and with Ctrl+Enter only shows it", async () => {
    await opened();
    await key("k", { ctrlKey: true });
    await type(field(), "@sees");
    expect(all("[role=group] .head")).toEqual(["On this map1"]);
    await key("Enter", { ctrlKey: true }, field());
    expect(document.activeElement).toBe(field());
    await key("Enter", {}, field());
    expect(document.activeElement?.getAttribute("data-group")).toBe("card/offer");
  });

  it("opens another map by its title or by what stands in it", async () => {
    const other = { ...ENTRY, id: "moving", title: "Moving house" };
    const host = await opened({ maps: () => Promise.resolve([ENTRY, other]) });
    await key("k", { ctrlKey: true });
    await type(field(), "#moving");
    expect(all("[role=option]")).toEqual(["Moving house"]);
    await key("Enter", {}, field());
    expect(host.asked).toContain("open moving");
  });

  it("walks its lines with the arrow keys and closes with Escape", async () => {
    await opened();
    await key("k", { ctrlKey: true });
    const first = one("[aria-selected=true]").id;
    await key("ArrowDown", {}, field());
    expect(one("[aria-selected=true]").id).not.toBe(first);
    expect(field().getAttribute("aria-activedescendant")).toBe(one("[aria-selected=true]").id);
    await key("ArrowUp", {}, field());
    expect(one("[aria-selected=true]").id).toBe(first);
    one("dialog").dispatchEvent(new Event("cancel", { cancelable: true }));
    await settled();
    expect(document.querySelector("[role=combobox]")).toBeNull();
  });

  it("says so where nothing fits", async () => {
    await opened();
    await key("k", { ctrlKey: true });
    await type(field(), "zzz");
    expect(one("dialog [role=status]").textContent).toContain("Nothing here is called so.");
    expect(document.querySelector("[role=listbox]")).toBeNull();
  });
});

describe("the shortcut sheet", () => {
  it("lists every key of the table, and what only keys do", async () => {
    await opened();
    await key("?");
    const words = all("dialog dt");
    expect(words).toEqual(expect.arrayContaining(["Find on the map", "Export", "Undo", "From thing to thing", "New row of the same kind"]));
  });

  it("stays closed while somebody types a question mark", async () => {
    await opened();
    await key("f", { ctrlKey: true });
    await key("?", {}, one("[role=search] input"));
    expect(document.querySelector("#shortcuts")).toBeNull();
  });
});

describe("finding on the map", () => {
  it("counts the places, goes from one to the next, and leaves the keyboard at the last", async () => {
    const host = await opened();
    await key("f", { ctrlKey: true });
    const search = one<HTMLInputElement>("[role=search] input");
    expect(document.activeElement).toBe(search);
    await type(search, "address");
    expect(host.asked).toContain("find address in home-broadband");
    expect(one("[role=search] [role=status]").textContent).toContain("1 of 2");
    await key("Enter", {}, search);
    expect(one("[role=search] [role=status]").textContent).toContain("2 of 2");
    await key("Enter", { shiftKey: true }, search);
    expect(one("[role=search] [role=status]").textContent).toContain("1 of 2");
    await key("Escape", {}, search);
    expect(document.querySelector("[role=search]")).toBeNull();
    expect(document.activeElement?.getAttribute("data-group")).toBe("card/address");
  });

  it("says where nothing is found", async () => {
    await opened();
    await key("f", { ctrlKey: true });
    await type(one<HTMLInputElement>("[role=search] input"), "zzz");
    expect(one("[role=search] [role=status]").textContent).toBe("Not on this map");
  });
});

describe("the outline", () => {
  const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const current = (): string => document.activeElement?.getAttribute("data-row") ?? "";

  async function outlined(): Promise<FakeHost> {
    const host = await opened();
    await key("O", { ctrlKey: true, shiftKey: true });
    return host;
  }

  it("is a tree with one tab stop, each row a sentence", async () => {
    await outlined();
    expect(rows().map((row) => row.querySelector(".unseen")?.textContent)).toContain("Sees an offer online, touchpoint, web.");
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
    expect(rows()[1]?.getAttribute("aria-level")).toBe("2");
    expect(current()).toBe("stage/discover");
  });

  it("walks with the arrow keys, opens and closes, and finds by letters", async () => {
    await outlined();
    await key("ArrowDown");
    expect(current()).toBe("card/offer");
    await key("ArrowLeft");
    expect(current()).toBe("stage/discover");
    await key("ArrowLeft");
    expect(rows()).toHaveLength(2);
    await key("ArrowRight");
    expect(rows()).toHaveLength(4);
    await key("End");
    expect(current()).toBe("stage/order");
    await key("c");
    expect(current()).toBe("card/address");
    await key("Home");
    expect(current()).toBe("stage/discover");
  });

  it("renames, moves, adds and deletes", async () => {
    const host = await outlined();
    await key("ArrowDown");
    await key("Enter");
    const title = one<HTMLInputElement>("[role=treeitem] input");
    title.value = "Hears of it";
    await key("Enter", {}, title);
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"touchpoint":"offer"},"path":["title"],"value":"Hears of it"}}');
    await key("ArrowDown", { altKey: true }, one("[data-row='card/offer']"));
    expect(host.asked).toContain('move {"touchpoint":"offer"} of home-broadband down');
    await key("Enter", { ctrlKey: true }, one("[data-row='card/offer']"));
    expect(host.asked).toContain('add row after {"touchpoint":"offer"} to home-broadband');
    await key("Delete", {}, one("[data-row='card/address']"));
    expect(host.asked).toContain('run home-broadband {"delete":{"things":[{"touchpoint":"address"}],"with_touchpoints":false}}');
  });

  it("leaves the row it stood on selected on the canvas", async () => {
    await outlined();
    await key("ArrowDown");
    await key("O", { ctrlKey: true, shiftKey: true });
    expect(document.querySelector("[role=tree]")).toBeNull();
    expect(document.activeElement?.getAttribute("data-group")).toBe("card/offer");
  });
});

describe("lanes and filters", () => {
  const press = async (name: string): Promise<void> => {
    const button = [...document.querySelectorAll<HTMLElement>("button, [role=menuitem], aside label")].find((b) => (b.ariaLabel ?? b.textContent ?? "").trim().startsWith(name));
    if (!button) throw new Error(`There is no button “${name}”`);
    button.click();
    await settled();
  };
  const seen: string[] = [];
  const watched: Partial<Host> = { scene: (map, view) => (seen.push(JSON.stringify(view)), fakeHost().scene(map, view)) };

  async function panel(): Promise<FakeHost> {
    seen.length = 0;
    const host = await opened(watched);
    await press("Lanes and filters");
    return host;
  }

  it("folds and hides a lane for this window only, and remembers it for the map", async () => {
    const host = await panel();
    await press("Fold Back stage");
    expect(JSON.parse(seen.at(-1) ?? "{}").folds).toEqual({ back: true });
    await press("Hide Back stage");
    expect(JSON.parse(seen.at(-1) ?? "{}").hidden).toEqual(["back"]);
    expect(host.asked.some((asked) => asked.startsWith("run "))).toBe(false);
    expect(JSON.parse(localStorage.getItem(`throughline.view.${FACTS.id}`) ?? "{}")).toMatchObject({ folds: { back: true }, hidden: ["back"] });
    await press("Show everything");
    expect(JSON.parse(seen.at(-1) ?? "{}").hidden).toEqual([]);
  });

  it("filters, says by what, and takes it back", async () => {
    await panel();
    await press("logistical");
    expect(JSON.parse(seen.at(-1) ?? "{}").filter.causes).toEqual(["logistical_failure"]);
    expect(one("[aria-label='What is shown']").textContent).toContain("Cause: logistical");
    await press("Cause: logistical");
    expect(JSON.parse(seen.at(-1) ?? "{}").filter.causes).toEqual([]);
    expect(document.querySelector("[aria-label='What is shown']")).toBeNull();
  });

  it("shows the map as customers see it, without its figures and without anything to change", async () => {
    await panel();
    await press("As a customer sees it");
    expect(JSON.parse(seen.at(-1) ?? "{}").audience).toBe("customer");
    expect(document.querySelectorAll("dd")).toHaveLength(0);
    expect(document.querySelector("[role=toolbar]")).toBeNull();
    await press("Back to the team's map");
    expect(JSON.parse(seen.at(-1) ?? "{}").audience).toBe("team");
  });

  it("renames, moves, marks and deletes a lane as changes of the map", async () => {
    const host = await panel();
    await press("More for Back stage");
    await press("Move up");
    expect(host.asked).toContain('run home-broadband {"reorder":{"of":{"lane":"back"},"before":{"lane":"actions"}}}');
    await press("More for Back stage");
    await press("Customers may see it");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"lane":"back"},"path":["internal"],"value":null}}');
    await press("More for Back stage");
    await press("Delete the lane");
    expect(host.asked).toContain('run home-broadband {"delete":{"things":[{"lane":"back"}],"with_touchpoints":false}}');
  });

  it("adds a lane from the list that says what each is for", async () => {
    const host = await panel();
    await press("Add a lane");
    expect(one("[aria-label='Lanes to add']").textContent).toContain("What customers want to get done here");
    expect(all("[aria-label='Lanes to add'] button:disabled")).toHaveLength(1);
    await press("Needs");
    expect(host.asked).toContain("add lane needs to home-broadband");
  });
});

describe("a list", () => {
  it("is drawn while it is written, and becomes a map", async () => {
    const host = await opened({ takeInFirst: () => Promise.resolve([]) });
    [...document.querySelectorAll("button")].find((b) => b.textContent?.includes("A list"))?.click();
    await settled();
    await type(one<HTMLTextAreaElement>("textarea"), "Discover:\nSees an offer");
    expect(host.asked).toContain("list Discover:\nSees an offer");
    expect(one("dialog [role=status]").textContent).toBe("1 stage, 2 touchpoints");
    await key("Enter", { ctrlKey: true }, one("textarea"));
    expect(host.asked).toContain("map of Discover:\nSees an offer");
    expect(one("h1").textContent?.trim()).toBe(FACTS.title);
  });

  it("says why it cannot be drawn", async () => {
    await opened({ takeInFirst: () => Promise.resolve([]), listDrawing: () => Promise.reject(new Error("The text has 2000 lines: paste at most 1000 at once.")) });
    [...document.querySelectorAll("button")].find((b) => b.textContent?.includes("A list"))?.click();
    await settled();
    await type(one<HTMLTextAreaElement>("textarea"), "a");
    expect(one("dialog").textContent).toContain("paste at most 1000");
    expect([...document.querySelectorAll<HTMLButtonElement>("dialog button")].at(-1)?.disabled).toBe(true);
  });
});

describe("the table of commands", () => {
  const nothing = (): void => {};
  const act = new Proxy({}, { get: () => nothing }) as NonNullable<Doings["map"]>["act"];
  const doings: Doings = {
    library: { openFiles: nothing, takeInFolder: nothing, begin: nothing, writeList: nothing },
    templates: [], wear: { theme: "light", toggle: nothing }, words: { palette: nothing, shortcuts: nothing }, windows: { another: nothing, close: nothing },
    map: { tools: null, undo: "Rename", redo: null, looking: false, view: "map", outlined: false, forCustomers: false, flow: false, filtered: true, notSaved: true, unsorted: 0, selected: null, act },
  };

  it("has no key and no name twice", () => {
    const deeds = deedsOf(doings);
    const keys = deeds.flatMap(({ keys }) => keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(deeds.map(({ id }) => id)).size).toBe(deeds.length);
  });

  it("knows a deed by its keys, whatever the keyboard needs for a sign", () => {
    const pressed = (key: string, more: KeyboardEventInit = {}): string | undefined => deedOfKeys(new KeyboardEvent("keydown", { key, ...more }), deedsOf(doings))?.id;
    expect(pressed("k", { ctrlKey: true })).toBe("anything");
    expect(pressed("K", { metaKey: true })).toBe("anything");
    expect(pressed("z", { ctrlKey: true })).toBe("undo");
    expect(pressed("Z", { ctrlKey: true, shiftKey: true })).toBe("redo");
    expect(pressed("?", { shiftKey: true })).toBe("shortcuts");
    expect(pressed("?")).toBe("shortcuts");
    expect(pressed("k")).toBeUndefined();
    expect(isKey(new KeyboardEvent("keydown", { key: "!", code: "Digit1", shiftKey: true }), "Shift+1")).toBe(true);
  });
});

describe("matching words", () => {
  it("takes the beginning of a title before the beginning of a word before the rest", () => {
    expect(fit("exp", "Export…")).toBe(0);
    expect(fit("map", "Fit the map")).toBe(1);
    expect(fit("ap", "Fit the map")).toBe(2);
    expect(fit("pdf", "Export…", "pdf png")).toBe(4);
    expect(fit("pdf map", "Export…", "pdf")).toBeNull();
    expect(fit("", "Anything")).toBe(0);
  });

  it("parts a text at what was typed", () => {
    expect(lit("Engineer visit, visited", "VISIT")).toEqual(["Engineer ", "visit", ", ", "visit", "ed"]);
    expect(lit("Engineer", "")).toEqual(["Engineer"]);
  });

  it("puts what was used last first", () => {
    localStorage.clear();
    used("b");
    used("c");
    expect(recentFirst(["a", "b", "c"], (one) => one)).toEqual(["c", "b", "a"]);
  });
});
