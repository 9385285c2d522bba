"""Holds the pages that grader makes against a browser, a validator and axe-core.

Usage: check.py GRADER [--screenshots FOLDER]; `.ci/browser` installs what it needs.
"""
import argparse
import collections
import json
import multiprocessing
import pathlib
import sys
import tempfile
import time

import access
import giveaways
import graphs
import hostile
import layout
import markup
import mathematics
import pages
import planted
import tools
import viewer as browser


def at_a_glance(view, page):
    """What one window shows of a page; a list of complaints."""
    with view.open(page, width=1440) as tab:
        return browser.quiet(tab) + [fault for check in SEEN for fault in check(tab)]


SEEN = (mathematics.boxes, mathematics.unread_commands, graphs.graphs, layout.overflow, layout.clipped,
        access.labelled, access.drawing_contrast, access.axe)


def in_the_window(view, page):
    """All checks of one page; a list of complaints."""
    faults = []

    def hear(told, where=""):
        faults.extend(f"{where}{text}" for text in told)

    with view.open(page, width=1440) as tab:
        hear(browser.quiet(tab))
        for check in SEEN:
            hear(check(tab))
        for check in (tools.filters, tools.sorting):
            hear(check(tab))
        hear(browser.quiet(tab), "after use: ")
    with view.open(page, width=360, scheme="dark") as tab:
        hear(layout.overflow(tab))
        hear(access.drawing_contrast(tab), "dark: ")
        hear(access.axe(tab, access.BY_WINDOW), "dark, 360 wide: ")
        hear(layout.printed(tab))
    with view.open(page, width=900) as tab:
        hear(layout.overflow(tab))
        hear(tools.keyboard(tab))
    with view.open(page) as tab:
        hear(tools.skip_link(tab))
    hear(tools.deep_links(view, page))
    hear(tools.without_scripts(view, page))
    return faults


def photograph(view, page, folder):
    """Pictures at three widths, light and dark."""
    for width in browser.WIDTHS:
        for scheme in browser.SCHEMES:
            with view.open(page, width=width, scheme=scheme) as tab:
                tab.screenshot(path=folder / f"{page.stem}-{width}-{scheme}.png", full_page=True)


def work(tasks):
    """Some tasks with one browser, in a process of their own: triples of kind, page and folder."""
    faults = []
    with browser.viewer() as view:
        for kind, page, folder in tasks:
            name = f"{page.parent.name}/{page.name}"
            try:
                if kind == "hostile":
                    told = hostile.look(view, page)
                elif kind == "picture":
                    told = photograph(view, page, folder) or []
                elif kind == "planted":
                    told = (planted.in_the_page(view, page) + planted.in_the_file(view, page, folder)
                            + planted.sorting(view, page, folder))
                elif kind == "twin":
                    told = at_a_glance(view, page)
                else:
                    told = in_the_window(view, page)
                faults += [(name, fault) for fault in told]
            except Exception as error:  # The check's own fault is one, too.
                faults.append((name, f"cannot be checked: {type(error).__name__}: {error}"[:300]))
    return faults


