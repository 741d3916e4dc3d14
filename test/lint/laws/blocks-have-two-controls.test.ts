import { lawCases } from '../lint-text.ts';

lawCases('block-controls', {
  of: 'ops',
  valid: [
    '{name: "A"}}\nvar blocks = []blockData{\n{name: "BEQ", controls: 2},',
    'x := []opData{{name: "A"}}\nblocks := []blockData{{name: "B"}}',
  ],
  invalid: [['x := []opData{{name: "A"}}\nblocks := []blockData{{name: "BEQ", controls: 3}}', '2:47 3']],
});
