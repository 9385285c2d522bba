"""Content that wants to be more than text: it stays text, and grader comes to an end."""
import json
import time

import viewer as browser

RUN = "window.pwned=1"
SCRIPT = f"<script>{RUN}</script>"
FAR = "https://evil.invalid/"

PAYLOADS = {
    "script": SCRIPT,
    "end of style": f"</style>{SCRIPT}",
    "end of title": f"</title></head></h1></p></article>{SCRIPT}",
    "end of script": f"</script>{SCRIPT}",
    "image": f"<img src={FAR}x.png onerror={RUN}>",
    "frame": f"<iframe srcdoc=\"<script>parent.pwned=1</script>\" src={FAR}></iframe>",
    "drawing": f"<svg onload={RUN}><a xlink:href=\"javascript:{RUN}\">x</a></svg></svg>{SCRIPT}",
    "mathematics element": f"</math><mtext><style><img src=x onerror={RUN}></style></mtext>",
    "double quote": f'"onload="{RUN}" onfocus="{RUN}" autofocus x="',
    "double quote, then end": f'">{SCRIPT}',
    "single quote": f"' onerror='{RUN}' onfocus='{RUN}' autofocus x='",
    "backtick": f"`onmouseover={RUN} `{SCRIPT}`",
    "links": f"[a](javascript:{RUN}) [b](JaVaScRiPt:{RUN}) [c](data:text/html,{SCRIPT}) "
             f"[d](vbscript:{RUN}) [e]({FAR}\"onclick=\"{RUN}) ![f]({FAR}f.png) [g](//evil.invalid/)",
    "links with controls": f"[a](java\tscript:{RUN}) [b](\u0001javascript:{RUN}) "
                           f"[c]( javascript:{RUN}) [d](https://evil.invalid/\u202Egpj)",
    "addresses in brackets": f"<javascript:{RUN}> <{FAR}>",
    "bidi controls": "a\u202Egnp.exe\u202C b\u2066c\u2069 \u200Fd\u061C",
    "end of CDATA": f"]]>{SCRIPT}<![CDATA[",
    "comment": f"<!-- {SCRIPT} --><!--> {SCRIPT} --!>{SCRIPT}",
    "processing instruction": f"<?xml version=\"1.0\"?><?php {SCRIPT} ?>",
    "control characters": "a\u0001b\u0007\u0008\u001b[31m\u007f\u0085\ufffe\uffff",
    "null": f"a\u0000b<\u0000script>{RUN}</script>",
    "line ends": f"a\r\nb\u2028c\u2029{SCRIPT}\x0b\x0c",
    "lone surrogates": "a\ud800b\udfff" + SCRIPT,
    "references": "&lt;script&gt; &#60;script&#62; &amp;lt; &quot; &#0; &#x202E;",
    "LaTeX": f"$\\text{{{SCRIPT}}}$ $\\href{{javascript:{RUN}}}{{x}}$ "
             f"$\\frac{{<img src=x onerror={RUN}>}}{{\"}}$ $$\\operatorname{{{SCRIPT}}}$$",
    "code": f"`{SCRIPT}`\n\n```\n</code></pre>{SCRIPT}\n```\n\n- {SCRIPT}",
    "emphasis": f"**{SCRIPT}** *<img src=x onerror={RUN}>* _<b onclick={RUN}>_",
    "head": f"<base href={FAR}><meta http-equiv=refresh content=\"0;url={FAR}\">"
            f"<link rel=stylesheet href={FAR}x.css><form action={FAR}><input autofocus onfocus={RUN}>",
}


def problem_set(text):
    """A set that says the text wherever an author may write."""
    return {
        "schema": 1, "id": "hostile", "title": text, "note": text, "problems": [{
            "id": "p", "title": text, "statement": text,
            "symbols": {"x": {"shape": [], "domain": "real", "range": [0, 1], "latex": text},
                        "y": {"shape": [], "domain": "real", "range": [0, 1]}},
            "items": [
                {"id": "f", "kind": "formula", "prompt": text, "expected": "2*x", "solution": "2*x",
                 "wrong": [{"answer": "3*x", "hint": text}]},
                {"id": "g", "kind": "graph", "prompt": text, "inputs": ["x", "y"],
                 "definitions": ["a = x*y", "l = a^2"], "output": "l"},
                {"id": "c", "kind": "choice", "prompt": text, "options": {"a": text, "b": text + "b"},
                 "expected": ["a"]},
                {"id": "t", "kind": "text", "prompt": text, "rubric": [text]},
                {"id": "d", "kind": "derivation", "prompt": text, "from": "2*x", "to": "x + x"},
            ]}]}


