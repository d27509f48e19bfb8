// Numbers of a metric lane as people write them.

/** A number with a decimal point or comma; null for nothing, undefined for what is no number. */
export function numberOf(text: string): number | null | undefined {
  const plain = text.trim().replace(/\u2212/g, "-").replace(/\s/g, "");
  if (plain === "") return null;
  const dotted = /,\d{3}(,\d{3})*(\.|$)/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", ".");
  return /^-?(\d+\.?\d*|\.\d+)$/.test(dotted) ? Number(dotted) : undefined;
}

/** A measure as it is kept: the value to set, null to take it away, or why it cannot be kept. */
export function measureOf(value: string, target: string): { value: number; target: number | null } | null | string {
  const [is, aim] = [numberOf(value), numberOf(target)];
  if (is === undefined) return "The value is a number, like 82 or 4.5.";
  if (aim === undefined) return "The target is a number, like 90 or 4.8.";
  if (is === null) return aim === null ? null : "A target needs a value beside it.";
  return { value: is, target: aim };
}
