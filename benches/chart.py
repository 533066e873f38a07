#!/usr/bin/env python3
"""Draws docs/performance.svg from benches/results/before.json and after.json.

    CABLEGRAM_CORPUS=/path/to/texts cargo bench --bench targets -- --json > benches/results/after.json
    python3 benches/chart.py

The scale is logarithmic: from one mark to the next it is ten times as fast. Only the standard library is needed.
"""

import json
import math
import pathlib
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
LEFT, RIGHT, TOP, ROW, BAR = 250, 90, 70, 34, 11
WIDTH = 820
LOWEST, HIGHEST = 0.005, 10

STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-size: 16px; font-weight: 600 }
  .small { font-size: 11px; fill: #59636e }
  .grid { stroke: #d1d9e0 }
  .other { fill: #818b98 }
  .before { fill: #d4a72c }
  .after { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .small { fill: #9198a1 }
    .grid { stroke: #3d444d }
    .before { fill: #bb8009 }
    .after { fill: #4493f8 }
  }
"""


def rates(name):
    """Speeds as parts of the floor in the same run: the machine was not equally fast each time."""
    results = json.loads((HERE / "results" / f"{name}.json").read_text())
    rates = dict(results["megabytes_per_second"])
    return results, {what: rate / rates["slice each line, look at one byte"] for what, rate in rates.items()}


def place(rate):
    """Where a rate is on the scale."""
    span = WIDTH - LEFT - RIGHT
    return LEFT + span * math.log(max(rate, LOWEST) / LOWEST) / math.log(HIGHEST / LOWEST)


def bar(kind, rate, y):
    width = place(rate) - LEFT
    label = f"{rate:.3g}"
    return (
        f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}" rx="2"/>'
        f'<text class="small" x="{LEFT + width + 6:.1f}" y="{y + BAR - 1}">{label}</text>'
    )


def main():
    _, before = rates("before")
    results, after = rates("after")
    own = {"layout", "heading and labels", "full parse", "with diagnostics"}
    height = TOP + ROW * len(after) + 30
    lines = []
    for power in range(-2, 2):
        x = place(10**power)
        lines.append(f'<line class="grid" x1="{x:.1f}" y1="{TOP - 8}" x2="{x:.1f}" y2="{height - 24}"/>')
        lines.append(f'<text class="small" x="{x:.1f}" y="{height - 8}" text-anchor="middle">{10**power:g}</text>')
    for index, (name, rate) in enumerate(after.items()):
        y = TOP + ROW * index
        lines.append(f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end">{escape(name)}</text>')
        if name in own:
            lines.append(bar("before", before[name], y))
            lines.append(bar("after", rate, y + BAR + 2))
        else:
            lines.append(bar("other", rate, y + BAR // 2))
    what = f"{results['telegrams']} telegrams, {results['bytes'] / 1e6:.1f} MB: speed of one core, as a part of that of slicing lines"
    keys = [("before", "cablegram before"), ("after", "cablegram now"), ("other", "floor and other readers")]
    for index, (kind, name) in enumerate(keys):
        x = 20 + 190 * index
        lines.append(f'<rect class="{kind}" x="{x}" y="40" width="11" height="11" rx="2"/>')
        lines.append(f'<text class="small" x="{x + 17}" y="50">{name}</text>')
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{what}">\n'
        f"<style>{STYLE}</style>\n"
        f'<text class="title" x="20" y="24">{what}</text>\n' + "\n".join(lines) + "\n</svg>\n"
    )
    target = HERE.parent / "docs" / "performance.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(picture)


main()
