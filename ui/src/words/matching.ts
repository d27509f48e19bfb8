// How well words fit what somebody types.

/** Small letters, so that large and small ones are the same. */
export const folded = (text: string): string => text.toLocaleLowerCase();

/**
 * How well a title, or else the other words, fit a query; null where they do not. All words of the query must stand
 * somewhere; the lower the better: at the beginning, at the beginning of a word, within one.
 */
export function fit(query: string, title: string, others = ""): number | null {
  const wanted = folded(query).split(/\s+/).filter((word) => word !== "");
  const [name, rest] = [folded(title), folded(others)];
  let cost = 0;
  for (const word of wanted) {
    const at = name.indexOf(word);
    if (at === 0) continue;
    if (at > 0) cost += /\s|[^\p{L}\p{N}]/u.test(name[at - 1] ?? "") ? 1 : 2;
    else if (rest.includes(word)) cost += 4;
    else return null;
  }
  return cost;
}

/** A text in parts, of which every second one is what was typed. */
export function lit(text: string, query: string): string[] {
  const wanted = folded(query.trim());
  if (wanted === "") return [text];
  const parts: string[] = [];
  let rest = text;
  // Letters that change their length when they become small would shift the places.
  while (folded(rest).length === rest.length) {
    const at = folded(rest).indexOf(wanted);
    if (at < 0) break;
    parts.push(rest.slice(0, at), rest.slice(at, at + wanted.length));
    rest = rest.slice(at + wanted.length);
  }
  return [...parts, rest];
}
