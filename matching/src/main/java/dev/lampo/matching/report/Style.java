package dev.lampo.matching.report;

/** The page's style: small, without scripts or resources from elsewhere, for light and dark. */
final class Style {
  static final String CSS =
      """
      :root{--bg:#f5f6f8;--card:#fff;--text:#1c2330;--muted:#667085;--line:#e4e7ec;--up:#2f6fde;
      --down:#d4691e;--good:#1f8a55;--grey:#98a2b3;--mark:#fff1c9;color-scheme:light dark}
      @media(prefers-color-scheme:dark){:root{--bg:#0f1216;--card:#171b21;--text:#e6e9ef;
      --muted:#9aa4b2;--line:#2b323c;--up:#6ea3ff;--down:#ff9d57;--good:#4cc38a;--grey:#667085;
      --mark:#4a3c10}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--bg);color:var(--text);
      font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{max-width:1080px;margin:0 auto;padding:28px 20px 60px}
      h1{font-size:26px;margin:0 0 4px;letter-spacing:-.01em}
      h2{font-size:19px;margin:40px 0 2px}
      h3{font-size:15px;margin:20px 0 6px}
      .lead,.sub{color:var(--muted);margin:0 0 12px;overflow-wrap:anywhere}
      .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(160px,1fr));gap:12px;
      margin:16px 0}
      .tile,.card{background:var(--card);border:1px solid var(--line);border-radius:10px}
      .tile{padding:12px 14px}
      .label,.note{color:var(--muted);font-size:12.5px}
      .value{font-size:24px;font-weight:650;letter-spacing:-.01em}
      .card{padding:14px 16px;margin:0 0 14px;overflow-x:auto}
      .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(440px,1fr));gap:14px}
      table{border-collapse:collapse;width:100%;font-size:13.5px}
      th{text-align:left;font-weight:600;color:var(--muted);font-size:12.5px}
      th,td{padding:4px 10px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}
      tr:last-child td{border-bottom:0}
      .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      .wrap{overflow-wrap:anywhere}
      .muted{color:var(--muted)}
      .first td{border-top:1px solid var(--line)}
      .group{font-weight:600;white-space:nowrap}
      .track{width:26%;min-width:110px}
      .bar{display:inline-block;height:11px;border-radius:2px;min-width:1px;background:var(--grey)}
      .up{background:var(--up)}.down{background:var(--down)}.good{background:var(--good)}
      .half{display:flex}.half>span{width:50%;display:flex}
      .half>.left{justify-content:flex-end;border-right:1px solid var(--grey)}
      .diff{background:var(--mark);border-radius:3px;padding:0 3px}
      .chip{display:inline-block;border:1px solid var(--line);border-radius:99px;padding:0 8px;
      margin:1px 4px 1px 0;font-size:12.5px;overflow-wrap:anywhere}
      .chip b{font-weight:600}
      summary{cursor:pointer}
      details>svg,.card>svg,.shots svg{max-width:100%;height:auto;display:block;margin:8px 0}
      .cl{display:flex;gap:10px;align-items:baseline;flex-wrap:wrap;margin:0 0 6px}
      .cl b{overflow-wrap:anywhere}
      .k{display:inline-block;width:10px;height:10px;border-radius:2px;margin:0 5px 0 12px}
      .c-t{fill:var(--muted);font-size:11.5px;font-family:inherit}
      .c-up{fill:var(--up)}.c-down{fill:var(--down)}.c-good{fill:var(--good)}.c-grey{fill:var(--grey)}
      .c-grid{stroke:var(--line)}.c-axis{stroke:var(--grey)}
      .c-cut{stroke:var(--text);stroke-dasharray:4 3}
      .l-up,.l-down,.l-good{fill:none;stroke-width:2;stroke-linejoin:round}
      .l-up{stroke:var(--up)}.l-down{stroke:var(--down)}.l-good{stroke:var(--good);stroke-width:2.5}
      footer{color:var(--muted);font-size:12.5px;margin-top:40px}
      @media print{body{background:#fff}.card,.tile{break-inside:avoid}}
      """;

  private Style() {}
}
