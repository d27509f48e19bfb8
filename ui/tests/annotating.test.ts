import { describe, expect, it } from "vitest";
import { RefusedError } from "../src/host/host";
import type { Host } from "../src/host/host";
import { isEmpty } from "../src/annotate/cells";
import type { Cell, CellContent, Drawing, Group, Thread } from "../src/host/types";
import { ADDED, MAP, sample, type FakeHost } from "./host";
import { button, opened, press, settled, words } from "./opened";

function cell(lane: string, touchpoint: string, x: number, content: CellContent, kind = "cell"): Cell {
  return { group: `${kind}/${lane}/${touchpoint}`, at: { ...MAP, touchpoint, lane }, bounds: { x, y: 300, w: 112, h: 40 }, name: `${lane}, ${touchpoint}`, content };
}

const THOUGHTS = [cell("Thoughts", "offer", 110, { kind: "text", text: "Is it faster?" }), cell("Thoughts", "address", 260, { kind: "text", text: "" })];
const CSAT = cell("CSAT", "offer", 110, { kind: "measure", value: 4.1, target: null, unit: "of 5" }, "metric");
const MAYA = cell("Mood", "address", 260, { kind: "emotion", persona: "maya", who: "Maya", value: -2, zero: 400, point: 8 }, "emotion");
const NOBODY = cell("Mood", "offer", 110, { kind: "emotion", persona: null, who: "Customer", value: null, zero: 400, point: 8 }, "emotion");
const LABEL: Group = { id: "lane/help", name: "Service", hash: "", items: [], at: { x: 0, y: 0 }, role: { kind: "lane_label" }, bounds: { x: 0, y: 270, w: 100, h: 20 } };
const FIRST_POINT = { id: "bill", title: "Wrong bill", touchpoint: "Opens the bill" };
const THREAD: Thread = {
  id: "why", on: { ...MAP, touchpoint: "offer" }, author: "Ana", time: "2026-10-02T09:14:00Z", text: "Do we know how many?", resolved: false, replies: [], pin: { x: 200, y: 100 },
};

/** The sample with what is drawn of some cells. */
function drawing(...drawn: Cell[]): Drawing {
  const scene = sample();
  const groups = drawn.map(({ group: id, bounds, content, name }): Group => {
    const kind = { measure: "metric", emotion: "emotion", picture: "image" }[content.kind as string] ?? "cell";
    return { id, name, bounds, hash: id, items: [], at: { x: 0, y: 0 }, role: { kind } as Group["role"] };
  });
  return { revision: 1, scene: { ...scene, groups: [...scene.groups, ...groups] } };
}

/** A map with these cells, of which the full ones are drawn. */
function map(cells: Cell[] = [], instead: Partial<Host> = {}): Promise<FakeHost> {
  const full = cells.filter(({ content }) => !isEmpty(content));
  return opened({ takeInFirst: () => Promise.resolve([ADDED]), cells: () => Promise.resolve(cells), scene: () => Promise.resolve(drawing(...full)), ...instead });
}

