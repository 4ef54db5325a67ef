/**
 * The steps of a drawing (src/render/dom.rs) → nodes: createElementNS, setAttribute and text nodes only, which neither a
 * Content-Security-Policy nor Trusted Types restricts. Drawn again, only what differs is changed: a control keeps its focus
 * and a drag goes on.
 */

const END = '\x01';
const SPACE: Record<string, string> = { '<': 'http://www.w3.org/1999/xhtml', '^': 'http://www.w3.org/2000/svg' };

/** An element or a text of a drawing. */
export interface Item {
  /** The step that begins it; a text is all of it. */
  step: string;
  /** The steps it is made of, as one text: alike where nothing in it has changed. */
  all: string;
  attributes: string[];
  children: Item[];
}

function parse(drawing: string): Item[] {
  const whole: Item = { step: '', all: drawing, attributes: [], children: [] };
  const open = [whole];
  const starts = [0];
  for (let at = 0, end = drawing.indexOf(END); end >= 0; at = end + 1, end = drawing.indexOf(END, at)) {
    const step = drawing.slice(at, end);
    const sign = step.charAt(0);
    const last = open[open.length - 1] || whole;
    if (sign === '>') {
      open.pop();
      last.all = drawing.slice(starts.pop(), end);
    } else if (SPACE[sign] || sign === '$') {
      const item = { step, all: step, attributes: [], children: [] };
      last.children.push(item);
      if (sign === '$') continue;
      open.push(item);
      starts.push(at);
    } else last.attributes.push(step);
  }
  return whole.children;
}

function set(element: Element, attribute: string): void {
  const at = attribute.indexOf('=');
  element.setAttribute(attribute.slice(0, at), attribute.slice(at + 1));
}

function fill(node: Node, children: Item[]): void {
  while (node.firstChild) node.removeChild(node.firstChild);
  for (const { step, attributes, children: inner } of children) {
    const space = SPACE[step.charAt(0)];
    if (space) {
      const element = document.createElementNS(space, step.slice(1));
      attributes.forEach((each) => set(element, each));
      fill(element, inner);
      node.appendChild(element);
    } else node.appendChild(document.createTextNode(step.slice(1)));
  }
}

/** Whether a node is what an item begins: an element of its name, or a text. */
function isOf(node: Node, { step }: Item): boolean {
  return step.charAt(0) === '$' ? node.nodeType === Node.TEXT_NODE : (node as Element).localName === step.slice(1);
}

/** Changes what differs. Where the children are others, or somebody changed them, they are all made anew. */
function change(node: Node, items: Item[], before: Item[]): void {
  const nodes = Array.from(node.childNodes);
  const same = items.length === before.length && items.length === nodes.length && items.every((item, index) => {
    const old = before[index] as Item;
    return (item.step === old.step || item.step.charAt(0) + old.step.charAt(0) === '$$') && isOf(nodes[index] as Node, item);
  });
  if (!same) return fill(node, items);
  items.forEach((item, index) => {
    const old = before[index] as Item;
    const child = nodes[index] as Element;
    if (item.all === old.all) return;
    if (item.step !== old.step) child.nodeValue = item.step.slice(1);
    for (const each of item.attributes) {
      if (old.attributes.indexOf(each) >= 0) continue;
      set(child, each);
      // Once its reader has used it, a control shows its own value and not the attribute.
      if (child.localName === 'input' && each.indexOf('value=') === 0) (child as HTMLInputElement).value = each.slice(6);
    }
    const named = (name: string): boolean => item.attributes.some((each) => each.indexOf(name) === 0);
    for (const each of old.attributes) {
      const name = each.slice(0, each.indexOf('=') + 1);
      if (!named(name)) child.removeAttribute(name.slice(0, -1));
    }
    change(child, item.children, old.children);
  });
}

/** Makes the drawing the only children of `canvas`, where `before` was drawn or, if that is null, anything; gives what is drawn now. */
export function paint(canvas: Node, drawing: string, before: Item[] | null): Item[] {
  const items = parse(drawing);
  if (before) change(canvas, items, before);
  else fill(canvas, items);
  return items;
}
