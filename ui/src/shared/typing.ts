// Whether somebody is writing: then keys are text, and undo is that of the field.

/** What is written into. */
export const WRITTEN = "textarea, input:not([type='checkbox'], [type='radio'], [type='range'], [type='color'])";

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${WRITTEN}, dialog`) !== null;
}

/** Whether something happens in what lies above the window, a dialog or a menu, whose keys are its own. */
export function isAbove(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("dialog, [role=menu]") !== null;
}
