/**
 * The steps of a drawing (src/render/dom.rs) → nodes: createElementNS, setAttribute and text nodes only, which neither a
 * Content-Security-Policy nor Trusted Types restricts. Drawn again, only what differs is changed: a control keeps its focus
 * and a drag goes on.
 */

const END = '\x01';
const SPACE: Record<string, string> = { '<': 'http://www.w3.org/1999/xhtml', '^': 'http://www.w3.org/2000/svg' };

/** An element or a text of a drawing. */
interface Item {
  /** The step that begins it; a text is all of it. */
  step: string;
  attributes: string[];
  children: Item[];
}

function parse(drawing: string): Item[] {
  const all: Item = { step: '', attributes: [], children: [] };
  const open = [all];
  for (const step of drawing.slice(0, -1).split(END)) {
    const sign = step.charAt(0);
    const last = open[open.length - 1] || all;
    const item = { step, attributes: [], children: [] };
    if (SPACE[sign]) open.push(item);
    if (SPACE[sign] || sign === '$') last.children.push(item);
    else if (sign === '>') open.pop();
    else last.attributes.push(step);
  }
  return all.children;
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

const kinds = (items: Item[]): string => items.map(({ step }) => (step.charAt(0) === '$' ? '$' : step)).join();
const kindsOf = (nodes: ChildNode[]): string =>
  nodes.map((node) => (node.nodeType === Node.TEXT_NODE ? '$' : ((node as Element).namespaceURI === SPACE['^'] ? '^' : '<') + (node as Element).localName)).join();

/** Changes what differs. Where the children are others, or somebody changed them, they are all made anew. */
function change(node: Node, items: Item[], before: Item[]): void {
  const nodes = Array.from(node.childNodes);
  const wanted = kinds(items);
  if (wanted !== kinds(before) || wanted !== kindsOf(nodes)) return fill(node, items);
  items.forEach((item, index) => {
    const old = before[index] as Item;
    const child = nodes[index] as Element;
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

/** Makes the drawing the only children of `canvas`, where `before` was drawn or, if that is empty, anything. */
export function paint(canvas: Node, drawing: string, before: string): void {
  if (before) change(canvas, parse(drawing), parse(before));
  else fill(canvas, parse(drawing));
}
