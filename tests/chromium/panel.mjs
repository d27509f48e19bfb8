// The inspector beside a map: its panels are opened, and read beside what the core says of the same things.

import { mapOn } from "./map.mjs";

/** What the groups of a drawing are called whose things have panels of their own. */
const DRAWN = { touchpoint: "card", service_point: "mark", stage: "stage", lane: "lane", step: "step", note: "note", comment: "comment", ink: "ink", insight: "insight" };

/** The group that a thing is drawn as; null for one that is drawn as none. */
function groupOf(which) {
  if (which === "map") return null;
  const [[kind, id]] = Object.entries(which);
  if (kind === "transition") return `arrow/${id.from}>${id.to}`;
  if (kind === "exit") return `exit/${id.from}/${id.number}`;
  return kind in DRAWN ? `${DRAWN[kind]}/${id}` : null;
}

/** One text for one thing, in whichever order its keys come. */
const keyOf = (which) => JSON.stringify(which, (_, value) => (value && typeof value === "object" ? Object.fromEntries(Object.entries(value).filter(([, it]) => it !== null).sort()) : value));

/** The panel beside the map that lies open in a window; `map` is its id. */
export function panelOn(page, core, map) {
  const on = mapOn(page);
  const aside = page.getByRole("complementary", { name: "Inspector" });
  /** What the core says about things; about the map where none is named. */
  const told = (things) => core.ask("inspect", { map, things });
  const headed = ({ title }) => page.waitForFunction((title) => [...document.querySelectorAll("aside[aria-label=Inspector] h2")].some((it) => it.textContent === title), title);
  const partsOf = ({ sections }) => sections.flatMap(({ parts }) => parts);

  /** Unfolds every section, so that all fields are there. */
  const unfold = () => pressAll(aside.locator("h3 button[aria-expanded=false]"));

  /** Presses what there is of something until nothing of it is left: some of it goes by itself. */
  async function pressAll(buttons) {
    for (let turn = 0; (await buttons.count()) > 0; turn += 1)
      await buttons.first().click({ timeout: 1000 }).catch((late) => {
        if (turn > 60) throw late;
      });
  }

  /** The things on the map that have panels, with the map itself as the first. */
  async function drawn() {
    const groups = await page.evaluate(() => [...document.querySelectorAll("[data-group]")].map((it) => it.dataset.group));
    const kinds = Object.fromEntries(Object.entries(DRAWN).map(([kind, word]) => [word, kind]));
    const things = groups.map((group) => [kinds[group.slice(0, group.indexOf("/"))], group.slice(group.indexOf("/") + 1)]);
    return ["map", ...things.filter(([kind]) => kind !== undefined).map(([kind, id]) => ({ [kind]: id }))];
  }

  /** Presses the row that leads to a thing which is drawn nowhere, in the panel of something that is. */
  async function lead(which) {
    for (const from of await drawn()) {
      const rows = partsOf(await told([from])).flatMap((part) => (part.part === "rows" ? part.rows : []));
      const row = rows.find((row) => keyOf(row.which) === keyOf(which));
      if (!row) continue;
      await open([from]);
      return aside.getByRole("listitem").getByRole("button", { name: row.title }).first().click();
    }
    throw new Error(`No panel leads to ${keyOf(which)}`);
  }

  /** Opens the panel of things as somebody does: selects them on the map, or presses their row elsewhere. */
  async function open(things) {
    await on.leave();
    await pressAll(aside.getByRole("button", { name: "Back", exact: true }));
    const inspection = await told(things);
    const groups = things.map(groupOf);
    if (things[0] === "map") await headed(inspection);
    else if (groups[0] === null || (await on.thing(groups[0]).count()) === 0) await lead(things[0]);
    else for (const group of groups) await on.add(group);
    await headed(inspection);
    await unfold();
    return inspection;
  }

  /** Whether the panel is about these things. */
  const shows = async ({ title }) => (await aside.getByRole("heading", { level: 2 }).allTextContents()).some((it) => it === title);

  return { aside, told, open, shows, partsOf };
}

/** Every field that a panel has by the core, the title first. */
export function fieldsOf({ title_field, sections }) {
  const parts = sections.flatMap(({ parts }) => parts);
  return [...(title_field ? [title_field] : []), ...parts.filter(({ part }) => part === "field")];
}

/** The field of the same place in another panel. */
export function sameField(inspection, { of, path }) {
  return fieldsOf(inspection).find((field) => keyOf(field.of) === keyOf(of) && keyOf(field.path) === keyOf(path)) ?? null;
}

/** What somebody reads in a field: what is written, ticked and chosen, and the words between. */
export function reading(box) {
  return box.evaluate((it) =>
    [...it.querySelectorAll("input, textarea, select, li span, button, img")].map((one) => {
      if (one instanceof HTMLInputElement && one.type === "checkbox") return one.indeterminate ? "mixed" : one.checked ? "ticked" : "not ticked";
      if (one instanceof HTMLSelectElement) return one.selectedOptions[0]?.textContent ?? "";
      if (one instanceof HTMLImageElement) return one.src;
      return "value" in one && !(one instanceof HTMLButtonElement) ? one.value : one.textContent.trim();
    }),
  );
}
