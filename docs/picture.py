"""Draw the README's picture, ``docs/show.svg``: ``python docs/picture.py``.

What ``reportedly show`` prints for one page of the example story, as it stands on a terminal 110 columns wide, down to
where the next statement would no longer fit. No font is fetched: the picture asks for a monospaced one.
"""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from reportedly import Report, parse
from reportedly.terminal.layout import look_of
from reportedly.terminal.show import legend_lines, report_lines

HERE = Path(__file__).parent
PAGE = HERE.parent / "examples" / "ilda-morane" / "05-pelorus-recording.html"
LINES = 46
FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"
 aria-label="reportedly show: statements of an example page with their chains, certainties and highlighted words">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
<rect fill="#191919" x="0" y="0" width="100%" height="100%" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Read the page and write the picture."""
    (report,) = (item for item in parse([str(PAGE)]) if isinstance(item, Report))
    console = Console(
        width=110, record=True, force_terminal=True, color_system="truecolor", file=io.StringIO(), legacy_windows=False
    )
    look = look_of(console)
    for line in (*islice(report_lines(report, look), LINES), *legend_lines(look)):
        console.print(line, soft_wrap=True, highlight=False)
    picture = console.export_svg(theme=DIMMED_MONOKAI, code_format=FORMAT, unique_id="show")
    (HERE / "show.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
