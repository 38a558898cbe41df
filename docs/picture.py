"""Draw the README's picture, ``docs/story.svg``: ``python docs/picture.py``.

What ``reportedly story`` prints for the example, as it stands on a terminal 110 columns wide, down to where the next
part would no longer fit. No font is fetched: the picture asks for a monospaced one.
"""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI

from reportedly import Report, parse
from reportedly.reconcile import reconcile
from reportedly.terminal.known import headlines_of
from reportedly.terminal.layout import look_of
from reportedly.terminal.story import story_lines

HERE = Path(__file__).parent
PAGES = HERE.parent / "examples" / "ilda-morane"
LINES = 48
FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"
 aria-label="reportedly story: what is contested in the example story, what changed last, and the rest">
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
    """Read the pages and write the picture."""
    reports = {item.article.id: item for item in parse([str(PAGES)]) if isinstance(item, Report)}
    affair = reconcile(reports.values())
    console = Console(
        width=110, record=True, force_terminal=True, color_system="truecolor", file=io.StringIO(), legacy_windows=False
    )
    look = look_of(console)
    for line in islice(story_lines(affair, headlines_of(reports), look), LINES):
        console.print(line, soft_wrap=True, highlight=False)
    picture = console.export_svg(theme=DIMMED_MONOKAI, code_format=FORMAT, unique_id="story")
    (HERE / "story.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
