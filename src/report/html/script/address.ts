/// <reference lib="dom" />

/** The view that the fragment of the page's address names: `#q=fsub&verdict=refuted&rule=RISCV64.rules:756`. */
export interface Address {
  /** Nothing for a fragment that names a place of the page, as `#ledger` does. */
  read(): URLSearchParams | undefined;
  /** Names are written as they are, values escaped where they must be; what is empty is left out. */
  write(view: Readonly<Record<string, string>>): void;
}

/** Runs in the browser, by itself. */
export function pageAddress(): Address {
  return {
    read() {
      const fragment = location.hash.slice(1);
      return fragment === '' || fragment.includes('=') ? new URLSearchParams(fragment) : undefined;
    },
    write(view) {
      const parts = Object.entries(view)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%3A/g, ':')}`);
      const [page] = location.href.split('#');
      const next = parts.length === 0 ? page! : `${page}#${parts.join('&')}`;
      // Browsers allow only so many changes in a time.
      if (next !== location.href) history.replaceState(null, '', next);
    },
  };
}
