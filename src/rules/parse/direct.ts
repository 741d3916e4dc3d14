/**
 * Rules by recursive descent, many times as fast as the grammar. It reads what is right and common; whatever it
 * does not take at once it leaves to the grammar, which decides what is a rule and explains what is none. That
 * both give the same tree is tested on Go's own files, on random rules and on damaged ones.
 */
import { cover, type Span } from '../../text/source.ts';
import type { Arg, Choice, Letters, OpNode, Result, Word } from '../ast.ts';
import type { GoBinaryOperator, GoExpr, GoIdentifier, GoUnaryOperator } from '../go-ast.ts';
import { binaryTree } from './binary-tree.ts';
import { goNumber } from './go-constant.ts';
import { asOperand, asValue } from './operand.ts';
import type { RuleTree } from './rule-tree.ts';

/** The tree of a rule's text, whose brackets close; `base` is its offset in the file. Undefined: ask the grammar. */
export function readDirectly(text: string, base: number): RuleTree | undefined {
  return new Descent(text, base).rule();
}

const tokens = {
  spaces: / */y,
  name: /[A-Za-z_][A-Za-z0-9_]*/y,
  letters: /[A-Za-z0-9_]+/y,
  operator: /&&|\|\||==|!=|<=|<<|<(?!-)|>=|>>|>|\+(?!\+)|-(?!-)|\*|&\^|&|\||\^|\/(?!\*)|%/y,
  prefix: /!|\^|\*|-(?!-)|&(?![&^])|\+(?!\+)/y,
  /** What begins with a point and the like is left to the grammar. */
  number:
    /0[xX][0-9a-fA-F_]+(?:\.[0-9a-fA-F_]*)?[pP][+-]?[0-9]+(?![\w.])|0[xXbBoO][0-9a-fA-F_]+(?![\w.])|(?!0[xXbBoO])[0-9][0-9_]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?(?![\w.])/y,
  string: /"[^"\\\n]*"/y,
} as const;

/** Thrown where the text is left to the grammar. */
const leave = Symbol('leave');

type Field = 'type' | 'auxint' | 'aux';

