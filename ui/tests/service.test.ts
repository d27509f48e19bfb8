import { describe, expect, it, vi } from "vitest";
import { after, same } from "../src/service/view.svelte";
import { thingsOf } from "../src/service/page";
import type { ExportRequest } from "../src/host/types";
import { CHOICES, outlookOf, serviceOf } from "./host";
import { find, openMap, press, settled, standIns, words, write } from "./open";

standIns();

const shown = (group: string): string => document.querySelector(`[data-group="${group}"]`)?.getAttribute("aria-label") ?? "";

async function service(instead = {}) {
  const host = await openMap(instead);
  await press("radio", "Service");
  return host;
}

describe("the service view", () => {
  it("shows what is counted, against another base, and as tables", async () => {
    const host = await service();
    expect(host.asked).toContain("service of home-broadband, starting");
    await press("radio", "Per month");
    expect(host.asked).toContain("service of home-broadband, month");
    await press("radio", "Tables");
    expect(document.querySelector("table")?.textContent).toContain("399");
  });

  it("works out how sure the figures are once nothing changes any more", async () => {
    const host = await service();
    expect(host.asked.filter((what) => what.startsWith("sureness"))).toEqual(["sureness of home-broadband, starting"]);
  });

  it("can stop that and then shows no bands", async () => {
    const host = await service({ workOutSureness: () => new Promise(() => {}) });
    expect(words()).toContain("how sure the figures are, 0 %");
    await press("button", "Stop");
    expect(host.asked).toContain("stop sureness");
    expect((find("checkbox", "90 % bands") as HTMLInputElement).checked).toBe(false);
  });

  it("greys the old figures until the new ones are there", async () => {
    let answer = (): void => {};
    const host = await service({ service: (_map: string, wish: Parameters<typeof serviceOf>[0]) => (wish.base === "month" ? new Promise((done) => (answer = () => done(serviceOf(wish)))) : Promise.resolve(serviceOf(wish))) });
    expect(document.querySelector("[aria-busy=false]")).not.toBeNull();
    await press("radio", "Per month");
    expect(document.querySelector(".old[aria-busy=true]")).not.toBeNull();
    answer();
    await settled();
    expect(document.querySelector(".old")).toBeNull();
    expect(host.asked.length).toBeGreaterThan(0);
  });
});

describe("what if", () => {
  it("switches fixes off and on, and the whole view follows", async () => {
    const host = await service();
    expect(shown("service/headline/contacts")).toBe("399 contacts");
    expect(find("checkbox", "Prevent missed").getAttribute("aria-checked")).toBe("true");
    await press("checkbox", "Prevent slow");
    expect(host.asked).toContain("service of home-broadband, starting with missed made");
    expect(shown("service/headline/contacts")).toBe("369 contacts, today 399");
    await press("radio", "Today");
    expect(shown("service/headline/contacts")).toBe("399 contacts");
  });

  it("shows what one fix would do while somebody stays on it", async () => {
    await service();
    const tick = find("checkbox", "Prevent missed");
    tick.focus();
    await settled();
    expect(shown("service/headline/contacts")).toBe("369 contacts, today 399");
    tick.blur();
    await settled();
    expect(shown("service/headline/contacts")).toBe("399 contacts");
  });

  it("takes a scenario in hand, renames and removes it", async () => {
    const host = await service();
    const sets = find("combobox", "Set of fixes") as HTMLSelectElement;
    sets.value = "2";
    sets.dispatchEvent(new Event("change", { bubbles: true }));
    await settled();
    expect(host.asked).toContain("service of home-broadband, starting with missed made");
    await press("button", "More for Autumn programme");
    await press("menuitem", "Rename");
    await write("New name of the scenario", "Winter programme");
    expect(host.asked).toContain('run home-broadband {"set":{"of":{"scenario":"autumn"},"path":["title"],"value":"Winter programme"}}');
    await press("button", "More for Autumn programme");
    await press("menuitem", "Remove scenario");
    expect(host.asked).toContain('run home-broadband {"delete":{"things":[{"scenario":"autumn"}],"with_touchpoints":false}}');
  });

  it("keeps a set as a scenario of the map", async () => {
    const host = await service();
    await press("checkbox", "Prevent missed");
    await press("button", "Keep this set");
    await write("Name of the scenario", "Evenings");
    expect(host.asked).toContain('run home-broadband {"add":{"kind":"scenario","fields":{"title":"Evenings","fix":["slow"],"serve":[]},"before":null}}');
  });

  it("makes a to-be map and opens it when asked", async () => {
    const host = await service();
    await press("checkbox", "Prevent slow");
    await press("button", "Make a to-be map");
    await write("Title of the to-be map", "Two-hour windows");
    expect(host.asked).toContain("to-be of home-broadband with missed: Two-hour windows");
    expect(words()).toContain("“Two-hour windows” is in your library.");
    await press("button", "Open it");
    expect(host.asked).toContain("open to-be");
  });

  it("can be switched in the tables too", async () => {
    const host = await service();
    await press("radio", "Tables");
    await press("checkbox", "Prevent slow");
    expect(host.asked).toContain("service of home-broadband, starting with missed made");
  });
});

