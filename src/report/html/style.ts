/** The look of the page, in light and dark; nothing is wider than the screen but what scrolls in its own box. */
export const style = `
:root {
  color-scheme: light dark;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --page: #f6f7f9; --card: #fff; --ink: #1c2128; --faint: #59636e; --line: #d4d9e0; --code: #f0f2f5;
  --link: #0a58ca; --refuted: #b42318; --undecided: #8a4b00; --unsupported: #59636e; --tested: #0b5f8a;
  --vacuous: #6b3fa0; --proved: #17692f; --refuted-back: #fdeceb; --proved-back: #e3f4e7;
  --undecided-back: #fff1d6; --other-back: #eceff3; --match-back: #dfeafd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1318; --card: #171c23; --ink: #e4e8ee; --faint: #a0abb8; --line: #323a45; --code: #1e252e;
    --link: #7db4ff; --refuted: #ff9a91; --undecided: #f3be6b; --unsupported: #a0abb8; --tested: #7cc7f2;
    --vacuous: #cdaaf7; --proved: #7fd898; --refuted-back: #4a1f1d; --proved-back: #173a22;
    --undecided-back: #45330f; --other-back: #262e38; --match-back: #1c3358;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 76rem; padding: 1.25rem clamp(.75rem, 3vw, 2rem) 4rem;
  background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: clamp(1.35rem, 4vw, 1.9rem); line-height: 1.2; margin: .5rem 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: .95rem; margin: 0 0 .5rem; }
p { margin: .5rem 0; overflow-wrap: anywhere; }
code, pre { font-family: var(--mono); }
code { font-size: .9em; overflow-wrap: anywhere; }
.bits { white-space: nowrap; color: var(--faint); }
.faint, .gutter, caption { color: var(--faint); font-weight: normal; overflow-wrap: anywhere; }
.faint { font-size: .875rem; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; background: var(--card); color: var(--link); padding: .5rem 1rem; z-index: 2; }
.skip:focus { left: .5rem; top: .5rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
summary { cursor: pointer; }

.badge { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 1em;
  font-size: .8125rem; font-weight: 600; line-height: 1.5; white-space: nowrap; background: var(--other-back); }
.badge.refuted, .say.refuted, .here { color: var(--refuted); }
.badge.undecided { color: var(--undecided); }
.badge.unsupported { color: var(--unsupported); }
.badge.tested { color: var(--tested); }
.badge.vacuous { color: var(--vacuous); }
.badge.proved { color: var(--proved); }
.badge.refuted { background: var(--refuted-back); }
.badge.proved { background: var(--proved-back); }
.badge.undecided { background: var(--undecided-back); }

.scroll { overflow-x: auto; max-width: 100%; margin: .75rem 0; position: relative; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; padding-bottom: .35rem; font-size: .875rem; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; color: var(--faint); font-weight: 600; font-size: .8125rem; }
tbody th { font-weight: 600; white-space: nowrap; }
.ledger td:nth-child(2), .ledger td:nth-child(3) { font-variant-numeric: tabular-nums; text-align: right; padding-right: 1.25rem; }
.ledger td:nth-child(4) { min-width: 12rem; }
.family td:nth-child(n+4) { min-width: 8rem; } .family .here { white-space: normal; }
tr.empty td, tr.empty .badge { color: var(--faint); background: none; }
td code, td .here { white-space: nowrap; }
tr.parts { background: var(--refuted-back); }
tr.difference td:nth-child(2) { max-width: 18rem; }
tr.difference td, tr.difference th { border-top: 2px solid var(--faint); }
ul { margin: .5rem 0; padding-left: 1.25rem; }
.columns { columns: 20rem; font-size: .875rem; }
.columns li { overflow-wrap: anywhere; }
dl { margin: .5rem 0; } dt { font-weight: 600; } dd { margin: 0 0 .35rem 1rem; }
.list { margin: .5rem 0; }

nav.refuted ul { list-style: none; padding: 0; }
nav.refuted li { padding: .35rem .75rem; border-left: 4px solid var(--refuted); margin: .4rem 0; background: var(--card); overflow-wrap: anywhere; }
nav.refuted a { font-weight: 600; }
a { color: var(--link); }

.filters { position: sticky; top: 0; z-index: 1; display: grid; grid-template-columns: 1fr auto; gap: .5rem 1rem; padding: .6rem .9rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 0 0 10px 10px; box-shadow: 0 2px 6px #0002; }
.choices { grid-row: 2; grid-column: 1 / -1; }
.bar, .choices, .actions, .filters fieldset { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; min-width: 0; }
.filters label { display: flex; gap: .5rem; align-items: center; font-size: .875rem; font-weight: 600; min-width: 0; }
.filters .search span { white-space: nowrap; }
.filters .search { flex: 1 1 16rem; }
.filters input, .filters select, .filters button { font: inherit; font-weight: normal; color: inherit; background: var(--page);
  border: 1px solid var(--faint); border-radius: 6px; padding: .25rem .6rem; min-height: 2.1rem; width: 100%; min-width: 0; }
.choices label:has(#op) { flex: 0 1 14rem; } .choices label:has(#file) { flex: 0 1 16rem; }
.filters button { width: auto; cursor: pointer; font-size: .875rem; }
.filters fieldset { border: 0; padding: 0; margin: 0; }
.filters legend { font-size: .875rem; font-weight: 600; padding: 0; float: left; margin-right: .25rem; }
.filters .box { gap: .35rem; cursor: pointer; }
.filters .box input { width: 1.15rem; height: 1.15rem; min-height: 0; margin: 0; accent-color: var(--link); }
.filters output { font-weight: 600; font-size: .875rem; }
kbd { font: .8125rem var(--mono); border: 1px solid var(--faint); border-radius: 4px; padding: 0 .3rem; }

.group > summary { margin: 1.5rem 0 .5rem; }
.group > summary h3 { display: inline; }
.link { margin: 0; font-size: .875rem; text-align: right; }
.rule { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: .5rem 0; overflow: clip; }
.rule:not([open]) { content-visibility: auto; contain-intrinsic-size: auto 4.2rem; }
.rule > summary { padding: .55rem .9rem; overflow-wrap: anywhere; }
.rule > summary:focus-visible { outline-offset: -3px; }
.rule[open] > summary { border-bottom: 1px solid var(--line); }
.rule:not([open]) .rule-text { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.rule-text { display: block; margin-top: .15rem; }
button.more { font: inherit; color: var(--link); background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: .5rem 1rem; width: 100%; cursor: pointer; }
.place { font-weight: 600; }
.body { padding: .5rem .9rem .9rem; }
.instance + .instance, .repair { border-top: 1px solid var(--line); margin-top: 1.25rem; padding-top: 1rem; }
.frame { margin: .75rem 0; }
.frame pre { margin: 0; padding: .7rem .9rem; background: var(--code); border-radius: 8px; overflow-x: auto; font-size: .85rem; line-height: 1.5; }
figcaption { font-size: .875rem; color: var(--faint); margin-top: .25rem; overflow-wrap: anywhere; }
figcaption b, figcaption code { color: var(--ink); }
mark { color: inherit; background: var(--other-back); text-decoration: underline dotted; border-radius: 3px; }
mark.refuted { background: var(--refuted-back); color: var(--refuted); text-decoration: underline wavy; }
mark.proved { background: var(--proved-back); text-decoration: underline; }
mark.undecided { background: var(--undecided-back); }
mark.match { background: var(--match-back); text-decoration: underline; }
.say { font-weight: 600; } .say.match { color: var(--link); }
.change del { color: var(--refuted); text-decoration: none; } .change ins { color: var(--proved); text-decoration: none; }

.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0 1.5rem; }
.side { margin: .75rem 0 0; min-width: 0; }
.side .scroll { background: var(--code); border-radius: 8px; padding: .5rem; text-align: center; }
.tree, .tree ul { display: flex; justify-content: center; list-style: none; margin: 0; padding: 0; }
.tree { display: inline-flex; }
.tree li { display: flex; flex-direction: column; align-items: center; position: relative; padding: 0 .35rem; }
.tree li > span { display: flex; flex-direction: column; padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--code); font: .8125rem/1.4 var(--mono); white-space: nowrap; }
.tree span:has(> b) { background: var(--card); border-color: var(--faint); }
.tree i { font-style: normal; color: var(--faint); }
.tree .parts { background: var(--refuted-back); border: 2px dashed var(--refuted); color: var(--refuted); }
.tree .parts i { color: var(--refuted); }
/* Lines: a stem from the op down, a beam over its operands, a stem down to each. */
.tree ul { position: relative; padding-top: .7rem; }
.tree ul > li { padding-top: .7rem; }
.tree ul::before, .tree ul > li::before, .tree ul > li::after { content: ""; position: absolute; top: 0; height: .7rem; }
.tree ul::before { left: 50%; border-left: 1.5px solid var(--faint); }
.tree ul > li::before { left: 0; right: 50%; border-top: 1.5px solid var(--faint); }
.tree ul > li::after { left: 50%; right: 0; border-top: 1.5px solid var(--faint); border-left: 1.5px solid var(--faint); }
.tree ul > li:first-child::before, .tree ul > li:last-child::after { border-top: 0; }

.evidence { display: flex; flex-wrap: wrap; gap: 0 3rem; }
.evidence > div { min-width: 0; max-width: 100%; }
.evidence p, .legend { max-width: 25rem; }
.map { border-collapse: separate; border-spacing: 2px; font-size: .8125rem; }
.map th { border: 0; padding: .1rem .3rem; font-weight: 600; text-align: center; }
.map thead th:first-child { text-align: left; padding-left: 0; }
.map abbr { text-decoration: none; }
.cell { text-align: center; border: 1px solid var(--line); border-radius: 4px; font-weight: 700; padding: .1rem .2rem; min-width: 1.75rem; position: relative; }
.map td.cell { padding: .15rem .2rem; }
.cell.agree { background: var(--proved-back); color: var(--proved); }
.cell.some { background: var(--undecided-back); color: var(--undecided); }
.cell.differ { background: var(--refuted-back); color: var(--refuted); }
.cell.none { color: var(--faint); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; font-size: .875rem; }
.legend .cell { display: inline-block; }
@media (max-width: 40rem) {
  body { padding-inline: .6rem; }
  .body { padding-inline: .6rem; }
  /* Of the form only the search stays in view. */
  .filters { display: contents; }
  .bar { position: sticky; top: 0; z-index: 1; padding: .5rem 0; background: var(--page); }
  .bar .search { flex-basis: 100%; }
  .choices { padding: .25rem 0; }
  .map { border-spacing: 1px; } .map th { padding: .1rem; } .cell { min-width: 1.45rem; }
}
@media print { .filters, .skip { display: none !important; } .rule { content-visibility: visible; } }
`;
