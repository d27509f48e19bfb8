// Points in time as a person says them.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** How many midnights lie between two times where the person is. */
function nights(from: Date, to: Date): number {
  const midnight = (d: Date): number => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  return Math.round((midnight(to) - midnight(from)) / (24 * HOUR));
}

/** The day: "Today", "Yesterday", "3 April", "3 April 2025". */
export function dayOf(time: string, now: Date): string {
  const then = new Date(time);
  const ago = nights(then, now);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  return (then.getFullYear() === now.getFullYear() ? day : dayOfYear).format(then);
}

/** The time of day: "11:52". */
export function clockOf(time: string): string {
  return clock.format(new Date(time));
}

/** How long ago: "just now", "2 min ago", "3 h ago" and from yesterday on the day. */
export function ago(time: string, now: Date): string {
  const past = now.getTime() - new Date(time).getTime();
  if (past < MINUTE) return "just now";
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min ago`;
  const said = dayOf(time, now);
  return said === "Today" ? `${Math.floor(past / HOUR)} h ago` : said;
}

/** Day and time within a sentence: "today at 11:52", "on 3 April at 11:52". */
export function momentOf(time: string, now: Date): string {
  const said = dayOf(time, now);
  const spoken = said === "Today" || said === "Yesterday" ? said.toLowerCase() : `on ${said}`;
  return `${spoken} at ${clockOf(time)}`;
}
