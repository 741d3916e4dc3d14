/** What `--help` teaches beyond the list of options. */

export const overview = `
Examples:
  $ rulecheck verify examples/RISCV64.rules       one file
  $ rulecheck verify ~/go                         every rules file of a Go tree
  $ rulecheck explain RISCV64.rules:756           one rule in full
  $ rulecheck eval FNMSUBD 2 3 5                  one op on given operands

Exit codes (the highest that applies):
  0  nothing found
  1  findings: a refuted rule, or rules that are wrong only together
  2  usage error, unreadable file, or a rule that cannot be read
  3  internal error: provers disagree, or an assertion fails
`;

export const verify = `
PATH is a .rules file, a folder of them, a Go source tree, or - for standard
input (with --arch). A Go tree means its src/cmd/compile/internal/ssa/_gen.
FILE:LINE and FILE:LINE:COLUMN, as messages print them, mean the rule there.
Op tables (*Ops.go) are read from beside the rules; a lone file without them is
checked against the ops that rulecheck itself knows.

Verdicts, from worst to best:
  refuted      a concrete input, replayed exactly, shows a difference
  undecided    no prover finished within its budget
  unsupported  an op, helper, type or construct has no model
  tested       no difference found in the cases tried; no proof
  vacuous      the match or its conditions can never hold
  proved       holds for all operands, constants and states

Contraction: leaving a product unrounded inside a sum is permitted
  licensed     where the rule asks useFMA
  always       everywhere
  never        nowhere
By default a rule must ask. The folder in which its file lies decides, whichever
way the file is named: where none of several rules files asks, they are older
than the question, and the Go language permits fusing.

Readings of registers. The first of each is the default: a rule that holds only
by it is proved, and that is listed as assumed. The second refutes it.
  --bools register   above the low byte of a boolean its register has zeros
  --bools byte       it has anything
  --spills free      what an op puts above a narrow value stays until it is read
  --spills typed     a spill may come between, and restores what the type says

Since: a rule differs from a revision where its text does, the op table entry of
an op that it names, or a function of rewrite.go or magic.go that it calls.
Rules that were moved or laid out anew are the same. What only shows over all
rules is not looked for.

Cache: results are kept from run to run, by the program, the options, the claim
of a rule and what the op tables say of its ops. Only --cache-dir and --no-cache
change where. What a budget of steps left undecided is kept with that budget;
with --timeout or --solver nothing is kept.

Baseline: a text with one line for each instance that has a model. What it lists
as refuted does not fail; a refuted rule that it does not list fails, and so
does a rule of which less is known than it says, such as one that was proved and
now has no model.

Formats: text for people, json for report and merge, sarif for code scanning,
junit for test reports, github for annotations of a workflow, gitlab for code
quality, markdown for a comment, html for a page. --format sarif=FILE writes a
report to its own file, so that several can be asked for at once. With github,
or markdown on standard output, the summary of a step gets the markdown too
(where GITHUB_STEP_SUMMARY names its file).

Solvers: what the built-in provers leave open is asked of
  none                no one: nothing but rulecheck decides (the default)
  z3, cvc5, bitwuzla  that program, which must be on PATH
  auto                the first of bitwuzla, z3 and cvc5 that is on PATH
A model is replayed before it counts. A proof is tried on inputs, and the
verdict says on whose word it rests. A solver has 10 s for a question, or the
time of --timeout: what it decides may depend on the machine, so nothing of
such a run is kept, and no workers share it.

Details, what explain shows of a rule, are made for all rules with --format
html, for the refuted ones with json, and else for none; --details overrides.

Examples:
  $ rulecheck verify RISCV64.rules --rule 756     the rule that covers line 756
  $ rulecheck verify ~/go --format json --output report.json
  $ rulecheck verify ~/go --baseline rules.baseline --update-baseline
  $ rulecheck verify ~/go --since origin/master
  $ rulecheck verify ~/go --format github --format sarif=rules.sarif
  $ rulecheck verify RISCV64.rules --fail-on undecided --seed 7 --runs 100000
  $ echo '(FNEGD (FNEGD x)) => x' | rulecheck verify - --arch RISCV64

Exit codes (the highest that applies):
  0  nothing found        1  a rule fails (see --fail-on)
  2  usage error, unreadable file or rule        3  internal error
`;

