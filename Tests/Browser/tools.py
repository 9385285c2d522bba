"""What a page can do: filter, sort, lead to an item, be walked through with the keyboard."""

SHOWN = r"""(id) => Array.from(document.getElementById(id).querySelectorAll("[data-verdict]"))
  .filter((entry) => entry.getClientRects().length > 0)
  .map((entry) => [entry.dataset.verdict, entry.textContent])"""


def filters(tab):
    """Choosing a verdict and searching words leaves just what fits, and says how many."""
    faults = []
    for tools in tab.locator(".tools").all():
        if not tools.is_visible():
            faults.append("the tools are not shown although scripts run")
            continue
        target = tools.get_attribute("data-target")
        everything = tab.evaluate(SHOWN, target)
        status = tools.locator("[role=status]")

        def compare(expected, what):
            shown = tab.evaluate(SHOWN, target)
            if shown != expected:
                faults.append(f"{what}: {len(shown)} shown, not {len(expected)}")
            said = status.text_content() if status.count() else ""
            if not said.startswith(str(len(expected))):
                faults.append(f"{what}: the status says “{said}”, {len(expected)} are to be shown")
            for part in tab.locator(f"[id='{target}'] [data-part]").all():
                if part.is_visible() and not part.locator("[data-verdict]:visible").count():
                    faults.append(f"{what}: an empty part is shown")

        select = tools.locator("select")
        if select.count():
            values = [value for value in select.locator("option").evaluate_all(
                "(all) => all.map((one) => one.value)") if value]
            for value in values:
                select.select_option(value)
                compare([e for e in everything if value in e[0].split()], f"choice “{value}”")
            select.select_option("")
            compare(everything, "no choice")
        search = tools.locator("input[type=search]")
        if search.count() and everything:
            word = sorted(everything[len(everything) // 2][1].split(), key=len)[-1][:12].lower()
            for words in (word, "no such words in any item"):
                search.fill(words)
                compare([e for e in everything if words in e[1].lower()], f"words “{words}”")
            search.fill("")
            compare(everything, "no words")
    return faults


KEYS = r"""([table, column]) => Array.from(document.querySelectorAll("table.sortable")[table]
  .tBodies[0].rows, (row) => {
    const cell = row.cells[column];
    return cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
  })"""

ORDER = r"""([keys, turn]) => keys.every((key, place) => place === 0 || turn * (
  typeof key === "number" ? keys[place - 1] - key
    : String(keys[place - 1]).localeCompare(String(key), "en", { numeric: true })) <= 0)"""


def sorting(tab, limit=12):
    """Each head of a sortable table sorts by its column, and the other way when pressed again."""
    faults = []
    for number, table in enumerate(tab.locator("table.sortable").all()):
        heads = table.locator("thead th")
        before = None
        for column in range(min(heads.count(), limit)):
            button = heads.nth(column).locator("button")
            if not button.count():
                faults.append(f"table {number}: head {column} has no button")
                continue
            for turn, name in ((1, "ascending"), (-1, "descending")):
                button.click()
                keys = tab.evaluate(KEYS, [number, column])
                if before is not None and len(keys) != before:
                    faults.append(f"table {number}: rows were lost")
                before = len(keys)
                if not tab.evaluate(ORDER, [keys, turn]):
                    faults.append(f"table {number}: column {column} is not {name}")
                if heads.nth(column).get_attribute("aria-sort") != name:
                    faults.append(f"table {number}: column {column} does not say {name}")
                others = table.locator("thead th[aria-sort]").count()
                if others != 1:
                    faults.append(f"table {number}: {others} columns say that they are sorted")
    return faults


IN_VIEW = r"""(id) => {
  const entry = document.getElementById(id);
  if (!entry) return "is not there";
  const box = entry.getBoundingClientRect();
  if (!box.height) return "is not shown";
  const last = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  return box.top > -2 && (box.top < 80 || last && box.top < window.innerHeight) ? ""
    : "is at " + Math.round(box.top);
}"""


def deep_links(viewer, path):
    """An address with `#PROBLEM/ITEM` shows that item, also where a filter hides it."""
    with viewer.open(path) as tab:
        ids = tab.evaluate("() => Array.from(document.querySelectorAll('article[id]'), (a) => a.id)")
        astray = tab.evaluate(r"""() => Array.from(document.querySelectorAll("a[href^='#']"))
          .map((link) => link.getAttribute("href").slice(1))
          .filter((id) => !document.getElementById(decodeURIComponent(id)))""")
    faults = [f"a link leads to #{id}, which is not there" for id in astray]
    if not ids:
        return faults
    with viewer.open(path, fragment="#" + ids[-1]) as tab:
        told = tab.evaluate(IN_VIEW, ids[-1])
        if told:
            faults.append(f"#{ids[-1]} {told}")
        faults += filtered_away(tab, ids[0])
        for odd in ("#%", "#%ff", "#nowhere"):
            follow(tab, odd)
        faults += tab.log
    return faults


def follow(tab, fragment):
    """Goes to another place of the page."""
    tab.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    tab.wait_for_timeout(40)


def filtered_away(tab, item):
    """A link to an item that a filter hides shows it, and the status counts it."""
    select = tab.locator(".tools select")
    if not select.count():
        return []
    own = tab.evaluate("(id) => document.getElementById(id).dataset.verdict", item)
    others = [value for value in select.locator("option").evaluate_all(
        "(all) => all.map((one) => one.value)") if value and value != own]
    if not others:
        return []
    select.select_option(others[0])
    follow(tab, "#" + item)
    told = tab.evaluate(IN_VIEW, item)
    faults = [f"#{item}, filtered away, {told}"] if told else []
    said = tab.locator(".tools [role=status]").text_content()
    shown = tab.locator("article[data-verdict]:visible").count()
    if not said.startswith(str(shown)):
        faults.append(f"after a link to what was hidden: “{said}”, but {shown} are shown")
    return faults


FOCUS = r"""() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  const all = Array.from(document.querySelectorAll("*"));
  const part = (node.closest(".skip, nav.toc, .tools, article, main, header, footer") || {});
  return {
    place: all.indexOf(node),
    name: node.tagName.toLowerCase() + " " + (node.textContent || "").trim().slice(0, 30),
    part: part.className || part.tagName,
    kind: node.className,
    seen: box.width > 0 && box.height > 0 && box.right > 0
      && box.bottom > 0 && box.top < window.innerHeight,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    idle: node.tabIndex >= 0 && !node.matches("a, button, input, select, summary")
      && node.scrollWidth <= node.clientWidth
      && (node.scrollHeight <= node.clientHeight || style.overflowY === "hidden"),
  };
}"""

STOPS = r"""() => Array.from(document.querySelectorAll("a[href], button, input, select, summary"))
  .filter((node) => node.getClientRects().length && node.tabIndex >= 0).length"""


def keyboard(tab, limit=1500):
    """Tab goes through all controls in the document's order, and one sees where it is."""
    faults = []
    stops = []
    tab.evaluate("() => { document.body.focus(); window.scrollTo(0, 0); }")
    # What is typed goes where the reader is: the window's start.
    for _ in range(limit):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(FOCUS)
        if stop is None or stops and stop["place"] == stops[0]["place"]:
            break
        stops.append(stop)
    if not stops:
        return ["nothing can be reached with the keyboard"]
    if "skip" not in stops[0]["kind"]:
        faults.append(f"the first stop is {stops[0]['name']}, not the link past the head")
    if any(a["place"] >= b["place"] for a, b in zip(stops, stops[1:])):
        faults.append("the stops are not in the document's order")
    expected = tab.evaluate(STOPS)
    controls = sum(1 for stop in stops if stop["name"].split()[0] in
                   ("a", "button", "input", "select", "summary"))
    if controls != expected:
        faults.append(f"{controls} of {expected} controls can be reached")
    for stop in stops:
        if not stop["seen"]:
            faults.append(f"focus is out of sight at {stop['name']}")
        if not stop["ring"]:
            faults.append(f"focus is not marked at {stop['name']}")
        if stop["idle"]:
            faults.append(f"a stop that neither does nor scrolls anything: {stop['name']}")
    first = {}
    for number, stop in enumerate(stops):
        first.setdefault(stop["part"].split()[0].lower(), number)
    order = [first[part] for part in ("skip", "toc", "tools", "pass") if part in first]
    if order != sorted(order):
        faults.append("not in the order: link past the head, contents, tools, items")
    return faults


def skip_link(tab):
    """The first link leads past the head."""
    tab.evaluate("() => { document.body.focus(); window.scrollTo(0, 0); }")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    after = tab.evaluate(r"""() => {
      const main = document.querySelector("main");
      return !main || main.contains(document.activeElement)
        || !main.querySelector("a[href], button, input, select, summary");
    }""")
    return [] if after else ["the first link does not lead past the head"]


def without_scripts(viewer, path):
    """All that is on the page is there and seen without JavaScript, and no empty tools are."""
    faults = []
    with viewer.open(path) as tab:
        wanted = tab.evaluate("() => document.querySelectorAll('[data-verdict]').length")
    with viewer.open(path, scripts=False) as tab:
        entries = tab.locator("[data-verdict]")
        if entries.count() != wanted:
            faults.append(f"{entries.count()} of {wanted} items without JavaScript")
        hidden = entries.evaluate_all("(all) => all.filter((e) => !e.getClientRects().length).length")
        if hidden:
            faults.append(f"{hidden} items are not seen without JavaScript")
        for what in (".tools", "button", "select", "input"):
            if tab.locator(f"{what}:visible").count():
                faults.append(f"`{what}` is shown without JavaScript, and does nothing")
        if not tab.locator("h1:visible").count():
            faults.append("no heading without JavaScript")
    return faults
