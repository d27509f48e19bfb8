// The palette of a window: what it offers now, and running it as somebody does who types and presses Enter.

/** The caps of the palette as the keyboard has them. */
const CAPS = { "⇧": "Shift", Ctrl: "Control", Del: "Delete", "←": "ArrowLeft", "→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown" };

/** A combination of caps as keys to press: "Ctrl ⇧ N" is "Control+Shift+n". */
function keysOf(caps) {
  const keys = caps.map((cap) => CAPS[cap] ?? cap);
  const last = keys.at(-1);
  const key = /^[0-9]$/.test(last) ? `Digit${last}` : /^[A-Z]$/.test(last) ? last.toLowerCase() : last;
  return [...keys.slice(0, -1), key].join("+");
}

export function paletteOn(page) {
  const dialog = page.getByRole("dialog", { name: "Anything" });
  const field = dialog.getByRole("combobox");

  async function open(words) {
    await page.keyboard.press("Control+k");
    await field.fill(words);
  }

  return {
    /** Every command that there is now: its title, what it is done to, and the keys beside it. */
    async offered() {
      await open(">");
      const read = await dialog.getByRole("option").evaluateAll((options) =>
        options.map((option) => ({
          title: option.querySelector("b").textContent,
          beside: option.querySelector(".beside")?.textContent ?? "",
          keys: [...option.querySelectorAll(".keys")].map((keys) => [...keys.querySelectorAll("kbd")].map((cap) => cap.textContent)),
        })),
      );
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      return read.map((one) => ({ ...one, keys: one.keys.map(keysOf) }));
    },

    /** The shortcut sheet: the titles and all keys of each. */
    async shortcuts() {
      await page.keyboard.press("?");
      const sheet = page.getByRole("dialog", { name: "Shortcuts" });
      const lines = await sheet.locator("dl > div").evaluateAll((all) =>
        all.map((line) => [line.querySelector("dt").textContent, [...line.querySelectorAll("dd .keys")].map((keys) => [...keys.querySelectorAll("kbd")].map((cap) => cap.textContent))]),
      );
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
      return new Map(lines.map(([title, keys]) => [title, keys.map(keysOf)]));
    },

    /** Types a command's title and presses Enter on its line. */
    async run({ title, beside = "" }) {
      await open(`>${title}`);
      const picked = () =>
        dialog.locator("[role=option][aria-selected=true]").evaluate((option) => [option.querySelector("b").textContent, option.querySelector(".beside")?.textContent ?? ""]);
      for (let left = 20; left > 0; left--) {
        const [words, what] = await picked();
        if (words === title && what === beside) break;
        await page.keyboard.press("ArrowDown");
      }
      const [words, what] = await picked();
      if (words !== title || what !== beside) throw new Error(`“${title}” is not found by typing it: “${words}” is.`);
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "detached" });
    },
  };
}