export const lint = `
A rules file is linted by itself, a folder or a Go tree with its op tables
(*Ops.go), which can also be named alone. FILE:LINE is one rule, or one op.

Errors are what Go's generator refuses, or what is certainly wrong; warnings are
likely mistakes; advice is shown with --verbose. --fix mends what is shown. A
comment above a rule or an op, or behind it on its line, allows a finding there:
  // rulecheck:allow CODE reason

--since REV lints what differs from a revision of Git: rules whose text, ops or
helpers differ, and entries of op tables. A finding counts in which one of them
has a part.

A configuration, rulecheck.config.json (.js, .mjs, .ts), here or further up:
  { "lint": { "severities": { "shadowed-rule": "error", "unused-name": "off" },
              "files": [{ "pattern": "simd*.rules", "severities": {} }],
              "paths": ["src"], "maxWarnings": 0 } }
Its paths are relative to its folder; a pattern is of a name without its folder.

Examples:
  $ rulecheck lint RISCV64.rules
  $ rulecheck lint ~/go --format json --max-warnings 0
  $ rulecheck lint . --since origin/master --format sarif=lint.sarif
  $ rulecheck lint --explain operand-count
  $ rulecheck lint - --stdin-filename src/RISCV64.rules < buffer

Exit codes (the highest that applies):
  0  no error             1  an error, or more than --max-warnings
  2  usage error, unreadable file, or a rule that cannot be read
  3  internal error
`;

export const explain = `
FILE:LINE names any line of a rule; -:LINE reads standard input (with --arch).
FILE:LINE:COLUMN, as messages print it, is taken too.
A rule with alternations such as F(MADD|MSUB)D is explained member by member.

For a refuted rule a right result is looked for: other ops of the same
registers, other orders of operands, other places for negations. Only what is
proved is offered. --patch prints a unified diff; no file is ever changed.

Examples:
  $ rulecheck explain RISCV64.rules:756
  $ rulecheck explain RISCV64.rules:756 --member 2
  $ rulecheck explain RISCV64.rules:756 --format markdown --output issue.md
  $ rulecheck explain RISCV64.rules:756 --patch | git apply

Exit codes (the highest that applies):
  0  not refuted, or with --patch: a patch was printed
  1  the rule is refuted, or with --patch: no repair was found
  2  usage error, unreadable file or rule        3  internal error
`;

export const evaluate = `
Operands come in the order of Go's op tables; a constant (auxint) comes last.
  numbers    2  -0.1  3e-5  0x1.8p-3  inf  -inf  nan
  bits       0x and all digits: 0x4000000000000000 for a double
  integers   42  -1  0xff
  flags      "N=1 C=1", or their bits as an integer
  conditions LessThan  OpARM64GreaterEqualNoov

Of an op with several results each is shown by the op that selects it: Select0
is the first. A constant that the instruction cannot encode is computed with all
the same, and a note says so.

Rounding modes: rne to nearest, ties to even; rtz toward zero; rdn down; rup up;
rmm to nearest, ties to max magnitude. Flags: NV invalid, DZ division by zero,
OF overflow, UF underflow, NX inexact.

Examples:
  $ rulecheck eval FNMSUBD 2 3 5
  $ rulecheck eval FADDS 0.1 -inf
  $ rulecheck eval --arch generic Cvt64Fto32 1e10
  $ rulecheck eval ANDI 12 10
`;

export const ops = `
Without an op: how many each machine has; with --arch the list of its ops, in
the order of the manual.

Examples:
  $ rulecheck ops SRAW                            on every machine that has one
  $ rulecheck ops Rsh32x64
  $ rulecheck ops --arch riscv64

Exit codes:
  0  shown        2  no such op, or usage error        3  internal error
`;

export const testFloat = `
Functions: add sub mul div sqrt mulAdd roundToInt, eq le lt eq_signaling le_quiet
lt_quiet, and X_to_Y, of f16, bf16, f32, f64, ui32, ui64, i32 and i64. NaN results
and conversions to integers are RISC-V's: build SoftFloat with
SPECIALIZE_TYPE=RISCV.

Options of testfloat_gen and the same here:
  -rnear_even --rounding rne   -rminMag --rounding rtz   -rmin --rounding rdn
  -rmax --rounding rup   -rnear_maxMag --rounding rmm
  -tininessbefore --tininess before   -exact --exact

Where a function has a fast evaluator, a line that it agrees with counts as
checked, and one line of 64 is evaluated exactly as well; every disagreement is
judged by the exact evaluation.

Examples:
  $ testfloat_gen f64_mulAdd | rulecheck testfloat f64_mulAdd
  $ testfloat_gen -rmin f32_sqrt | rulecheck testfloat f32_sqrt --rounding rdn

Exit codes:
  0  no disagreement      1  disagreements
  2  usage error, a malformed line, or no lines at all
`;

