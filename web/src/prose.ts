/** The Markdown that hovers are written in, as nodes: paragraphs, code, lists, and words in bold or italics. */
export function prose(markdown: string): HTMLElement {
  const root = document.createElement('div');
  root.className = 'hover';
  for (const block of markdown.split(/\n\n+/)) root.append(blockOf(block));
  return root;
}

function blockOf(block: string): HTMLElement {
  const code = /^```\n([\s\S]*)\n```$/.exec(block);
  if (code !== null) return textElement('pre', code[1]!);
  if (block === '---') return document.createElement('hr');
  if (block.startsWith('* ')) {
    const list = document.createElement('ul');
    for (const line of block.split('\n')) list.append(inline('li', line.slice(2)));
    return list;
  }
  return inline('p', block);
}

function inline(tag: string, text: string): HTMLElement {
  const parent = document.createElement(tag);
  for (const part of text.split(/(\*\*[^*]+\*\*|`[^`]+`|\*[^*]+\*)/)) {
    if (/^\*\*.+\*\*$/.test(part)) parent.append(textElement('strong', part.slice(2, -2)));
    else if (/^`.+`$/.test(part)) parent.append(textElement('code', part.slice(1, -1)));
    else if (/^\*.+\*$/.test(part)) parent.append(textElement('em', part.slice(1, -1)));
    else parent.append(part);
  }
  return parent;
}

export function textElement(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