def portions(tasks, size):
    """The tasks in lists of at most a size, neighbours in different ones."""
    count = -(-len(tasks) // size)
    return [tasks[start::count] for start in range(count)]


def same_bytes(grader):
    """An equal input gives equal bytes."""
    faults = []
    for path in sorted(pathlib.Path("submissions").iterdir()):
        first = grader.report(path, "staff", "first").read_bytes()
        if first != grader.report(path, "staff", "again").read_bytes():
            faults.append((path.name, "two runs give different bytes"))
    return faults


def students_pages(grader, made):
    """Students' pages hold nothing that is for staff."""
    faults = [("giveaways", fault) for fault in giveaways.planted(grader)]
    for page in made:
        if not page.stem.endswith("-student"):
            continue
        submission = grader.folder / (page.stem.removesuffix("-student") + ".json")
        if not submission.exists():
            name = page.stem.removesuffix("-student")
            submission = next(path for path in pathlib.Path("submissions").iterdir()
                              if path.name.replace(".", "-") == name)
        text = submission.read_text()
        try:
            answers = json.loads(text)
        except ValueError:
            answers = text
        known = answers["problem_set"] if isinstance(answers, dict) else next(
            path.stem for path in pathlib.Path("problems").iterdir() if path.stem in text)
        told = giveaways.solutions(page, f"problems/{known}.json", answers)
        faults += [(page.name, fault) for fault in told]
    return faults


def site_pages(grader):
    """The first page and some reports of a class's site, and complaints about names in it."""
    sites = pages.of_class(grader)
    reports = sorted(path for path in sites["site"].rglob("*.html") if path.name != "index.html")
    faults = [("anonymous site", fault) for fault in giveaways.names(sites["anonymous"], "nmistakable")]
    if not giveaways.names(sites["site"], "nmistakable"):
        faults.append(("site", "no name is found even where names are"))
    size = (sites["site"] / "index.html").stat().st_size
    if size > 1_000_000:
        faults.append(("site/index.html", f"{size} bytes"))
    return [sites["site"] / "index.html", sites["anonymous"] / "index.html", *reports[:2]], faults


class Report:
    """What was found so far, printed as it comes."""

    def __init__(self):
        self.start = time.monotonic()
        self.faults = []
        self.seen = collections.Counter()

    def step(self, name):
        print(f"browser: {name} ({time.monotonic() - self.start:.0f} s)", flush=True)

    def hear(self, faults):
        """Takes pairs of place and complaint; the same complaint is printed for three places."""
        for where, fault in faults:
            self.seen[fault] += 1
            if self.seen[fault] <= 3:
                print(f"  {where}: {fault}", flush=True)
        self.faults += faults


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grader")
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="FOLDER",
                        help="pictures of some pages, at three widths, light and dark")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="grader-browser-"))
    pictures = options.screenshots or folder / "screenshots"
    pictures.mkdir(parents=True, exist_ok=True)
    report = Report()
    grader = pages.Grader(options.grader, folder / "pages")

    report.step("pages")
    of_submissions = pages.of_submissions(grader)
    made = of_submissions + pages.of_problem_sets(grader)
    sheets = pages.of_sheets(grader)
    site, told = site_pages(grader)
    report.hear(told)
    report.hear(same_bytes(grader))
    report.hear(students_pages(grader, made))
    hostile_pages, told = hostile.pages(grader)
    large_pages, more = hostile.large(grader)
    class_pages, most = hostile.site(grader)
    hostile_pages += class_pages
    report.hear([("hostile", fault) for fault in told + more + most])
    looked = made + sheets + site
    print(f"{len(looked)} pages, {len(hostile_pages)} hostile, {len(large_pages)} large")

    report.step("markup")
    report.hear(markup.html_faults(looked + hostile_pages))
    for page in looked + hostile_pages + large_pages:
        report.hear([(page.name, fault) for fault in markup.svg_faults(page.read_text())])

    report.step("in Chromium")
    some = [page for page in of_submissions if page.stem.endswith("-staff")] + sheets[:1] + site[:1]
    if not options.screenshots:
        some = some[-1:]  # Nobody is going to look; that pictures can be made is tried all the same.
    hostile_pages += large_pages
    # What staff and students see, and a submission in both forms, is laid out alike.
    twins = [page for page in looked if page.stem.endswith("-student") or "-md-" in page.stem]
    target = next(page for page in of_submissions if page.stem == "write-up-4-json-staff")
    tasks = ([[("planted", target, folder / "planted")]]
             + portions([("page", page, None) for page in looked if page not in twins], 3)
             + portions([("twin", page, None) for page in twins], 8)
             + portions([("hostile", page, None) for page in hostile_pages], 40)
             + portions([("picture", page, pictures) for page in some], 2))
    with multiprocessing.get_context("spawn").Pool(options.processes) as pool:
        for faults in pool.imap_unordered(work, tasks):
            report.hear(faults)

    report.step("done")
    print(f"screenshots: {pictures}")
    if report.faults:
        sys.exit(f"browser: FAILED: {len(report.faults)} complaints")
    print(f"{len(looked)} pages and {len(hostile_pages)} hostile ones are as they should be")


if __name__ == "__main__":
    main()
