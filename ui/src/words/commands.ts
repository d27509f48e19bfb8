// Everything that can be done in a window, in one table: the palette runs it, the shortcut sheet lists it, and the
// keys find it here. What only keys do (walking the map, say) stands in the table too, without anything to run.

import type { IconName } from "../shared/icons";
import type { Entry } from "../shared/MenuList.svelte";
import type { ToolKind } from "../tools/tool";

/** The sections of the shortcut sheet, in its order. */
export const SECTIONS = ["Tools", "Everywhere", "On the map", "In the outline"] as const;

export interface Deed {
  readonly id: string;
  /** In the imperative, as the palette shows it. */
  readonly title: string;
  readonly section: (typeof SECTIONS)[number];
  /** Other words by which it is found. */
  readonly words?: string;
  /** What it is done to. */
  readonly beside?: string;
  /** "Ctrl+Shift+Z", "?", "Alt+←"; several where each does it. Empty without a key. */
  readonly keys: readonly string[];
  readonly icon?: IconName;
  /** What is done; missing where only the keys do it, where they stand. */
  readonly run?: () => void;
  /** The keys are heard by the map, the outline or a tool itself. */
  readonly elsewhere?: boolean;
  /** There is nothing to do now: only the keys know it. */
  readonly idle?: boolean;
}

/** What a window can do; null where there is nothing to do it to. */
export interface Doings {
  readonly library: { openFiles: () => void; takeInFolder: () => void; begin: (template: string) => void; writeList: () => void };
  readonly templates: readonly { id: string; title: string }[];
  readonly wear: { theme: "light" | "dark"; toggle: () => void };
  readonly words: { palette: () => void; shortcuts: () => void };
  readonly windows: { another: (map: string | null) => void; close: () => void };
  readonly map: MapDoings | null;
}

export interface MapDoings {
  readonly tools: { all: readonly ToolKind[]; pick: (id: string, byKey?: boolean) => void } | null;
  /** What undo and redo would do; null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** An earlier state is looked at. */
  readonly looking: boolean;
  readonly view: "map" | "service" | "compare";
  readonly outlined: boolean;
  readonly forCustomers: boolean;
  /** Arrows say how many customers go along them. */
  readonly flow: boolean;
  readonly filtered: boolean;
  readonly notSaved: boolean;
  /** How many service points nobody has sorted yet. */
  readonly unsorted: number;
  /** What is selected, and the lines of its menu; null where nothing is. */
  readonly selected: { name: string; entries: readonly Entry[] } | null;
  readonly act: {
    undo: () => void;
    redo: () => void;
    retry: () => void;
    show: (view: "map" | "service" | "compare") => void;
    outline: () => void;
    history: () => void;
    lanes: () => void;
    exportMap: () => void;
    toLibrary: () => void;
    /** Shows the same map in another window. */
    beside: () => void;
    find: () => void;
    fit: () => void;
    trueScale: () => void;
    nearer: () => void;
    farther: () => void;
    asCustomer: () => void;
    showFlow: () => void;
    showAll: () => void;
    foldAll: () => void;
    addTouchpoint: () => void;
    addStage: () => void;
    sort: () => void;
  };
}

/** Everything that can be done now. */
export function deedsOf(doings: Doings): Deed[] {
  return [...(doings.map ? onMap(doings.map) : []), ...everywhere(doings)];
}

/** The same and what only keys do: what the shortcut sheet lists. */
export function shortcutsOf(doings: Doings): Deed[] {
  const all = deedsOf({ ...doings, map: doings.map && { ...doings.map, selected: null } });
  return [...all.filter(({ keys }) => keys.length > 0), ...(doings.map ? BY_KEYS : [])];
}

/** What can be done to what is selected, as its menu has it. */
function chosen({ selected }: MapDoings): Deed[] {
  return (selected?.entries ?? []).map(({ words, icon, key, act }) => ({
    id: `selected ${words}`, title: words, section: "On the map", beside: selected?.name ?? "", keys: key ? [key.replaceAll(" ", "+")] : [], icon, elsewhere: true, run: act,
  }));
}

