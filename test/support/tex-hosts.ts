/** Documents of others, each with packages and a look of its own, that take a fragment in. */
const PACKAGES = '\\usepackage{amsmath,booktabs,array,longtable,xcolor,tikz,pgfplots}\n\\pgfplotsset{compat=1.17}';
const FRAGMENT = '\\input{fragment}';

export const HOSTS = {
  article: `\\documentclass[11pt]{article}
\\usepackage[a4paper,margin=19mm]{geometry}
\\usepackage{amsthm,mathtools,graphicx,fancyhdr,microtype,lmodern}
${PACKAGES}
\\usepackage{hyperref}
\\newcommand{\\loss}{\\mathcal{L}}
\\newtheorem{question}{Question}
\\begin{document}
\\section{Before}
\\begin{question}How long does it take?\\end{question}
${FRAGMENT}
\\section{After}
\\begin{equation}\\label{after}\\loss = 0\\end{equation}
So it is by~\\eqref{after}.
\\begin{question}And now?\\end{question}
\\end{document}
`,
  exam: `\\documentclass[10pt]{exam}
\\usepackage[letterpaper,margin=20mm]{geometry}
${PACKAGES}
\\begin{document}
\\begin{questions}
  \\question[3] Work it out.
\\end{questions}
${FRAGMENT}

The end.
\\end{document}
`,
} as const;
