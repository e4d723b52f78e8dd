"""Fills a JSON Schema with what a model would say, whatever the schema's properties are called."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.llm.request import Json, Request

_DEFAULT = {"tldr": "…", "points": ["…"], "quotes": [{"text": "…", "speaker": "…"}]}


@dataclass(slots=True)
class Material:
    """What answers are made of.

    Attributes:
        sentences: Of the article, in its order.
        quotes: Direct quotations in it, without their marks.
        candidates: How many numbered things the prompt offers a choice of.
        width: Characters of a sentence or quotation at most; None leaves it whole.
        each: Strings in a list.
    """

    sentences: list[str]
    quotes: list[str]
    candidates: int
    width: int | None = None
    each: int = 3
    most_quotes: int = 3
    _used: int = field(default=0)

    def sentence(self) -> str:
        """Return the next sentence, from the start again when all are used."""
        if not self.sentences:
            return ""
        found = self.sentences[self._used % len(self.sentences)]
        self._used += 1
        return clipped(found, self.width)

    def some_quotes(self) -> list[str]:
        """Return the first quotations."""
        return [clipped(quote, self.width) for quote in self.quotes[: self.most_quotes]]

    def some(self) -> list[str]:
        """Return the sentences of a list, none twice."""
        return list(dict.fromkeys(self.sentence() for _ in range(self.each)))


def clipped(text: str, width: int | None) -> str:
    """Return the first words of a text, at most so many characters."""
    if width is None or len(text) <= width:
        return text
    return text[: width + 1].rpartition(" ")[0].rstrip() or text[:width]


def fill(schema: Json, material: Material, root: Json | None = None) -> Any:
    """Return a value that fits a schema."""
    root = root or schema
    schema = _resolved(schema, root)
    if fixed := [schema["const"]] if "const" in schema else schema.get("enum"):
        return fixed[0]
    kind = kind_of(schema)
    if kind == "object":
        names = schema.get("properties", {})
        return {name: fill(inner, material, root) for name, inner in names.items()}
    if kind == "array":
        return _items(schema, material, root)
    if kind == "string":
        return material.sentence()[: schema.get("maxLength")]
    plain = {"integer": schema.get("minimum", 1), "number": schema.get("minimum", 1)}
    return plain.get(kind, True if kind == "boolean" else None)


def _items(schema: Json, material: Material, root: Json) -> list[Any]:
    items = _resolved(schema.get("items", {"type": "string"}), root)
    found: list[Any]
    match kind_of(items):
        case "string" if "enum" not in items:
            found = material.some()
        case "integer" | "number":
            found = [1, 2, 3][: material.candidates]
        case "object" if "text" in items.get("properties", {}):
            names = items["properties"]
            found = [_quoted(text, names, material, root) for text in material.some_quotes()]
        case _:
            found = [fill(items, material, root)]
    return found[: schema.get("maxItems")]


def _quoted(text: str, names: Json, material: Material, root: Json) -> Json:
    given = {"text": text, "speaker": ""}
    return {
        name: given[name] if name in given else fill(schema, material, root)
        for name, schema in names.items()
    }


def kind_of(schema: Json) -> str:
    """Return a schema's type; the first that is not null where there are several."""
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if isinstance(kind, list):
        return next((one for one in kind if one != "null"), "null")
    return str(kind)


def _resolved(schema: Json, root: Json) -> Json:
    while "$ref" in schema:
        place: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            place = place[step]
        schema = place
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            real = [one for one in schema[several] if one.get("type") != "null"]
            return _resolved(real[0], root) if real else {"type": "null"}
    return schema


def wanted(request: Request) -> Json | None:
    """Return the schema of the answer: as sent, by the example in the prompt, or a usual one.

    None is for prose: nothing asks for JSON.
    """
    if request.schema is not None:
        return request.schema
    if request.format == "text" and "json" not in request.text.casefold():
        return None
    examples = list(_examples(request.text))
    return schema_of(examples[0] if examples else _DEFAULT)


def schema_of(example: Any) -> Json:
    """Return the schema that an example fits."""
    if isinstance(example, dict):
        inner = {name: schema_of(value) for name, value in example.items()}
        return {"type": "object", "properties": inner}
    if isinstance(example, list):
        return {"type": "array", "items": schema_of(example[0]) if example else {}}
    plain = {bool: "boolean", int: "integer", float: "number", type(None): "null"}
    return {"type": plain.get(type(example), "string")}


def _examples(text: str) -> Iterator[Json]:
    """Yield the JSON objects that stand in a text."""
    decoder = json.JSONDecoder()
    start = text.find("{")
    while start >= 0:
        try:
            value, end = decoder.raw_decode(text, start)
        except ValueError:
            end = start + 1
        else:
            if value:
                yield value
        start = text.find("{", end)
