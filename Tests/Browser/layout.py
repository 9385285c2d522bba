"""Whether a page keeps to its width, on screens and on paper."""
import io
import re

from pypdf import PdfReader

OVERFLOW = r"""() => {
  const root = document.documentElement;
  if (root.scrollWidth <= window.innerWidth) return [];
  const wide = [];
  for (const node of document.querySelectorAll("body *")) {
    const box = node.getBoundingClientRect();
    if (box.right <= window.innerWidth + 0.5 || node.closest("svg, math")) continue;
    let parent = node.parentElement;
    while (parent && getComputedStyle(parent).overflowX === "visible") parent = parent.parentElement;
    if (!parent) wide.push(`${node.tagName}.${node.className} reaches ${Math.round(box.right)}`);
  }
  return [`${root.scrollWidth} wide on ${window.innerWidth}: ${wide.slice(-3).join(", ")}`];
}"""

CLIPPED = r"""() => Array.from(document.querySelectorAll("svg text")).flatMap((words) => {
  const svg = words.ownerSVGElement;
  const view = svg.viewBox.baseVal;
  const box = words.getBBox();
  const out = box.x < view.x - 1 || box.x + box.width > view.x + view.width + 1
    || box.y + box.height > view.y + view.height + 2 || box.y < view.y - 2;
  const where = (svg.closest("[id]") || {}).id;
  return out ? [`${where}: "${words.textContent}" stands out of its drawing`] : [];
})"""

# Marks in the corners of each item, too small to move anything; they are found again in the PDF.
MARK = r"""(selector) => {
  let count = 0;
  const heights = [];
  for (const item of document.querySelectorAll(selector)) {
    item.style.position = "relative";
    for (const side of ["top", "bottom"]) {
      const mark = document.createElement("span");
      mark.textContent = (side === "top" ? "QA" : "QZ") + count + "Q";
      Object.assign(mark.style, { position: "absolute", left: "0", fontSize: "3px",
        lineHeight: "3px", fontFamily: "DejaVu Sans", color: "black", [side]: "0" });
      item.append(mark);
    }
    heights.push([item.id || item.tagName, item.getBoundingClientRect().height]);
    count += 1;
  }
  return heights;
}"""

# The height of A4 without the margins, in CSS pixels.
PAPER = {"width": 794, "height": 1123}
MARGIN = "15mm"
ROOM = 1123 - 2 * 57


def overflow(tab):
    """What is wider than the window and does not scroll by itself."""
    return tab.evaluate(OVERFLOW)


def clipped(tab):
    """Words of drawings that stand out of them."""
    return tab.evaluate(CLIPPED)


def printed(tab, selector="article, figure"):
    """Items that are cut in two on paper though they fit on a page, tools that are printed."""
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": PAPER["width"] - 114, "height": PAPER["height"]})
    faults = [
        f"printed: {what}" for what in (".tools", "nav.toc", ".skip", "select", "input")
        for place in tab.locator(what).all() if place.is_visible()]
    if is_dark_paper(tab):
        faults.append("printed on a dark ground, or in a light colour")
    heights = tab.evaluate(MARK, selector)
    data = tab.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), MARGIN))
    places = {}
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        for mark in re.findall(r"Q([AZ]\d+)Q", page.extract_text()):
            places[mark] = number
    for item, (name, height) in enumerate(heights):
        start, end = places.get(f"A{item}"), places.get(f"Z{item}")
        if start is None or end is None:
            if height > 0:
                faults.append(f"{name} is not in the PDF")
        elif start != end and height < ROOM * 0.94:
            faults.append(f"{name} ({height:.0f} high) is cut between pages {start} and {end}")
    return faults


def is_dark_paper(tab):
    """Whether the words on paper are light, or the paper is dark."""
    return tab.evaluate(r"""() => {
      const sum = (text) => text.match(/\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b);
      const style = getComputedStyle(document.body);
      return sum(style.color) > 380 || sum(style.backgroundColor) < 600;
    }""")
