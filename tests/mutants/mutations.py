"""Small faults in Python functions: each mutant is one changed node of a module's syntax tree."""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
# Logs and telemetry are for people who read them; what they hold is tested by the tables of operations.
_SILENT = ("log", "telemetry", "_telemetry")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: `function` is the outermost function's qualified name, `number` its place in the module."""

    module: Path
    function: str
    lines: range  # of the function
    line: int
    number: int
    change: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function}: {self.change}"


def mutants_of(module: Path, source: str) -> list[Mutant]:
    """Return every mutant of a module's functions."""
    return [
        Mutant(module, name, range(function.lineno, (function.end_lineno or 0) + 1), node.lineno, number, change)
        for number, ((name, function), node, change, _) in enumerate(_faults(ast.parse(source)))
    ]


def mutated(source: str, number: int) -> ast.Module:
    """Return the syntax tree of a module with the fault of that number in it."""
    tree = ast.parse(source)
    _, _, _, apply = list(_faults(tree))[number]
    apply()
    return ast.fix_missing_locations(tree)


_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Change = tuple[ast.stmt | ast.expr, str, Callable[[], None]]
_Fault = tuple[tuple[str, _Function], ast.stmt | ast.expr, str, Callable[[], None]]


def _faults(tree: ast.Module) -> Iterator[_Fault]:
    yield from _in_body(tree, "")


def _in_body(node: ast.AST, name: str) -> Iterator[_Fault]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _in_function(child, (f"{name}{child.name}", child))
        elif isinstance(child, ast.ClassDef) and not _is_protocol(child):
            yield from _in_body(child, f"{name}{child.name}.")


def _is_protocol(node: ast.ClassDef) -> bool:
    return any("Protocol" in ast.unparse(base) for base in node.bases)


def _in_function(function: _Function, outermost: tuple[str, _Function]) -> Iterator[_Fault]:
    for owner, statement in _statements(function):
        if _is_silent(statement):
            continue
        yield from ((outermost, *fault) for fault in _removal(owner, statement))
        for expression in _expressions(statement):
            yield from ((outermost, *fault) for fault in _in_expression(expression))
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _in_function(statement, outermost)


def _statements(node: ast.AST) -> Iterator[tuple[list[ast.stmt], ast.stmt]]:
    """Yield every statement of a function with the list that holds it, nested functions' bodies aside."""
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, [])
        for statement in block if isinstance(block, list) else []:
            yield block, statement
            if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield from _statements(statement)
    for handler in getattr(node, "handlers", []):
        yield from _statements(handler)
    for case in getattr(node, "cases", []):
        yield from _statements(case)


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """Yield every expression that belongs to the statement itself, annotations and nested statements aside."""
    for field, value in ast.iter_fields(statement):
        if field in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.expr | ast.withitem | ast.keyword):
                yield from (one for one in ast.walk(child) if isinstance(one, ast.expr))


def _is_silent(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Expr):
        return False
    if isinstance(statement.value, ast.Constant):
        return True
    call = statement.value.value if isinstance(statement.value, ast.Await) else statement.value
    return isinstance(call, ast.Call) and any(f"{one}." in ast.unparse(call.func) for one in _SILENT)


def _removal(owner: list[ast.stmt], statement: ast.stmt) -> Iterator[_Change]:
    """Removing a call, a raise, or an assignment to something that outlives the function."""
    outlives = isinstance(statement, ast.Assign | ast.AugAssign) and not any(
        isinstance(target, ast.Name | ast.Tuple)
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
    )
    if isinstance(statement, ast.Expr | ast.Raise) or outlives:
        yield statement, f"removed: {_short(statement)}", _replacing(owner, statement, ast.Pass())
    elif isinstance(statement, ast.Return) and statement.value is not None and not _is_empty(statement.value):
        changed = ast.Return(ast.Constant(None))
        yield statement, f"returns None: {_short(statement)}", _replacing(owner, statement, changed)


def _is_empty(node: ast.expr) -> bool:
    """Whether an expression is as false as None is: callers that ask no more see no difference."""
    return (isinstance(node, ast.Constant) and not node.value) or (
        isinstance(node, ast.Tuple | ast.List) and not node.elts
    )


def _replacing(owner: list[ast.stmt], old: ast.stmt, new: ast.stmt) -> Callable[[], None]:
    def apply() -> None:
        owner[owner.index(old)] = ast.copy_location(new, old)

    return apply


def _in_expression(node: ast.expr) -> Iterator[_Change]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            yield from _changed(node, node.ops, at, _COMPARISONS.get(type(operator)))
    elif isinstance(node, ast.BoolOp) and not _is_default(node):
        other: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, f"{_short(node)} with {'or' if isinstance(other, ast.Or) else 'and'}", _setting(node, "op", other)
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC and not _is_text(node):
        changed = _ARITHMETIC[type(node.op)]()
        yield node, f"{_short(node)} with {type(changed).__name__}", _setting(node, "op", changed)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, f"without not: {_short(node)}", _becoming(node, node.operand)
    elif isinstance(node, ast.IfExp):
        yield node, f"never the first: {_short(node)}", _setting(node, "test", ast.Constant(value=False))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, f"{node.value} → {not node.value}", _setting(node, "value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield node, f"{node.value} → {node.value + 1}", _setting(node, "value", node.value + 1)


def _is_default(node: ast.BoolOp) -> bool:
    """Whether an expression only replaces what is empty, as `text or ""`: no condition."""
    return isinstance(node.op, ast.Or) and isinstance(node.values[-1], ast.Constant) and not node.values[-1].value


def _is_text(node: ast.BinOp) -> bool:
    return any(isinstance(one, ast.JoinedStr) or isinstance(getattr(one, "value", None), str) for one in ast.walk(node))


def _changed(
    node: ast.Compare, operators: list[ast.cmpop], at: int, other: type[ast.cmpop] | None
) -> Iterator[_Change]:
    if other is None:
        return

    def apply() -> None:
        operators[at] = other()

    yield node, f"{_short(node)} with {other.__name__}", apply


def _setting(node: ast.expr, field: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, field, value)


def _becoming(node: ast.expr, other: ast.expr) -> Callable[[], None]:
    """Turn the node into another in place: into `bool(other)`, so that its kind stays."""

    def apply() -> None:
        inner = copy.deepcopy(other)
        node.__class__ = ast.Call
        node.__dict__.update(func=ast.Name("bool", ast.Load()), args=[inner], keywords=[])

    return apply


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 80 else f"{text[:79]}…"
