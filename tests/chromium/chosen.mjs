// What the commands on a selected thing do: each runs its command, looks at what came of it, and takes it back.

const dialog = ({ page }, name) => page.getByRole("dialog", { name });

/** Something opens that Escape closes. */
async function opens({ page }, run, what) {
  await run();
  await what.waitFor();
  await page.keyboard.press("Escape");
  await what.waitFor({ state: "detached" });
}

/** A title is written on the map, and Escape leaves it as it was. */
async function writes({ page, map, until }, group, run) {
  const before = await map.name(group);
  await run();
  const field = map.field().or(page.locator(".map").getByRole("textbox", { name: "Note", exact: true }));
  await until("the field to have the keyboard", () => field.evaluate((it) => it === document.activeElement));
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "detached" });
  await until("the name as it was", async () => (await map.name(group)) === before);
}

/** The things of the kind lie otherwise, perhaps in another stage, until that is taken back. */
async function moves({ page, map, until }, group, run) {
  const kind = group.split("/")[0];
  const placed = () =>
    page.evaluate(
      (kind) => JSON.stringify([...document.querySelectorAll(`[data-group^="${kind}/"], [data-group^="stage/"]`)].map(({ dataset, style }) => [dataset.group, style.left, style.top, style.width])),
      kind,
    );
  const before = await placed();
  await run();
  await until("another place", async () => (await placed()) !== before);
  await map.undo();
  await until("the old place", async () => (await placed()) === before);
}

/** True once it is done; false where the map says why it is not, in words that are expected there. */
async function isDone({ page, until }, what, done, why) {
  const refused = page.locator(".annotations").getByRole("alert");
  const answer = await until(what, async () => ((await done()) ? "done" : (await refused.count()) > 0 ? "refused" : null));
  if (answer === "done") return true;
  await refused.filter({ hasText: why }).waitFor();
  await page.keyboard.press("Escape");
  await refused.waitFor({ state: "detached" });
  return false;
}

/** There is one thing more of the kind, until that is taken back; of some lanes a map has only one. */
async function adds(place, kind, run, then = async () => {}) {
  const { map, until } = place;
  const before = (await map.all(kind)).length;
  await run();
  const added = async () => (await map.all(kind)).length === before + 1;
  if (!(await isDone(place, `another ${kind}`, added, /^ *A map has one lane of/))) return;
  await then();
  await map.undo();
  await until(`no other ${kind}`, async () => (await map.all(kind)).length === before);
}

/** It is gone, until that is taken back. What touchpoints stand in stays. */
async function removes(place, group, run) {
  const { map } = place;
  await run();
  const gone = async () => (await map.thing(group).count()) === 0;
  if (!(await isDone(place, `${group} to be gone`, gone, /still has|carries the touchpoints/))) return;
  await map.undo();
  await map.come(group);
}

/** A cell says something else, until that is taken back. */
async function changes({ map, until }, group, run) {
  const before = await map.name(group);
  await run();
  await until("another cell", async () => (await map.name(group)) !== before);
  await map.undo();
  await until("what stood there", async () => (await map.name(group)) === before);
}

/** Another step comes with its title open. */
function addsStep(place, run) {
  return adds(place, "step", run, async () => {
    await place.map.field().waitFor();
    await place.page.keyboard.press("Escape");
  });
}

/** By the title of the command: the place where it is run, the group that is selected, and what runs it. */
export const CHOSEN = {
  "Edit the title": writes,
  "Edit the label": writes,
  "Next touchpoint": (place, group, run) => opens(place, run, place.map.field()),
  "Insert a touchpoint": (place, group, run) => opens(place, run, place.map.field()),
  async "Connect with…"({ page }, group, run) {
    await run();
    await page.getByRole("button", { name: "Connect", pressed: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Select", pressed: true }).waitFor();
  },
  "Move earlier": moves,
  "Move later": moves,
  "Move left": moves,
  "Move right": moves,
  "Move up": moves,
  "Move down": moves,
  "New stage behind it": (place, group, run) =>
    adds(place, "stage", run, async () => {
      await place.map.field().waitFor();
      await place.page.keyboard.press("Escape");
    }),
  "Add a service point": (place, group, run) => opens(place, run, dialog(place, /^Service at /)),
  "Add a step": (place, group, run) => addsStep(place, run),
  "Add a note": (place, group, run) => opens(place, run, place.page.locator(".map").getByRole("textbox", { name: "Note", exact: true })),
  Comment: (place, group, run) => opens(place, run, dialog(place, "New comment")),
  "Add an insight": (place, group, run) => opens(place, run, dialog(place, /^Add insight to /)),
  "Sort by its cause": (place, group, run) => opens(place, run, dialog(place, /^Sort /)),
  "Read and answer": (place, group, run) => opens(place, run, dialog(place, /^Comment by /)),
  /** In an empty place of a lane this begins whatever stands in such a lane. */
  Write(place, group, run) {
    const kind = group.split("/")[0];
    if (kind === "emotion") return changes(place, group, run);
    if (kind === "steps") return addsStep(place, run);
    if (kind === "service") return opens(place, run, dialog(place, /^Service at /));
    return opens(place, run, place.page.locator(".annotations").getByRole("textbox").first());
  },
  "Choose a picture": (place, group, run) => opens(place, run, place.page.locator(".annotations").getByRole("dialog")),
  "Empty it": changes,
  Duplicate: (place, group, run) => adds(place, group.split("/")[0], run),
  Delete: removes,
};
