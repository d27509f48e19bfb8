// A core that answers from memory, for tests and for looking at the window in a browser.

import type { Host } from "../src/host/host";
import type {
  CompareDrawing, ExportOutlook, ExportProgress, ExportRequest, FileTaken, Findings, FixSet, FoundHere, Heard, HistoryEntry, Inspection, MapEntry, MapFacts, Outline, OutlineRow, Places, Preview, RateForm, RateRead, Redrawing, Scene, ServiceDrawing, ServiceSwitch, ServiceWish, ViewChoices, Where, Which,
} from "../src/host/types";
import panels from "./inspections.json";
import { group, sceneOf, textAt } from "./scene";

/** Panels as the core makes them, by the thing that they are about. */
export const PANELS = panels as unknown as Record<string, Inspection>;

export const FACTS: MapFacts = {
  id: "home-broadband",
  steps: { undo: "Rename touchpoint “Engineer visit”", redo: null },
  title: "Home broadband, first 90 days",
  summary: "",
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
};

export const ENTRY: MapEntry = {
  id: "home-broadband", title: FACTS.title, status: "researched", number: 4,
  created: "2026-10-01T09:00:00Z", changed: "2026-10-02T11:52:00Z", archived: null,
};

/** A file that came into the library as a map. */
export const ADDED: FileTaken = { file: "/tmp/broadband.journey", taking: { kind: "added", entry: ENTRY, format: "Journey map", not_carried: [] } };

/** The map itself as a place. */
export const MAP: Where = { touchpoint: null, stage: null, service_point: null, step: null, persona: null, transition: null, lane: null };

export const HISTORY: HistoryEntry[] = [
  entry(4, "Jon", "11:52", "Sorted “Missed appointment” as logistical", "Engineer visit"),
  entry(3, "Jon", "11:50", "Counted 52 of 1,300 visits", "Missed appointment"),
  entry(2, "Ana", "10:05", "Drew a way to “Rebooks the visit”", "Install"),
];

function entry(number: number, author: string, clock: string, words: string, place: string): HistoryEntry {
  return { number, label: words, author, time: `2026-10-02T${clock}:00Z`, occasion: "act", told: [{ words, at: MAP, place }], saved: true };
}

