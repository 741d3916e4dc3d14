import { pageAddress } from './address.ts';
import { reach } from './reach.ts';
import { runPage } from './run-page.ts';
import { stored } from './stored.ts';

/** The text of the page's script. Functions are written out one by one, so none may refer to another by name. */
export const pageScript = `(${runPage})(${stored}, (${pageAddress})(), ${reach});`;
