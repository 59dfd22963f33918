/** The whole look of a saved report: no file beside it, light and dark from the system. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1a1b1e; --dim: #495057; --line: #dee2e6; --ground: #fff; --bar: #228be6; --heat: #4263eb; --grey: #f1f3f5; --true: #1b6b2c; --care: #9a5b00; }
@media (prefers-color-scheme: dark) { :root { --text: #d8d9dc; --dim: #b0b3b9; --line: #424549; --ground: #1f2023; --bar: #339af0; --heat: #4c6ef5; --grey: #2c2e33; --true: #69db7c; --care: #fcc419; } }
* { box-sizing: border-box; }
body { max-width: 1100px; margin: 0 auto; padding: 24px 16px 64px; background: var(--ground); color: var(--text); font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 24px; overflow-wrap: anywhere; } h2 { margin: 40px 0 8px; font-size: 18px; } h3 { margin: 24px 0 4px; font-size: 15px; }
p { max-width: 84ch; margin: 4px 0 12px; color: var(--dim); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr)); gap: 6px 32px; margin: 16px 0; }
dl div { display: grid; grid-template-columns: 124px minmax(0, 1fr); } dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; } th, td { padding: 4px 18px 4px 0; border-bottom: 1px solid var(--line); font-weight: 400; text-align: right; vertical-align: top; white-space: nowrap; }
th:first-child, td.words { text-align: left; } td.words { white-space: normal; overflow-wrap: anywhere; min-width: 120px; } thead th { color: var(--dim); } tfoot th, tfoot td { font-weight: 600; }
b { color: var(--true); } .thin { color: var(--care); font-size: 12px; font-weight: 400; white-space: nowrap; } small { display: block; color: var(--dim); font-size: 12px; } .scroll + p { margin-top: 12px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); gap: 24px; } figure { min-width: 0; margin: 0; } figcaption { font-weight: 600; } figcaption span { display: block; color: var(--dim); font-size: 12px; font-weight: 400; }
svg { max-width: 100%; height: auto; } svg:not([font-family]) text { fill: var(--text); font-size: 12px; } svg .dim { fill: var(--dim); } svg .middle { text-anchor: middle; } svg .end { text-anchor: end; }
svg .grid { fill: none; stroke: var(--line); } svg .chance { fill: none; stroke: var(--dim); stroke-dasharray: 4 4; } svg .curve { fill: none; stroke: var(--bar); stroke-width: 2; stroke-linejoin: round; } svg .mark { fill: var(--bar); } svg .heat { fill: var(--heat); } svg .alone { fill: var(--grey); } svg .small { font-size: 11px; } svg .mild { fill: none; stroke: var(--bar); }
details { margin-top: 12px; } summary { cursor: pointer; font-weight: 600; }
footer { margin-top: 48px; color: var(--dim); font-size: 12px; }
@media print { details > * { display: block; } }
`.trim();
