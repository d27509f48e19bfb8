// What can be done with the open map, for the palette, the shortcut sheet and the keys.

import type { Surface } from "../canvas/surface.svelte";
import { entriesFor } from "../tools/menu";
import type { Tools } from "../tools/tools.svelte";
import type { MapDoings } from "../words/commands";
import type { Around } from "./around.svelte";
import type { Shown } from "./shown.svelte";

/** Null while no map is open. `find` begins to look for words, or goes on where somebody does already. */
export function mapDoings(shown: Shown, around: Around, tools: Tools, find: () => void): MapDoings | null {
  const { sheet, lanes, surface, view } = around;
  if (!sheet || !lanes) return null;
  const { facts, looking, forCustomers } = sheet;
  const edits = view === "map" && around.edits;
  return {
    tools: edits && surface ? tools : null,
    undo: facts.steps.undo,
    redo: facts.steps.redo,
    looking: looking !== null,
    view,
    outlined: around.outlined && view === "map",
    forCustomers,
    flow: sheet.view.flow,
    filtered: lanes.isFiltered,
    notSaved: sheet.notSaved !== null,
    unsorted: edits ? (surface?.annotating.unsorted.length ?? 0) : 0,
    selected: edits && surface ? chosen(surface, tools) : null,
    act: {
      undo: () => void sheet.undo(),
      redo: () => void sheet.redo(),
      retry: () => void sheet.retry(),
      show: (wanted) => around.show(wanted),
      outline: () => around.toggleOutline(),
      history: () => around.toggleHistory(),
      lanes: () => around.toggleLanes(),
      exportMap: () => (around.exporting = true),
      toLibrary: () => shown.toLibrary(),
      beside: () => shown.beside(sheet.id),
      find,
      fit: () => surface?.look.fit(),
      trueScale: () => surface?.look.zoomTo(1),
      nearer: () => surface?.look.rung(1),
      farther: () => surface?.look.rung(-1),
      asCustomer: () => lanes.asCustomer(!sheet.forCustomers),
      showFlow: () => lanes.showFlow(!sheet.view.flow),
      showAll: () => lanes.showAll(),
      foldAll: () => lanes.foldAll(),
      addTouchpoint: () => surface?.draftAfter(surface.selected?.kind === "touchpoint" ? surface.selected : null),
      addStage: () => void surface?.addStage(null),
      sort: () => surface?.annotating.sort(null),
    },
  };
}

/** What is selected, and what can be done to it. */
function chosen(on: Surface, tools: Tools): MapDoings["selected"] {
  const [first, ...others] = on.selection.groups.map((group) => on.thing(group)).filter((thing) => thing !== null);
  if (!first) return null;
  const name = others.length > 0 ? `${others.length + 1} selected` : (first.name.split(", ")[0] ?? first.name);
  return { name, entries: entriesFor(first, on, tools) };
}
