import { flushSync } from "svelte";
import { describe, expect, it } from "vitest";
import { ADDED, CHOICES, ENTRY, FACTS, type FakeHost } from "./host";
import { button, opened, press, settled, words } from "./opened";
import type { Host } from "../src/host/host";

describe("the library", () => {
  it("offers templates, examples and files to start from", async () => {
    const host = await opened();
    expect(words()).toContain("A greeting at the door");
    await press("Open files…");
    expect(host.asked).toContain("files");
    await press("Blank");
    expect(host.asked).toContain("start from blank");
    expect(document.querySelector("h1")?.textContent?.trim()).toBe(FACTS.title);
  });

  it("names every mistake of a file it cannot open, in place", async () => {
    const sentence = "broken.journey has 2 mistakes.\n/stages/0: title is missing.\n/lanes: is no list.";
    await opened({ takeInFiles: () => Promise.resolve([{ file: "broken.journey", taking: { kind: "refused", sentence } }]) });
    await press("Open files…");
    const alert = document.querySelector("[role=alert]");
    expect(alert?.querySelector("p")?.textContent).toBe("broken.journey has 2 mistakes.");
    expect([...(alert?.querySelectorAll("li") ?? [])].map((li) => li.textContent)).toEqual(["/stages/0: title is missing.", "/lanes: is no list."]);
  });

  it("shows the file that the program was started with", async () => {
    await opened({ takeInFirst: () => Promise.resolve([ADDED]) });
    expect(document.querySelector("h1")?.textContent?.trim()).toBe(FACTS.title);
  });

  it("asks what becomes of a map that is there already", async () => {
    const host = await opened({ takeInFiles: () => Promise.resolve([{ file: "/tmp/a.journey", taking: { kind: "already_there", entry: ENTRY } }]) });
    await press("Open files…");
    expect(document.querySelector("dialog")?.textContent).toContain("is in your library already");
    await press("Keep both");
    expect(host.asked).toContain("take in /tmp/a.journey, keep_both");
  });

  it("renames, duplicates and bins a map from its menu", async () => {
    const host = await opened();
    await press("More for Home broadband");
    await press("Duplicate");
    expect(host.asked).toContain("duplicate home-broadband");
    await press("More for Home broadband");
    await press("Rename");
    const field = document.querySelector<HTMLInputElement>("input[aria-label='Title of the map']");
    if (!field) throw new Error("There is no field for the title.");
    field.value = "Broadband";
    field.dispatchEvent(new Event("input"));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await settled();
    expect(host.asked).toContain('run home-broadband {"set":{"of":"map","path":["title"],"value":"Broadband"}}');
    await press("More for Home broadband");
    await press("Move to the bin");
    expect(host.asked).toContain("bin home-broadband");
  });

  it("searches in all maps while somebody types", async () => {
    const host = await opened();
    const field = document.querySelector<HTMLInputElement>("input[type=search]");
    if (!field) throw new Error("There is no search.");
    field.value = "engineer";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
    expect(host.asked).toContain("search engineer");
    expect(words()).toContain("The engineer comes");
  });
});

describe("the history", () => {
  async function history(): Promise<FakeHost> {
    const host = await opened({ takeInFirst: () => Promise.resolve([ADDED]) });
    await press("History");
    return host;
  }

  it("says who did what, when and where", async () => {
    await history();
    expect(words()).toContain("Sorted “Missed appointment” as logistical");
    expect(words()).toContain("Agreed in the room");
  });

  it("looks at an earlier state and restores it", async () => {
    const host = await history();
    button("Agreed in the room").click();
    await settled();
    expect(host.asked).toContain("state 2 of home-broadband");
    expect(words()).toContain("Nothing changes while you look.");
    await press("Restore this state");
    expect(host.asked).toContain("restore 2 of home-broadband");
    expect(words()).not.toContain("Nothing changes while you look.");
  });

  it("names the state that is shown", async () => {
    const host = await history();
    await press("Name this version…");
    const field = document.querySelector<HTMLInputElement>("footer input");
    if (!field) throw new Error("There is no field for the name.");
    field.value = "For the board";
    field.dispatchEvent(new Event("input"));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await settled();
    expect(host.asked).toContain("name 4 For the board");
  });
});

