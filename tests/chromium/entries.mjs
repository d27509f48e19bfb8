// How somebody enters something into a field of the inspector, by the kind of its entry.
//
// A kind has one or more ways. Each enters something else than what stands there and says what the field
// holds then, as the core tells it, and what somebody reads in it. A kind without a driver here fails the
// tests of the fields, so that a new one is driven or noticed.

import { join } from "node:path";
import { until } from "./map.mjs";
import { ROOT } from "./driver.mjs";

/** A picture that somebody may choose. */
export const PICTURE = join(ROOT, "icons", "32x32.png");

/**
 * @typedef Place
 * Where a field is: the page, the core, the field's box in the panel, and the field as the core told it.
 * @typedef {{ changes: number, holds: (entry: object) => boolean, reads: string, becomes?: object }} Entered
 * How many changes that was, what the entry is then, words that stand in the field, and of which thing and at
 * which path it is then, where that is otherwise.
 */

const isDate = (text) => /\b\d{4}$/.test(text) && /[a-z]/i.test(text);

/** The number that a text says: "£1,200" 1200, "52/1300" 4, "1 in 25" 4, "1 h 35 min" 95. */
function figure(text) {
  const [, part, whole] = /^([\d.]+)\/([\d.]+)$/.exec(text) ?? /^([\d.]+) in ([\d.]+)$/.exec(text) ?? [];
  if (whole) return Math.round((1e4 * part) / whole) / 100;
  const [, hours, minutes] = /^(\d+) h (\d+) min$/.exec(text) ?? [];
  if (minutes) return 60 * hours + Number(minutes);
  return Number.parseFloat(text.replaceAll(/[^\d.−-]/g, "").replace("−", "-"));
}

/** One of what may be typed by the examples, which does not stand there. */
function otherThan(text, example) {
  if (isDate(example)) return text === example ? "1 July 2026" : example;
  return figure(text) === figure(example) ? example.replace(/\d/, (digit) => String(digit === "1" ? 2 : digit - 1)) : example;
}

/** Whether a text of the core says what was typed, and stood not there `before`. */
function says(text, typed, before) {
  if (isDate(typed)) return text === typed;
  // A part of the visits of a month, and a time in another unit, are reckoned by the core alone.
  const isReckoned = / a month$| hours$/.test(typed);
  return isReckoned ? text !== "" && text !== before : Math.abs(figure(text) - figure(typed)) < 0.01;
}

/** All the ways in which an estimate may be written. */
const formsOf = ({ text, example }) => example.split(", ").map((form) => otherThan(text, form));

/** The first of some choices that the core takes; null where it refuses each in words. */
async function taken({ box, now }, choices, choose) {
  for (const choice of choices) {
    await choose(choice);
    const refused = box.locator("xpath=following-sibling::*[1][@role='alert']");
    const done = await until("an answer", async () => ((await now()).chosen === choice.at ? "kept" : (await refused.count()) > 0 ? "refused" : null));
    if (done === "kept") return choice;
  }
  return null;
}

/** The last first: those are less alike. */
const others = ({ chosen, choices }) => choices.map((choice, at) => ({ ...choice, at })).filter(({ at }) => at !== chosen).reverse();

/** Adds one of the choices that are not chosen, by its words. */
async function addOne({ page, box, field: { entry } }) {
  const has = new Set(entry.chosen.map(({ words }) => words));
  const { words } = entry.choices.find((choice) => !has.has(choice.words)) ?? {};
  if (words === undefined) throw new Error("Everything is chosen already");
  await box.getByRole("combobox").fill(words);
  await box.getByRole("option", { name: words, exact: true }).first().waitFor();
  await page.keyboard.press("Enter");
  return words;
}

const EVIDENCE = ["measured", "estimated", "guess"];

