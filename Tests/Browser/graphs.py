"""Loss graphs as they are drawn: where edges end, and whether nodes stand apart."""

GRAPHS = r"""() => {
  const faults = [];
  const near = 12;  // The arrow's head lies between the line's end and the node.
  for (const svg of document.querySelectorAll("figure.graph svg")) {
    const where = (svg.closest("article") || {}).id || "the page";
    const boxes = new Map();
    for (const group of svg.querySelectorAll("g[data-node]")) {
      const frame = group.querySelector("rect");
      if (!frame) { faults.push(`${where}: node ${group.dataset.node} has no frame`); continue; }
      const box = frame.getBBox();
      boxes.set(group.dataset.node, box);
      for (const words of group.querySelectorAll("text")) {
        const text = words.getBBox();
        if (text.x < box.x || text.x + text.width > box.x + box.width) {
          faults.push(`${where}: "${words.textContent}" stands out of node ${group.dataset.node}`);
        }
      }
      const view = svg.viewBox.baseVal;
      if (box.x < 0 || box.y < 0 || box.x + box.width > view.width || box.y + box.height > view.height) {
        faults.push(`${where}: node ${group.dataset.node} stands out of the drawing`);
      }
    }
    const names = Array.from(boxes.keys());
    names.forEach((a, place) => names.slice(place + 1).forEach((b) => {
      const [p, q] = [boxes.get(a), boxes.get(b)];
      if (p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height) {
        faults.push(`${where}: nodes ${a} and ${b} overlap`);
      }
    }));
    const fromBorder = (point, box) => {
      const dx = Math.max(box.x - point.x, 0, point.x - box.x - box.width);
      const dy = Math.max(box.y - point.y, 0, point.y - box.y - box.height);
      if (dx || dy) return Math.hypot(dx, dy);
      return Math.min(point.x - box.x, box.x + box.width - point.x, point.y - box.y,
        box.y + box.height - point.y);
    };
    for (const path of svg.querySelectorAll("path.edge")) {
      const ends = [["from", path.getPointAtLength(0)],
        ["to", path.getPointAtLength(path.getTotalLength())]];
      for (const [side, point] of ends) {
        const box = boxes.get(path.dataset[side]);
        const edge = `${path.dataset.from} → ${path.dataset.to}`;
        if (!box) { faults.push(`${where}: edge ${edge} has no node ${path.dataset[side]}`); continue; }
        const distance = fromBorder(point, box);
        if (distance > near) {
          faults.push(`${where}: edge ${edge} is ${distance.toFixed(1)} from ${path.dataset[side]}`);
        }
      }
      // The tip of the head touches what the edge leads to.
      const head = path.parentElement.querySelector("path.head");
      const box = boxes.get(path.dataset.to);
      if (head && box && fromBorder(head.getPointAtLength(0), box) > 1.5) {
        faults.push(`${where}: the head of ${path.dataset.from} → ${path.dataset.to} hangs in the air`);
      }
      // It passes no other node.
      const length = path.getTotalLength();
      for (let step = 1; step < 20; step += 1) {
        const point = path.getPointAtLength(length * step / 20);
        for (const [name, other] of boxes) {
          if (name === path.dataset.from || name === path.dataset.to) continue;
          const inside = point.x > other.x + 1 && point.x < other.x + other.width - 1
            && point.y > other.y + 1 && point.y < other.y + other.height - 1;
          if (inside) {
            faults.push(`${where}: edge ${path.dataset.from} → ${path.dataset.to} crosses node ${name}`);
            step = 20;
            break;
          }
        }
      }
    }
  }
  return faults;
}"""


def graphs(tab):
    """Edges that do not end at their nodes or cross others, nodes that overlap."""
    return tab.evaluate(GRAPHS)


def count(tab):
    """The number of edges that are drawn."""
    return tab.locator("figure.graph path.edge").count()
