import { lawCases } from '../lint-text.ts';

lawCases('rematerialize-clobber', {
  of: 'ops',
  valid: [
    '{name: "A", rematerializeable: true},',
    '{name: "A", clobberFlags: true},',
    '{name: "A", rematerializeable: true, reg: regInfo{outputs: []regMask{gp}}},',
  ],
  invalid: [
    ['{name: "A", rematerializeable: true, clobberFlags: true},', '3:52 true'],
    [
      '{name: "A", rematerializeable: true, reg: regInfo{outputs: []regMask{gp}, clobbers: callerSave}},',
      '3:43 regInfo{outputs: []regMask{gp}, clobbers: callerSave}',
    ],
  ],
});
