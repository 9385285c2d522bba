"""Pages in headless Chromium, with all that they say and ask for written down."""
import contextlib
import shutil

from playwright.sync_api import sync_playwright

# The shell comes first: it has no windows of its own to draw, and takes a fraction of the time.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
WIDTHS = (360, 900, 1440)
SCHEMES = ("light", "dark")

# Runs before the page's own scripts.
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.violatedDirective + " refuses " + (event.blockedURI || "inline")));
"""


class Viewer:
    """One Chromium; each page is opened in a context of its own."""

    def __init__(self, browser):
        self.browser = browser

    @contextlib.contextmanager
    def open(self, path, width=1440, scheme="light", scripts=True, fragment=""):
        """A tab that shows a file; `tab.log` lists errors, `tab.requests` what it asked for."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=scripts, offline=True)
        try:
            tab = context.new_page()
            tab.log, tab.requests = [], []
            tab.on("console", lambda message: message.type in ("error", "warning")
                   and tab.log.append(f"console: {message.text[:200]}"))
            tab.on("pageerror", lambda error: tab.log.append(f"script: {error}"[:200]))
            tab.on("dialog", lambda dialog: (tab.log.append("dialog"), dialog.dismiss()))
            tab.on("popup", lambda _: tab.log.append("popup"))
            tab.on("request", lambda request: tab.requests.append(request.url))
            if scripts:
                tab.add_init_script(LISTEN)
            tab.path = path
            tab.goto(path.resolve().as_uri() + fragment)
            yield tab
        finally:
            context.close()


@contextlib.contextmanager
def viewer():
    """Debian's Chromium, driven from here."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise SystemExit("browser: FAILED: there is no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield Viewer(browser)
        finally:
            browser.close()


def quiet(tab):
    """Nothing in the console, nothing refused by the policy, nothing asked for but the file."""
    faults = list(tab.log)
    faults += [f"policy: {text}" for text in tab.evaluate("window.violations")]
    own = tab.path.resolve().as_uri()
    faults += [f"asks for {url[:120]}" for url in tab.requests if url.split("#")[0] != own]
    return faults
