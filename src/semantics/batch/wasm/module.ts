/** Assembles a WebAssembly module from functions, and instantiates it on this machine. */
import { valueTypes } from './expression.ts';
import { FunctionBuilder, type FunctionReference, type Signature } from './function.ts';
import { unsigned } from './leb128.ts';

/** The part of the host's interface that is used here; TypeScript declares it only for browsers. */
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  validate(bytes: Uint8Array): boolean;
};

export interface Memory {
  readonly buffer: ArrayBuffer;
}

/** Memory of at least so many bytes, all 0. */
export function newMemory(bytes: number): Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / 0x1_0000) });
}

/** An exported function of another instance. */
export interface Import {
  readonly signature: Signature;
  readonly function: unknown;
}

export class ModuleBuilder {
  readonly #types: number[][] = [];
  readonly #imports: Import[] = [];
  readonly #imported = new Map<unknown, FunctionReference>();
  readonly #functions: { readonly type: number; readonly body: FunctionBuilder }[] = [];
  readonly #exports: { readonly name: string; readonly index: number }[] = [];

  /** Imports come before functions: their indices do. */
  import(imported: Import): FunctionReference {
    const known = this.#imported.get(imported.function);
    if (known !== undefined) return known;
    if (this.#functions.length > 0) throw new Error('imports come before functions');
    const reference = { ...imported.signature, index: this.#imports.length };
    this.#imports.push(imported);
    this.#imported.set(imported.function, reference);
    return reference;
  }

  /** Defines a function, exported under a name if one is given. */
  define(signature: Signature, build: (body: FunctionBuilder) => void, name?: string): FunctionReference {
    const body = new FunctionBuilder(signature);
    build(body);
    const index = this.#imports.length + this.#functions.length;
    this.#functions.push({ type: this.#type(signature), body });
    if (name !== undefined) this.#exports.push({ name, index });
    return { ...signature, index };
  }

  /** The module in binary. If it uses memory it imports one, after the functions. */
  encode(usesMemory: boolean): Uint8Array {
    const imports = this.#imports.map(({ signature }, index) => [
      ...name('function'),
      ...name(`${index}`),
      0x00,
      ...unsigned(this.#type(signature)),
    ]);
    if (usesMemory) imports.push([...name('memory'), ...name('memory'), 0x02, 0x00, ...unsigned(1)]);
    const functions = this.#functions.map(({ type }) => unsigned(type));
    const exports = this.#exports.map(({ name: text, index }) => [...name(text), 0x00, ...unsigned(index)]);
    const bodies = this.#functions.map(({ body }) => body.encode());
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(1, this.#types),
      ...section(2, imports),
      ...section(3, functions),
      ...section(7, exports),
      ...section(10, bodies),
    ]);
  }

  /** Compiles the module and returns its exported functions by name. */
  instantiate(memory?: Memory): Readonly<Record<string, unknown>> {
    const functions = Object.fromEntries(this.#imports.map((imported, index) => [index, imported.function]));
    const module = new WebAssembly.Module(this.encode(memory !== undefined));
    return new WebAssembly.Instance(module, { function: functions, memory: { memory } }).exports;
  }

  #type({ parameters, results }: Signature): number {
    const list = (types: Signature['parameters']) => [
      ...unsigned(types.length),
      ...types.map(type => valueTypes[type]),
    ];
    const type = [0x60, ...list(parameters), ...list(results)];
    const known = this.#types.findIndex(other => `${other}` === `${type}`);
    return known >= 0 ? known : this.#types.push(type) - 1;
  }
}

function section(id: number, items: readonly (readonly number[])[]): number[] {
  const content = [...unsigned(items.length), ...items.flat()];
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return [...unsigned(bytes.length), ...bytes];
}
