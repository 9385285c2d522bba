"""Accessibility by axe-core, and contrast where axe-core does not look: in drawings."""
from axe_playwright_python.sync_playwright import Axe

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}

# What depends on the window's width and on light or dark.
BY_WINDOW = {
    "runOnly": ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"],
    "resultTypes": ["violations"],
}

# The ground of words in a drawing: the page's, with all filled shapes below them laid over it.
CONTRAST = r"""() => {
  const parse = (text) => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    return parts.length < 3 ? [0, 0, 0, 0] : [parts[0], parts[1], parts[2], parts[3] ?? 1];
  };
  const over = (below, above, alpha) => below.map((v, i) => v * (1 - alpha) + above[i] * alpha);
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255)
      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    let colours = [];
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      colours.push(colour);
      if (colour[3] === 1) break;
    }
    return colours.reverse().reduce((below, c) => over(below, c.slice(0, 3), c[3]), [255, 255, 255]);
  };
  const faults = [];
  for (const svg of document.querySelectorAll("svg")) {
    const box = svg.getBoundingClientRect();
    if (!box.width) continue;
    const paper = ground(svg.parentElement);
    const nodes = Array.from(svg.querySelectorAll("*"));
    nodes.forEach((words, place) => {
      if (words.tagName !== "text" || !words.textContent.trim()) return;
      const bounds = words.getBBox();
      const point = svg.createSVGPoint();
      [point.x, point.y] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
      let below = paper;
      for (const shape of nodes.slice(0, place)) {
        if (!shape.isPointInFill || shape.tagName === "text") continue;
        const style = getComputedStyle(shape);
        const fill = parse(style.fill);
        if (style.fill === "none" || !shape.isPointInFill(point)) continue;
        below = over(below, fill.slice(0, 3), fill[3] * Number(style.fillOpacity) * Number(style.opacity));
      }
      const ink = parse(getComputedStyle(words).fill).slice(0, 3);
      const [a, b] = [light(ink), light(below)].sort((p, q) => q - p);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) {
        const where = (svg.closest("[id]") || {}).id || "a drawing";
        faults.push(`${where}: contrast ${ratio.toFixed(1)} of "${words.textContent.slice(0, 20)}"`);
      }
    });
  }
  return faults;
}"""


def axe(tab, options=EVERYTHING):
    """Violations of WCAG 2.2, levels A and AA, as axe-core finds them; contrast among them."""
    response = Axe().run(tab, options=options).response
    return [
        f"axe {violation['id']}: {violation['help']} ({len(violation['nodes'])}, such as "
        f"{violation['nodes'][0]['html'][:90]})" for violation in response["violations"]]


def drawing_contrast(tab):
    """Words in drawings that stand out too little from what is below them."""
    return tab.evaluate(CONTRAST)


def labelled(tab):
    """Drawings say in words what they show."""
    return tab.evaluate(r"""() => Array.from(document.querySelectorAll("svg"))
      .filter((svg) => !svg.getAttribute("aria-label") && svg.getAttribute("aria-hidden") !== "true")
      .map((svg) => `${(svg.closest("[id]") || {}).id}: a drawing without words`)""")
