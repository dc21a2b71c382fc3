import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A font file of an installed package as a `data:` URL. */
function fontUrl(file: string): string {
  return `data:font/woff2;base64,${readFileSync(require.resolve(file)).toString('base64')}`;
}

/** A self-contained page with what sheets are made of: web fonts, headings, a table with heads, a header, two pages. */
export const SAMPLE_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sample</title><style>
@font-face { font-family: Body; src: url(${fontUrl('@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2')}) }
@font-face { font-family: Symbols; src: url(${fontUrl('katex/dist/fonts/KaTeX_Math-Italic.woff2')}) }
@page { size: A4; margin: 20mm; @top-left { content: "Running head"; font: 8pt Body } }
body { font: 400 10pt Body; font-synthesis: none } h1, h2, th { font-weight: 400 } i { font: 400 10pt Symbols }
h2 { break-before: page }
</style></head><body>
<h1>Backpropagation by hand</h1>
<p>The error signal <i>δ</i> is passed back.</p>
<table><thead><tr><th id="w">Weight</th><th>Gradient</th></tr></thead>
<tbody><tr><td>first</td><td>0.125</td></tr><tr><td>second</td><td>0.250</td></tr></tbody></table>
<h2>Second page</h2><p>The end.</p>
</body></html>`;

export const SAMPLE_FACTS = { title: 'Backpropagation: δ and ŷ', language: 'en' };
