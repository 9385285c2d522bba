"""The pages that are looked at: made by grader from the repository's files and from made-up ones."""
import json
import pathlib
import subprocess

AUDIENCES = ("staff", "student")


class Grader:
    """The program, and the folder into which it writes."""

    def __init__(self, program, folder):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, *arguments, seconds=60):
        return subprocess.run(
            [self.program, *map(str, arguments)], capture_output=True, text=True, timeout=seconds,
            errors="replace")

    def must(self, *arguments):
        """Runs what has to succeed; marks that are not full are no failure."""
        result = self.run(*arguments)
        if result.returncode not in (0, 1):
            raise SystemExit(f"browser: FAILED: grader {' '.join(map(str, arguments))} exits with "
                             f"{result.returncode}: {result.stderr[:500]}")
        return result

    def report(self, submission, audience, name, *options):
        """The page on one submission."""
        page = self.folder / f"{name}.html"
        self.must("check", submission, "--audience", audience, *options, "--format", f"html={page}")
        return page


def of_submissions(grader):
    """Reports on the repository's submissions, for staff and students."""
    return [
        grader.report(path, audience, f"{path.name.replace('.', '-')}-{audience}")
        for path in sorted(pathlib.Path("submissions").iterdir()) for audience in AUDIENCES]


def answers(problem_set, choose):
    """A submission that answers each item of a set with what `choose` takes of it."""
    found = {}
    for problem in problem_set["problems"]:
        for item in problem["items"]:
            answer = choose(item)
            if answer is not None:
                found[f"{problem['id']}/{item['id']}"] = answer
    return {"problem_set": problem_set["id"], "student": "made-up", "answers": found}


def first_wrong(item):
    """The first wrong answer that the problem file knows."""
    return next((entry["answer"] for entry in item.get("wrong", [])), None)


def last_wrong(item):
    """The last wrong answer that the problem file knows."""
    return next((entry["answer"] for entry in reversed(item.get("wrong", []))), None)


def solution(item):
    """The solution of the problem file."""
    return item.get("solution")


def of_problem_sets(grader):
    """Reports on made-up submissions to the repository's sets, with the wrong answers that they list."""
    pages = []
    for path in sorted(pathlib.Path("problems").glob("*.json")):
        problem_set = json.loads(path.read_text())
        for name, choose in (("wrong", first_wrong), ("other", last_wrong)):
            submission = grader.folder / f"{path.stem}-{name}.json"
            submission.write_text(json.dumps(answers(problem_set, choose)))
            audience = "student" if name == "other" else "staff"
            pages.append(grader.report(submission, audience, f"{path.stem}-{name}-{audience}"))
    return pages


def of_sheets(grader):
    """The problem sets as sheets."""
    pages = []
    for path in sorted(pathlib.Path("problems").glob("*.json")):
        result = grader.must("show", path.stem, "--format", "html")
        page = grader.folder / f"sheet-{path.stem}.html"
        page.write_text(result.stdout)
        pages.append(page)
    return pages


def of_class(grader, count=40):
    """A class's site with names and one without: made-up students of one set, one ungradable."""
    submissions = grader.folder / "class"
    submissions.mkdir()
    problem_set = json.loads(pathlib.Path("problems/mlp-by-hand.json").read_text())
    for number in range(count):
        def choose(item, number=number):
            kinds = [solution, first_wrong, last_wrong, lambda _: None]
            return kinds[(number * 7 + len(item["id"]) * (number % 5)) % 4](item)
        student = answers(problem_set, choose)
        student["student"] = f"Zoë Q. Unmistakable-{number:03}"
        (submissions / f"unmistakable-{number:03}.json").write_text(json.dumps(student))
    (submissions / "unmistakable-broken.json").write_text('{"problem_set": "mlp-by-hand", ')
    results = grader.folder / "results"
    grader.run("batch", submissions, "--out", results, "--quiet")
    sites = {}
    for name, options in (("site", []), ("anonymous", ["--anonymous"])):
        folder = grader.folder / name
        grader.must("export", results, "--as", "html", "--to", folder, *options)
        sites[name] = folder
    return sites
