/** The one table of option names: attributes, data attributes and class tokens are all read through it. */
import type { Lang, Options } from './thuoc-do';

interface Rule {
  /** Where the value goes in Options. */
  key: 'view' | 'lang' | 'indicator' | 'theme' | 'asOf' | 'src' | 'refresh';
  /** A closed set also gives class tokens: thuoc-do-VALUE. An open value is written thuoc-do-NAME-VALUE. */
  values?: string[];
  /** Changing it means reading the data again, not only redrawing. */
  rereads?: boolean;
}

export type Name = 'view' | 'lang' | 'indicator' | 'theme' | 'src' | 'as-of' | 'refresh';

const RULES: Record<Name, Rule> = {
  view: { key: 'view', values: ['scorecard', 'timeline', 'standing', 'parts', 'table'] },
  lang: { key: 'lang', values: ['vi', 'en'] },
  indicator: { key: 'indicator' },
  theme: { key: 'theme', values: ['light', 'dark', 'auto'] },
  src: { key: 'src', rereads: true },
  'as-of': { key: 'asOf', rereads: true },
  // Minutes. Every edition knows the name, for a full copy may take over from a small one that defined the element.
  refresh: { key: 'refresh' },
};

/** Of the closed options; they are what Rust takes where nothing is said. */
const DEFAULTS: { [name: string]: string } = { view: 'scorecard', lang: 'vi', theme: 'auto' };

const NAMES = Object.keys(RULES) as Name[];
const PREFIX = 'thuoc-do-';

export const OPTION_ATTRIBUTES: string[] = NAMES.reduce((all: string[], name) => all.concat(name, 'data-' + PREFIX + name), []);

export function rereads(attribute: string): boolean {
  return RULES[attribute.replace('data-' + PREFIX, '') as Name].rereads === true;
}

/** A value of a closed set, forgiving case and (for languages) a region: en-GB is en. Anything else is ignored. */
function accept(rule: Rule, value: string | null): string | undefined {
  const text = (value || '').trim();
  if (!text) return undefined;
  if (!rule.values) return text;
  const plain = text.toLowerCase();
  const known = rule.key === 'lang' ? plain.replace(/-.*/, '') : plain;
  return rule.values.indexOf(known) < 0 ? undefined : known;
}

function fromClass(owner: Element, name: Name, rule: Rule): string | undefined {
  for (const token of Array.from(owner.classList)) {
    if (token.indexOf(PREFIX) !== 0) continue;
    const rest = token.slice(PREFIX.length);
    if (rule.values && rule.values.indexOf(rest) >= 0) return rest;
    // An address cannot be spelt in a class token, so src is not looked for here.
    if (!rule.values && rule.key !== 'src' && rest.indexOf(name + '-') === 0) return rest.slice(name.length + 1);
  }
  return undefined;
}

function optionOf(owner: Element, name: Name): string | undefined {
  const rule = RULES[name];
  return (
    accept(rule, owner.getAttribute(name)) || accept(rule, owner.getAttribute('data-' + PREFIX + name)) || fromClass(owner, name, rule)
  );
}

/** The language of the text around, where it is English; Vietnamese in every other case. */
function surroundingLang(owner: Element): Lang {
  const nearest = owner.closest('[lang]');
  return nearest && /^en\b/i.test(nearest.getAttribute('lang') || '') ? 'en' : 'vi';
}

export function readSrc(owner: Element): string | undefined {
  return optionOf(owner, 'src');
}

export function readLang(owner: Element): Lang {
  return (optionOf(owner, 'lang') as Lang | undefined) || surroundingLang(owner);
}

export function readOptions(owner: Element): Options {
  const options: { [key: string]: string } = { lang: readLang(owner) };
  for (const name of NAMES) {
    const value = optionOf(owner, name);
    if (value !== undefined) options[RULES[name].key] = value;
  }
  return options as Options;
}

/** The values of a closed option, for whoever offers them. */
export function valuesOf(name: Name): string[] {
  return RULES[name].values || [];
}

/** Options spelt for a page: as attributes, `name=value` a line, and as class tokens. What is the default is not said. */
export function spell(options: Options): { attributes: string; classes: string } {
  const attributes: string[] = [];
  const classes: string[] = [];
  for (const name of NAMES) {
    const { key, values } = RULES[name];
    const value = key === 'src' || options[key] === undefined ? '' : String(options[key]);
    if (!value || (values && value === DEFAULTS[name])) continue;
    attributes.push(name + '=' + value);
    // In a class a blank would begin another token.
    if (/^[\w-]+$/.test(value)) classes.push(PREFIX + (values ? value : name + '-' + value));
  }
  return { attributes: attributes.join('\n'), classes: classes.join(' ') };
}
