// Fields that are as high as what is written in them.

/** Gives a field the height that `of` makes of the height of its text, in CSS pixels. */
export function growTo(field: HTMLTextAreaElement | undefined, of: (text: number) => number): void {
  if (!field) return;
  // A field that is higher than its text gives its own height for it.
  field.style.height = "0";
  field.style.height = `${of(field.scrollHeight)}px`;
}