def submissions(text):
    """Submissions that say the text: in each answer, and as a name beside answers that can be read."""
    graph = {"nodes": ["a = x*y", "l = a^2"], "output": text}
    yield {"problem_set": "hostile", "student": text, "note": text, "answers": {
        "p/f": text, "p/g": graph, "p/c": text, "p/t": text, "p/d": [text, text]}}
    yield {"problem_set": "hostile", "student": text, "answers": {
        "p/f": "3*x", "p/g": ["a = x*y", "l = a*2"], "p/c": "b", "p/t": text, "p/d": ["2*x", "= 3*x"]}}
    yield {"problem_set": "hostile", "answers": {f"p/{text}": text, text: text, "p/f": {text: text}}}


LOOK = r"""() => {
  for (const box of document.querySelectorAll("details")) box.open = true;
  const faults = [];
  if (window.pwned) faults.push("a script of the content ran");
  const scripts = document.querySelectorAll("script").length;
  if (scripts > 1) faults.push(`${scripts} scripts`);
  for (const name of ["img", "iframe", "object", "embed", "link", "base", "form", "template", "b",
    "foreignObject", "use", "image", "animate", "audio", "video", "meta[http-equiv=refresh]"]) {
    const count = document.querySelectorAll(name).length;
    if (count) faults.push(`${count} of element ${name}`);
  }
  if (document.querySelectorAll("style").length > 1) faults.push("a second style sheet");
  if (document.querySelectorAll("input").length > document.querySelectorAll(".tools input").length) {
    faults.push("an input of the content");
  }
  for (const node of document.querySelectorAll("*")) {
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name) || name === "autofocus" || name === "srcdoc") faults.push(`attribute ${name}`);
      if (/href$|^src$/i.test(name) && !/^(#|https?:\/\/|mailto:|[\w.~\/-]*$)/i.test(value)) {
        faults.push(`address ${value.slice(0, 40)}`);
      }
    }
  }
  const text = document.documentElement.outerHTML;
  if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/.test(text)) faults.push("bidi controls");
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text)) faults.push("control characters");
  return faults;
}"""


def inert(tab):
    """No script of the content has run, and nothing of it has become an element or an attribute."""
    return tab.evaluate(LOOK)


def file_name(text):
    """The text as a file's name, as far as a file system takes it."""
    safe = text.replace("/", "∕").replace("\0", "").encode("utf-8", "ignore").decode()
    return safe.encode()[:120].decode("utf-8", "ignore") or "empty"


def pages(grader):
    """Pages on hostile sets and submissions, and complaints about runs that went wrong."""
    made, faults = [], []
    for number, (name, text) in enumerate(PAYLOADS.items()):
        folder = grader.folder / f"hostile-{number}"
        (folder / "problems").mkdir(parents=True)
        (folder / "problems/hostile.json").write_text(json.dumps(problem_set(text)))
        for place, submission in enumerate(submissions(text)):
            path = folder / f"{place} {file_name(text)}.json"
            path.write_text(json.dumps(submission))
            for audience in ("staff", "student")[:2 if place == 0 else 1]:
                page = folder / f"{place}-{audience}.html"
                told = timed(grader, path, folder / "problems", audience, page)
                faults += [f"{name}: {fault}" for fault in told]
                if page.exists():
                    made.append(page)
        if not any(page.parent == folder for page in made) and name not in REFUSED:
            faults.append(f"{name}: no page was made")
    return made, faults


