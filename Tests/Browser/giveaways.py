"""What students must not learn from a page, and what nobody may from an anonymous site."""
import html
import json
import pathlib

PLANTED = "planted-7f3a91"

SET = {
    "schema": 1, "id": "s", "title": "A set", "problems": [{
        "id": "p", "title": "A problem",
        "symbols": {"x": {"shape": [], "domain": "real", "range": [-2, 2]}},
        "items": [
            {"id": "seen", "kind": "formula", "prompt": "Shown", "expected": "2.71828459045*x",
             "solution": "2.71828459045 x + 0", "wrong": [{"answer": "5*x", "hint": "Shown hint"}]},
            {"id": f"hidden-{PLANTED}", "kind": "formula", "prompt": f"{PLANTED} prompt",
             "expected": "3*x", "visibility": "hidden"},
            {"id": "essay", "kind": "text", "prompt": "Say why", "rubric": f"{PLANTED} rubric"},
            {"id": "pick", "kind": "choice", "prompt": "Pick", "options": {"a": "A", "b": "B"},
             "expected": ["b"]},
        ]}]}
ANSWERS = {"problem_set": "s", "student": "a", "answers": {
    "p/seen": "2.5*x", "p/essay": "because", "p/pick": "a"}}

# For staff all of it is there, so that the search itself is known to find it.
SECRETS = ["2.71828459045", PLANTED, f"{PLANTED} rubric", "Seed", "class=\"right\""]


def planted(grader):
    """A set with planted solutions: staff see all of them, students none."""
    folder = grader.folder / "giveaways"
    (folder / "problems").mkdir(parents=True)
    (folder / "problems/s.json").write_text(json.dumps(SET))
    (folder / "a.json").write_text(json.dumps(ANSWERS))
    options = ["--problems", folder / "problems"]
    staff = grader.report(folder / "a.json", "staff", "giveaways-staff", *options).read_text()
    student = grader.report(folder / "a.json", "student", "giveaways-student", *options).read_text()
    faults = [f"staff do not see {secret}" for secret in SECRETS if secret not in staff]
    faults += [f"students see {secret}" for secret in SECRETS if secret in student]
    return faults


def texts(answer):
    """The strings of an answer."""
    if isinstance(answer, str):
        return [answer]
    if isinstance(answer, list):
        return [text for entry in answer for text in texts(entry)]
    if isinstance(answer, dict):
        return [text for entry in answer.values() for text in texts(entry)]
    return []


def solutions(page, set_path, submission):
    """Solutions and rubrics of a problem set that a student's page holds though nobody wrote them."""
    problem_set = json.loads(pathlib.Path(set_path).read_text())
    known = json.dumps(submission, ensure_ascii=False)
    shown = html.unescape(pathlib.Path(page).read_text())
    faults = []
    for problem in problem_set["problems"]:
        public = json.dumps(
            [problem.get(k) for k in ("title", "statement", "symbols", "definitions")]
            + [[i.get("prompt"), i.get("options"), [w.get("hint") for w in i.get("wrong", [])]]
               for i in problem["items"]], ensure_ascii=False)
        for item in problem["items"]:
            for text in texts([item.get("solution"), item.get("rubric")]):
                quoted = json.dumps(text, ensure_ascii=False)[1:-1]
                if len(text) > 16 and text in shown and quoted not in known and quoted not in public:
                    faults.append(f"{problem['id']}/{item['id']}: students see “{text[:60]}”")
    return faults


def names(site, needle):
    """Files of a folder that hold a name anywhere, in their bytes or their own name."""
    faults = []
    for path in sorted(site.rglob("*")):
        where = path.relative_to(site).as_posix()
        if needle in where:
            faults.append(f"{where} is named after a student")
        if path.is_file() and needle.encode() in path.read_bytes():
            faults.append(f"{where} holds a name")
    return faults
