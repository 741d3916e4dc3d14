/** XML 1.0 from nested elements. */
import { visible } from '../../text/visible.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Elements, or lines of text. */
  readonly children?: readonly (XmlElement | string)[];
}

/** A document, each element on a line of its own. */
export function renderXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, '')}\n`;
}

function render({ name, attributes = {}, children = [] }: XmlElement, indent: string): string {
  const shown = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(`${value}`)}"`);
  const tag = `${indent}<${name}${shown.join('')}`;
  if (children.length === 0) return `${tag}/>`;
  const isText = children.every(child => typeof child === 'string');
  if (isText) return `${tag}>${children.map(escaped).join('\n')}</${name}>`;
  const inner = children.map(child =>
    typeof child === 'string' ? escaped(child) : render(child, `${indent}  `),
  );
  return `${tag}>\n${inner.join('\n')}\n${indent}</${name}>`;
}

/** A control character cannot stand in XML in any way, so it is shown as an escape. */
function escaped(text: string): string {
  return visible(text).replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
