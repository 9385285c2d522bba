import Foundation
import TestSupport
import Testing

extension ExportTests {
  @Test("every format accounts for every submission, read by an independent checker")
  func independent() throws {
    var generator = ClassGenerator(seed: 8)
    let others = ClassGenerator.broken + generator.strange()
    let count = ProcessInfo.processInfo.environment["GRADER_CLASS"].flatMap(Int.init) ?? 60
    let shell = try Shell.ofClass(count: count, seed: 4, others: others)
    try shell.write([ClassGenerator.File("check.py", Self.checker)], into: ".")
    let result = shell.run(
      """
      grader batch subs --out r --quiet; set -e
      grader export r --as csv --missing blank > e.csv
      grader export r --as canvas --missing zero > canvas.csv
      grader export r --as moodle --missing blank > moodle.csv
      grader export r --as junit > e.xml
      grader export r --as json > e.json
      grader export r --as review > review.csv
      grader export r --as gradescope --missing omit --to g 2> /dev/null
      python3 check.py \(count + others.count) \(ClassGenerator.broken.count)
      """)
    #expect(result.code == 0, "\(result.output) \(result.errors.suffix(2000))")
  }

  /// The importers' own rules, in another language.
  private static let checker = #"""
    import csv, json, os, re, sys, xml.etree.ElementTree as ET
    total, broken = map(int, sys.argv[1:])
    def rows(name):
        with open(name, newline='', encoding='utf-8') as f: return list(csv.reader(f))
    results = [json.loads(l) for l in open('r/results.jsonl', encoding='utf-8')]
    assert len(results) == total, len(results)
    bad = {r['student'] for r in results if r.get('status') == 'ungradable'}
    assert len(bad) == broken
    points = {r['student']: r for r in results}
    plain = lambda s: s[1:] if s[:1] == "'" and s[1:2] in tuple('=+-@') else s
    for name in ('e.csv', 'canvas.csv', 'moodle.csv', 'review.csv', 'r/gradebook.csv'):
        table = rows(name)
        assert all(len(r) == len(table[0]) for r in table), name
        number = re.compile(r'-?\d+(\.\d+)?$')
        # In the columns of ids, what computes nothing stands as it is.
        bare = re.compile(r'[+@-][\w.@]*$' if name in ('canvas.csv', 'moodle.csv') else '$^')
        for row in table:
            for cell in row:
                assert cell[:1] not in tuple('=+-@\t\r') or number.match(cell) or bare.match(cell), cell
    table = rows('e.csv'); head = table[0]
    assert len(table) - 1 == total
    for row in table[1:]:
        r = dict(zip(head, row)); report = points[plain(r['student'])]
        if r['status'] == 'ungradable': assert r['score'] == r['final_score'] == r['pass'] == ''
        else:
            assert float(r['score']) == report['score'] and float(r['pending']) == report['pending']
            assert int(r['fail']) == report['counts']['fail']
    # Canvas: the header check, the match by login, plain decimals.
    table = rows('canvas.csv'); head = table[0]
    assert len(head) > 3 and 'Student' in head[0] and 'ID' in head[1] and head[4] == 'Section'
    assert 'Points Possible' in table[1][0]
    assert len(table) - 2 == total
    for row in table[2:]:
        assert re.fullmatch(r'-?[0-9]+(\.[0-9]{1,2})?', row[5]), row
        report = points[plain(row[3])]
        assert abs(float(row[5]) - (report['score'] or 0)) <= 0.005
    # Moodle: an empty grade is none.
    table = rows('moodle.csv')
    assert len(table) - 1 == total
    for row in table[1:]:
        report = points[plain(row[0])]
        settled = report['score'] is not None and report['pending'] == 0
        assert (row[2] != '') == settled, row
    # JUnit by GitLab's and Jenkins' rules.
    root = ET.parse('e.xml').getroot()
    assert root.tag == 'testsuites' and len(root) == total
    assert len({s.get('name') for s in root}) == total
    assert sum(1 for c in root.iter('testcase') if c.find('error') is not None) == broken
    for suite in root:
        assert int(suite.get('tests')) == len(suite)
        for kind, plural in (('failure', 'failures'), ('error', 'errors'), ('skipped', 'skipped')):
            assert sum(c.find(kind) is not None for c in suite) == int(suite.get(plural))
    document = json.load(open('e.json', encoding='utf-8'))
    assert len(document['students']) == total
    assert sum(s['status'] == 'ungradable' for s in document['students']) == broken
    # Gradescope: a score, statuses, visibilities; nobody's error is a zero.
    files = os.listdir('g')
    settled = [r for r in results if r.get('score') is not None and r.get('pending') == 0]
    assert len(files) == len(settled) > 0, len(files)
    for name in files:
        r = json.load(open('g/' + name, encoding='utf-8'))
        assert isinstance(r['score'], (int, float))
        for t in r['tests']:
            assert t.get('status') in (None, 'passed', 'failed')
            assert t['visibility'] in ('visible', 'hidden', 'after_due_date', 'after_published')
            assert t['output_format'] == 'text' and isinstance(t['max_score'], (int, float))
    """#
}