describe("the map screen", () => {
  const open = (facts = FACTS, taken = ADDED): Promise<FakeHost> => opened({ takeInFirst: () => Promise.resolve([taken]), openMap: () => Promise.resolve(facts) });

  it("says the headline figures with their units", async () => {
    await open();
    const figures = [...document.querySelectorAll("dd")].map((dd) => dd.textContent);
    expect(figures).toEqual(["399 contacts", "620 completed", "238 contacts", "157 contacts", "4 contacts", "93 needs"]);
  });

  it("says why there are no figures instead", async () => {
    await open({ ...FACTS, headline: null, without_figures: "The shares that leave “Order” add up to more than 1." });
    expect(document.querySelectorAll("dd")).toHaveLength(0);
    expect(words()).toContain("The shares that leave “Order” add up to more than 1.");
  });

  it("opens the list of what was not carried over", async () => {
    await open(FACTS, { ...ADDED, taking: { kind: "added", entry: ENTRY, format: "Ptolemy map", not_carried: ["2 votes", "1 picture"] } });
    expect(words()).not.toContain("1 picture");
    await press("2 things not carried over");
    expect(words()).toContain("What this Ptolemy map had and the map has not");
    expect(words()).toContain("1 picture");
  });

  it("has a named element for each thing in view, one of them a tab stop", async () => {
    await open();
    const things = [...document.querySelectorAll<HTMLElement>("[data-group]")];
    expect(things.map((t) => t.ariaLabel ?? t.getAttribute("aria-label"))).toContain("Sees an offer online, Web");
    expect(things.filter((t) => t.tabIndex === 0)).toHaveLength(1);
    expect(document.querySelector("[data-group='ground']")).toBeNull();
  });

  it("goes back to the library", async () => {
    await open();
    await press("Library");
    expect(words()).toContain("Start from");
  });

  it("undoes and redoes by keys, and says what it would undo", async () => {
    const host = await open();
    expect(button("Undo: Rename touchpoint").disabled).toBe(false);
    expect(button("Redo").disabled).toBe(true);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true }));
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Z", ctrlKey: true, shiftKey: true }));
    await settled();
    expect(host.asked).toContain("undo home-broadband");
    expect(host.asked).toContain("redo home-broadband");
  });

  it("follows a change and says when the disk refuses it", async () => {
    const host = await open();
    host.tell({ kind: "changed", map: FACTS.id, not_saved: "Not saved: the disk is full. Your last change is kept in the window; free some space and press Retry." });
    await settled();
    expect(host.asked).toContain("redraw home-broadband from 1");
    expect(document.querySelector("[role=alert]")?.textContent).toContain("the disk is full");
    await press("Retry");
    expect(host.asked).toContain("retry");
    host.tell({ kind: "all_saved" });
    await settled();
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  it("remembers the colours that somebody chose", async () => {
    await open();
    await press("Use dark colours");
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    expect(localStorage.getItem("throughline.theme")).toBe("dark");
    await press("Use light colours");
    expect(localStorage.getItem("throughline.theme")).toBeNull();
  });
});

describe("the export dialog", () => {
  async function dialog(instead: Partial<Host> = {}): Promise<FakeHost> {
    const host = await opened({ takeInFirst: () => Promise.resolve([ADDED]), ...instead });
    await press("Export");
    return host;
  }

  it("opens with the remembered choices and the page as it will be", async () => {
    const host = await dialog();
    expect(document.querySelector<HTMLInputElement>("input[aria-label^=PDF]")?.checked).toBe(true);
    expect(document.querySelector("dialog img")).not.toBeNull();
    expect(host.asked).toContain("preview a3");
  });

  it("asks for one new picture however many choices change at once", async () => {
    const host = await dialog();
    host.asked.length = 0;
    button("Use A2").click();
    flushSync();
    [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].find((r) => r.value === "customer")?.click();
    await settled();
    expect(host.asked.filter((a) => a.startsWith("preview"))).toEqual(["preview a2"]);
    expect(words()).toContain("Lanes Back stage, Support systems, On time");
  });

  it("asks for the folder where none is known, then begins", async () => {
    const host = await dialog();
    await press("Export PDF");
    expect(host.asked).toContain("export pdf to /home/ana/Documents/Board pack");
    expect(document.querySelector("dialog")).toBeNull();
    expect(words()).toContain("Exporting “Home broadband, first 90 days”");
  });

  it("does not begin when nobody chooses a folder", async () => {
    const host = await dialog({ chooseExportFolder: () => Promise.resolve(null) });
    await press("Export PDF");
    expect(host.asked.some((a) => a.startsWith("export"))).toBe(false);
    expect(document.querySelector("dialog")).not.toBeNull();
  });

  it("closes with Escape and gives the focus back", async () => {
    const host = await opened({ takeInFirst: () => Promise.resolve([ADDED]) });
    button("Export").focus();
    await press("Export");
    expect(host.asked).toContain("choices");
    document.querySelector<HTMLInputElement>("dialog input")?.focus();
    document.querySelector("dialog")?.dispatchEvent(new Event("cancel", { cancelable: true }));
    await settled();
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.activeElement?.textContent).toContain("Export");
  });

  it("says why there is no preview", async () => {
    await dialog({ exportPreview: () => Promise.reject(new Error("The map is too large for a picture.")) });
    expect(document.querySelector("dialog [role=alert]")?.textContent).toContain("too large");
  });
});

describe("a running export", () => {
  async function running(): Promise<FakeHost> {
    const host = await opened({
      takeInFirst: () => Promise.resolve([ADDED]),
      exportChoices: () => Promise.resolve({ ...CHOICES, formats: ["pdf", "png"], folder: "/tmp/pack" }),
    });
    await press("Export");
    await press("Export 2 files");
    return host;
  }

  it("can be cancelled and gone on with from there", async () => {
    const host = await running();
    host.progress({ kind: "written", format: "pdf", path: "/tmp/pack/a.pdf" });
    await press("Cancel");
    expect(host.asked).toContain("cancel 7");
    host.progress({ kind: "cancelled", kept: ["/tmp/pack/a.pdf"] });
    await settled();
    expect(words()).toContain("a.pdf is kept");
    await press("Go on from there");
    expect(host.asked).toContain("export png to /tmp/pack");
  });

  it("shows the finished files in their folder", async () => {
    const host = await running();
    host.progress({ kind: "written", format: "pdf", path: "/tmp/pack/a.pdf" });
    host.progress({ kind: "done", folder: "/tmp/pack", files: ["a.pdf"] });
    await settled();
    await press("Show in folder");
    expect(host.asked).toContain("show /tmp/pack/a.pdf");
  });

  it("says why nothing was exported, with the ways out", async () => {
    const host = await running();
    host.progress({ kind: "failed", format: null, sentence: "The folder may not be written to.", kept: [] });
    await settled();
    expect(document.querySelector(".float [role=alert]")?.textContent).toContain("The folder may not be written to.");
    await press("Retry");
    expect(host.asked.filter((a) => a.startsWith("export pdf+png"))).toHaveLength(2);
  });
});
