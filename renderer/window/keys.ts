/**
 * The keys of the window. Strokes come from the window itself and, as messages, from the article's frame;
 * the part of the screen that was shown last answers first.
 */
import { createContext, useContext, useEffect, useRef } from 'react';

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** Written `mod+k`, `mod+shift+z`, `alt+ArrowLeft`, `j`; of what prints the shift key counts only with letters and `mod`. */
export type KeyTable = Readonly<Record<string, () => void>>;

const layers: { current: KeyTable }[] = [];

const nameOf = ({ key, ctrl, meta, shift, alt }: Stroke): string => {
  const printing = key.length === 1;
  return [
    ctrl || meta ? 'mod+' : '',
    alt ? 'alt+' : '',
    shift && (!printing || ((ctrl || meta) && /^[a-z]$/i.test(key))) ? 'shift+' : '',
    printing ? key.toLowerCase() : key,
  ].join('');
};

/** No field has a use for these. */
const meantForAll = /^(?:mod\+|alt\+|(?:shift\+)?F\d)/;

/** Fields have an undo of their own. */
const ofFields = new Set(['mod+z', 'mod+shift+z', 'mod+y']);

/** Before anything else; answers whether it has taken the stroke. */
let taker: ((stroke: Stroke) => boolean) | null = null;

/** Has all strokes for itself, until what it answers is called. */
export function takeKeys(take: (stroke: Stroke) => boolean): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = null;
  };
}

/** Runs what the stroke stands for; false where it stands for nothing. */
export function pressKey(stroke: Stroke, { typing = false } = {}): boolean {
  if (taker?.(stroke)) return true;
  const name = nameOf(stroke);
  if (typing && ofFields.has(name)) return false;
  if (typing && !meantForAll.test(name)) return false;
  const layer = layers.findLast(({ current }) => name in current);
  layer?.current[name]?.();
  return layer !== undefined;
}

/** False within what is shown but is not what the person is at: its keys rest. Null within what is only kept ready. */
export const KeyScope = createContext<boolean | null>(true);

const noKeys: KeyTable = {};

/** Answers to these keys for as long as the component is shown. */
export function useKeys(table: KeyTable): void {
  const scope = useContext(KeyScope);
  const current = scope ? table : noKeys;
  const latest = useRef(current);
  latest.current = current;
  // What was kept ready is shown last, whenever it was made.
  const isShown = scope !== null;
  useEffect(() => {
    if (!isShown) return undefined;
    layers.push(latest);
    return () => {
      layers.splice(layers.indexOf(latest), 1);
    };
  }, [isShown]);
}

/** Switches and sliders among them need no letters. */
const fields = 'input:not([type=radio], [type=checkbox], [type=range]), textarea, select';

/** Fields, and dialogs, keep plain keys to themselves. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(`${fields}, [contenteditable=true], [role=dialog], [role=menu]`) !== null;
}

/** Listens to the window's own key strokes. */
export function useWindowKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { key, ctrlKey: ctrl, metaKey: meta, shiftKey: shift, altKey: alt } = event;
      if (pressKey({ key, ctrl, meta, shift, alt }, { typing: isTyping(event.target) }))
        event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

const apple = globalThis.navigator?.userAgent.includes('Mac') ?? false;
const signs: Readonly<Record<string, string>> = {
  mod: apple ? '⌘' : 'Ctrl',
  alt: apple ? '⌥' : 'Alt',
  shift: apple ? '⇧' : 'Shift',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** A key as it is written in tooltips and in the palette. */
export const keySign = (name: string): string =>
  name
    .split('+')
    .map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(apple ? '' : '+');

/** A tooltip's words: what it does, and its key. */
export const withKey = (label: string, name?: string): string =>
  name ? `${label}  ·  ${keySign(name)}` : label;
