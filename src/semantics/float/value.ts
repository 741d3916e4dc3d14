export { formatBits, formatHex, formatValue } from './format-value.ts';
export { parseValue, ValueError } from './parse-value.ts';
