"""Planted faults: each check must find what was spoilt for it, and nothing before."""
import access
import giveaways
import graphs
import hostile
import layout
import markup
import mathematics
import tools
import viewer as browser

ADD = "(markup) => document.querySelector('main').insertAdjacentHTML('afterbegin', markup)"

# (what is planted, the check that must find it, the script that plants it, and its argument)
IN_THE_PAGE = [
    ("an overflow", layout.overflow, ADD, "<p class='wide'>wide</p>",
     "document.querySelector('.wide').style.width = '2000px'"),
    ("a word that leaves its drawing", layout.clipped,
     "() => document.querySelector('svg text').setAttribute('x', '99999')"),
    ("an edge that ends elsewhere", graphs.graphs,
     "() => { const edge = document.querySelector('path.edge');"
     " edge.setAttribute('d', 'M0 0C0 0 5 5 9 9'); }"),
    ("an edge to nowhere", graphs.graphs,
     "() => document.querySelector('path.edge').setAttribute('data-to', 'nobody')"),
    ("nodes that overlap", graphs.graphs,
     "() => { const [a, b] = document.querySelectorAll('g[data-node] rect');"
     " b.setAttribute('x', a.getAttribute('x')); b.setAttribute('y', a.getAttribute('y')); }"),
    ("a fraction side by side", mathematics.boxes,
     "() => { document.querySelector('mfrac').style.display = 'flex'; }"),
    ("a formula without a box", mathematics.boxes,
     "() => { document.querySelector('article math').style.display = 'none'; }"),
    ("an unknown command", mathematics.unread_commands, ADD,
     "<math><mtext>\\unknown</mtext></math>"),
    ("an unlabelled control", access.axe, ADD, "<input type='text'>"),
    ("a button without a name", access.axe, ADD, "<button></button>"),
    ("pale words", access.axe, ADD, "<p class='pale'>pale words</p>",
     "document.querySelector('.pale').style.color = '#999'"),
    ("pale words in a drawing", access.drawing_contrast,
     "() => { document.querySelector('svg text').style.fill = '#999'; }"),
    ("a drawing without words", access.labelled,
     "() => document.querySelector('svg').removeAttribute('aria-label')"),
    ("a filter that lets pass", tools.filters, ADD,
     "<div data-verdict='fail' class='kept'>kept</div>",
     "document.querySelector('.kept').classList.toggle = () => {}"),
    ("a stop out of order", tools.keyboard,
     "() => { document.querySelector('.tools select').tabIndex = 1; }"),
    ("focus that is not marked", tools.keyboard,
     "() => { const sheet = document.styleSheets[0];"
     " sheet.insertRule(':focus-visible { outline: none !important }', sheet.cssRules.length); }"),
    ("a stop at what does nothing", tools.keyboard,
     "() => { document.querySelector('h2').tabIndex = 0; }"),
    ("an item that may be cut", layout.printed,
     "() => { for (const item of document.querySelectorAll('article, figure')) {"
     " item.style.breakInside = 'auto'; } }"),
    ("tools on paper", layout.printed,
     "() => { document.querySelector('.tools').style.display = 'block'; }"),
    ("a script that ran", hostile.inert, "() => { window.pwned = 1; }"),
    ("an element of the content", hostile.inert, ADD, "<img alt='' src=''>"),
    ("an attribute of the content", hostile.inert, ADD, "<p onclick='1'>words</p>"),
    ("a dangerous address", hostile.inert, ADD, "<a href='javascript:1'>words</a>"),
    ("a bidi control", hostile.inert, ADD, "<p>\u202Ewords</p>"),
]

TABLE = """<table class="sortable"><thead><tr><th>Name</th><th>Points</th></tr></thead><tbody>
<tr><td>b 10</td><td data-key="2">2</td></tr><tr><td>b 9</td><td data-key="11">11</td></tr>
<tr><td>a</td><td data-key="-1">none</td></tr></tbody></table>"""


def in_the_page(view, page):
    """Faults that are planted in a page which is open."""
    faults = []
    for what, check, plant, *more in IN_THE_PAGE:
        with view.open(page) as tab:
            tab.evaluate(plant, more[0] if more else None)
            for script in more[1:]:
                tab.evaluate(script)
            if not check(tab):
                faults.append(f"{check.__module__}.{check.__name__} does not find {what}")
    return faults


def changed(folder, name, page, old, new):
    """A copy of a page in which a text is replaced."""
    text = page.read_text()
    assert old in text, f"{page.name} has no {old}"
    copy = folder / f"{name}.html"
    copy.write_text(text.replace(old, new, 1))
    return copy


def in_the_file(view, page, folder):
    """Faults that are planted in the file."""
    folder.mkdir(exist_ok=True)
    faults = []

    def must(found, what):
        if not found:
            faults.append(f"nothing finds {what}")

    image = changed(folder, "image", page, "</main>",
                    "<img alt=\"\" src=\"https://evil.invalid/x.png\"></main>")
    with view.open(image) as tab:
        must(browser.quiet(tab), "an image from elsewhere")
    script = changed(folder, "script", page, "</main>", "<script>window.pwned=1</script></main>")
    with view.open(script) as tab:
        must(browser.quiet(tab), "a script that the policy refuses")
        must(hostile.inert(tab), "a second script")
    loud = changed(folder, "loud", page, "default-src ", "nonsense-src x; default-src ")
    with view.open(loud) as tab:
        must(browser.quiet(tab), "an error in the console")
    bare = changed(folder, "bare", page, 'class="tools hidden"', 'class="tools"')
    must(tools.without_scripts(view, bare), "tools that do nothing")
    gone = changed(folder, "gone", page, "<article id=", "<article class=\"hidden\" id=")
    must(tools.without_scripts(view, gone), "an item that is hidden without JavaScript")
    astray = changed(folder, "astray", page, 'href="#', 'href="#nowhere-')
    must(tools.deep_links(view, astray), "a link to nowhere")
    deaf = changed(folder, "deaf", page, '"use strict";', '"use strict" ;')
    with view.open(deaf) as tab:
        must(tools.filters(tab), "a script that never runs")
    must(markup.svg_faults(changed(folder, "xml", page, "</svg>", "<br></svg>").read_text()),
         "a drawing that is no XML")
    wrong = changed(folder, "html", page, "<h1", "<h1 id=\"items\" nonsense=\"\"><p></h1><h1")
    must(markup.html_faults([wrong]), "HTML that is not valid")
    (folder / "Unmistakable.txt").write_text("Unmistakable")
    must(len(giveaways.names(folder, "Unmistakable")) == 2, "a name in a folder")
    return faults


def sorting(view, page, folder):
    """A table sorts with the page's own script; one whose keys lie does not."""
    faults = []
    good = changed(folder, "table", page, "</main>", TABLE + "</main>")
    with view.open(good) as tab:
        faults += tools.sorting(tab)
    with view.open(good) as tab:
        tab.evaluate("() => { const rows = document.querySelector('.sortable').tBodies[0];"
                     " rows.append = () => {}; }")
        if not tools.sorting(tab):
            faults.append("tools.sorting does not find a table that stays as it is")
    return faults
