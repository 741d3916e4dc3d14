/// <reference lib="dom" />

/** Runs in the browser, by itself: reads what `storedScript` wrote. */
export async function stored(id: string): Promise<unknown> {
  const element = document.getElementById(id)!;
  const text = element.textContent ?? '';
  if (element.getAttribute('type') === 'application/json') return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
