import { describe, expect, it } from "vitest";
import { ENTRY } from "./host";
import { find, openMap, press, settled, standIns, words } from "./open";
import type { Host } from "../src/host/host";

standIns();

const TO_BE = { ...ENTRY, id: "to-be", title: "Two-hour windows" };

async function compare(instead: Partial<Host> = {}) {
  const host = await openMap({ maps: () => Promise.resolve([ENTRY, TO_BE]), ...instead });
  await press("radio", "Compare");
  return host;
}

describe("the compare view", () => {
  it("lays the pair that belongs together beside each other", async () => {
    const host = await compare();
    expect(host.asked).toContain("pair of home-broadband");
    expect(host.asked).toContain("compare home-broadband with to-be");
    expect(host.asked).toContain("differences of home-broadband and to-be");
    expect((find("combobox", "Second map") as HTMLSelectElement).value).toBe("to-be");
    expect(words()).toContain("70 % measured · 20 % estimated · 10 % guessed");
  });

  it("swaps them, lays them on each other and counts against a month", async () => {
    const host = await compare();
    await press("button", "Swap the two maps");
    expect(host.asked).toContain("compare to-be with home-broadband");
    await press("radio", "Overlaid");
    await press("radio", "Per month");
    expect(host.asked).toContain("compare to-be with home-broadband, overlaid, monthly");
  });

  it("asks for a second map where none belongs to the first", async () => {
    const host = await compare({ comparePair: () => Promise.resolve({ first: "home-broadband", second: null }) });
    expect(words()).toContain("Choose two maps to compare.");
    const second = find("combobox", "Second map") as HTMLSelectElement;
    second.value = "to-be";
    second.dispatchEvent(new Event("change", { bubbles: true }));
    await settled();
    expect(host.asked).toContain("compare home-broadband with to-be");
  });

  it("shows the figures as tables", async () => {
    await compare();
    await press("radio", "Tables");
    expect(document.querySelector("table")?.textContent).toContain("320");
  });

  it("leads to the place on either map, and opens the other one for it", async () => {
    const host = await compare();
    await press("button", "Engineer visit, changed");
    expect(host.asked).toContain("open to-be");
  });

  it("says why two maps cannot be compared", async () => {
    await compare({ compare: () => Promise.reject(new Error("That map is no longer there.")) });
    expect(document.querySelector("[role=alert]")?.textContent).toContain("That map is no longer there.");
  });
});
