import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import App from "../src/App.svelte";
import { RefusedError, type Host } from "../src/host/host";
import type { Inspection, PanelField, Which } from "../src/host/types";
import { aboutOf } from "../src/inspector/inspector.svelte";
import InspectorPanel from "../src/inspector/InspectorPanel.svelte";
import { groupOf, whichOf } from "../src/map/editor";
import { Sheet } from "../src/map/sheet.svelte";
import { standInForCanvas } from "./canvas";
import { ADDED, FACTS, PANELS, fakeHost, sample, type FakeHost } from "./host";
import { group } from "./scene";

let shown: Record<string, unknown> | null = null;

beforeEach(() => {
  standInForCanvas();
  vi.useFakeTimers();
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  } as unknown as typeof ResizeObserver;
  globalThis.IntersectionObserver = class {
    observe(): void {}
    disconnect(): void {}
  } as unknown as typeof IntersectionObserver;
  window.matchMedia = (media) => ({ media, matches: false, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList;
  Object.defineProperty(document, "fonts", { configurable: true, value: { load: () => Promise.resolve([]) } });
  Element.prototype.scrollIntoView = () => {};
  localStorage.clear();
});

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.replaceChildren();
  vi.useRealTimers();
});

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await vi.advanceTimersByTimeAsync(150);
    await tick();
  }
  flushSync();
}

/** The groups of the things that the panels are about, as a drawing has them. */
function drawing(): ReturnType<typeof sample> {
  const scene = sample();
  const drawn = Object.keys(PANELS).filter((name) => name !== "several").map((name) => groupOf(JSON.parse(name) as Which));
  const groups = [...drawn.filter((id) => id !== null), "card/choose", "card/go"].map((id) => group(id, "card", [0, 0, 10, 10], id));
  return { ...scene, groups: [...scene.groups, ...groups] };
}

/** A panel about a thing, opened as the map would select it or as another panel would open it. */
async function about(which: Which, instead: Partial<Host> = {}): Promise<{ host: FakeHost; sheet: Sheet; panel: Inspection }> {
  const panel = PANELS[JSON.stringify(which)];
  if (!panel) throw new Error(`There is no panel about ${JSON.stringify(which)}.`);
  const host = fakeHost({ scene: () => Promise.resolve({ revision: 1, scene: drawing() }), inspect: (_map, things) => Promise.resolve(things.length > 1 ? (PANELS["several"] as Inspection) : panel), ...instead });
  const sheet = await Sheet.of(host, FACTS, null);
  const id = groupOf(which);
  if (id) sheet.selection.only(id);
  shown = mount(InspectorPanel, { target: document.body, props: { host, sheet, folded: false, fold: () => {}, openMap: (map: string) => host.asked.push(`open ${map}`) } });
  await settled();
  for (const fold of document.querySelectorAll<HTMLElement>("h3 button[aria-expanded='false']")) fold.click();
  await settled();
  return { host, sheet, panel };
}

const TOUCHPOINT: Which = { touchpoint: "pay" };
const POINT: Which = { service_point: "broken" };

const nameOf = (control: Element): string => {
  const [label] = [...((control as HTMLInputElement).labels ?? [])];
  return (control.getAttribute("aria-label") ?? label?.textContent ?? control.textContent ?? "").replace(/\s+/g, " ").trim();
};

/** Every control, in the order of the Tab key. */
const controls = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("aside :is(button, input, select, textarea)")].filter((element) => element.tabIndex >= 0);

function control(name: string): HTMLElement {
  const found = controls().find((element) => nameOf(element) === name);
  if (!found) throw new Error(`There is no “${name}” among ${controls().map(nameOf).join(" | ")}`);
  return found;
}

