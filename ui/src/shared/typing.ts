// Whether somebody is writing: then keys are text, and undo is that of the field.

const WRITTEN = "textarea, input:not([type='checkbox'], [type='radio'], [type='range'], [type='color'])";

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${WRITTEN}, dialog`) !== null;
}