function onMap(map: MapDoings): Deed[] {
  const { act, tools } = map;
  const kinds: Deed[] = (tools?.all ?? []).map(({ id, name, key, icon }) => ({
    id: `tool ${id}`, title: name, section: "Tools", words: "tool", keys: [key], icon, elsewhere: true, run: () => tools?.pick(id, true),
  }));
  const edits: Deed[] = tools
    ? [
        { id: "add touchpoint", title: "Add a touchpoint", section: "On the map", words: "new card insert", keys: [], icon: "plus", run: act.addTouchpoint },
        { id: "add stage", title: "Add a stage", section: "On the map", words: "new phase insert", keys: [], icon: "plus", run: act.addStage },
        ...(map.unsorted > 0 ? [{ id: "sort", title: map.unsorted === 1 ? "Sort 1 service point" : `Sort ${map.unsorted} service points`, section: "On the map", words: "cause unsorted sweep", keys: [], icon: "life-buoy", run: act.sort } as const] : []),
      ]
    : [];
  return [
    ...chosen(map),
    ...kinds,
    ...edits,
    ...(map.looking
      ? []
      : [
          { id: "undo", title: map.undo === null ? "Undo" : `Undo: ${map.undo}`, section: "On the map", keys: ["Ctrl+Z"], icon: "undo-2", idle: map.undo === null, run: act.undo } as const,
          { id: "redo", title: map.redo === null ? "Redo" : `Redo: ${map.redo}`, section: "On the map", keys: ["Ctrl+Shift+Z", "Ctrl+Y"], icon: "redo-2", idle: map.redo === null, run: act.redo } as const,
        ]),
    ...(map.notSaved ? [{ id: "retry", title: "Try to save again", section: "Everywhere", keys: ["Ctrl+S"], icon: "save", run: act.retry } as const] : []),
    { id: "find", title: "Find on the map", section: "Everywhere", words: "search", keys: ["Ctrl+F"], icon: "search", run: act.find },
    map.outlined
      ? { id: "outline", title: "Show the canvas", section: "Everywhere", words: "outline map", keys: ["Ctrl+Shift+O"], icon: "map", run: act.outline }
      : { id: "outline", title: "Show the outline", section: "Everywhere", words: "list tree", keys: ["Ctrl+Shift+O"], icon: "list-tree", run: act.outline },
    { id: "lanes", title: "Lanes and filters", section: "Everywhere", words: "hide fold filter persona channel cause owner tag", keys: ["Ctrl+Shift+L"], icon: "rows-3", run: act.lanes },
    { id: "history", title: "History", section: "Everywhere", words: "versions changes", keys: ["Ctrl+H"], icon: "history", run: act.history },
    { id: "export", title: "Export…", section: "Everywhere", words: "pdf png svg print poster save", keys: ["Ctrl+E"], icon: "upload", run: act.exportMap },
    ...(map.view === "map" ? [] : [{ id: "map view", title: "Show the map", section: "Everywhere", keys: ["Ctrl+1"], icon: "map", run: () => act.show("map") } as const]),
    ...(map.view === "service" ? [] : [{ id: "service view", title: "Show the Service view", section: "Everywhere", words: "figures contacts causes what if findings", keys: ["Ctrl+2"], icon: "columns-3-cog", run: () => act.show("service") } as const]),
    ...(map.view === "compare" ? [] : [{ id: "compare view", title: "Compare with another map", section: "Everywhere", words: "as-is to-be difference side by side", keys: ["Ctrl+3"], icon: "arrow-left-right", run: () => act.show("compare") } as const]),
    { id: "fit", title: "Fit the map", section: "On the map", words: "zoom all", keys: ["Shift+1"], icon: "maximize", elsewhere: true, run: act.fit },
    { id: "true scale", title: "True scale", section: "On the map", words: "zoom 100", keys: ["0"], icon: "square", elsewhere: true, run: act.trueScale },
    { id: "nearer", title: "Nearer", section: "On the map", words: "zoom in larger", keys: ["+"], icon: "plus", elsewhere: true, run: act.nearer },
    { id: "farther", title: "Farther", section: "On the map", words: "zoom out smaller", keys: ["-"], icon: "minus", elsewhere: true, run: act.farther },
    { id: "as customer", title: map.forCustomers ? "Back to the team's map" : "As a customer sees it", section: "Everywhere", words: "audience public hide internal", keys: ["Shift+C"], icon: "eye", run: act.asCustomer },
    { id: "flow", title: map.flow ? "Show all arrows alike" : "Show how many go where", section: "On the map", words: "flow width arrows customers figures visits", keys: ["Shift+W"], icon: "workflow", run: act.showFlow },
    ...(map.filtered ? [{ id: "show all", title: "Show everything", section: "Everywhere", words: "clear filter hidden lanes", keys: [], icon: "list-filter", run: act.showAll } as const] : []),
    { id: "fold all", title: "Fold or unfold all lanes", section: "Everywhere", words: "collapse", keys: [], icon: "rows-3", run: act.foldAll },
    { id: "beside", title: "Open this map in another window", section: "Everywhere", words: "second screen split", keys: [], icon: "app-window", run: act.beside },
    { id: "to library", title: "Back to the library", section: "Everywhere", words: "close map", keys: [], icon: "archive", run: act.toLibrary },
  ];
}