export const CHOICES: ExportRequest = {
  formats: ["pdf"], paper: "a3", orientation: "landscape", tiled: false, dpi: 300, colours: "light",
  audience: "team", folder: "", name: "", view: { kind: "map" }, flow: false,
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

const FOUND: FoundHere[] = [
  { group: "card/offer", near: "card/offer", kind: "touchpoint", title: "Sees an offer online", place: "touchpoint, Discover", excerpt: "", cause: null },
  { group: "card/address", near: "card/address", kind: "touchpoint", title: "Checks the address", place: "touchpoint, Discover", excerpt: "", cause: null },
  { group: "mark/wrong-address", near: "card/address", kind: "service_point", title: "Address not found", place: "service point at Checks the address", excerpt: "", cause: "ours" },
];

function outlineRow(group: string, which: Which, title: string, sentence: string, rows: OutlineRow[] = []): OutlineRow {
  return { group, which, title, aside: "", onward: "", contacts: 12, feeling: 1, cause: null, moment_of_truth: false, sentence, rows };
}

export const OUTLINE: Outline = {
  summary: "2 stages, 2 touchpoints",
  persona: "Maya",
  rows: [
    outlineRow("stage/discover", { stage: "discover" }, "Discover", "Discover, stage, 2 touchpoints. 93 contacts per 1,000 who start.", [
      outlineRow("card/offer", { touchpoint: "offer" }, "Sees an offer online", "Sees an offer online, touchpoint, web."),
      outlineRow("card/address", { touchpoint: "address" }, "Checks the address", "Checks the address, touchpoint, web."),
    ]),
    outlineRow("stage/order", { stage: "order" }, "Order", "Order, stage."),
  ],
};

export const VIEW_CHOICES: ViewChoices = {
  lanes: [
    { id: "actions", title: "Customer actions", kind: "touchpoints", zone: "customer", internal: false, folded: false, amount: "15 touchpoints" },
    { id: "back", title: "Back stage", kind: "steps", zone: "backstage", internal: true, folded: false, amount: "7 steps" },
  ],
  offers: [
    { id: "needs", title: "Needs", kind: "text", zone: "customer", meaning: "What customers want to get done here, whoever does it.", refused: "" },
    { id: "service", title: "Where service steps in", kind: "service", zone: "customer", meaning: "What customers ask for.", refused: "This map has it already." },
  ],
  personas: [{ value: "maya", words: "Maya", count: 15 }],
  channels: [{ value: "web", words: "web", count: 5 }],
  causes: [{ value: "logistical_failure", words: "logistical", count: 1 }],
  owners: [], tags: [], bases: [],
};

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

/** Where the touchpoints of the sample stand. */
export const PLACES: Places = {
  stages: [{ stage: "discover", title: "Discover", columns: [[{ touchpoint: "offer", track: 0 }], [{ touchpoint: "address", track: 0 }]] }],
  text_lanes: ["thoughts"],
};

/** A redrawing that tells all of a scene. */
function redrawingOf({ groups, ...sheet }: Scene, revision: number): Redrawing {
  return { revision, ...sheet, pieces: groups.map((group) => ({ kind: "drawn", group })) };
}

/** Two maps beside each other: a card of each, and a table. */
export function comparisonOf(first: string, second: string): CompareDrawing {
  const scene = sceneOf(
    [
      group("compare/headline/0", "figure", [24, 20, 200, 60], "contacts: 399 before, 320 after"),
      group("compare/card/first/0/visit", "card", [120, 160, 94, 40], "Engineer visit"),
      group("compare/card/second/0/visit", "card", [120, 300, 94, 40], "Engineer visit, changed"),
    ],
    { w: 1200, h: 900 },
  );
  const place = { ...MAP, touchpoint: "visit" };
  const side = (map: string, state: "as_is" | "to_be") => ({ map, title: map, state, status: null, evidence: [0.7, 0.2, 0.1] });
  return {
    scene,
    tables: [{ part: "figures", title: "Figures of both maps", unit: "per 1,000 who start", columns: ["figure", "As is", "To be"], rows: [["contacts", "399", "320"]] }],
    leads: [
      { group: "compare/card/first/0/visit", map: first, place },
      { group: "compare/card/second/0/visit", map: second, place },
    ],
    sides: [side(first, "as_is"), side(second, "to_be")],
    has_months: true,
    is_sure: false,
    footnotes: { definitions: [], source: "From both maps." },
  };
}

export const FINDINGS: Findings = {
  refused: [], open: 2, aside: 1,
  rules: [
    {
      rule: "no_recovery", title: "Nobody knows what happens then", why: "Without a way to put it right everybody finds one.", what_to_do: "Say who notices and who responds.",
      findings: [
        { on: { ...MAP, service_point: "missed" }, message: "“Missed appointment” has no recovery.", aside: null },
        { on: { ...MAP, service_point: "slow" }, message: "“Slow at peak hours” has no recovery.", aside: { reason: "Being written", by: "Jon", time: "2026-10-02T10:00:00Z" } },
      ],
    },
    {
      rule: "nothing_caught", title: "Nothing is caught", why: "What nobody looks for is found by customers.", what_to_do: "Watch for it.",
      findings: [{ on: MAP, message: "No need is fixed before somebody notices.", aside: null }],
    },
  ],
};

/** The parts of a wish that matter to a test. */
const wished = ({ base, set, with: shown }: ServiceWish): string =>
  `${base}${set ? ` with ${[...set.fix, ...set.serve].join("+")}` : ""}${shown ? " made" : ""}`;

const ALL: FixSet = { fix: ["missed", "slow"], serve: [] };

/** A Service view of two fixes, whose headline says which are made. */
export function serviceOf({ set, with: shown, bands }: ServiceWish): ServiceDrawing {
  const hand = set ?? ALL;
  const count = hand.fix.length + hand.serve.length;
  const headline = shown ? `${399 - 30 * count} contacts, today 399` : "399 contacts";
  const tick = (id: string): ServiceSwitch => ({
    group: `service/stays/tick/${id}`, row: `service/stays/fall/${id}-0`, name: `Prevent ${id}`,
    act: hand.fix.includes(id) ? "remove" : "add", set: { fix: [id], serve: [] },
  });
  const scene = sceneOf(
    [
      group("service/headline/contacts", "figure", [24, 20, 500, 40], headline),
      group("service/stays/heading", "heading", [24, 100, 500, 40], "What stays"),
      group("service/stays/fall/missed-0", "bar", [60, 150, 500, 30], "Missed appointment: −33 contacts"),
      group("service/stays/tick/missed", "figure", [24, 155, 16, 16], "Prevent missed"),
      group("service/stays/fall/slow-0", "bar", [60, 190, 500, 30], "Slow at peak hours: −15 contacts"),
      group("service/stays/tick/slow", "figure", [24, 195, 16, 16], "Prevent slow"),
    ],
    { w: 1200, h: 900 },
  );
  return {
    revision: 1, scene,
    tables: [{ part: "headline", title: "Headline", unit: "per 1,000 who start", columns: ["", "value"], rows: [["contacts", "399"]] }],
    leads: [{ group: "service/stays/fall/missed-0", place: { ...MAP, service_point: "missed" } }],
    switches: [tick("missed"), tick("slow")],
    set: hand,
    phrase: count === 1 ? "with this fix" : `with these ${count} fixes`,
    sets: [
      { title: "All agreed rates", set: ALL, scenario: null },
      { title: "No fix", set: { fix: [], serve: [] }, scenario: null },
      { title: "Autumn programme", set: { fix: ["missed"], serve: [] }, scenario: "autumn" },
    ],
    bases: [{ base: "starting", title: "Per 1,000 who start" }, { base: "month", title: "Per month" }],
    is_sure: !bands,
    footnotes: { definitions: [{ part: "service/", words: "Anything." }, { part: "service/headline/contacts", words: "A contact is one attempt." }], source: "From the map." },
  };
}

/** What the fake core makes of a rate: it reads a count, and nothing else. */
function readOf({ text, evidence, contacts }: RateForm): RateRead {
  const read: RateRead = { words: "", more: "", needs: "", evidence: null, reason: "", meant: "", range: "", follows: "", date: "", warning: "" };
  const [part, whole] = text.split("/").map(Number);
  if (part === undefined || whole === undefined || Number.isNaN(part / whole)) return { ...read, reason: "Write it as you counted it: 52/1300." };
  if (part > whole) return { ...read, reason: "A count cannot be larger than its total.", meant: `${whole}/${part}` };
  return { ...read, words: `${part} of ${whole} visits`, evidence: evidence ?? "measured", needs: contacts ? "So 8 % of visits raise this need." : "" };
}

/** A fake core that writes down what it was asked; each answer can be replaced. */
export interface FakeHost extends Host {
  asked: string[];
  tell: (told: Heard) => void;
  progress: (told: ExportProgress) => void;
}

export function fakeHost(instead: Partial<Host> = {}): FakeHost {
  const asked: string[] = [];
  const note = <T>(what: string, answer: T): Promise<T> => (asked.push(what), Promise.resolve(answer));
  const fake: FakeHost = {
    asked,
    tell: () => {},
    progress: () => {},
    maps: (which) => note(`maps ${which}`, which === "in_use" ? [ENTRY] : []),
    cover: (id, colours) => note(`cover ${id}, ${colours}`, { picture: PREVIEW.picture, figures: FACTS.headline }),
    search: (text) => note(`search ${text}`, [{ map: ENTRY.id, map_title: ENTRY.title, kind: "touchpoint", thing: "visit", title: "Engineer visit", excerpt: "The engineer comes" }]),
    health: () => note("health", { read_only: null, rescued: [], backed_up: null, backup_failed: null }),
    templates: () => note("templates", [{ id: "blank", title: "Blank", summary: "One stage, one touchpoint" }]),
    examples: () =>
      note("examples", [
        { id: "home-broadband", title: "Home broadband, first 90 days", summary: "From the first advert to the ninety-day check-in of a customer who switches provider.", status: "researched" },
        { id: "greeting-at-the-door", title: "A greeting at the door", summary: "95 % feel welcome, 3 % find it contrived, 2 % are annoyed. Did the experience fail?", status: null },
      ]),
    startDrawing: (id) => note(`draw ${id}`, { revision: 0, scene: sample() }),
    startFrom: (id) => note(`start from ${id}`, FACTS),
    listDrawing: (text) => note(`list ${text}`, { revision: 0, scene: sample() }),
    startFromList: (text) => note(`map of ${text}`, FACTS),
    openMap: (id) => note(`open ${id}`, FACTS),
    closeMap: () => note("close", undefined),
    takeInFirst: () => note("first", []),
    takeInFiles: () => note("files", []),
    takeInFolder: () => note("folder of maps", []),
    takeInAs: (file, sameId) => note(`take in ${file}, ${sameId}`, [ADDED]),
    duplicateMap: (id) => note(`duplicate ${id}`, ENTRY),
    binMap: (id) => note(`bin ${id}`, ENTRY),
    takeBackMap: (id) => note(`take back ${id}`, ENTRY),
    saveAsFile: (id) => note(`save ${id}`, true),
    follow: (onTold) => ((fake.tell = onTold), note("follow", undefined)),
    newWindow: (map) => note(`new window ${map}`, undefined),
    closeWindow: () => note("close window", undefined),
    quit: () => note("quit", undefined),
    facts: (map) => note(`facts ${map}`, FACTS),
    scene: (map) => note(`scene ${map}`, { revision: 1, scene: sample() }),
    redraw: (map, _view, known) => note(`redraw ${map} from ${known}`, redrawingOf(sample(), known + 1)),
    stateDrawing: (map, number) => note(`state ${number} of ${map}`, { revision: number, scene: sample() }),
    viewChoices: (map) => note(`choices of ${map}`, VIEW_CHOICES),
    addLane: (map, offer) => note(`add lane ${offer} to ${map}`, offer),
    findInMap: (map, text) => note(`find ${text} in ${map}`, FOUND.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))),
    outline: (map) => note(`outline of ${map}`, OUTLINE),
    moveRow: (map, which, way) => note(`move ${JSON.stringify(which)} of ${map} ${way}`, undefined),
    addRow: (map, after) => note(`add row after ${JSON.stringify(after)} to ${map}`, "card/new"),
    service: (map, wish) => note(`service of ${map}, ${wished(wish)}`, serviceOf(wish)),
    workOutSureness: (map, wish, onPart) => (onPart(0.5), note(`sureness of ${map}, ${wished(wish)}`, true)),
    stopSureness: () => note("stop sureness", undefined),
    findings: (map) => note(`findings of ${map}`, FINDINGS),
    makeToBe: (map, set, title) => note(`to-be of ${map} with ${[...set.fix, ...set.serve].join("+")}: ${title}`, { ...ENTRY, id: "to-be", title }),
    compare: (first, second, wish) => note(`compare ${first} with ${second}${wish.overlaid ? ", overlaid" : ""}${wish.monthly ? ", monthly" : ""}`, comparisonOf(first, second)),
    comparePair: (map) => note(`pair of ${map}`, { first: map, second: "to-be" }),
    workOutDifferences: (first, second, onPart) => (onPart(0.5), note(`differences of ${first} and ${second}`, true)),
    run: (map, command) => note(`run ${map} ${JSON.stringify(command)}`, undefined),
    called: (map, which) => note(`called ${JSON.stringify(which)} of ${map}`, { key: "title", text: "Sees an offer" }),
    inspect: (_map, things) => {
      const panel = things.length > 1 ? PANELS["several"] : PANELS[JSON.stringify(things[0] ?? "map")];
      asked.push(`inspect ${JSON.stringify(things)}`);
      return panel ? Promise.resolve(panel) : Promise.reject(new Error("That is no longer on the map."));
    },
    enter: (_map, of, path, typed) => note(`enter ${JSON.stringify(of)} ${path.join(".")} ${typed}`, undefined),
    readRate: (_map, _of, path, form) => note(`read ${path.join(".")} ${form.text}`, readOf(form)),
    keepRate: (_map, of, path, form) => note(`keep ${JSON.stringify(of)} ${path.join(".")} ${JSON.stringify(form)}`, undefined),
    addTouchpoint: (map, title, placing) => note(`add ${title} to ${map} ${JSON.stringify(placing)}`, "new-touchpoint"),
    places: (map) => note(`places of ${map}`, PLACES),
    clip: (map, touchpoints) => note(`clip ${touchpoints} of ${map}`, '{"format":"journey"}'),
    cells: () => note("cells", []),
    nextCell: (_map, _view, group, back) => note(`cell ${back ? "before" : "after"} ${group}`, null),
    anchor: (_map, _view, { x, y }) => note(`anchor ${x}, ${y}`, { ...MAP, dx: x, dy: y }),
    feltCurve: (_map, _view, group, value) => note(`curve of ${group} with ${value}`, { segments: [] }),
    choosePicture: () => note("picture", null),
    threads: () => note("threads", []),
    unsorted: () => note("unsorted", []),
    add: (map, command) => note(`add to ${map} ${JSON.stringify(command)}`, "new-thing"),
    addStep: (map, touchpoint) => note(`add step at ${touchpoint} of ${map}`, "new-step"),
    beginRow: (_map, touchpoint, first) => note(`begin ${JSON.stringify(first)} at ${touchpoint}`, undefined),
    feel: (_map, at, persona, value) => note(`feel ${JSON.stringify(at)} ${persona} ${value}`, undefined),
    undo: (map) => note(`undo ${map}`, undefined),
    redo: (map) => note(`redo ${map}`, undefined),
    history: () => note("history", HISTORY),
    restore: (map, number) => note(`restore ${number} of ${map}`, undefined),
    versions: () => note("versions", [{ key: 1, name: "Agreed in the room", author: "Ana", time: "2026-09-30T09:00:00Z", number: 2 }]),
    nameVersion: (_map, number, name) => note(`name ${number} ${name}`, { key: 2, name, author: "Ana", time: "2026-10-02T12:00:00Z", number }),
    retry: () => note("retry", undefined),
    exportChoices: () => note("choices", CHOICES),
    exportOutlook: (_map, request) => note(`outlook ${request.view.kind === "map" ? "" : `of ${request.view.kind} `}${request.paper} ${request.audience}`, outlookOf(request)),
    exportPreview: (_map, request) => note(`preview ${request.paper}`, PREVIEW),
    chooseExportFolder: () => note("folder", "/home/ana/Documents/Board pack"),
    startExport: (_map, request, onProgress) => ((fake.progress = onProgress), note(`export ${request.formats.join("+")} to ${request.folder}`, 7)),
    cancelExport: (number) => note(`cancel ${number}`, undefined),
    showInFolder: (path) => note(`show ${path}`, undefined),
  };
  return Object.assign(fake, instead);
}
