// A core that answers from memory, for tests and for looking at the window in a browser.

import type { Host } from "../src/host/host";
import type { ExportOutlook, ExportProgress, ExportRequest, MapFacts, Preview, Scene, Told } from "../src/host/types";
import { group, sceneOf, textAt } from "./scene";

export const FACTS: MapFacts = {
  title: "Home broadband, first 90 days",
  summary: "",
  file: "",
  status: "researched",
  owner: "",
  period: "July to September 2026",
  personas: ["Maya", "Raj"],
  counts: { stages: 5, touchpoints: 15, lanes: 8, steps: 13, service_points: 16, insights: 4 },
  headline: {
    contacts: 398.6, customers_contacting: 277, completed: 0.62, contacts_ours: 237.6, contacts_not_ours: 157,
    contacts_unsorted: 4, caught: 93, evidence: [],
  },
  without_figures: "",
  format: "journey map",
  not_carried: [],
};

export const CHOICES: ExportRequest = {
  formats: ["pdf"], paper: "a3", orientation: "landscape", tiled: false, dpi: 300, colours: "light",
  audience: "team", folder: "", name: "",
};

export const PREVIEW: Preview = {
  picture: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
  width: 408,
  height: 288,
};

export function outlookOf(request: ExportRequest): ExportOutlook {
  return {
    paper: request.paper === "a2" ? "A2, 594 × 420 mm" : "A3, 420 × 297 mm",
    pages: request.tiled ? 8 : 1,
    smallest_points: request.paper === "a2" ? 9.1 : 6.4,
    smallest_text: "“Why do they need my passport?”",
    proposed: { paper: "a2", smallest_points: 9.1 },
    left_out:
      request.audience === "team"
        ? []
        : ["Lanes Back stage, Support systems, On time", "13 steps in those lanes", "Causes, rates, contacts, costs, owners, origins"],
    files: request.formats.map((f) => `Home broadband, first 90 days.${f}`),
    folder: request.folder,
    replaces: [],
  };
}

export function sample(): Scene {
  return sceneOf(
    [
      group("ground", "backdrop", [0, 0, 1200, 700]),
      group("stage/discover", "stage", [100, 0, 400, 34], "Discover, 93 contacts"),
      group("card/offer", "card", [110, 60, 112, 63], "Sees an offer online, Web"),
      group("card/address", "card", [260, 60, 112, 63], "Checks the address, Web"),
      textAt("A thought", 120, 300, 12),
    ],
    { w: 1200, h: 700 },
  );
}

/** A fake core that writes down what it was asked; each answer can be replaced. */
export interface FakeHost extends Host {
  asked: string[];
  tell: (told: Told) => void;
  progress: (told: ExportProgress) => void;
}

export function fakeHost(instead: Partial<Host> = {}): FakeHost {
  const asked: string[] = [];
  const note = <T>(what: string, answer: T): Promise<T> => (asked.push(what), Promise.resolve(answer));
  const fake: FakeHost = {
    asked,
    tell: () => {},
    progress: () => {},
    examples: () =>
      note("examples", [
        { id: "home-broadband", title: "Home broadband, first 90 days", summary: "From the first advert to the ninety-day check-in of a customer who switches provider.", status: "researched" },
        { id: "home-broadband-to-be", title: "Home broadband, to be", summary: "The same journey with two-hour engineer windows, self-service rebooking and a preview of the first bill.", status: "hypothesis" },
        { id: "greeting-at-the-door", title: "A greeting at the door", summary: "95 % feel welcome, 3 % find it contrived, 2 % are annoyed. Did the experience fail?", status: null },
      ]),
    exampleDrawing: (id) => note(`draw ${id}`, { revision: 0, scene: sample() }),
    openExample: (id) => note(`open ${id}`, FACTS),
    openFromStart: () => note("start", null),
    openFile: () => note("file", null),
    follow: (onTold) => ((fake.tell = onTold), note("follow", undefined)),
    scene: () => note("scene", { revision: 1, scene: sample() }),
    exportChoices: () => note("choices", CHOICES),
    exportOutlook: (request) => note(`outlook ${request.paper} ${request.audience}`, outlookOf(request)),
    exportPreview: (request) => note(`preview ${request.paper}`, PREVIEW),
    chooseExportFolder: () => note("folder", "/home/ana/Documents/Board pack"),
    startExport: (request, onProgress) => ((fake.progress = onProgress), note(`export ${request.formats.join("+")} to ${request.folder}`, 7)),
    cancelExport: (number) => note(`cancel ${number}`, undefined),
    showInFolder: (path) => note(`show ${path}`, undefined),
  };
  return Object.assign(fake, instead);
}