class Descent {
  readonly #text: string;
  readonly #base: number;
  #at = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** node (gap "&&" gap expression)? gap "=>" gap (place gap)? result */
  rule(): RuleTree | undefined {
    try {
      const match = this.#node();
      this.#gap();
      const condition = this.#skips('&&') ? this.#spaced(() => this.#expression()) : undefined;
      const arrowAt = this.#at;
      this.#expect('=>');
      const arrow = this.#spanFrom(arrowAt);
      this.#gap();
      const place = this.#skips('@') ? this.#suffixed(false) : undefined;
      this.#gap();
      const result = this.#result();
      if (this.#at < this.#text.length) return undefined;
      return {
        kind: 'rule',
        match,
        ...(condition && { condition }),
        ...(place && { place }),
        result,
        arrow,
        span: this.#spanFrom(0),
      };
    } catch (error) {
      if (error === leave) return undefined;
      throw error;
    }
  }

  #result(): Result {
    const start = this.#at;
    if (this.#isAt('(')) return this.#node();
    if (this.#skips('{')) {
      const expr = this.#spaced(() => this.#expression());
      this.#expect('}');
      return { kind: 'code', expr, span: this.#spanFrom(start) };
    }
    const named = this.#namedNode();
    return named ?? asValue(this.#expression());
  }

  /** "(" gap word (blank item)* gap ")" */
  #node(): OpNode {
    const start = this.#at;
    this.#expect('(');
    this.#gap();
    const op = this.#word();
    const fields: { -readonly [Name in Field]?: GoExpr } = {};
    const args: Arg[] = [];
    for (;;) {
      const before = this.#at;
      this.#gap();
      if (this.#skips(')')) break;
      if (this.#at === before) throw leave;
      const field = fieldOf.get(this.#text[this.#at]!);
      if (field === undefined) {
        args.push(this.#operand());
        continue;
      }
      if (fields[field.name] !== undefined) throw leave;
      this.#at++;
      fields[field.name] = this.#spaced(() =>
        field.name === 'type' ? this.#suffixed(false) : this.#expression(),
      );
      this.#expect(field.close);
    }
    return { kind: 'op', op, ...fields, args, span: this.#spanFrom(start) };
  }

  #operand(): Arg {
    if (this.#isAt('(')) return this.#node();
    const start = this.#at;
    if (this.#skips('...')) return { kind: 'ellipsis', span: this.#spanFrom(start) };
    const named = this.#namedNode();
    if (named !== undefined) return named;
    return asOperand(this.#suffixed(false));
  }

  /** name ":" gap node; moves nowhere where none stands. */
  #namedNode(): OpNode | undefined {
    const start = this.#at;
    const name = this.#take(tokens.name);
    if (name === undefined || !this.#skips(':')) {
      this.#at = start;
      return undefined;
    }
    const binding: GoIdentifier = {
      kind: 'identifier',
      name,
      span: this.#spanOf(start, start + name.length),
    };
    this.#gap();
    return { ...this.#node(), binding, span: this.#spanFrom(start) };
  }

  /** (letters | choice)+ */
  #word(): Word {
    const start = this.#at;
    const parts: (Letters | Choice)[] = [];
    for (;;) {
      const at = this.#at;
      if (this.#skips('(')) {
        const members = [this.#letters()];
        while (this.#skips('|')) members.push(this.#letters());
        this.#expect(')');
        if (members.length < 2) throw leave;
        parts.push({ kind: 'choice', members, span: this.#spanFrom(at) });
      } else {
        const text = this.#take(tokens.letters);
        if (text === undefined) break;
        parts.push({ kind: 'letters', text, span: this.#spanFrom(at) });
      }
    }
    if (parts.length === 0) throw leave;
    return { kind: 'word', parts, span: this.#spanFrom(start) };
  }

  #letters(): { readonly text: string; readonly span: Span } {
    const at = this.#at;
    const text = this.#take(tokens.letters);
    if (text === undefined) throw leave;
    return { text, span: this.#spanFrom(at) };
  }

  /** unary (gap operator gap unary)* */
  #expression(): GoExpr {
    const first = this.#suffixed(true);
    const operators: GoBinaryOperator[] = [];
    const rest: GoExpr[] = [];
    for (;;) {
      const end = this.#at;
      this.#gap();
      const operator = this.#isAt('=>') ? undefined : this.#take(tokens.operator);
      if (operator === undefined) {
        this.#at = end;
        return operators.length === 0 ? first : binaryTree(first, operators, rest);
      }
      operators.push(operator as GoBinaryOperator);
      this.#gap();
      rest.push(this.#suffixed(true));
    }
  }

  /** Prefixes, an operand and its suffixes; a call may have blanks before its parenthesis where they are allowed. */
  #suffixed(blanks: boolean): GoExpr {
    const prefixes: { readonly operator: GoUnaryOperator; readonly start: number }[] = [];
    for (;;) {
      const start = this.#at;
      const operator = this.#take(tokens.prefix);
      if (operator === undefined) break;
      prefixes.push({ operator: operator as GoUnaryOperator, start });
      this.#gap();
    }
    let tree = this.#atom();
    for (;;) {
      const next = this.#suffix(tree, blanks);
      if (next === undefined) break;
      tree = next;
    }
    return prefixes.reduceRight<GoExpr>(
      (operand, { operator, start }) => ({
        kind: 'unary',
        operator,
        operand,
        span: { start: this.#base + start, end: operand.span.end },
      }),
      tree,
    );
  }

  #atom(): GoExpr {
    const start = this.#at;
    const name = this.#take(tokens.name);
    if (name !== undefined) return { kind: 'identifier', name, span: this.#spanFrom(start) };
    const number = this.#take(tokens.number);
    if (number !== undefined) {
      const value = goNumber(number, this.#spanFrom(start));
      if (value === undefined) throw leave;
      return value;
    }
    if (this.#skips('(')) {
      const inner = this.#spaced(() => this.#expression());
      this.#expect(')');
      return { kind: 'paren', inner, span: this.#spanFrom(start) };
    }
    const text = this.#take(tokens.string);
    if (text === undefined) throw leave;
    return { kind: 'string', text, span: this.#spanFrom(start) };
  }

  #suffix(object: GoExpr, blanks: boolean): GoExpr | undefined {
    const before = this.#at;
    if (blanks) this.#take(tokens.spaces);
    if (this.#skips('(')) {
      const args = this.#list(')', () => this.#expression());
      return { kind: 'call', callee: object, args, span: this.#extended(object) };
    }
    this.#at = before;
    if (this.#skips('.(')) {
      const type = this.#spaced(() => this.#suffixed(false));
      this.#expect(')');
      return { kind: 'assertion', object, type, span: this.#extended(object) };
    }
    if (this.#skips('.')) {
      const start = this.#at;
      const name = this.#take(tokens.name);
      if (name === undefined) throw leave;
      const field: GoIdentifier = { kind: 'identifier', name, span: this.#spanFrom(start) };
      return { kind: 'selector', object, name: field, span: this.#extended(object) };
    }
    if (this.#skips('[')) {
      const index = this.#spaced(() => this.#expression());
      this.#expect(']');
      return { kind: 'index', object, index, span: this.#extended(object) };
    }
    if (this.#skips('{')) {
      const elements = this.#list('}', () => this.#element());
      return { kind: 'composite', type: object, elements, span: this.#extended(object) };
    }
    return undefined;
  }

  /** (name gap ":" gap)? expression */
  #element(): { readonly key?: GoIdentifier; readonly value: GoExpr } {
    const start = this.#at;
    const name = this.#take(tokens.name);
    if (name !== undefined) {
      const span = this.#spanFrom(start);
      this.#gap();
      if (this.#skips(':')) {
        return { key: { kind: 'identifier', name, span }, value: this.#spaced(() => this.#expression()) };
      }
    }
    this.#at = start;
    return { value: this.#expression() };
  }

  #list<Item>(close: string, item: () => Item): Item[] {
    const items: Item[] = [];
    this.#gap();
    if (this.#skips(close)) return items;
    do items.push(this.#spaced(item));
    while (this.#skips(','));
    this.#expect(close);
    return items;
  }

  /** The thing with gaps around it. */
  #spaced<Thing>(thing: () => Thing): Thing {
    this.#gap();
    const read = thing();
    this.#gap();
    return read;
  }

  /** Blanks, and what else ends a word: from a tab to a carriage return. */
  #gap(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && !(code >= 9 && code <= 13)) return;
      this.#at++;
    }
  }

  #take(token: RegExp): string | undefined {
    token.lastIndex = this.#at;
    if (!token.test(this.#text)) return undefined;
    const found = this.#text.slice(this.#at, token.lastIndex);
    this.#at = token.lastIndex;
    return found;
  }

  #isAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #skips(text: string): boolean {
    if (!this.#isAt(text)) return false;
    this.#at += text.length;
    return true;
  }

  #expect(text: string): void {
    if (!this.#skips(text)) throw leave;
  }

  #spanOf(start: number, end: number): Span {
    return { start: this.#base + start, end: this.#base + end };
  }

  #spanFrom(start: number): Span {
    return this.#spanOf(start, this.#at);
  }

  #extended(object: GoExpr): Span {
    return cover(object.span, this.#spanOf(this.#at, this.#at));
  }
}

const fieldOf: ReadonlyMap<string, { readonly name: Field; readonly close: string }> = new Map([
  ['<', { name: 'type', close: '>' }],
  ['[', { name: 'auxint', close: ']' }],
  ['{', { name: 'aux', close: '}' }],
]);