export const ENTRIES = {
  text: {
    async "is written"({ page, box, field: { entry } }) {
      const suggested = entry.suggestions.find((word) => word !== entry.text);
      const written = suggested ?? `${entry.text || "Some"} words${entry.lines ? ",\nand more of them" : ""}`;
      await box.getByRole("textbox").or(box.getByRole("combobox")).fill(written);
      await page.keyboard.press("Tab");
      return { changes: 1, holds: ({ text }) => text === written, reads: written };
    },
    async "is emptied"({ page, box, field: { entry } }) {
      if (entry.needed || entry.text === "") return null;
      await box.getByRole("textbox").or(box.getByRole("combobox")).fill("");
      await page.keyboard.press("Tab");
      return { changes: 1, holds: ({ text }) => text === "", reads: "" };
    },
  },

  check: {
    async "is ticked, or no longer"({ box, field: { entry } }) {
      await box.getByRole("checkbox").click();
      const on = entry.on !== true;
      return { changes: 1, holds: (now) => now.on === on, reads: on ? "ticked" : "not ticked" };
    },
  },

  choice: {
    async "is chosen"(place) {
      const chosen = await taken(place, others(place.field.entry), ({ at }) => place.box.getByRole("combobox").selectOption(String(at)));
      if (chosen === null) return null;
      const { at, words } = chosen;
      return { changes: 1, holds: ({ chosen }) => chosen === at, reads: words };
    },
  },

  many: {
    async "gets another"(place) {
      const words = await addOne(place);
      const count = place.field.entry.chosen.length + 1;
      return { changes: 1, holds: ({ chosen }) => chosen.length === count && chosen.at(-1).words === words, reads: words };
    },
    async "loses one"(place) {
      const { chosen } = place.field.entry;
      if (chosen.length === 0) return null;
      const [{ words }] = chosen;
      await place.box.getByRole("button", { name: `Take away ${words}`, exact: true }).click();
      return { changes: 1, holds: (now) => now.chosen.length === chosen.length - 1 && !now.chosen.some((one) => one.words === words), reads: "" };
    },
  },

  words: {
    async "get another"({ page, box }) {
      await box.getByRole("combobox").or(box.getByRole("textbox")).fill("a word of its own");
      await page.keyboard.press("Enter");
      return { changes: 1, holds: ({ words }) => words.every((each) => each.at(-1) === "a word of its own"), reads: "a word of its own" };
    },
    async "lose one"({ box, field: { entry } }) {
      const word = entry.words[0].find((word) => entry.words.every((each) => each.includes(word)));
      if (word === undefined) return null;
      await box.getByRole("button", { name: `Take away ${word}`, exact: true }).click();
      return { changes: 1, holds: ({ words }) => !words.some((each) => each.includes(word)), reads: "" };
    },
  },

  typed: {
    async "is typed"({ page, box, field: { entry } }) {
      const typed = otherThan(entry.text, entry.example);
      await box.getByRole("textbox").fill(typed);
      await page.keyboard.press("Enter");
      return { changes: 1, holds: ({ text }) => says(text, typed, entry.text), reads: isDate(typed) ? typed : "" };
    },
  },

  estimate: {
    async "is typed"({ page, box, field: { entry } }) {
      const [typed] = formsOf(entry);
      await box.locator("input.typed").fill(typed);
      await page.keyboard.press("Enter");
      return { changes: 1, holds: ({ text }) => says(text, typed, entry.text), reads: "" };
    },
    async "is typed in another form"({ page, box, field: { entry } }) {
      const typed = formsOf(entry).at(-1);
      if (typed === formsOf(entry)[0]) return null;
      await box.locator("input.typed").fill(typed);
      await page.keyboard.press("Enter");
      return { changes: 1, holds: ({ text }) => says(text, typed, entry.text), reads: "" };
    },
    async "is set by its slider"({ box, field: { label, entry } }) {
      if (!entry.slider) return null;
      const { top } = entry.slider;
      const slider = box.getByRole("slider", { name: `${label}, by a slider` });
      const before = Number(await slider.inputValue());
      await slider.press(before >= top ? "ArrowLeft" : "ArrowRight");
      const set = Number(await slider.inputValue());
      if (set === before) throw new Error("The slider does not move");
      return { changes: 1, holds: (now) => now.slider.value !== null && Math.abs(now.slider.value - set) < 1e-9, reads: "" };
    },
    async "is entered with what it rests on"({ page, box, field: { label, entry } }) {
      const typed = formsOf(entry).at(entry.slider ? 1 : 0);
      const rests = EVIDENCE.find((evidence) => evidence !== (entry.evidence ?? "guess"));
      await box.getByRole("button", { name: new RegExp(`^${label.replaceAll(/[()?]/g, "\\$&")}: `) }).click();
      const dialog = page.getByRole("dialog", { name: entry.question });
      await dialog.getByLabel(/^How (many|much)$/).fill(typed);
      await dialog.getByRole("radio", { name: new RegExp(`^${rests}`, "i") }).press("Space");
      await dialog.getByLabel("Source").selectOption({ label: "A new source…" });
      await dialog.getByLabel("Title of the new source").fill("Exit survey");
      await dialog.getByLabel("Date").fill("2026-11-03");
      await dialog.getByLabel("Lowest").fill(typed);
      await dialog.getByLabel("Highest").fill(typed);
      const keep = dialog.getByRole("button", { name: "Keep", exact: true });
      await until("the estimate to be read", () => keep.isEnabled());
      await keep.click();
      await dialog.waitFor({ state: "detached" });
      const holds = ({ text, evidence, form, rests_on }) =>
        says(text, typed, entry.text) && evidence === rests && form.source === "exit-survey" && form.date === "3 November 2026" && form.low !== "" && form.high !== "" && rests_on.includes(rests);
      return { changes: 1, holds, reads: "" };
    },
    async "counts contacts instead of needs, or needs instead"({ page, box, field: { label, path, entry } }) {
      if (!entry.counts) return null;
      await box.getByRole("button", { name: new RegExp(`^${label}: `) }).click();
      const dialog = page.getByRole("dialog", { name: entry.question });
      await dialog.getByRole("radio", { name: entry.form.contacts ? /^Needs/ : /^Contacts/ }).check();
      await dialog.getByLabel("How many").fill("4.5 %");
      const keep = dialog.getByRole("button", { name: "Keep", exact: true });
      await until("the estimate to be read", () => keep.isEnabled());
      await keep.click();
      await dialog.waitFor({ state: "detached" });
      const [key] = path;
      const other = entry.form.contacts ? key.replace("contacts_per_visit", "need") : key.replace("need", "contacts_per_visit");
      return { changes: 1, becomes: { path: [other] }, holds: ({ text, form }) => says(text, "4.5 %") && form?.contacts === !entry.form.contacts, reads: "4.5" };
    },
  },

  feeling: {
    async "is set by its slider"({ box, field: { entry } }) {
      const slider = box.getByRole("slider");
      await slider.press((entry.value ?? 0) > 0 ? "ArrowLeft" : "ArrowRight");
      const set = Number(await slider.inputValue());
      return { changes: 1, holds: ({ value }) => value === set, reads: String(set).replace("-", "−") };
    },
    async "is typed"({ page, box, field: { entry } }) {
      const typed = entry.value === -2.5 ? "1.5" : "-2.5";
      await box.getByRole("textbox", { name: /, −5 to 5$/ }).fill(typed);
      await page.keyboard.press("Enter");
      return { changes: 1, holds: ({ value }) => value === Number(typed), reads: typed.replace("-", "−") };
    },
  },

  colour: {
    async "is written"({ page, box, field: { entry } }) {
      const colour = entry.colour === "#0b7285" ? "#862e9c" : "#0b7285";
      await box.locator("input[type=text]").fill(colour);
      await page.keyboard.press("Enter");
      return { changes: 1, holds: (now) => now.colour === colour, reads: colour };
    },
    async "is chosen"({ box }) {
      await box.getByLabel("Choose a colour").fill("#5c940d");
      return { changes: 1, holds: ({ colour }) => colour === "#5c940d", reads: "#5c940d" };
    },
  },

  cause: {
    async "is chosen by its key"({ page, box, field: { entry } }) {
      const at = entry.chosen === 1 ? 2 : 1;
      await box.getByRole("button").click();
      await box.getByRole("listbox").waitFor();
      await page.keyboard.press(String(at + 1));
      return { changes: 1, holds: ({ chosen }) => chosen === at, reads: entry.causes[at].help };
    },
    async "is chosen by the pointer"({ box, field: { entry } }) {
      const at = entry.chosen === 0 ? 3 : 0;
      await box.getByRole("button").click();
      await box.getByRole("option").nth(at).click();
      return { changes: 1, holds: ({ chosen }) => chosen === at, reads: entry.causes[at].help };
    },
  },

  picture: {
    async "is placed"({ page, core, box }) {
      core.choose(PICTURE);
      await box.getByRole("button", { name: /: choose a picture…$|^Another…$/ }).click();
      const words = box.getByRole("textbox", { name: /for who cannot see it$/ });
      await words.fill("The sign at the door");
      await page.keyboard.press("Enter");
      return { changes: 1, holds: ({ image, alt }) => image !== null && alt === "The sign at the door", reads: "The sign at the door" };
    },
    async "is said in other words"({ page, box, field: { entry } }) {
      if (!entry.image) return null;
      await box.getByRole("textbox").fill("Somebody with a bag");
      await page.keyboard.press("Tab");
      return { changes: 1, holds: ({ alt }) => alt === "Somebody with a bag", reads: "Somebody with a bag" };
    },
    async "is removed"({ box, field: { entry } }) {
      if (!entry.image) return null;
      await box.getByRole("button", { name: "Remove" }).click();
      return { changes: 1, holds: ({ image }) => image === null, reads: "Choose a picture…" };
    },
  },

  other_map: {
    async "is chosen"({ core, box, map, field }) {
      const { entry } = field;
      const other = (await core.ask("maps", { which: "in_use" })).find(({ id }) => id !== entry.map && id !== map);
      await box.getByRole("combobox").selectOption({ label: other.title });
      // A link is known by where it leads.
      const [which] = field.of;
      const becomes = typeof which === "object" && which.link ? { of: [{ link: { ...which.link, map: other.id } }] } : undefined;
      return { changes: 1, becomes, holds: ({ map }) => map === other.id, reads: other.title };
    },
  },
};
