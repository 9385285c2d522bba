/// What pages can do besides being read: filter, sort, and scroll what is wide by keyboard. Without it they say all the same.
enum PageScript {
  static let javaScript: StaticString = #"""

    "use strict";
    (() => {
      const every = (root, selector) => Array.from(root.querySelectorAll(selector));
      // A filter hides what does not have the chosen verdict, and what does not hold the words.
      for (const tools of every(document, ".tools")) {
        const target = document.getElementById(tools.dataset.target);
        const select = tools.querySelector("select");
        const input = tools.querySelector("input");
        const told = tools.querySelector("[role=status]");
        if (!target) continue;
        const tell = () => {
          const shown = every(target, "[data-verdict]:not(.hidden)").length;
          if (told) told.textContent = shown + " shown";
        };
        const filter = () => {
          const verdict = select ? select.value : "";
          const words = input ? input.value.trim().toLowerCase() : "";
          for (const entry of every(target, "[data-verdict]")) {
            const fits = (!verdict || entry.dataset.verdict.split(" ").includes(verdict))
              && (!words || entry.textContent.toLowerCase().includes(words));
            entry.classList.toggle("hidden", !fits);
          }
          for (const part of every(target, "[data-part]")) {
            part.classList.toggle("hidden", !part.querySelector("[data-verdict]:not(.hidden)"));
          }
          tell();
        };
        tools.classList.remove("hidden");
        if (select) select.addEventListener("change", filter);
        if (input) input.addEventListener("input", filter);
        target.addEventListener("reveal", tell);
      }
      // A table is sorted by the column whose head is pressed; again turns it round.
      for (const table of every(document, "table.sortable")) {
        const body = table.tBodies[0];
        every(table, "thead th").forEach((head, column) => {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = head.textContent;
          head.textContent = "";
          head.append(button);
          button.addEventListener("click", () => {
            const turn = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
            for (const other of every(table, "thead th")) other.removeAttribute("aria-sort");
            head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
            const key = (row) => {
              const cell = row.cells[column];
              return cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
            };
            const rows = Array.from(body.rows).map((row) => [key(row), row]);
            rows.sort((a, b) => turn * (typeof a[0] === "number" && typeof b[0] === "number"
              ? a[0] - b[0] : String(a[0]).localeCompare(String(b[0]), "en", { numeric: true })));
            body.append(...rows.map((pair) => pair[1]));
          });
        });
      }
      // What is wider than its place can be scrolled with the keyboard; the rest needs no stop.
      const scrolling = () => {
        const boxes = every(document, "div, figure, p, ul, ol, pre, dd, h1, h2")
          .filter((box) => getComputedStyle(box).overflowX === "auto")
          .map((box) => [box, box.scrollWidth > box.clientWidth]);
        for (const [box, isWide] of boxes) {
          if (isWide) box.tabIndex = 0;
          else box.removeAttribute("tabindex");
        }
      };
      window.addEventListener("resize", scrolling);
      scrolling();
      // A link to an item that a filter hides shows it again.
      const reveal = () => {
        // Names of places hold nothing that addresses write otherwise.
        const entry = document.getElementById(location.hash.slice(1));
        if (!entry) return;
        entry.classList.remove("hidden");
        if (entry.tagName === "DETAILS") entry.open = true;
        const part = entry.closest("[data-part]");
        if (part) part.classList.remove("hidden");
        entry.dispatchEvent(new Event("reveal", { bubbles: true }));
        entry.scrollIntoView();
      };
      window.addEventListener("hashchange", reveal);
      if (location.hash) reveal();
    })();

    """#
}
