import type { RefObject } from 'react';
import { useEffect } from 'react';

/**
 * j and k (or the arrows) walk through the links of a list, `/` goes to its search box; enter opens, because the focus
 * is on a link. Keys typed into a field, or with a modifier, are left alone.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  search?: RefObject<{ focus: () => void } | null>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/' && search?.current) {
        event.preventDefault();
        search.current.focus();
        return;
      }
      const step = stepOf(event.key);
      if (step === 0 || list.current === null) return;
      if (moveFocus(list.current, step)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list, search]);
}

function stepOf(key: string): number {
  if (key === 'j' || key === 'ArrowDown') return 1;
  return key === 'k' || key === 'ArrowUp' ? -1 : 0;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    isTypedInto(target) || target.closest('[role="tablist"], [role="radiogroup"], [role="menu"]') !== null
  );
}

/** Whether letters go into this element; a box or a choice that was clicked keeps the focus and takes none. */
export function isTypedInto(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !/^(radio|checkbox|button|file)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}

function moveFocus(list: HTMLElement, step: number): boolean {
  const links = [...list.querySelectorAll<HTMLElement>('[data-row-link]')];
  if (links.length === 0) return false;
  const here = links.findIndex((link) => link === document.activeElement);
  const next =
    here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + step, 0), links.length - 1);
  links[next]?.focus();
  links[next]?.scrollIntoView?.({ block: 'nearest' });
  return true;
}
