// What somebody does in the parts of a panel that are no fields: adding a thing, putting dots, looking at what
// a fix would change, and the comments below. Each part says how many changes it made; a part without a
// driver here fails the tests of the fields.

import assert from "node:assert/strict";
import { until } from "./map.mjs";

/** Adds another thing to the rows of a part, which opens, and is one row more. */
async function addTo({ page, panel, inspection, number, rowsOf }, { words, key }) {
  const rows = rowsOf(panel.partsOf(inspection)[number]).length;
  await panel.aside.getByRole("button", { name: `${words}…`, exact: true }).click();
  if (key === "map") await panel.aside.getByRole("combobox", { name: words, exact: true }).selectOption({ index: 1 });
  else {
    await panel.aside.getByRole("textbox", { name: words, exact: true }).fill("One more");
    await page.keyboard.press("Enter");
  }
  const now = await until(`“${words}” to add a row`, async () => {
    const told = await panel.told(inspection.things);
    const parts = panel.partsOf(told).filter(({ part, add }) => part === panel.partsOf(inspection)[number].part && add?.words === words);
    return parts.some((part) => rowsOf(part).length === rows + 1) ? told : null;
  });
  assert.notDeepEqual(now, inspection);
  await until(`what “${words}” added to be open`, async () => !(await panel.shows(inspection)));
  return 1;
}

export const PARTS = {
  rows: (place, { add }) => (add ? addTo({ ...place, rowsOf: ({ rows }) => rows }, add) : 0),
  points: (place, { add }) => (add ? addTo({ ...place, rowsOf: ({ points }) => points }, add) : 0),

  async if_fixed({ panel }, { changes }) {
    for (const { name, title } of changes) {
      if (changes.length > 1) await panel.aside.getByRole("radio", { name, exact: true }).check({ force: true });
      await panel.aside.getByRole("group", { name: title }).waitFor();
    }
    return 0;
  },

  async dots({ page, panel, inspection, number }, { dots, places }) {
    const now = async () => panel.partsOf(await panel.told(inspection.things))[number];
    const [dot] = dots;
    await panel.aside.getByRole("spinbutton", { name: dot.words, exact: true }).fill(String(dot.count + 4));
    await page.keyboard.press("Tab");
    await until("more dots", async () => (await now()).dots[0].count === dot.count + 4);
    await panel.aside.getByRole("combobox", { name: "Put a dot on a place" }).selectOption({ label: places[0].words });
    await until("a first dot", async () => (await now()).dots.some(({ words, count }) => words === places[0].words && count === 1));
    return 2;
  },

  /** Words are read. */
  words: () => 0,
};

/** Says something about a thing, answers it, puts it aside and takes it away again. */
export async function comment({ page, panel, inspection }) {
  const { aside } = panel;
  const count = async () => (await panel.told(inspection.things)).comments.length;
  const before = await count();
  await aside.getByRole("textbox", { name: "Comment", exact: true }).fill("Is that so?");
  await page.keyboard.press("Enter");
  const said = aside.getByRole("region", { name: "Comments" }).getByRole("listitem").filter({ hasText: "Is that so?" });
  await said.waitFor();
  await said.getByRole("button", { name: "Reply", exact: true }).click();
  await aside.getByRole("textbox", { name: "Reply", exact: true }).fill("It is.");
  await page.keyboard.press("Enter");
  await said.getByText("It is.").waitFor();
  await said.getByRole("button", { name: "Resolve", exact: true }).click();
  await said.waitFor({ state: "detached" });
  await aside.getByRole("button", { name: /^Show \d+ resolved$/ }).click();
  await said.getByRole("button", { name: "Delete", exact: true }).click();
  await until("the comment to be gone", async () => (await count()) === before);
  await page.locator(".stage").focus();
  await page.keyboard.press("Control+z");
  await said.getByRole("button", { name: "Open again", exact: true }).click();
  await said.getByRole("button", { name: "Resolve", exact: true }).waitFor();
  return 4;
}