const thing = (group: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-group="${group}"]`);
  if (!found) throw new Error(`${group} has no element.`);
  return found;
};
const field = <F extends HTMLElement = HTMLTextAreaElement>(label: string): F => {
  const found = document.querySelector<F>(`[aria-label="${label}"]`);
  if (!found) throw new Error(`There is no field “${label}” in: ${words()}`);
  return found;
};

async function key(name: string, more: KeyboardEventInit = {}): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
  await settled();
}

async function focus(group: string): Promise<void> {
  thing(group).focus();
  await settled();
}

function write(into: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  into.value = text;
  into.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("a cell", () => {
  it("is written where it is empty, and Tab goes on along the lane", async () => {
    const host = await map(THOUGHTS, { nextCell: (_map, _view, group, back) => Promise.resolve(group === THOUGHTS[0]?.group && !back ? THOUGHTS[1]! : null) });
    expect(thing("cell/Thoughts/address").getAttribute("aria-label")).toBe("Thoughts, address: empty");
    await focus("cell/Thoughts/offer");
    await key("Enter");
    write(field("Thoughts, offer"), "Is it really faster?");
    await key("Tab");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"touchpoint":"offer"},"path":["cells","Thoughts"],"value":"Is it really faster?"}}');
    write(field("Thoughts, address"), "Not my street");
    await key("Enter");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"touchpoint":"address"},"path":["cells","Thoughts"],"value":"Not my street"}}');
    expect(document.querySelector(".map textarea")).toBeNull();
    expect(document.activeElement?.getAttribute("data-group")).toBe("cell/Thoughts/address");
  });

  it("stays what it was with Escape, and is taken away by Delete", async () => {
    const host = await map(THOUGHTS);
    await focus("cell/Thoughts/offer");
    await key("Enter");
    write(field("Thoughts, offer"), "Never mind");
    await key("Escape");
    expect(host.asked.some((asked) => asked.startsWith("run"))).toBe(false);
    await key("Delete");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"touchpoint":"offer"},"path":["cells","Thoughts"],"value":null}}');
  });

  it("takes a table from a spreadsheet to the right and down", async () => {
    const host = await map(THOUGHTS);
    await focus("cell/Thoughts/offer");
    await key("Enter");
    const paste = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => "a\tb\nc\td", files: [] } });
    field("Thoughts, offer").dispatchEvent(paste);
    await settled();
    expect(host.asked).toContain('run home-broadband {"paste_cells":{"text":"a\\tb\\nc\\td","lane":"Thoughts","from":"offer"}}');
  });

  it("of a metric lane has a value and a target, and says what is no number", async () => {
    const host = await map([CSAT]);
    await focus("metric/CSAT/offer");
    await key("Enter");
    write(field<HTMLInputElement>("CSAT, offer: target"), "a lot");
    await key("Enter");
    expect(document.querySelector("[role=alert]")?.textContent).toContain("a number");
    write(field<HTMLInputElement>("CSAT, offer: target"), "4,5");
    await key("Enter");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"touchpoint":"offer"},"path":["measures","CSAT"],"value":{"value":4.1,"target":4.5}}}');
  });
});

describe("an emotion", () => {
  it("goes up and down by keys, in halves with Alt, and to zero", async () => {
    const host = await map([MAYA]);
    await focus("emotion/Mood/address");
    await key("ArrowUp");
    await key("ArrowDown", { altKey: true });
    await key("0");
    await key("Delete");
    const felt = host.asked.filter((asked) => asked.startsWith("feel"));
    expect(felt).toEqual(["-1", "-2.5", "0", "null"].map((value) => `feel {"touchpoint":"address"} maya ${value}`));
  });

  it("hears a key once it is known what is felt now", async () => {
    const before: Cell = { ...MAYA, content: { ...(MAYA.content as Extract<CellContent, { kind: "emotion" }>), value: null } };
    let known = Promise.resolve([before]);
    const host = await map([MAYA], { cells: () => known });
    await focus("emotion/Mood/address");
    let answer = (_: Cell[]): void => {};
    known = new Promise((resolve) => (answer = resolve));
    await key("+");
    await key("Delete");
    expect(host.asked.filter((asked) => asked.startsWith("feel"))).toEqual([]);
    answer([MAYA]);
    await settled();
    expect(host.asked.filter((asked) => asked.startsWith("feel"))).toEqual(['feel {"touchpoint":"address"} maya null']);
  });

  it("begins at zero where nobody has said anything yet", async () => {
    const host = await map([NOBODY]);
    expect(thing("emotion/Mood/offer").getAttribute("aria-label")).toBe("Mood, offer: empty");
    await focus("emotion/Mood/offer");
    await key("Enter");
    expect(host.asked).toContain('feel {"touchpoint":"offer"} null 0');
  });
});

describe("service", () => {
  it("is added unsorted with Enter, or with its cause by a key", async () => {
    const host = await map([], { called: () => Promise.resolve({ key: "title", text: "Sees an offer" }) });
    await focus("card/offer");
    await key("s");
    expect(words()).toContain("Service at Sees an offer");
    write(field<HTMLInputElement>("What somebody needed help with"), "Price unclear");
    await key("Enter");
    expect(host.asked).toContain('add to home-broadband {"add":{"kind":"service_point","fields":{"touchpoint":"offer","title":"Price unclear"},"before":null}}');
    await focus("card/offer");
    await key("s");
    write(field<HTMLInputElement>("What somebody needed help with"), "Site was down");
    await key("Tab");
    await key("1");
    expect(button("Add as technical")).toBeDefined();
    await key("Enter");
    expect(host.asked).toContain('add to home-broadband {"add":{"kind":"service_point","fields":{"touchpoint":"offer","title":"Site was down","cause":"technical_failure"},"before":null}}');
  });

  it("is sorted in one sweep, a key for each", async () => {
    const second = { id: "login", title: "Cannot log in", touchpoint: "Signs up" };
    const host = await map([cell("help", "offer", 110, { kind: "service" }, "service")], {
      unsorted: () => Promise.resolve([FIRST_POINT, second]),
      scene: () => Promise.resolve({ revision: 1, scene: { ...sample(), groups: [...sample().groups, LABEL] } }),
    });
    await press("Sort 2 now");
    expect(words()).toContain("Wrong bill");
    await key("2");
    expect(words()).toContain("Cannot log in");
    await key("s");
    expect(host.asked.filter((asked) => asked.includes('"cause"'))).toEqual(['run home-broadband {"set":{"of":{"service_point":"bill"},"path":["cause"],"value":"logistical_failure"}}']);
    expect(document.querySelector("[role=radiogroup][aria-label='What happened?']")).toBeNull();
  });
});

describe("notes and comments", () => {
  it("a note is put below the selected card and begun in place", async () => {
    const host = await map();
    await focus("card/offer");
    await key("n");
    await key("Enter");
    write(field("Note"), "Ask Raj");
    await key("Enter");
    expect(host.asked).toContain("anchor 134, 131");
    expect(host.asked.find((asked) => asked.startsWith("add to"))).toContain('"kind":"note","fields":{"text":"Ask Raj","at":');
  });

  it("a note without words is none", async () => {
    const host = await map();
    await focus("card/offer");
    await key("n");
    await key("Enter");
    await key("Enter");
    expect(host.asked.some((asked) => asked.startsWith("add to"))).toBe(false);
    expect(document.querySelector(".map textarea")).toBeNull();
  });

  it("a comment is sent with Ctrl+Enter, answered and resolved", async () => {
    let threads: Thread[] = [];
    const host = await map([], { threads: () => Promise.resolve(threads), add: (map, command) => ((threads = [THREAD]), host.asked.push(`add to ${map} ${JSON.stringify(command)}`), Promise.resolve("why")) });
    await focus("card/offer");
    await key("m");
    write(field("Comment"), "Do we know how many?");
    await key("Enter", { ctrlKey: true });
    expect(host.asked.find((asked) => asked.startsWith("add to"))).toContain('"kind":"comment"');
    write(field("Reply"), "All of them.");
    await key("Enter", { ctrlKey: true });
    expect(host.asked).toContain('run home-broadband {"reply":{"comment":"why","text":"All of them."}}');
    await press("Resolve");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"comment":"why"},"path":["resolved"],"value":true}}');
  });
});

describe("a refusal on the map", () => {
  it("is said once in words, offers its ways out, and goes with Escape", async () => {
    const way = { label: "Add the lane Back stage", command: { set: { of: "map" as const, path: ["title"], value: "x" } } };
    const host = await map([], { addStep: () => Promise.reject(new RefusedError({ sentence: "This map has no lane of steps yet.", ways_out: [way] })) });
    await focus("card/offer");
    await key("b");
    expect(document.querySelectorAll("[role=alert]")).toHaveLength(1);
    expect(document.querySelector("[role=alert]")?.textContent).toContain("no lane of steps");
    await key("Escape");
    expect(document.querySelector("[role=alert]")).toBeNull();
    await key("b");
    await press("Add the lane Back stage");
    expect(host.asked.some((asked) => asked.startsWith("run"))).toBe(true);
    expect(document.querySelector("[role=alert]")).toBeNull();
  });
});
