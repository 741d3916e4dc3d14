import { lawCases } from '../lint-text.ts';

lawCases('result-register', {
  of: 'ops',
  valid: [
    '{name: "A", argLength: 2, reg: regInfo{inputs: []regMask{gp, fp}, outputs: []regMask{gp}}, resultInArg0: true},',
    '{name: "A", argLength: 2, reg: regInfo{inputs: []regMask{fp, gp}, outputs: []regMask{gp}}},',
    'func f() {\ngp := buildReg("AX BX")\ngpsp := gp | buildReg("SP")\nr := regInfo{inputs: []regMask{gp, gpsp}, outputs: []regMask{buildReg("BX AX")}}\nx := []opData{\n{name: "A", argLength: 2, reg: r, resultInArg0: true},\n}\n}',
    '{name: "Convert", argLength: 2, reg: regInfo{inputs: []regMask{fp}, outputs: []regMask{gp}}, resultInArg0: true},',
  ],
  invalid: [
    [
      '{name: "A", argLength: 2, reg: regInfo{inputs: []regMask{fp, gp}, outputs: []regMask{gp}}, resultInArg0: true},',
      '3:32 regInfo{inputs: []regMask{fp, gp}, outputs: []regMask{gp}}',
    ],
    [
      '{name: "A", argLength: 2, reg: regInfo{inputs: []regMask{gp, fp}, outputs: []regMask{gp}}, resultInArg0: true, commutative: true},',
      '3:32 regInfo{inputs: []regMask{gp, fp}, outputs: []regMask{gp}}',
    ],
    [
      'func f() {\ngp := buildReg("AX BX")\ngpsp := gp | buildReg("SP")\nr := regInfo{inputs: []regMask{gp, gpsp}, outputs: []regMask{gp}}\nx := []opData{\n{name: "A", argLength: 2, reg: r, commutative: true, resultInArg0: true},\n}\n}',
      '6:32 r',
    ],
  ],
});
