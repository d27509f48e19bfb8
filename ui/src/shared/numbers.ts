// Figures as the window writes them.

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** Per 1,000 customers, as a whole number; what rounds to nothing but is there stands as "<1". */
export function perThousand(value: number): string {
  return value > 0 && value < 0.5 ? "<1" : whole.format(value);
}

/** A share 0..1 as customers of 1,000. */
export function ofThousand(share: number): string {
  return perThousand(share * 1000);
}

/** "1 file", "3 files". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** Points with one decimal where it has one. */
export function points(value: number): string {
  return `${Math.round(value * 10) / 10} pt`;
}
