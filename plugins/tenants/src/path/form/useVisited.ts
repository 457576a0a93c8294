import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * The fields someone has been in. A field that is left by pressing the mouse elsewhere counts once the press is over:
 * what appears beside it would otherwise move the button that is being pressed away from under the pointer.
 */
export function useVisited() {
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const isPressed = useRef(false);

  useEffect(() => {
    const note = ({ type }: Event) => {
      isPressed.current = type === 'pointerdown';
    };
    const types = ['pointerdown', 'pointerup', 'pointercancel'];
    types.forEach(type => document.addEventListener(type, note, true));
    return () =>
      types.forEach(type => document.removeEventListener(type, note, true));
  }, []);

  const leave = useCallback((name: string) => {
    const mark = () => setVisited(seen => new Set(seen).add(name));
    if (isPressed.current) {
      document.addEventListener('pointerup', () => setTimeout(mark), {
        once: true,
      });
    } else {
      mark();
    }
  }, []);

  return { visited, leave };
}
