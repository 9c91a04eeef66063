r"""The commands of LaTeX that a reader of prose has to know.

Commands that are not named here are transparent: ``\textsc{Amdal}`` is *Amdal*. Those of :data:`TAKEN` take that many
arguments in braces that are no prose: ``\textcolor{red}{ASN}`` takes one, and *ASN* remains.
"""

from __future__ import annotations

import re

from istilah.model.document import BlockKind


def _counts(**names: str) -> dict[str, int]:
    return {name: int(count[1:]) for count, text in names.items() for name in text.split()}


TAKEN = _counts(
    _1="addbibresource adjustbox array autocite autoref bibitem bibliography bibliographystyle cite citeauthor "
    "citep citet citeyear cline cmidrule code color colorbox column Cref cref date documentclass enlargethispage "
    "eqref footcite foreignlanguage geometry glsadd glsdisp glslink graphicspath href hspace hyperlink "
    "hypersetup hypertarget include includegraphics includeonly index input label letter longtable "
    "lstinputlisting lstset makebox minipage multicols nameref nocite num otherlanguage pagenumbering pageref "
    "pagestyle parbox parencite path phantom ref RequirePackage rotatebox scalebox selectlanguage setmainfont "
    "si sisetup spacing subfigure supercite tabular textcite textcolor texttt theoremstyle thispagestyle "
    "tikzset unit url usepackage usetheme usetikzlibrary vspace",
    _2="addcontentsline addtocounter addtolength adjustwidth DeclareMathOperator fcolorbox fontsize markboth "
    "mintinline multicolumn multirow newcolumntype newtheorem qty resizebox rule setcounter setlength SI "
    "tabular* tabularx tabulary wrapfigure",
    _3="definecolor newenvironment renewenvironment",
)
"""Arguments in braces that are no prose, of commands and of environments."""
MATHS = frozenset(
    {
        "align",
        "alignat",
        "array",
        "displaymath",
        "eqnarray",
        "equation",
        "flalign",
        "gather",
        "IEEEeqnarray",
        "math",
        "multline",
        "subequations",
    }
)
CODE = frozenset(
    {
        "algorithmic",
        "alltt",
        "code",
        "comment",
        "filecontents",
        "forest",
        "lstlisting",
        "minted",
        "tcblisting",
        "thebibliography",
        "tikzpicture",
        "verbatim",
        "Verbatim",
    }
)
SYMBOLS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textquotedblleft": "“", "textquotedblright": "”",
    "copyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "S": "§", "P": "¶", "i": "ı",
    "LaTeX": "LaTeX", "TeX": "TeX", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": " ", "hfill": " ",
    ",": " ", ";": " ", ":": " ", ">": " ", "newline": "\n", "linebreak": "\n", "textbackslash": "\\", "space": " ",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
}  # fmt: skip
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "r": "\u030a", "k": "\u0328", "d": "\u0323",
}  # fmt: skip
"""Combining characters of accents."""
EMPHASIS = frozenset({"emph", "textbf", "textit", "textsl"})
SWITCHES = frozenset({"bf", "bfseries", "em", "it", "itshape", "sl", "slshape"})
HEADINGS = frozenset(
    {
        "chapter",
        "frametitle",
        "framesubtitle",
        "paragraph",
        "part",
        "section",
        "subparagraph",
        "subsection",
        "subsubsection",
    }
)
KINDS = {
    **dict.fromkeys((*HEADINGS, "title", "subtitle"), BlockKind.HEADING),
    **dict.fromkeys(("caption", "captionof", "subcaption"), BlockKind.CAPTION),
    "author": BlockKind.PARAGRAPH,
}
FOOTNOTES = frozenset({"endnote", "footnote", "footnotetext", "thanks"})
TABLES = frozenset({"longtable", "longtblr", "supertabular", "tabular", "tabularx", "tabulary", "tblr"})
ENVIRONMENTS = {
    **dict.fromkeys(("displayquote", "quotation", "quote", "verse"), BlockKind.QUOTE),
    **dict.fromkeys(("enumerate", "itemize", "compactitem", "compactenum"), BlockKind.ITEM),
    **dict.fromkeys(TABLES, BlockKind.CELL),
    "description": BlockKind.CELL,
}
USES = re.compile(
    r"(?:[Aa]c(?:s|f|a|sp|fp|p)?|iac|[Gg]ls(?:pl|first|firstplural|text|xtrshort)?|GLS(?:pl)?|[Aa]cr(?:short|full)(?:pl)?)"
    r"|(?P<long>[Aa]cl(?:p)?|[Aa]crlong(?:pl)?|glsxtrlong|glsentrylong|glsdesc)"
)
