// What was done last from the palette, remembered on this machine.

const KEY = "throughline.recent";
const MOST = 20;

/** The newest first: "deed export", "map home-broadband". */
export function recent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function used(what: string): void {
  localStorage.setItem(KEY, JSON.stringify([what, ...recent().filter((other) => other !== what)].slice(0, MOST)));
}

/** Puts what was used last first; the rest keeps its order. */
export function recentFirst<T>(all: readonly T[], idOf: (one: T) => string): T[] {
  const last = recent();
  const place = (one: T): number => {
    const at = last.indexOf(idOf(one));
    return at < 0 ? Infinity : at;
  };
  return all.map((one, at) => ({ one, at })).sort((a, b) => (place(a.one) === place(b.one) ? a.at - b.at : place(a.one) - place(b.one))).map(({ one }) => one);
}