export const reproduce = `
The program has one function for each member of the rule that Go source can
reach, and tries inputs on which the rewrite is wrong, if there are any. The
rules beside FILE (generic.rules, the architecture's own) tell which expressions
reach it. The program goes to standard output, or to the file of --output.

With --run, for each member:
  miscompiled      a result is not one that Go permits
  not reproduced   all results are right
  could not run    Go or the emulator is missing, or the build failed
A machine other than this one is emulated by qemu-user-static. GOCACHE, where
it is set, is used.

A refuted rule on integers or memory that this does not show is tried in other
ways: as it stands, with operands from a loop that the compiler visits later,
with offsets and sizes about one pointer. What a function is to give says the
meaning of its ops, or a reference of one call for each op. The plainest that is
wrong, and right with -N -l, is the program; where the compiler fails on one, it
is that. It is made smaller as long as it goes wrong and there is time; the
report says whether the time ended. Then the status is also one of

  not compiled     the compiler fails, as its message says
  not reached      nothing could be tried, for the reason that is given

Examples:
  $ rulecheck reproduce RISCV64.rules:756 > main.go
  $ rulecheck reproduce generic.rules:2169 --run --go /usr/lib/go-1.27
  $ rulecheck reproduce RISCV64.rules:756 --run --go /usr/lib/go-1.19
  $ rulecheck reproduce RISCV64.rules:756 --test --output rule_test.go

Exit codes:
  0  written, or not reproduced     1  miscompiled, or nothing reaches the rule
  2  usage error, or could not run
`;

export const hunt = `
Each refuted rule is a finding: its input, and a Go program that is wrong where
one is found, made as small as it still goes wrong, with both results, the
compiler's trace, a test as Go's folder test has them, and a repair with its
proof as a patch. Members of a rule are tried in their
order until one is shown. --format markdown makes an issue of each. Programs for
other machines want qemu-user-static.

Examples:
  $ rulecheck hunt ~/go --go ~/go --format markdown --output findings.md
  $ rulecheck hunt generic.rules --go /usr/lib/go-1.27 --go /usr/lib/go-1.26

Exit codes:
  0  nothing is refuted     1  a rule is refuted     2  usage error
`;

export const report = `
A run is what verify --format json writes. It holds all that its reports need:
the rules files are not read again, and nothing is proved again. The page of
--format html explains as many rules as verify --details did.

Examples:
  $ rulecheck verify ~/go --format json --details all --output run.json
  $ rulecheck report run.json
  $ rulecheck report run.json --format html --output run.html
  $ rulecheck report run.json --format sarif=run.sarif --format junit=run.xml

Exit codes: those of the run, as for verify; 2 for what is not a stored run
`;

export const server = `
Diagnostics at once, verdicts rule by rule, those near the last edit first, and
at once where verify has kept them (with its usual budget);
hover, definitions, references, completion, outline, semantic tokens, a lens
above each rule, and the proved repair as a quick fix. The command
rulecheck.explain takes a document and a line, and gives the explanation of the
rule as Markdown.

Neovim:
  vim.lsp.config('rulecheck', { cmd = { 'rulecheck', 'server', '--stdio' },
    filetypes = { 'gorules' }, root_markers = { 'genericOps.go' } })
  vim.filetype.add({ extension = { rules = 'gorules' } })
  vim.lsp.enable('rulecheck')

Helix, in languages.toml:
  [language-server.rulecheck]
  command = "rulecheck"
  args = ["server", "--stdio"]
  [[language]]
  name = "gorules"
  scope = "source.gorules"
  file-types = ["rules"]
  language-servers = ["rulecheck"]
`;

export const merge = `
Rules fall to shards by their text, so that an edit moves no other rule. What
only shows over all rules, such as barriers to contraction, is found when the
shards are merged: the merged run is the one that a single machine makes, to the
byte. A missing shard is named, and fails.

Examples:
  $ rulecheck verify ~/go --shard 1/2 --format json --output 1.json
  $ rulecheck verify ~/go --shard 2/2 --format json --output 2.json
  $ rulecheck merge 1.json 2.json --format github --format sarif=rules.sarif

Exit codes: those of the run, as for verify; 2 for a missing shard
`;

export const cacheVerify = `
Entries that were damaged are found by verify itself, and count for nothing.
This command finds an entry that is well formed and wrong. What is kept depends
on the options of verify, so give the same.

Examples:
  $ rulecheck cache verify ~/go
  $ rulecheck cache verify RISCV64.rules --sample 1000 --cache-dir .rulecheck

Exit codes:
  0  all of the sample is as it is kept
  2  usage error, or nothing of these rules is kept
  3  a result is not what is computed, or internal error
`;