function everywhere({ library, templates, wear, words, windows, map }: Doings): Deed[] {
  const other = wear.theme === "light" ? "dark" : "light";
  return [
    { id: "anything", title: "Anything", section: "Everywhere", keys: ["Ctrl+K"], icon: "search", run: words.palette },
    ...(map ? [] : templates.map(({ id, title }) => ({ id: `new ${id}`, title: `New map: ${title}`, section: "Everywhere", words: "create start template", keys: [], icon: "file-plus", run: () => library.begin(id) }) as const)),
    ...(map ? [] : [{ id: "list", title: "New map from a list…", section: "Everywhere", words: "paste spreadsheet create", keys: [], icon: "clipboard-list", run: library.writeList } as const]),
    { id: "new window", title: "New window", section: "Everywhere", words: "second another", keys: ["Ctrl+Shift+N"], icon: "app-window", run: () => windows.another(null) },
    { id: "close window", title: "Close the window", section: "Everywhere", words: "quit exit", keys: ["Ctrl+W", "Ctrl+Q"], icon: "x", run: windows.close },
    { id: "open files", title: "Open files…", section: "Everywhere", words: "import take in", keys: ["Ctrl+O"], icon: "upload", run: library.openFiles },
    { id: "open folder", title: "Take in a folder…", section: "Everywhere", words: "import", keys: [], icon: "folder-input", run: library.takeInFolder },
    { id: "colours", title: `Use ${other} colours`, section: "Everywhere", words: "theme dark light", keys: [], icon: other === "dark" ? "moon" : "sun", run: wear.toggle },
    { id: "shortcuts", title: "Shortcuts", section: "Everywhere", words: "keys keyboard help", keys: ["?"], icon: "keyboard", run: words.shortcuts },
  ];
}

/** What keys do where they are pressed. */
const BY_KEYS: Deed[] = [
  { id: "walk", title: "From thing to thing", section: "On the map", keys: ["← → ↑ ↓"] },
  { id: "next card", title: "Next touchpoint, connected", section: "On the map", keys: ["Tab"] },
  { id: "write", title: "Edit in place", section: "On the map", keys: ["Enter", "F2"] },
  { id: "line break", title: "Line break", section: "On the map", keys: ["Shift+Enter"] },
  { id: "move card", title: "Move the card", section: "On the map", keys: ["Alt+← → ↑ ↓"] },
  { id: "duplicate", title: "Duplicate", section: "On the map", keys: ["Ctrl+D"] },
  { id: "copy", title: "Copy, cut, paste", section: "On the map", keys: ["Ctrl+C", "Ctrl+X", "Ctrl+V"] },
  { id: "delete", title: "Delete", section: "On the map", keys: ["Delete"] },
  { id: "ends", title: "First, last", section: "On the map", keys: ["Home", "End"] },
  { id: "in order", title: "Next, previous in reading order", section: "On the map", keys: ["Page Down", "Page Up"] },
  { id: "to selection", title: "Show what is selected", section: "On the map", keys: ["Shift+2"] },
  { id: "select", title: "Select what has the keyboard", section: "On the map", keys: ["Space"] },
  { id: "select all", title: "Select all touchpoints", section: "On the map", keys: ["Ctrl+A"] },
  { id: "cell", title: "Write in a cell", section: "On the map", keys: ["Enter"] },
  { id: "next cell", title: "Next, previous cell while writing", section: "On the map", keys: ["Tab", "Shift+Tab"] },
  { id: "emotion", title: "An emotion up, down; by halves with Alt; to zero", section: "On the map", keys: ["↑", "↓", "0"] },
  { id: "move note", title: "Move a note", section: "On the map", keys: ["Alt+← → ↑ ↓"] },
  { id: "eraser", title: "Pen, eraser", section: "Tools", keys: ["E"] },
  { id: "send", title: "Send a comment", section: "On the map", keys: ["Ctrl+Enter"] },
  { id: "fold", title: "Fold, unfold a lane on its name", section: "On the map", keys: ["←", "→"] },
  { id: "pan", title: "Move the view", section: "On the map", keys: ["Space and drag"] },
  { id: "next pane", title: "Next part of the window", section: "Everywhere", keys: ["F6"] },
  { id: "rows", title: "Next, previous row", section: "In the outline", keys: ["↓", "↑"] },
  { id: "branches", title: "Open, close a row", section: "In the outline", keys: ["→", "←"] },
  { id: "row name", title: "Rename", section: "In the outline", keys: ["Enter", "F2"] },
  { id: "row moves", title: "Move the row", section: "In the outline", keys: ["Alt+↑", "Alt+↓"] },
  { id: "row more", title: "New row of the same kind", section: "In the outline", keys: ["Ctrl+Enter"] },
  { id: "row gone", title: "Delete the row", section: "In the outline", keys: ["Delete"] },
];

/** True where an event is this combination of keys. */
export function isKey(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+").filter((part) => part !== "");
  const [key, held] = [parts.at(-1) ?? "+", parts.slice(0, -1)];
  const wants = (name: string): boolean => held.includes(name);
  if ((event.ctrlKey || event.metaKey) !== wants("Ctrl") || event.altKey !== wants("Alt")) return false;
  // A sign like "?" is typed with or without Shift, as the keyboard has it.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && event.shiftKey !== wants("Shift")) return false;
  return /[0-9]/.test(key) ? event.code === `Digit${key}` || (!event.shiftKey && event.key === key) : event.key.toLowerCase() === key.toLowerCase();
}

/** The deed whose keys an event is; null for none, and for those that the map hears itself. */
export function deedOfKeys(event: KeyboardEvent, deeds: readonly Deed[]): Deed | null {
  return deeds.find(({ keys, elsewhere, run }) => run && !elsewhere && keys.some((one) => isKey(event, one))) ?? null;
}
