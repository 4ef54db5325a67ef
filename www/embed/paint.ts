/**
 * The steps of a drawing (src/render/dom.rs) → nodes: createElementNS, setAttribute and text nodes only, which neither a
 * Content-Security-Policy nor Trusted Types restricts.
 */

const END = '\x01';
const SPACE: Record<string, string> = { '<': 'http://www.w3.org/1999/xhtml', '^': 'http://www.w3.org/2000/svg' };
/** Their state is the reader's and not in the steps. */
const CONTROL = new RegExp(`<(input|select|textarea)${END}`);

/** The name of an attribute, with `=`; `$` where the step is text; empty where it is neither. */
function nameOf(step: string): string {
  return step.charAt(0) === '$' ? '$' : step.slice(0, step.indexOf('=') + 1);
}

function make(steps: string[]): Node {
  const all = document.createDocumentFragment();
  let open: Node = all;
  for (const step of steps) {
    const sign = step.charAt(0);
    const name = nameOf(step);
    if (SPACE[sign]) open = open.appendChild(document.createElementNS(SPACE[sign] as string, step.slice(1)));
    else if (sign === '$') open.appendChild(document.createTextNode(step.slice(1)));
    else if (name) (open as Element).setAttribute(name.slice(0, -1), step.slice(name.length));
    else open = open.parentNode || all;
  }
  return all;
}

/** Changes only what differs; false, and nothing is changed, where the drawing has another shape or somebody changed its nodes. */
function change(canvas: Node, steps: string[], before: string[]): boolean {
  const changes: (() => void)[] = [];
  let open: Node = canvas;
  let next = canvas.firstChild;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] as string;
    const name = step === before[index] ? '' : nameOf(step);
    if (step !== before[index] && (!name || name !== nameOf(before[index] || ''))) return false;
    switch (step.charAt(0)) {
      case '<':
      case '^':
        if (!next || (next as Element).localName !== step.slice(1)) return false;
        open = next;
        next = open.firstChild;
        break;
      case '$': {
        const text = next;
        if (!text || text.nodeType !== Node.TEXT_NODE) return false;
        if (name) changes.push(() => (text.nodeValue = step.slice(1)));
        next = text.nextSibling;
        break;
      }
      case '>':
        next = open.nextSibling;
        open = open.parentNode as Node;
        break;
      default: {
        const element = open as Element;
        if (name) changes.push(() => element.setAttribute(name.slice(0, -1), step.slice(name.length)));
      }
    }
  }
  changes.forEach((each) => each());
  return true;
}

/** Makes the drawing the only child of `canvas`, where `before` was drawn or, if that is empty, anything. */
export function paint(canvas: Node, drawing: string, before: string): void {
  const split = (text: string): string[] => text.slice(0, -1).split(END);
  const steps = split(drawing);
  if (before && !CONTROL.test(drawing) && change(canvas, steps, split(before))) return;
  const made = make(steps);
  while (canvas.firstChild) canvas.removeChild(canvas.firstChild);
  canvas.appendChild(made);
}
