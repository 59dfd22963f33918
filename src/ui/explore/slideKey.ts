import { isTyping } from '../keys.ts';

/** What arrows do on their own there. */
const ARROWS_OF_THEIR_OWN = 'input, select, textarea, [role="slider"], [role="menu"], [role="listbox"], [role="region"], [role="dialog"]';
const PRESSED_BY_SPACE = 'button, a, summary, [role="button"]';

/** What a key means to the slides; null where it belongs to the element in focus. */
export function slideKey(event: KeyboardEvent): 'next' | 'previous' | 'toggle' | null {
  const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || isTyping(target)) return null;
  const within = (selector: string): boolean => target instanceof Element && target.closest(selector) !== null;
  if (within(ARROWS_OF_THEIR_OWN)) return null;
  if (key === 'ArrowRight') return 'next';
  if (key === 'ArrowLeft') return 'previous';
  return key === ' ' && !within(PRESSED_BY_SPACE) ? 'toggle' : null;
}
