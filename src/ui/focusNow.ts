/** A ref for what takes the place of a pressed button: the focus must not fall to nowhere. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus();
}
