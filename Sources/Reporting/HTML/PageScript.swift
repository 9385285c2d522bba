/// What pages can do besides being read: filter and sort. Without it they say all the same.
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
        const filter = () => {
          const verdict = select ? select.value : "";
          const words = input ? input.value.trim().toLowerCase() : "";
          let shown = 0;
          for (const entry of every(target, "[data-verdict]")) {
            const fits = (!verdict || entry.dataset.verdict.split(" ").includes(verdict))
              && (!words || entry.textContent.toLowerCase().includes(words));
            entry.classList.toggle("hidden", !fits);
            if (fits) shown += 1;
          }
          for (const part of every(target, "[data-part]")) {
            part.classList.toggle("hidden", !part.querySelector("[data-verdict]:not(.hidden)"));
          }
          if (told) told.textContent = shown + " shown";
        };
        tools.classList.remove("hidden");
        if (select) select.addEventListener("change", filter);
        if (input) input.addEventListener("input", filter);
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
      // A link to an item that a filter hides shows it again.
      const reveal = () => {
        const id = decodeURIComponent(location.hash.slice(1));
        const entry = id && document.getElementById(id);
        if (!entry) return;
        entry.classList.remove("hidden");
        if (entry.tagName === "DETAILS") entry.open = true;
        const part = entry.closest("[data-part]");
        if (part) part.classList.remove("hidden");
        entry.scrollIntoView();
      };
      window.addEventListener("hashchange", reveal);
      if (location.hash) reveal();
    })();

    """#
}