def site(grader):
    """The pages of a class in which everybody is hostile, with and without names."""
    folder = grader.folder / "hostile-class"
    (folder / "problems").mkdir(parents=True)
    (folder / "submissions").mkdir()
    everything = " ".join(text for name, text in PAYLOADS.items() if name not in REFUSED)
    (folder / "problems/hostile.json").write_text(json.dumps(problem_set(everything)))
    for number, text in enumerate(PAYLOADS.values()):
        for place, submission in enumerate(submissions(text)):
            submission["student"] = submission.get("student", text) + str(place)
            path = folder / "submissions" / f"{number}-{place} {file_name(text)}.json"
            path.write_text(json.dumps(submission))
    grader.run("batch", folder / "submissions", "--problems", folder / "problems", "--out",
               folder / "results", "--quiet")
    made, faults = [], []
    for name, options in (("site", []), ("anonymous", ["--anonymous"])):
        result = grader.run("export", folder / "results", "--problems", folder / "problems", "--as",
                            "html", "--to", folder / name, *options)
        if result.returncode != 0:
            faults.append(f"the class cannot be exported: {result.stderr[:300]}")
            continue
        reports = sorted((folder / name / "reports").iterdir())
        made += [*sorted((folder / name).glob("*.html")), *reports[:: max(1, len(reports) // 6)]]
    return made, faults


# What no JSON file may hold, so that there is nothing to show.
REFUSED = {"lone surrogates"}


def timed(grader, submission, problems, audience, page, seconds=10):
    """Runs grader on it: it ends soon, with a verdict or a complaint."""
    start = time.monotonic()
    try:
        result = grader.run("check", submission, "--problems", problems, "--audience", audience,
                            "--format", f"html={page}", seconds=60)
    except Exception as error:  # The time is over.
        return [f"grader does not end: {error}"[:200]]
    took = time.monotonic() - start
    faults = [f"grader takes {took:.1f} s"] if took > seconds else []
    if result.returncode not in (0, 1, 2, 3):
        faults.append(f"grader exits with {result.returncode}: {result.stderr[:200]}")
    return faults


# (what is large, where it stands, the text)
LARGE = [
    ("a name of 1 MB", "student", "n" * 1_000_000),
    ("a name of 1 MB of markup", "student", "<script>" * 125_000),
    ("a title of 1 MB", "title", "t " * 500_000),
    ("a prompt of 1 MB", "prompt", "w" * 1_000_000),
    ("a sum of a million characters", "answer", "x+" * 500_000 + "x"),
    ("a million brackets", "answer", "(" * 1_000_000),
    ("a million digits", "answer", "7" * 1_000_000),
    ("10,000 dollar signs", "prompt", "$" * 10_000),
    ("10,001 dollar signs with words", "prompt", "$x " * 10_001),
    ("10,000 brackets", "prompt", "[" * 10_000 + "](" * 5_000),
    ("10,000 stars", "prompt", "*" * 10_000),
    ("10,000 stars apart", "prompt", "*a " * 10_000),
    ("10,000 backticks", "prompt", "` " * 10_000),
    ("a formula that is nested 9,000 deep", "prompt", "$" + "{" * 9_000 + "}" * 9_000 + "$"),
    ("9,000 fractions", "prompt", "$" + "\\frac" * 3_000 + "$"),
    ("a note of 1 MB", "note", "<b>" * 330_000),
    ("10,000 list entries", "prompt", "- a\n" * 10_000),
    ("marks over one letter", "prompt", "a" + "\u0301" * 100_000),
]


def large(grader):
    """Pages on large content: made within seconds, and not many times as large as it."""
    made, faults = [], []
    for number, (name, where, text) in enumerate(LARGE):
        folder = grader.folder / f"large-{number}"
        (folder / "problems").mkdir(parents=True)
        document = problem_set("plain")
        submission = next(submissions("plain"))
        submission["answers"]["p/f"] = "3*x"
        if where == "title":
            document["title"] = document["problems"][0]["title"] = text
        elif where == "prompt":
            document["problems"][0]["items"][0]["prompt"] = text
        elif where == "answer":
            submission["answers"]["p/f"] = text
        else:
            submission[where] = text
        (folder / "problems/hostile.json").write_text(json.dumps(document))
        path = folder / "a.json"
        path.write_text(json.dumps(submission))
        page = folder / "page.html"
        told = timed(grader, path, folder / "problems", "staff", page)
        if page.exists():
            made.append(page)
            if page.stat().st_size > 200_000 + 12 * len(text):
                told.append(f"the page has {page.stat().st_size} bytes")
        faults += [f"{name}: {fault}" for fault in told]
    return made, faults


def look(view, page):
    """What is wrong with a hostile page in the browser."""
    with view.open(page, width=360) as tab:
        start = time.monotonic()
        faults = inert(tab) + browser.quiet(tab)
        if tab.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"):
            faults.append("wider than a phone")
        if time.monotonic() - start > 10:
            faults.append("slow to look at")
    return faults
