/** The page's own words, Vietnamese and English: those of the markup (data-en), and phrases `vi|en` with {0}, {1} for parts. */
import type { Lang } from '../embed/thuoc-do';

let lang: Lang = 'vi';
const listeners: (() => void)[] = [];

export function language(): Lang {
  return lang;
}

/** A phrase in the page's language. */
export function say(phrase: string, ...parts: (string | number)[]): string {
  const [vi, en] = phrase.split('|');
  return String(lang === 'en' && en ? en : vi).replace(/\{(\d)\}/g, (_, index) => String(parts[Number(index)]));
}

/** Called whenever the language has changed, and once now. */
export function whenSaid(tell: () => void): void {
  listeners.push(tell);
  tell();
}

/** Puts every text of the markup into the other language, and back. */
export function setLanguage(next: Lang): void {
  lang = next;
  document.documentElement.lang = next;
  const swap = (each: Element, attribute: string, read: () => string, write: (text: string) => void): void => {
    const kept = attribute + '-vi';
    if (!each.hasAttribute(kept)) each.setAttribute(kept, read());
    write(each.getAttribute(next === 'en' ? attribute : kept) || '');
  };
  document.querySelectorAll('[data-en]').forEach((each) => {
    swap(each, 'data-en', () => each.textContent || '', (text) => (each.textContent = text));
  });
  document.querySelectorAll('[data-en-label]').forEach((each) => {
    swap(each, 'data-en-label', () => each.getAttribute('aria-label') || '', (text) => each.setAttribute('aria-label', text));
  });
  listeners.forEach((tell) => tell());
}

/** The element of that id; the markup has it. */
export function the<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** A new element with text. */
export function made<K extends keyof HTMLElementTagNameMap>(name: K, text = '', className = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

export function clear(parent: Element): void {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
}