describe("from a figure to the map", () => {
  it("a pressed row selects its place on the map, and Alt+← comes back", async () => {
    await service();
    await press("button", "Missed appointment");
    expect(document.querySelector("h1")).not.toBeNull();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", altKey: true, bubbles: true }));
    await settled();
    expect(find("button", "Missed appointment")).toBe(document.activeElement);
  });

  it("the way back is also on the map, until somebody stays there", async () => {
    await service();
    await press("button", "Missed appointment");
    await press("button", "Back to Service");
    await press("button", "Missed appointment");
    await press("button", "Stay on the map");
    expect(words()).not.toContain("Back to Service");
  });

  it("one thing has the tab stop, and arrows go on from there", async () => {
    await service();
    const stops = [...document.querySelectorAll<HTMLElement>(".page [data-group][tabindex='0']")];
    expect(stops).toHaveLength(1);
    find("checkbox", "Prevent missed").focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await settled();
    expect(document.activeElement).toBe(find("checkbox", "Prevent slow"));
  });
});

describe("copying", () => {
  it("a figure takes its definition and its source along", async () => {
    const clipboard = { writeText: vi.fn(() => Promise.resolve()) };
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: clipboard });
    await service();
    const figure = document.querySelector<HTMLElement>('[data-group="service/headline/contacts"]');
    figure?.focus();
    figure?.dispatchEvent(new KeyboardEvent("keydown", { key: "c", ctrlKey: true, bubbles: true }));
    await settled();
    expect(clipboard.writeText).toHaveBeenCalledWith("399 contacts¹\n\n¹ A contact is one attempt. From the map.");
    await press("button", "Copy with its source");
    expect(clipboard.writeText).toHaveBeenCalledTimes(2);
  });

  it("says what to do where a picture cannot be copied", async () => {
    await service();
    await press("button", "Copy");
    expect(words()).toContain("Export the view as a PNG instead.");
  });
});

describe("exporting figures", () => {
  it("proposes the view that somebody looks at, for the team alone, with the set in hand", async () => {
    const requests: unknown[] = [];
    const host = await service({
      exportOutlook: (_map: string, request: ExportRequest) => (requests.push(request), Promise.resolve(outlookOf(request))),
      exportChoices: () => Promise.resolve({ ...CHOICES, audience: "customer" }),
    });
    await press("checkbox", "Prevent slow");
    await press("button", "Export");
    const view = { kind: "service", base: "starting", set: { fix: ["missed"], serve: [] }, with: true, bands: true };
    expect(requests.at(-1)).toMatchObject({ audience: "team", view });
    expect(words()).toContain("figures are in no file for customers");
    document.querySelector<HTMLInputElement>("dialog input[value=map]")?.click();
    await settled();
    expect(requests.at(-1)).toMatchObject({ view: { kind: "map" } });
    await press("button", "Export PDF");
    expect(host.asked.find((what) => what.startsWith("export pdf"))).toBeDefined();
  });
});

describe("sets of fixes", () => {
  const it_ = { group: "", row: "", name: "", set: { fix: ["b"], serve: ["c"] } };

  it("grow and shrink by what a switch stands for", () => {
    expect(after({ fix: ["a"], serve: [] }, { ...it_, act: "add" })).toEqual({ fix: ["a", "b"], serve: ["c"] });
    expect(after({ fix: ["a", "b"], serve: ["c"] }, { ...it_, act: "remove" })).toEqual({ fix: ["a"], serve: [] });
    expect(after({ fix: ["b"], serve: [] }, { ...it_, act: "complete" })).toEqual({ fix: ["b"], serve: ["c"] });
    expect(after({ fix: ["a"], serve: [] }, { ...it_, act: "take" })).toEqual(it_.set);
  });

  it("are the same in any order", () => {
    expect(same({ fix: ["a", "b"], serve: [] }, { fix: ["b", "a"], serve: [] })).toBe(true);
    expect(same({ fix: ["a"], serve: [] }, { fix: [], serve: ["a"] })).toBe(false);
  });

  it("are things of the page that can be ticked", () => {
    const { scene, leads, switches } = serviceOf({ base: "starting", width: 1200, bands: false, set: null, with: false, unfolded: false });
    const roles = thingsOf(scene, leads, switches).map(({ role, checked }) => [role, checked]);
    expect(roles).toEqual([["img", null], ["heading", null], ["button", null], ["checkbox", true], ["img", null], ["checkbox", true]]);
  });
});

describe("findings", () => {
  it("say why they matter, what to do and where, and lead there", async () => {
    await service();
    await press("button", "2 findings");
    expect(words()).toContain("Without a way to put it right everybody finds one.");
    expect(words()).toContain("Say who notices and who responds.");
    expect(words()).not.toContain("“Slow at peak hours” has no recovery.");
    await press("button", "“Missed appointment” has no recovery.");
    expect(document.querySelector("h1")).not.toBeNull();
  });

  it("are put aside with a reason, and taken back", async () => {
    const host = await service();
    await press("button", "2 findings");
    await press("button", "Put aside…");
    await write("Why it is put aside", "Written in May");
    expect(host.asked).toContain('run home-broadband {"add":{"kind":"dismissal","fields":{"rule":"no_recovery","on":{"service_point":"missed"},"reason":"Written in May"},"before":null}}');
    await press("radio", "Put aside 1");
    expect(words()).toContain("“Being written”, Jon");
    await press("button", "Take back");
    expect(host.asked.find((what) => what.includes("delete") && what.includes("no_recovery"))).toBeDefined();
  });

  it("of a map without figures are why it has none", async () => {
    await service({ findings: () => Promise.resolve({ refused: ["The shares of “Visit” add up to 120 %."], rules: [], open: 0, aside: 0 }) });
    await press("button", "0 findings");
    expect(words()).toContain("add up to 120 %");
  });
});