function write(element: HTMLElement, text: string): void {
  const field = element as HTMLInputElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

function key(element: Element, name: string): void {
  element.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  flushSync();
}

function pick(element: HTMLElement, at: number): void {
  const list = element as HTMLSelectElement;
  list.value = String(at);
  list.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
}

const alerts = (): string[] => [...document.querySelectorAll("[role=alert]")].map((alert) => (alert.textContent ?? "").replace(/\s+/g, " ").trim());
const fieldsOf = ({ title_field, sections }: Inspection): PanelField[] => [
  ...(title_field ? [title_field] : []),
  ...sections.flatMap(({ parts }) => parts.filter((part) => part.part === "field")),
];

/** The set command as the fake core writes it down. */
const set = ({ of: [of], path }: PanelField, value: unknown): string => `run ${FACTS.id} ${JSON.stringify({ set: { of, path, value } })}`;

const SINGLE = Object.keys(PANELS).filter((name) => name !== "several").map((name) => JSON.parse(name) as Which);

/** Every panel is drawn in turn, which takes its time on a busy machine. */
const ALL_PANELS = 60_000;

describe("the panel beside the map", () => {
  it("has a name for every control of every panel", async () => {
    for (const which of SINGLE) {
      await about(which);
      const nameless = controls().filter((element) => nameOf(element) === "");
      expect(nameless.map((element) => element.outerHTML), JSON.stringify(which)).toEqual([]);
      if (shown) await unmount(shown);
      document.body.replaceChildren();
    }
  }, ALL_PANELS);

  it("says what it is about, where that is, and its figures", async () => {
    const { panel } = await about(TOUCHPOINT);
    expect(document.querySelector("aside h2")?.textContent).toBe("Pays");
    expect(document.querySelector(".place")?.textContent).toBe(panel.place);
    expect([...document.querySelectorAll("aside header ~ .rest > dl dd")].map((dd) => dd.textContent)).toEqual(panel.figures.map(({ value, unit }) => `${value} ${unit}`));
  });

  it("keeps the order of the sections for the Tab key", async () => {
    const { panel } = await about(TOUCHPOINT);
    const order = controls().map(nameOf);
    const labels = panel.sections.flatMap(({ parts }) => parts.flatMap((part) => (part.part === "field" && part.entry.kind !== "picture" ? [part.label] : [])));
    const places = labels.map((label) => order.indexOf(label));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(order[0]).toBe("Title");
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("is about the map while nothing is selected, and follows the selection", async () => {
    const host = fakeHost({ scene: () => Promise.resolve({ revision: 1, scene: drawing() }) });
    const sheet = await Sheet.of(host, FACTS, null);
    shown = mount(InspectorPanel, { target: document.body, props: { host, sheet, folded: false, fold: () => {}, openMap: () => {} } });
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("Buying at the till");
    sheet.selection.only("mark/broken");
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("Till is down");
    sheet.selection.only("card/choose", "card/pay");
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("2 selected");
  });

  it("opens what belongs to a thing: on the map where it is drawn, else in the panel, with a way back", async () => {
    const host = fakeHost({ scene: () => Promise.resolve({ revision: 1, scene: drawing() }) });
    const sheet = await Sheet.of(host, FACTS, null);
    sheet.selection.only("card/pay");
    shown = mount(InspectorPanel, { target: document.body, props: { host, sheet, folded: false, fold: () => {}, openMap: () => {} } });
    await settled();
    controls().find((element) => nameOf(element).startsWith("Till is down"))?.click();
    await settled();
    expect(sheet.selection.groups).toEqual(["mark/broken"]);
    sheet.selection.clear();
    await settled();
    controls().find((element) => nameOf(element).startsWith("Till log"))?.click();
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("Till log");
    control("Back").click();
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("Buying at the till");
  });

  it("goes back where what was opened is gone", async () => {
    const { host, sheet } = await about("map", { inspect: (_map, things) => (things.length === 0 ? Promise.resolve(PANELS['"map"'] as Inspection) : Promise.reject(new Error("That is no longer on the map."))) });
    controls().find((element) => nameOf(element).startsWith("Till log"))?.click();
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("Buying at the till");
    sheet.selection.only("card/pay");
    await settled();
    expect(document.querySelector("aside [role=alert]")?.textContent).toBe("That is no longer on the map.");
    expect(host.asked.some((asked) => asked.startsWith("run"))).toBe(false);
  });
});

describe("every field of every panel", () => {
  it("sends what was entered, and nothing else", async () => {
    let tried = 0;
    for (const which of SINGLE) {
      const { host, panel } = await about(which);
      for (const field of fieldsOf(panel)) {
        const { entry } = field;
        if (entry.kind === "picture" || entry.kind === "other_map") continue;
        const named = controls().filter((element) => nameOf(element) === field.label && element.id !== "");
        const [element] = entry.kind === "text" && field === panel.title_field ? [control(field.label)] : named;
        if (!element) throw new Error(`No control “${field.label}” of ${JSON.stringify(which)}`);
        host.asked.length = 0;
        const sent = enter(element, field);
        await settled();
        const asked = host.asked.filter((asked) => !asked.startsWith("read") && !asked.startsWith("maps"));
        if (sent !== null) expect(asked, `${field.label} of ${JSON.stringify(which)}`).toEqual([sent]);
        tried += 1;
      }
      if (shown) await unmount(shown);
      document.body.replaceChildren();
    }
    expect(tried).toBeGreaterThan(150);
  }, ALL_PANELS);
});

/** Enters something into a field; what is sent for it, null where there is nothing else to choose. */
function enter(element: HTMLElement, field: PanelField): string | null {
  const { entry, of: [of], path } = field;
  const typed = (text: string): string => `enter ${JSON.stringify(of)} ${path.join(".")} ${text}`;
  switch (entry.kind) {
    case "text":
      write(element, "Something else");
      return set(field, "Something else");
    case "check":
      element.click();
      return set(field, entry.on ? null : true);
    case "choice": {
      const at = entry.choices.findIndex((_, at) => at !== entry.chosen);
      if (at < 0) return null;
      pick(element, at);
      return set(field, entry.choices[at]?.value ?? null);
    }
    case "many": {
      const at = entry.choices.findIndex(({ value }) => !entry.chosen.some((chosen) => JSON.stringify(chosen.value) === JSON.stringify(value)));
      if (at < 0) return null;
      key(element, "ArrowDown");
      key(element, "Enter");
      return set(field, [...entry.chosen, entry.choices[at]].map((choice) => choice?.value));
    }
    case "words":
      write(element, "new");
      key(element, "Enter");
      return set(field, [...(entry.words[0] ?? []), "new"]);
    case "typed":
    case "estimate":
      write(element, "7/8");
      key(element, "Enter");
      return typed("7/8");
    case "feeling":
      write(element, "3.5");
      return set(field, 3.5);
    case "colour":
      write(element, "#0b7285");
      key(element, "Enter");
      return set(field, "#0b7285");
    case "cause": {
      element.click();
      flushSync();
      const other = document.querySelector<HTMLElement>("[role=option][aria-selected=false]");
      other?.click();
      return set(field, entry.causes[entry.chosen === 0 ? 1 : 0]?.value);
    }
    default:
      return null;
  }
}

describe("a text", () => {
  it("is kept while somebody rests, as one burst, and taken away when emptied", async () => {
    const { host, panel } = await about(TOUCHPOINT);
    const field = fieldsOf(panel).find(({ label }) => label === "Description") as PanelField;
    const element = control("Description");
    host.asked.length = 0;
    for (const text of ["N", "No", "Nob", "Nobody"]) {
      write(element, text);
      await vi.advanceTimersByTimeAsync(60);
    }
    await settled();
    expect(host.asked).toEqual([set(field, "Nobody")]);
    host.asked.length = 0;
    write(element, "");
    await settled();
    expect(host.asked).toEqual([set(field, null)]);
  });

  it("goes back to what it was with Escape", async () => {
    const { host, panel } = await about(TOUCHPOINT);
    const field = panel.title_field as PanelField;
    const element = control("Title");
    write(element, "Pays twice");
    await settled();
    key(element, "Escape");
    await settled();
    expect(host.asked.filter((asked) => asked.startsWith("run"))).toEqual([set(field, "Pays twice"), set(field, "Pays")]);
  });

  it("is kept when the keyboard goes elsewhere, before the rest is over", async () => {
    const { host, panel } = await about(TOUCHPOINT);
    const field = fieldsOf(panel).find(({ label }) => label === "Owner") as PanelField;
    const element = control("Owner");
    write(element, "Shop");
    element.blur();
    await tick();
    expect(host.asked).toContain(set(field, "Shop"));
  });

  it("stays where it is refused, with the reason and the ways out below it", async () => {
    const refusal = { sentence: "“Pays”: that owner is not known.", ways_out: [{ label: "Call it Shop", command: { set: { of: TOUCHPOINT, path: ["owner"], value: "Shop" } } }] };
    let refuses = true;
    const ran: unknown[] = [];
    await about(TOUCHPOINT, {
      run: (_map, command) => {
        ran.push(command);
        return refuses ? Promise.reject(new RefusedError(refusal)) : Promise.resolve();
      },
    });
    const element = control("Owner") as HTMLInputElement;
    write(element, "Nobody");
    element.blur();
    await settled();
    expect(alerts()).toEqual(["“Pays”: that owner is not known. Call it Shop"]);
    expect(element.value).toBe("Nobody");
    refuses = false;
    control("Call it Shop").click();
    await settled();
    expect(ran.at(-1)).toEqual(refusal.ways_out[0]?.command);
    expect(alerts()).toEqual([]);
  });
});

describe("a picture", () => {
  it("is chosen in the dialog of the system, said in words, and placed", async () => {
    const picture = { name: "a-red-bag", media_type: "image/png" as const, data: "iVBORw0KGgo=" };
    const { host } = await about(TOUCHPOINT, { choosePicture: () => Promise.resolve(picture) });
    control("Photographs: choose a picture…").click();
    await settled();
    const field = control("Photographs: what it shows, for who cannot see it") as HTMLInputElement;
    expect(field.value).toBe("a red bag");
    write(field, "A red bag on the till");
    key(field, "Enter");
    await settled();
    const placed = { media_type: "image/png", data: "iVBORw0KGgo=", alt: "A red bag on the till", at: { cell: { touchpoint: "pay", lane: "photo" } } };
    expect(host.asked).toContain(`run ${FACTS.id} ${JSON.stringify({ place_image: placed })}`);
  });

  it("says why a file cannot be placed", async () => {
    await about(TOUCHPOINT, { choosePicture: () => Promise.reject(new Error("That file is no picture.")) });
    control("Photographs: choose a picture…").click();
    await settled();
    expect(alerts()).toEqual(["That file is no picture."]);
  });
});

describe("a choice of several", () => {
  it("is found by its words, added with Enter and taken away", async () => {
    const { host, panel } = await about(TOUCHPOINT);
    const field = fieldsOf(panel).find(({ label }) => label === "Channels") as PanelField;
    const element = control("Channels");
    write(element, "ph");
    await settled();
    const found = [...document.querySelectorAll("[role=listbox] [role=option]")].map((option) => option.textContent);
    expect(found).toEqual(["Phone"]);
    key(element, "Enter");
    await settled();
    expect(host.asked).toContain(set(field, ["shop", "phone"]));
    control("Take away Shop").click();
    await settled();
    expect(host.asked).toContain(set(field, null));
    expect(document.activeElement).toBe(element);
  });
});

describe("a number", () => {
  it("says below it why it cannot be read, and keeps what was typed", async () => {
    const { host } = await about(TOUCHPOINT, { enter: () => Promise.reject(new RefusedError({ sentence: "Write a number.", ways_out: [] })) });
    const element = control("Queue") as HTMLInputElement;
    write(element, "many");
    key(element, "Enter");
    await settled();
    expect(alerts()).toEqual(["Write a number."]);
    expect(element.value).toBe("many");
    expect(element.getAttribute("aria-invalid")).toBe("true");
    key(element, "Escape");
    await settled();
    expect(element.value).toBe("7");
    expect(host.asked.some((asked) => asked.startsWith("run"))).toBe(false);
  });

  it("is not sent anew where nothing was changed", async () => {
    const { host } = await about(TOUCHPOINT);
    const element = control("Takes") as HTMLInputElement;
    write(element, element.value);
    element.blur();
    await settled();
    expect(host.asked.some((asked) => asked.startsWith("enter"))).toBe(false);
  });
});

describe("a feeling", () => {
  it("follows its slider, sending the latest only", async () => {
    const { host, panel } = await about(TOUCHPOINT);
    const field = fieldsOf(panel).find(({ label }) => label === "Ines") as PanelField;
    const slider = control("Ines") as HTMLInputElement;
    for (const value of ["-1", "0", "1", "2"]) {
      slider.value = value;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
    await settled();
    expect(host.asked.filter((asked) => asked.startsWith("run"))).toEqual([set(field, -1), set(field, 2)]);
    key(slider, "Delete");
    await settled();
    expect(host.asked.at(-1)).toBe(set(field, null));
  });
});

describe("undo", () => {
  it("is that of the map after a slider, and that of the field while somebody writes", async () => {
    const host = fakeHost({ takeInFirst: () => Promise.resolve([ADDED]) });
    shown = mount(App, { target: document.body, props: { host } });
    await settled();
    const undo = (element: Element): boolean => element.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true, cancelable: true }));
    undo(control("Owner"));
    await settled();
    expect(host.asked).not.toContain(`undo ${FACTS.id}`);
    undo(control("Status"));
    await settled();
    expect(host.asked).toContain(`undo ${FACTS.id}`);
  });
});

describe("a rate", () => {
  async function dialog(which: Which = POINT, instead: Partial<Host> = {}): Promise<FakeHost> {
    const { host } = await about(which, instead);
    controls().find((element) => nameOf(element).startsWith("Need arises: rests on"))?.click();
    await settled();
    return host;
  }
  const box = (): HTMLDialogElement => document.querySelector("dialog") as HTMLDialogElement;
  const text = (): HTMLInputElement => box().querySelector<HTMLInputElement>("input[type=text]") as HTMLInputElement;
  const button = (words: string): HTMLButtonElement => [...box().querySelectorAll("button")].find((b) => b.textContent?.trim() === words) as HTMLButtonElement;

  it("is read back where it is typed", async () => {
    const { host } = await about(POINT);
    write(control("Need arises"), "39/1300");
    await settled();
    expect(host.asked).toContain("read need 39/1300");
    expect(document.querySelector("aside [aria-live]")?.textContent).toBe("39 of 1300 visits");
  });

  it("follows its slider", async () => {
    const { host } = await about(POINT);
    const slider = control("Need arises, by a slider") as HTMLInputElement;
    slider.value = "0.05";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
    expect(host.asked).toContain('enter {"service_point":"broken"} need 5 %');
  });

  it("opens with what stands there, what was counted first", async () => {
    await dialog();
    expect(box().querySelector("h2")?.textContent).toBe("How often does it happen?");
    expect(box().textContent).toContain("Till is down, at Pays");
    expect(text().value).toBe("52/1300");
    expect(document.activeElement).toBe(text());
    const order = [...box().querySelectorAll("legend, .much, .rows > *")].map((element) => element.textContent?.trim().split("\n")[0]);
    expect(order[0]).toBe("What did you count: needs or contacts?");
    expect(box().textContent).toContain("cited in 3 places on this map");
  });

  it("cannot be kept while it is not read, and says what was meant", async () => {
    await dialog();
    write(text(), "1300/52");
    await settled();
    expect(button("Keep").disabled).toBe(true);
    expect(box().textContent).toContain("A count cannot be larger than its total.");
    button("Take 52/1300").click();
    await settled();
    expect(text().value).toBe("52/1300");
    expect(button("Keep").disabled).toBe(false);
  });

  it("is kept with Enter: as counted, with evidence, source, date and range", async () => {
    const host = await dialog();
    box().querySelectorAll<HTMLInputElement>("fieldset input")[1]?.click();
    await settled();
    expect(box().textContent).toContain("So 8 % of visits raise this need.");
    write(text(), "40/1300");
    box().querySelector<HTMLInputElement>("[role=radiogroup] input[value=estimated]")?.click();
    const [list] = box().querySelectorAll("select");
    if (list) {
      list.value = "+";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }
    flushSync();
    write(box().querySelector("[aria-label='Title of the new source']") as HTMLElement, "Survey");
    write(box().querySelector("[aria-label=Lowest]") as HTMLElement, "2 %");
    await settled();
    key(text(), "Enter");
    await settled();
    const form = { contacts: true, text: "40/1300", evidence: "estimated", low: "2 %", high: "", source: "Survey", new_source: true, date: "30 September 2026" };
    expect(host.asked.at(-1)?.startsWith('keep {"service_point":"broken"} need ')).toBe(true);
    expect(JSON.parse(host.asked.at(-1)?.slice('keep {"service_point":"broken"} need '.length) ?? "")).toEqual(form);
    expect(box()).toBeNull();
  });

  it("is taken back with Escape, and the keyboard goes back to where it was", async () => {
    const host = await dialog();
    write(text(), "1/2");
    box().dispatchEvent(new Event("cancel", { cancelable: true }));
    await settled();
    expect(box()).toBeNull();
    expect(host.asked.some((asked) => asked.startsWith("keep"))).toBe(false);
    expect(nameOf(document.activeElement as Element)).toBe("Need arises: rests on: measured, 52 of 1,300");
  });

  it("says why it was refused and keeps what was written", async () => {
    await dialog(POINT, { keepRate: () => Promise.reject(new RefusedError({ sentence: "That source is gone.", ways_out: [] })) });
    write(text(), "7/1300");
    await settled();
    button("Keep").click();
    await settled();
    expect(box().querySelector("[role=alert]")?.textContent).toBe("That source is gone.");
    expect(text().value).toBe("7/1300");
  });
});

describe("what a fix would change", () => {
  it("is shown for prevention, for better service, and for both", async () => {
    await about(POINT);
    const titles = (): string | undefined => document.querySelector(".if h4")?.textContent?.replace("\u00a0", " ");
    expect(titles()).toBe("If brought to 1 %");
    document.querySelector<HTMLInputElement>(".if input[value='Both']")?.click();
    await settled();
    expect(titles()).toBe("If brought to 1 % and served well");
    expect(document.querySelectorAll(".if dd")).toHaveLength(3);
  });
});

describe("a cause", () => {
  it("is chosen by the question that tests it, by keys alone", async () => {
    const { host, panel } = await about(POINT);
    const field = fieldsOf(panel).find(({ entry }) => entry.kind === "cause") as PanelField;
    control("Cause").click();
    await settled();
    const list = document.querySelector("[role=listbox]") as HTMLElement;
    expect(document.activeElement).toBe(list);
    expect([...list.querySelectorAll("[role=option]")]).toHaveLength(11);
    key(list, "3");
    await settled();
    expect(host.asked).toContain(set(field, "human_failure"));
    expect(nameOf(document.activeElement as Element)).toBe("Cause");
  });
});

describe("what is added", () => {
  it("is named first, then opened", async () => {
    const panel = PANELS['"map"'] as Inspection;
    let added = false;
    const more: Inspection = {
      ...panel,
      sections: panel.sections.map((section) => ({
        ...section,
        parts: section.parts.map((part) =>
          part.part === "rows" && part.add?.kind === "source" ? { ...part, rows: [...part.rows, { which: { source: "survey" }, title: "Survey", detail: "", mark: null, colour: null, map: null }] } : part,
        ),
      })),
    };
    const inspected: string[] = [];
    const { host } = await about("map", {
      inspect: (_map, things) => {
        inspected.push(JSON.stringify(things));
        return Promise.resolve(things.length > 0 ? (PANELS['{"source":"till-log"}'] as Inspection) : added ? more : panel);
      },
    });
    host.run = (map, command) => {
      host.asked.push(`run ${map} ${JSON.stringify(command)}`);
      added = true;
      return Promise.resolve();
    };
    control("Add a source…").click();
    await settled();
    expect(nameOf(document.activeElement as Element)).toBe("Add a source");
    write(document.activeElement as HTMLElement, "Survey");
    key(document.activeElement as Element, "Enter");
    await settled();
    expect(host.asked).toContain(`run ${FACTS.id} {"add":{"kind":"source","fields":{"title":"Survey"},"before":null}}`);
  });
});

describe("comments", () => {
  it("are answered, resolved, and written anew", async () => {
    const { host } = await about(TOUCHPOINT);
    const words = (): string => document.querySelector("section[aria-label=Comments]")?.textContent ?? "";
    expect(words()).toContain("How many were there at noon?");
    expect(words()).not.toContain("Is that a quote?");
    control("Show 1 resolved").click();
    await settled();
    expect(words()).toContain("Is that a quote?");
    control("Reply").click();
    await settled();
    const field = document.querySelector("section[aria-label=Comments] textarea") as HTMLElement;
    expect(document.activeElement).toBe(field);
    write(field, "Twenty.");
    key(field, "Enter");
    await settled();
    expect(host.asked).toContain(`run ${FACTS.id} {"reply":{"comment":"four","text":"Twenty."}}`);
    control("Resolve").click();
    await settled();
    expect(host.asked).toContain(`run ${FACTS.id} {"set":{"of":{"comment":"four"},"path":["resolved"],"value":true}}`);
    write(field, "And at one?");
    key(field, "Enter");
    await settled();
    expect(host.asked).toContain(`run ${FACTS.id} {"add":{"kind":"comment","fields":{"on":{"touchpoint":"pay"},"text":"And at one?"},"before":null}}`);
  });
});

describe("several things", () => {
  it("get a tag each, as one step, and are deleted together", async () => {
    const { host, sheet } = await about(TOUCHPOINT);
    sheet.selection.only("card/choose", "card/pay");
    await settled();
    write(control("Tags"), "shop");
    key(control("Tags"), "Enter");
    await settled();
    const [choose, pay] = [{ touchpoint: "choose" }, { touchpoint: "pay" }];
    const commands = [
      { set: { of: choose, path: ["tags"], value: ["shop"] } },
      { set: { of: pay, path: ["tags"], value: ["queue", "shop"] } },
    ];
    expect(host.asked).toContain(`run ${FACTS.id} ${JSON.stringify({ together: { label: "Change tags of 2 things", commands } })}`);
    control("More for 2 selected").click();
    await settled();
    [...document.querySelectorAll<HTMLElement>("[role=menuitem]")][0]?.click();
    await settled();
    expect(host.asked).toContain(`run ${FACTS.id} ${JSON.stringify({ delete: { things: [choose, pay], with_touchpoints: false } })}`);
  });
});

describe("the panel in the window", () => {
  async function opened(): Promise<FakeHost> {
    const host = fakeHost({ takeInFirst: () => Promise.resolve([ADDED]) });
    shown = mount(App, { target: document.body, props: { host } });
    await settled();
    return host;
  }

  it("is folded away, which is remembered, and unfolded", async () => {
    await opened();
    control("Fold the inspector away").click();
    await settled();
    expect(localStorage.getItem("throughline.inspector")).toBe("folded");
    expect(document.querySelector("aside h2")).toBeNull();
    control("Unfold the inspector").click();
    await settled();
    expect(document.querySelector("aside h2")?.textContent).toBe("Buying at the till");
  });

  it("gives way to the history", async () => {
    await opened();
    [...document.querySelectorAll("button")].find((button) => button.ariaLabel === "History" || button.getAttribute("aria-label") === "History")?.click();
    await settled();
    expect([...document.querySelectorAll("aside")].map((aside) => aside.getAttribute("aria-label"))).toEqual(["History"]);
  });

  it("takes the keyboard from the map by F6, and gives it back", async () => {
    await opened();
    const step = (shiftKey = false): void => void window.dispatchEvent(new KeyboardEvent("keydown", { key: "F6", shiftKey, cancelable: true }));
    document.querySelector<HTMLElement>(".stage")?.focus();
    step();
    expect(document.activeElement?.closest("aside")?.getAttribute("aria-label")).toBe("Inspector");
    step(true);
    expect(document.activeElement?.closest(".stage")).not.toBeNull();
  });
});

describe("groups of the drawing", () => {
  it("tell of what they stand at", () => {
    expect(aboutOf("cell/thoughts/pay")).toEqual({ touchpoint: "pay" });
    expect(aboutOf("stagecell/thoughts/shop")).toEqual({ stage: "shop" });
    expect(aboutOf("emotion/feeling/ines/pay")).toEqual({ touchpoint: "pay" });
    expect(aboutOf("curve/feeling/ines")).toEqual({ persona: "ines" });
    expect(aboutOf("steparrow/repair>pay")).toEqual({ step: "repair" });
    expect(aboutOf("mark/broken")).toEqual({ service_point: "broken" });
    expect(aboutOf("line/visibility")).toBeNull();
  });

  it("are the things of the map, both ways", () => {
    for (const which of SINGLE) {
      const id = groupOf(which);
      if (id !== null) expect(whichOf(id)).toEqual(which);
    }
    expect(whichOf("exit/pay/1")).toEqual({ exit: { from: "pay", number: 1 } });
  });
});
