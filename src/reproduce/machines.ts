/** The machines that Go compiles for, as its rules files, its environment, its tests and QEMU name them. */
export interface Machine {
  /** As rules files name it. */
  readonly arch: string;
  readonly goarch: string;
  /** In the comments of Go's test/codegen. */
  readonly codegen: string;
  /** The user-mode emulator: `qemu-` and this. */
  readonly qemu: string;
  /** Which extensions the compiler may count on: rules ask. */
  readonly environment?: Readonly<Record<string, string>>;
}

const machines: readonly Machine[] = [
  { arch: 'RISCV64', goarch: 'riscv64', codegen: 'riscv64', qemu: 'riscv64' },
  { arch: 'ARM64', goarch: 'arm64', codegen: 'arm64', qemu: 'aarch64' },
  {
    arch: 'PPC64',
    goarch: 'ppc64le',
    codegen: 'ppc64x',
    qemu: 'ppc64le',
    environment: { GOPPC64: 'power9' },
  },
  { arch: 'S390X', goarch: 's390x', codegen: 's390x', qemu: 's390x' },
  { arch: 'LOONG64', goarch: 'loong64', codegen: 'loong64', qemu: 'loongarch64' },
  { arch: 'AMD64', goarch: 'amd64', codegen: 'amd64', qemu: 'x86_64', environment: { GOAMD64: 'v3' } },
  { arch: 'ARM', goarch: 'arm', codegen: 'arm', qemu: 'arm', environment: { GOARM: '7' } },
  { arch: '386', goarch: '386', codegen: '386', qemu: 'i386' },
  { arch: 'MIPS64', goarch: 'mips64le', codegen: 'mips64', qemu: 'mips64el' },
  { arch: 'MIPS', goarch: 'mipsle', codegen: 'mips', qemu: 'mipsel' },
];

/** The machine of an architecture; undefined where there is none to run programs on. */
export function machineOf(arch: string): Machine | undefined {
  return machines.find(machine => machine.arch === arch);
}
