"""Mathematics as it is laid out: boxes with a size, fractions stacked, nothing left unread."""

BOXES = r"""() => {
  const faults = [];
  const where = (node) => (node.closest("article") || {}).id || "the page";
  const name = (node) => node.tagName + " " + node.textContent.slice(0, 40);
  const inClosed = (node) => { const box = node.closest("details"); return box && !box.open; };
  for (const math of document.querySelectorAll("math")) {
    if (inClosed(math)) continue;
    const box = math.getBoundingClientRect();
    if (!math.textContent.trim() && !math.querySelector("mspace")) {
      faults.push(`${where(math)}: empty mathematics`);
    } else if (box.width < 1 || box.height < 4) {
      faults.push(`${where(math)}: no box for ${name(math)}`);
    }
    for (const part of math.querySelectorAll("mi, mn, mo, mtext")) {
      // Signs that are not seen, such as the one for applying a function, have no width.
      const text = part.textContent.trim();
      if (!text || /^[⁡⁢⁣⁤]$/.test(text)) continue;
      const size = part.getBoundingClientRect();
      if (size.width < 0.5 || size.height < 1) faults.push(`${where(math)}: no box for ${name(part)}`);
    }
    for (const fraction of math.querySelectorAll("mfrac")) {
      if (fraction.children.length !== 2) {
        faults.push(`${where(math)}: a fraction of ${fraction.children.length} parts`);
        continue;
      }
      const [top, bottom] = Array.from(fraction.children, (part) => part.getBoundingClientRect());
      if (!(top.bottom <= bottom.top + 0.5)) faults.push(`${where(math)}: not stacked: ${name(fraction)}`);
    }
    for (const error of math.querySelectorAll("merror")) faults.push(`${where(math)}: ${name(error)}`);
  }
  return faults;
}"""

UNREAD = r"""() => Array.from(document.querySelectorAll("math mtext, code.latex"))
  .filter((node) => /\\[A-Za-z]/.test(node.textContent))
  .map((node) => `${(node.closest("article") || {}).id}: not set: ${node.textContent.slice(0, 60)}`)"""


def boxes(tab):
    """Mathematics without a box, fractions that are not stacked."""
    return tab.evaluate(BOXES)


def unread_commands(tab):
    """LaTeX commands that the page shows as they were written."""
    return tab.evaluate(UNREAD)
