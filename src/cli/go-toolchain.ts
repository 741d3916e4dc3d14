/** Finding Go, and building one file with it for another machine: offline, and with nothing but its own library. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Machine } from '../reproduce/machines.ts';
import { UsageError } from './exit-code.ts';
import { findOnPath, runTool, type ToolResult } from './run-tool.ts';

const buildTimeoutMs = 300_000;

export class GoToolchain {
  readonly #go: string;
  readonly #goroot: string | undefined;

  /** `goroot`: as the user names it; else Go is looked for. Undefined where there is none. */
  static find(goroot: string | undefined): GoToolchain | undefined {
    if (goroot !== undefined) {
      const go = join(goroot, 'bin', 'go');
      if (!existsSync(go)) throw new UsageError(`${goroot} is no GOROOT: there is no ${go}`);
      return new GoToolchain(go, goroot);
    }
    const go = findOnPath('go') ?? usualPlaces().find(place => existsSync(place));
    return go === undefined ? undefined : new GoToolchain(go, undefined);
  }

  private constructor(go: string, goroot: string | undefined) {
    this.#go = go;
    this.#goroot = goroot;
  }

  /** `go1.19.8 linux/amd64` */
  async version(folder: string, signal?: AbortSignal): Promise<ToolResult> {
    return runTool(this.#go, ['version'], {
      ...this.#surroundings(folder),
      timeoutMs: 60_000,
      ...(signal && { signal }),
    });
  }

  /** Builds `main.go` in the folder to `program`; `flags` go to the compiler. What it prints is in the result. */
  async build(folder: string, machine: Machine, flags: string, signal?: AbortSignal): Promise<ToolResult> {
    const { cwd, env } = this.#surroundings(folder);
    return runTool(this.#go, ['build', `-gcflags=${flags}`, '-o', 'program', 'main.go'], {
      cwd,
      env: { ...env, ...machine.environment, GOOS: 'linux', GOARCH: machine.goarch },
      timeoutMs: buildTimeoutMs,
      ...(signal && { signal }),
    });
  }

  /** The text as gofmt has it; as it is where there is no gofmt. */
  async format(text: string): Promise<string> {
    const gofmt = join(dirname(this.#go), 'gofmt');
    if (!existsSync(gofmt)) return text;
    const folder = mkdtempSync(join(tmpdir(), 'rulecheck-go-'));
    try {
      writeFileSync(join(folder, 'main.go'), text);
      const { code, out } = await runTool(gofmt, ['main.go'], {
        ...this.#surroundings(folder),
        timeoutMs: 60_000,
      });
      return code === 0 ? out : text;
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  #surroundings(folder: string) {
    return {
      cwd: folder,
      env: {
        PATH: process.env['PATH'] ?? '',
        ...(this.#goroot !== undefined && { GOROOT: this.#goroot }),
        HOME: folder,
        GOPATH: join(folder, 'gopath'),
        TMPDIR: folder,
        GOCACHE: process.env['GOCACHE'] ?? ownCache(),
        GOENV: 'off',
        GOFLAGS: '',
        GO111MODULE: 'off',
        GOPROXY: 'off',
        GOTOOLCHAIN: 'local',
        GOTELEMETRY: 'off',
        CGO_ENABLED: '0',
      },
    };
  }
}

let cache: string | undefined;

/** What is built of Go's own library serves every program of a run, and is gone with it. */
function ownCache(): string {
  if (cache !== undefined) return cache;
  const made = mkdtempSync(join(tmpdir(), 'rulecheck-go-cache-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true, maxRetries: 3 }));
  cache = made;
  return made;
}

/** Where Debian and Go's own archive put it, the newest first. */
function usualPlaces(): string[] {
  const library = '/usr/lib';
  const debian = existsSync(library)
    ? readdirSync(library)
        .filter(name => /^go-\d+\.\d+$/.test(name))
        .sort((a, b) => Number(b.split('.')[1]) - Number(a.split('.')[1]))
        .map(name => join(library, name, 'bin', 'go'))
    : [];
  return ['/usr/local/go/bin/go', ...debian];
}
