/** A tree as a drawing: operands below their op, in the order of the text. */
import { visible } from '../../text/visible.ts';
import { type DrawnNode, treeWords } from './drawn-tree.ts';
import { type Content, html, lines, type Markup } from './markup.ts';

/** In units of the drawing; a character is that wide in a font of `fontSize`. */
const sizes = { character: 7.9, padding: 9, line: 18, gap: 14, below: 30, margin: 4 };

/** Characters of a label; what is longer is cut, and said in full in the title of the node. */
const longest = 30;

/** A node and how much room it takes. */
interface Measured {
  readonly node: DrawnNode;
  readonly texts: readonly string[];
  readonly width: number;
  readonly height: number;
  /** With all that is below. */
  readonly span: number;
  /** All that is below. */
  readonly below: number;
  readonly operands: readonly Measured[];
}

interface Box extends Measured {
  /** The middle of the box, and its top. */
  readonly x: number;
  readonly y: number;
  readonly operands: readonly Box[];
}

/** `id` is one that no other drawing of the page has. */
export function treeDrawing(node: DrawnNode, title: string, id: string): Markup {
  const root = place(measure(node), sizes.margin, sizes.margin);
  const boxes = [...within(root)];
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const [width, height] = [round(root.span + 2 * sizes.margin), bottom + sizes.margin];
  return html`<svg role="img" aria-labelledby="${id}t ${id}d" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title id="${id}t">${title}</title>
<desc id="${id}d">${treeWords(node)}</desc>
<path class="edge" d="${boxes.flatMap(edges).join('')}"/>
${lines(boxes.map(drawBox))}
</svg>`;
}

function measure(node: DrawnNode): Measured {
  const label = node.parts ? `≠ ${node.label}` : node.label;
  const texts = [label, ...(node.detail === undefined ? [] : [node.detail])].map(text => cut(visible(text)));
  const width = Math.max(...texts.map(text => [...text].length)) * sizes.character + 2 * sizes.padding;
  const operands = node.operands.map(measure);
  const gaps = sizes.gap * Math.max(0, operands.length - 1);
  const below = operands.reduce((sum, { span }) => sum + span, gaps);
  const height = texts.length * sizes.line + 10;
  return { node, texts, width, height, span: Math.max(width, below), below, operands };
}

/** With its left edge and its top there. */
function place(measured: Measured, left: number, top: number): Box {
  let at = left + (measured.span - measured.below) / 2;
  const operands = measured.operands.map(operand => {
    const box = place(operand, at, top + measured.height + sizes.below);
    at += operand.span + sizes.gap;
    return box;
  });
  return { ...measured, x: left + measured.span / 2, y: top, operands };
}

const cut = (text: string): string =>
  [...text].length > longest ? `${[...text].slice(0, longest - 1).join('')}…` : text;

function* within(box: Box): Generator<Box> {
  yield box;
  for (const operand of box.operands) yield* within(operand);
}

function edges({ x, y, height, operands }: Box): string[] {
  const from = y + height;
  const middle = round(from + sizes.below / 2);
  return operands.map(
    to => `M${round(x)} ${from}C${round(x)} ${middle} ${round(to.x)} ${middle} ${round(to.x)} ${to.y}`,
  );
}

function drawBox({ node, texts, width, height, x, y }: Box): Markup {
  const isLeaf = node.operands.length === 0;
  const look = node.parts ? 'node parts' : isLeaf ? 'node leaf' : 'node';
  const full = texts.some(text => text.endsWith('…'))
    ? html`<title>${[node.label, node.detail ?? ''].join(' ')}</title>`
    : undefined;
  const rows: Content[] = texts.map(
    (text, index) =>
      html`<text class="${index === 0 ? 'label' : 'detail'}" x="${round(x)}" y="${y + 5 + sizes.line * (index + 0.75)}">${text}</text>`,
  );
  return html`<g class="${look}">${full}<rect x="${round(x - width / 2)}" y="${y}" width="${round(width)}" height="${height}" rx="6"/>${rows}</g>`;
}

const round = (size: number): number => Math.round(size * 10) / 10;
