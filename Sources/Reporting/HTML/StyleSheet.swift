/// How all pages look; light or dark by the reader's setting, on a screen, a phone and paper.
enum StyleSheet {
  static let css: StaticString = """

    :root { color-scheme: light dark;
      --ink: #1c1e21; --soft: #5a6068; --line: #d5d9de; --paper: #ffffff; --tint: #f5f6f8;
      --pass: #1a6b37; --fail: #b3261e; --warn: #8a5300; --info: #1b5e9c; --mute: #5a6068;
      --pass-tint: #e7f4ec; --fail-tint: #fdecea; --warn-tint: #fdf3e1; --info-tint: #e6f0fa;
      --accent: #1b5e9c; }
    @media screen and (prefers-color-scheme: dark) { :root {
      --ink: #e7e9ec; --soft: #a9b0b8; --line: #3b4148; --paper: #16181b; --tint: #1f2226;
      --pass: #74d396; --fail: #ff9b92; --warn: #f2bd6b; --info: #8cc4f7; --mute: #a9b0b8;
      --pass-tint: #16301f; --fail-tint: #3a1b19; --warn-tint: #33270f; --info-tint: #14293d;
      --accent: #8cc4f7; } }
    * { box-sizing: border-box; }
    html { font: 100%/1.55 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
    body { margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
    .prompt, .why, dd, h1, h2, article > p, article > ul, article > ol, section > p, section > ul,
    section > ol, header > p { overflow: auto hidden; }
    main, header.page { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
    main.wide, header.page.wide { max-width: 72rem; }
    header.page { padding-top: 2.25rem; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .35rem; text-wrap: balance; }
    h2 { font-size: 1.2rem; margin: 2.4rem 0 .8rem; padding-bottom: .3rem;
      border-bottom: 1px solid var(--line); }
    h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
    h4 { font-size: .82rem; margin: .9rem 0 .25rem; color: var(--soft); font-weight: 600; }
    p { margin: .4rem 0; }
    a { color: var(--accent); }
    :focus-visible {
      outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
    code, pre, .src { font-family: ui-monospace, "DejaVu Sans Mono", "Noto Sans Mono", monospace;
      font-size: .9em; }
    pre { overflow-x: auto; background: var(--tint); padding: .6rem .8rem; border-radius: 6px;
      margin: .4rem 0; }
    .by { color: var(--soft); margin: 0; overflow-wrap: anywhere; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: .5rem; top: .5rem; background: var(--paper); padding: .3rem .6rem; }
    .score { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.4rem;
      margin: 1.1rem 0 .2rem; }
    .score strong { font-size: 2rem; line-height: 1; font-variant-numeric: tabular-nums; }
    .score strong small { font-size: .55em; font-weight: 500; color: var(--soft); }
    .counts { display: flex; flex-wrap: wrap; gap: .35rem .5rem; list-style: none; padding: 0;
      margin: .7rem 0; }
    .badge { display: inline-block; padding: .05rem .55rem; border-radius: 1rem;
      border: 1px solid currentColor; font-size: .86rem; font-weight: 600; white-space: nowrap; }
    .pass { color: var(--pass); } .fail { color: var(--fail); } .invalid { color: var(--fail); }
    .undecided { color: var(--warn); } .review { color: var(--info); }
    .missing { color: var(--mute); } .ungradable { color: var(--fail); }
    .first { background: var(--tint); border-left: 4px solid var(--accent); padding: .5rem .8rem;
      margin: .8rem 0; border-radius: 0 6px 6px 0; }
    nav.toc { margin: 1rem 0; font-size: .92rem; }
    nav.toc ol { columns: 15rem; padding-left: 0; list-style: none; margin: .4rem 0; }
    nav.toc li { break-inside: avoid; overflow-wrap: anywhere; padding: .2rem 0; }
    nav.toc li span { display: inline-block; width: 1.3em; font-weight: 700; text-align: center; }
    article { border: 1px solid var(--line); border-radius: 8px; margin: 1rem 0;
      padding: .8rem 1rem 1rem; border-left-width: 5px; break-inside: avoid; }
    article.pass { border-left-color: var(--pass); } article.fail { border-left-color: var(--fail); }
    article.invalid { border-left-color: var(--fail); border-left-style: double; }
    article.undecided { border-left-color: var(--warn); border-left-style: dashed; }
    article.review { border-left-color: var(--info); border-left-style: dotted; }
    article.missing { border-left-color: var(--line); }
    article > * { color: var(--ink); }
    article:target { outline: 3px solid var(--accent); }
    .top { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; }
    .top .points { margin-left: auto; font-variant-numeric: tabular-nums; color: var(--soft); }
    .prompt { margin: .5rem 0; }
    .prompt > :first-child { margin-top: 0; } .prompt > :last-child { margin-bottom: 0; }
    .why { margin: .6rem 0; padding: .5rem .8rem; border-radius: 6px; background: var(--tint);
      overflow-wrap: anywhere; }
    article.fail .why, article.invalid .why { background: var(--fail-tint); }
    article.undecided .why { background: var(--warn-tint); }
    article.review .why { background: var(--info-tint); }
    .why p { margin: .15rem 0; }
    .written, .ladder { margin: .2rem 0; padding: 0; list-style: none; }
    .written li { display: flex; gap: .7rem; padding: .12rem .4rem; border-radius: 4px; }
    .written .label { color: var(--soft); min-width: 1.4em; max-width: 40%; flex: none; text-align: right;
      font-variant-numeric: tabular-nums; }
    .src { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
    mark { background: none; color: inherit; text-decoration: underline wavy var(--fail) 2px;
      text-underline-offset: .25em; font-weight: 600; }
    li.broken, .step.broken { background: var(--fail-tint); }
    .read, .ladder .step { overflow: auto hidden; padding: .3rem 0; }
    .read .part { padding: .1rem 0; }
    math { font-size: 1.12em; font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math",
      "DejaVu Math TeX Gyre", math; }
    .read math { max-width: none; }
    mtable.left mtd { text-align: left; }
    .ladder .step { padding: .35rem .6rem; border-left: 3px solid var(--pass); }
    .ladder .step::before { content: "= "; color: var(--soft); }
    .ladder .step:first-child::before { content: ""; }
    .ladder .step.broken { border-left-color: var(--fail); }
    .ladder .step.after { border-left-color: var(--line); border-left-style: dashed; }
    .ladder .gap { color: var(--fail); font-weight: 600; padding: .1rem .6rem;
      border-left: 3px dotted var(--fail); }
    figure { margin: .7rem 0; } figcaption { font-size: .86rem; color: var(--soft); }
    figure svg { max-width: 100%; height: auto; display: block; }
    figure.plot, figure.sets, figure.histogram { overflow: auto hidden; }
    figure.plot svg, figure.sets svg, figure.histogram svg { min-width: 28rem; }
    svg { font-size: 12px; } svg text { fill: var(--ink); }
    svg .soft { fill: var(--soft); } svg .axis { stroke: var(--soft); fill: none; }
    svg .grid { stroke: var(--line); fill: none; }
    svg .mine { stroke: var(--accent); fill: none; stroke-width: 2.2; }
    svg .right { stroke: var(--pass); fill: none; stroke-width: 2; stroke-dasharray: 7 4; }
    svg .bad { stroke: var(--fail); } svg .dot { fill: var(--fail); stroke: var(--paper); }
    svg .node { fill: var(--tint); stroke: var(--soft); }
    svg .node.wrong { fill: var(--fail-tint); stroke: var(--fail); stroke-width: 2.5; }
    svg .node.out { stroke-width: 2.5; }
    svg .edge { stroke: var(--soft); fill: none; stroke-width: 1.4; }
    svg .edge.wrong { stroke: var(--fail); stroke-width: 2.6; stroke-dasharray: 6 3; }
    svg .head { fill: var(--soft); } svg .head.wrong { fill: var(--fail); }
    svg .plate { fill: var(--paper); } svg .region { fill: var(--accent); fill-opacity: .22; }
    svg .set { stroke: var(--accent); stroke-width: 4; fill: none; }
    svg .closed { fill: var(--accent); } svg .open { fill: var(--paper); stroke: var(--accent);
      stroke-width: 2; }
    svg .bar { fill: var(--accent); } svg .holds { fill: var(--pass); }
    svg .breaks { fill: var(--fail); }
    svg .v-pass { fill: var(--pass); } svg .v-fail { fill: var(--fail); }
    svg .v-invalid { fill: var(--fail); fill-opacity: .45; } svg .v-undecided { fill: var(--warn); }
    svg .v-missing { fill: var(--line); } svg .v-review { fill: var(--info); }
    svg .hatch { stroke: var(--paper); stroke-width: 2; }
    .row { display: flex; flex-wrap: wrap; gap: 1rem 2rem; }
    .row > * { flex: 1 1 18rem; min-width: 0; }
    dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .15rem .9rem; margin: .4rem 0;
      font-size: .92rem; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    details { margin: .5rem 0 0; } summary { cursor: pointer; color: var(--soft);
      font-size: .92rem; }
    table { border-collapse: collapse; width: 100%; font-size: .93rem; }
    .scroll { overflow-x: auto; }
    th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line);
      vertical-align: top; }
    td { overflow-wrap: anywhere; min-width: 6em; } td:first-child { min-width: 9em; }
    td.number { min-width: 0; }
    th.number, td.number { text-align: right; font-variant-numeric: tabular-nums;
      white-space: nowrap; }
    th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0;
      padding: 0; cursor: pointer; text-align: inherit; }
    th[aria-sort="ascending"] button::after { content: " ▲"; }
    th[aria-sort="descending"] button::after { content: " ▼"; }
    .tools { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; margin: .8rem 0; }
    .tools label { font-size: .92rem; color: var(--soft); }
    .tools input, .tools select { font: inherit; color: var(--ink); background: var(--paper);
      border: 1px solid var(--soft); border-radius: 5px; padding: .2rem .45rem; }
    .hidden { display: none; }
    footer { max-width: 52rem; margin: 2.5rem auto 2rem; padding: .8rem 1.25rem 0; color: var(--soft);
      font-size: .85rem; }
    @media (max-width: 30rem) { html { font-size: 94%; } article { padding: .6rem .7rem .8rem; }
      dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .3rem; } }
    @media print { .tools, nav.toc, .skip, article summary { display: none; } body { background: #fff; }
      article, figure, .why, .step, .written li, tr, pre, dd { break-inside: avoid; }
      h2, h3, h4, .top { break-after: avoid; } article:target { outline: none; } }

    """
}
