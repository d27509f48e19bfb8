// The window in a browser, without the program: /dev/?map=NAME shows build/scenes/NAME.json, which
// holds a scene and its facts. Part of no build.

import { mount, tick } from "svelte";
import App from "../src/App.svelte";
import type { FileTaken, MapFacts, Scene } from "../src/host/types";
import { ADDED, ENTRY, FACTS, fakeHost, outlookOf, sample } from "../tests/host";

const scenes = import.meta.glob<string>("../../build/scenes/*.json", { query: "?url", import: "default" });
const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
if (theme) localStorage.setItem("throughline.theme", theme);
else localStorage.removeItem("throughline.theme");

interface Shown {
  scene: Scene;
  facts: MapFacts;
}

async function shown(name: string | null): Promise<Shown | null> {
  if (!name) return null;
  const url = await scenes[`../../build/scenes/${name}.json`]?.();
  if (!url) return { scene: sample(), facts: FACTS };
  return (await (await fetch(url)).json()) as Shown;
}

const map = await shown(asked.get("map"));
const preview = await (async () => {
  const made = document.createElement("canvas");
  made.width = 816;
  made.height = 577;
  const c = made.getContext("2d");
  if (c) {
    c.fillStyle = "#fff";
    c.fillRect(0, 0, 816, 577);
    c.fillStyle = "#14171f";
    c.font = "700 20px Inter";
    c.fillText(map?.facts.title ?? "A map", 24, 40);
  }
  return { picture: made.toDataURL(), width: 816, height: 577 };
})();

const facts: MapFacts | null = map?.facts ?? null;
const added: FileTaken = {
  ...ADDED,
  taking: { kind: "added", entry: ENTRY, format: "Ptolemy map", not_carried: asked.has("losses") ? ["2 votes", "1 picture whose file is missing"] : [] },
};
const host = fakeHost({
  takeInFirst: () =>
    Promise.resolve(asked.has("refused") ? [{ file: "broadband.journey", taking: { kind: "refused", sentence: REFUSED } }] : facts ? [added] : []),
  openMap: () => Promise.resolve(facts ?? FACTS),
  startDrawing: async (id) => ({ revision: 0, scene: (await shown(id))?.scene ?? sample() }),
  scene: () => Promise.resolve({ revision: 1, scene: map?.scene ?? sample() }),
  exportPreview: () => Promise.resolve(preview),
  exportOutlook: (_map, request) => Promise.resolve({ ...outlookOf(request), folder: "/home/ana/Documents/Board pack" }),
  exportChoices: () =>
    Promise.resolve({
      formats: ["pdf", "png"], paper: "a3", orientation: "landscape", tiled: false, dpi: 300, colours: "light",
      audience: asked.has("customer") ? "customer" : "team", folder: "/home/ana/Documents/Board pack", name: "", view: { kind: "map" }, flow: false,
    }),
});

const REFUSED = `broadband.journey could not be opened; it has 3 mistakes.
/touchpoints/3/stage: “instal” is no stage of this map. Did you mean “install”?
/touchpoints/7 “Opens the first bill”: title is missing.
/transitions/2/share: 1.4 is above 1.`;

const target = document.getElementById("app");
if (target) mount(App, { target, props: { host } });
const press = async (label: string): Promise<void> => {
  await tick();
  await new Promise((done) => setTimeout(done, 400));
  [...document.querySelectorAll("button")].find((b) => b.textContent?.trim().startsWith(label))?.click();
};
if (asked.has("export")) await press("Export");
if (asked.has("losses")) await press("2 things");
if (asked.has("begun")) {
  await press("Export");
  await press("Export 2");
  await new Promise((done) => setTimeout(done, 200));
  host.progress({ kind: "started", format: "pdf" });
  host.progress({ kind: "written", format: "pdf", path: "/home/ana/Documents/Board pack/Home broadband.pdf" });
  host.progress({ kind: "started", format: "png" });
  host.progress({ kind: "advanced", format: "png", part: 0.4, doing: "Band 12 of 30" });
  const end = asked.get("begun");
  if (end === "done") host.progress({ kind: "done", folder: "/home/ana/Documents/Board pack", files: ["/home/ana/Documents/Board pack/Home broadband.pdf", "/home/ana/Documents/Board pack/Home broadband.png"] });
  if (end === "failed") host.progress({ kind: "failed", format: "png", sentence: "The folder may not be written to; choose another, or give this one its right to write.", kept: ["Home broadband.pdf"] });
}
