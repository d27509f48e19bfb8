// How people are shown.

/** The letter that stands for somebody; "?" for nobody. */
export function initialOf(author: string): string {
  return (author.trim()[0] ?? "?").toUpperCase();
}
