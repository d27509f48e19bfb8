// What can be done with a thing, for its context menu.

import { entriesOf } from "../annotate/pressing";
import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import { endsOf, whichOf } from "../map/editor";
import type { Entry } from "../shared/MenuList.svelte";
import type { Tools } from "./tools.svelte";

/** The lines for a thing, or for empty ground; what tools add stands in the middle. */
export function entriesFor(thing: Spoken | null, surface: Surface, tools: Tools): Entry[] {
  const more = tools.menu(thing);
  const entries = thing ? [...ofThing(thing, surface, tools), ...entriesOf(surface.annotating, thing)] : ofGround(surface, tools);
  const ending = thing && whichOf(thing.id) ? endOf(surface) : [];
  return [...entries, ...apart(more), ...apart(ending)];
}

const apart = ([first, ...rest]: Entry[]): Entry[] => (first ? [{ ...first, apart: true }, ...rest] : []);

function ofThing(thing: Spoken, surface: Surface, tools: Tools): Entry[] {
  const several = surface.selection.groups.length > 1;
  const rename: Entry = { words: "Edit the title", icon: "pencil", key: "Enter", act: () => surface.write(thing) };
  const label: Entry = { ...rename, words: "Edit the label" };
  switch (thing.kind) {
    case "touchpoint":
      if (several) return [];
      return [
        rename,
        { words: "Next touchpoint", icon: "plus", key: "Tab", act: () => surface.draftAfter(thing) },
        { words: "Connect with…", icon: "workflow", key: "C", act: () => tools.pick("connect", true) },
        ...(["earlier", "later"] as const).map((way): Entry => ({ words: way === "earlier" ? "Move earlier" : "Move later", icon: way === "earlier" ? "arrow-left" : "arrow-right", key: way === "earlier" ? "Alt ←" : "Alt →", act: () => surface.step(way) })),
      ];
    case "stage": return several ? [] : [rename, ...inOrder(thing, surface, "arrow-left", "arrow-right", "left", "right"), { words: "New stage behind it", icon: "plus", act: () => void surface.addStage(thing) }];
    case "lane": return several ? [] : [rename, ...inOrder(thing, surface, "arrow-up", "arrow-down", "up", "down")];
    case "arrow": return several || !endsOf(thing.id) ? [] : [label, { words: "Insert a touchpoint", icon: "plus", act: () => surface.draftOn(thing) }];
    case "exit": return several ? [] : [label];
    // A comment is answered and not written anew, and a drawing has no words.
    default: return several || !whichOf(thing.id) || /^(comment|ink)\//.test(thing.id) ? [] : [rename];
  }
}

/** A stage or a lane one place on, among those of its kind. */
function inOrder(thing: Spoken, surface: Surface, ...[back, on, backWords, onWords]: [Entry["icon"], Entry["icon"], string, string]): Entry[] {
  const row = surface.names.of(thing.kind);
  const at = row.findIndex(({ id }) => id === thing.id);
  const entries: Entry[] = [];
  if (at > 0) entries.push({ words: `Move ${backWords}`, icon: back, act: () => surface.reorder(thing, row[at - 1] ?? null) });
  if (at < row.length - 1) entries.push({ words: `Move ${onWords}`, icon: on, act: () => surface.reorder(thing, row[at + 2] ?? null) });
  return entries;
}

/** What can be done with all that is selected. */
function endOf(surface: Surface): Entry[] {
  const kinds = new Set(surface.selection.groups.map((group) => surface.thing(group)?.kind));
  const single = ["arrow", "exit", "comment"].some((kind) => kinds.has(kind));
  const copied = single ? [] : [{ words: "Duplicate", icon: "copy", key: "Ctrl D", act: () => surface.duplicate() } satisfies Entry];
  return [...copied, { words: "Delete", icon: "trash-2", key: "Del", act: () => surface.remove() }];
}

function ofGround(surface: Surface, tools: Tools): Entry[] {
  return [
    { words: "New touchpoint", icon: "plus", key: "T", act: () => tools.pick("touchpoint", true) },
    { words: "New stage", icon: "plus", act: () => void surface.addStage(null) },
    { words: "Select all touchpoints", icon: "square", key: "Ctrl A", act: () => surface.selectAll() },
    { words: "Show the whole map", icon: "maximize", key: "Shift 1", act: () => surface.look.fit() },
  ];
}
