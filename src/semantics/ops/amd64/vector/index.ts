import { table } from '../../table.ts';
import { conversionRows } from './convert.ts';
import { floatRows } from './float.ts';
import { integerRows } from './integer.ts';
import { maskRows, moveRows } from './mask.ts';
import { shuffleRows } from './shuffle.ts';

/** Forms that the instructions have, and Go's table does not. */
const notInGo: readonly RegExp[] = [
  /^VP(?!MOV[SZ]X|ACK|BROADCASTB)\w*[BW](Masked)?512(const)?load$/,
  /^VP(MADDWD|UNPCK[LH]WD|ALIGNR)(Masked)?512load$/,
  /^VPS(LL[WDQ]|RL[WDQ]|RA[WD])(128|256)constload$/,
  /^V(P?EXPAND\w*|PCLMULQDQ|AES(EN|DE)C(LAST)?|GF2P8MULB|GF2P8MULBMasked)512load$/,
  /^VGF2P8AFFINE\w+Merging$/,
  /^VPBROADCASTWMasked\d+load$/,
  /^VPMOV[SZ]XBQMasked128load$/,
  /^VPCMPU?[BWDQ](128|256)(load)?$/,
  /^VPBLENDM\w(Masked)(128|256)/,
  /^VMOVDQU\d+Masked\d+(load|Merging)$/,
  /^VP(ANDN[DQ]|S(LL|RL|RA)[WDQ]|SH[LR]D[WDQ]|ALIGNR|ERM([BWDQ]|P[SD]))Masked\d+Merging$/,
];

export const vectorOps = () =>
  table(
    'Intel SDM volume 2',
    ...[integerRows, floatRows, shuffleRows, conversionRows, maskRows, moveRows].map(rows =>
      rows().filter(({ name }) => !notInGo.some(form => form.test(name))),
    ),
  );
