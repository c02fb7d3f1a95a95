"""Small mistakes somebody could make in a module of rules, one at a time: the sentences about it must notice each."""

import ast
import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

NARROWING = {"filter": "exclude", "exclude": "filter", "none": None}
READERS = {"cc": ("council", "me"), "council": ("cc", "me")}


@dataclass(frozen=True)
class Mutant:
    """The source with one mistake, and where it is."""

    place: str
    source: str

    def __str__(self):
        return self.place


def mutants(source: str) -> Iterator[Mutant]:
    """Each mistake in each function of this source, once."""
    tree = ast.parse(source)
    known = {ast.unparse(tree)}
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        for node in list(ast.walk(function)):
            for field, place, mistaken in _mistakes(node):
                with _put(node, field, place, mistaken) as was:
                    changed = ast.unparse(tree)
                    now = ast.unparse(mistaken) if mistaken is not None else "nothing"
                name = f"{function.name}:{getattr(was, 'lineno', '?')}: {ast.unparse(was)} → {now}"
                if changed not in known and _compiles(changed):
                    known.add(changed)
                    yield Mutant(name, changed)


def _mistakes(node):
    """(field, place in its list or None, what stands there instead) for every child of this node."""
    for field, value in ast.iter_fields(node):
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for place, child in children:
            if isinstance(child, ast.expr):
                yield from ((field, place, instead) for instead in _instead_of(child))
            elif isinstance(child, ast.stmt):
                yield from ((field, place, instead) for instead in _instead_of_statement(child))
            if isinstance(node, ast.Call) and field in ("args", "keywords") and _narrows(node):
                yield field, place, None


def _instead_of(node):
    """Expressions that a slip of the hand could have written in place of this one."""
    match node:
        case ast.Call(func=ast.Attribute(value=chain, attr=name)) if name in NARROWING:
            yield chain
            if NARROWING[name]:
                yield _with(node, func=_with(node.func, attr=NARROWING[name]))
        case ast.Call(func=ast.Name(id="Q" | "_own")):
            yield ast.UnaryOp(ast.Invert(), node)
        case ast.Call(func=ast.Name(), args=[records, _, *_]):
            yield records
        case ast.UnaryOp(op=ast.Invert() | ast.Not(), operand=inner):
            yield inner
        case ast.BinOp(left=left, op=ast.BitOr() | ast.BitAnd() as op, right=right):
            other = ast.BitAnd() if isinstance(op, ast.BitOr) else ast.BitOr()
            yield from (left, right, _with(node, op=other))
        case ast.BoolOp(op=op, values=values):
            yield _with(node, op=ast.And() if isinstance(op, ast.Or) else ast.Or())
            for place in range(len(values)):
                yield _with(node, values=values[:place] + values[place + 1 :])
        case ast.Compare():
            yield ast.UnaryOp(ast.Not(), node)
        case ast.Attribute(attr=name) if name.startswith(("is_", "sees_", "may_", "serves")):
            yield ast.UnaryOp(ast.Not(), node)
        case ast.Constant(value=str(word)) if word in READERS:
            yield from (ast.Constant(other) for other in READERS[word])
        case ast.Name(id="own"):
            yield ast.UnaryOp(ast.Invert(), node)


def _instead_of_statement(statement):
    match statement:
        case ast.If():
            yield from (_with(statement, test=ast.Constant(truth)) for truth in (True, False))
        case ast.Return(value=ast.expr()):
            yield from (ast.Return(ast.parse(other, mode="eval").body) for other in _unfiltered(statement))
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _names(value):
            yield ast.Pass()
        case ast.AugAssign():
            yield from (ast.Pass(), _with(statement, op=ast.BitAnd()))
        case _:
            return


def _unfiltered(statement):
    """A rule that keeps everything, or nothing."""
    if isinstance(statement.value, ast.Call) and _names(statement.value.func) == {"Q"}:
        return
    for name in sorted(_names(statement) & {"records", "others"}):
        yield from {name, f"{name}.none()"} - {ast.unparse(statement.value)}


def _names(node):
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _narrows(call):
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr in NARROWING
        and len(call.args + call.keywords) > 1
    )


def _with(node, **fields):
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


@contextmanager
def _put(node, field, place, mistaken):
    """While this lasts, the mistake stands in the tree; gives what stood there."""
    before = getattr(node, field)
    if place is None:
        setattr(node, field, mistaken)
    else:
        instead = [] if mistaken is None else [mistaken]
        setattr(node, field, before[:place] + instead + before[place + 1 :])
    try:
        yield before if place is None else before[place]
    finally:
        setattr(node, field, before)


def _compiles(source):
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True
