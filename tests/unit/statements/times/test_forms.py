"""The tables of forms: every example gives what it says, by the form it stands under."""

from __future__ import annotations

import pytest

from reportedly.statements.times import explain
from reportedly.statements.times.grammar import Form, Reference, Words, expand, grammar
from reportedly.statements.times.makers import MAKERS
from reportedly.statements.times.terminals import TERMINALS
from reportedly.statements.times.timex import VALUE
from tests.unit.statements.times.reading import context, frame, read, written

FORMS = grammar().forms
EXAMPLES = [(form, example) for form in FORMS for example in form.examples]


@pytest.mark.parametrize(("form", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_example(form: Form, example: str) -> None:
    phrase, told, answer, interval = (part.strip() for part in example.split("|"))
    found = read(phrase, told)
    assert written(found) == (answer, interval)
    assert found is not None
    assert VALUE.fullmatch(found.value)
    assert form.name in explain(phrase, type_hint=context(told)[2], frame=frame(told))


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_a_form_has_examples_and_a_maker(form: Form) -> None:
    assert form.examples
    assert form.make in MAKERS


def test_names_of_forms_are_their_own() -> None:
    names = [form.name for form in FORMS]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_patterns_refer_to_what_there_is(form: Form) -> None:
    known = grammar().classes.keys() | grammar().rules.keys() | TERMINALS.keys()
    elements = [element for pattern in form.patterns for line in expand(pattern) for element in line]
    assert [e.category for e in elements if isinstance(e, Reference) and e.category not in known] == []


def test_nothing_stands_in_the_tables_for_nothing() -> None:
    rules = [rule for index in grammar().rules.values() for rules in index.values() for rule in rules]
    used = {e.category for rule in rules for e in rule.elements if isinstance(e, Reference)}
    assert MAKERS.keys() == {form.make for form in FORMS}
    assert grammar().classes.keys() | TERMINALS.keys() <= used


def test_no_category_begins_with_itself() -> None:
    firsts = {
        name: {
            rule.elements[0].category
            for rules in index.values()
            for rule in rules
            if isinstance(rule.elements[0], Reference)
        }
        for name, index in grammar().rules.items()
    }
    for name in firsts:
        reached: set[str] = set()
        todo = [name]
        while todo:
            new = firsts.get(todo.pop(), set()) - reached
            reached |= new
            todo.extend(new)
        assert name not in reached


@pytest.mark.parametrize(
    ("pattern", "lines"),
    [
        ("last WEEK", ["last WEEK"]),
        ("[the] end", ["the end", "end"]),
        ("[the [very]] end", ["the very end", "the end", "end"]),
        ("day:X [of|in month:Y]", ["day:X of|in month:Y", "day:X"]),
    ],
)
def test_options_are_written_out(pattern: str, lines: list[str]) -> None:
    def line(text: str) -> list[object]:
        return [
            Reference(name or None, category) if category.isupper() else Words(frozenset(word.split("|")))
            for word in text.split()
            for name, _, category in [word.rpartition(":")]
        ]

    assert [list(found) for found in expand(pattern)] == [line(text) for text in lines]


def test_a_bracket_that_never_opened_is_an_error() -> None:
    with pytest.raises(ValueError, match="bracket"):
        expand("the] end")
