"""What an import says, for tests to compare."""


def counts(report):
    return report.new, report.matched, report.skipped


def whys(report):
    return [(problem.row, problem.column, problem.why) for problem in report.problems]
