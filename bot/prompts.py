"""Prompts as files: `prompts/*.md` in the package, or the owner's own beside them.

A prompt is Markdown with front matter (name, version) and two Jinja2 blocks: `system` is the same
for every article and stands first, so that providers' caches hit; `user` holds the article.
Everything that could be wrong in a file is found when it is loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import frontmatter
import jinja2
import jinja2.meta
import jinja2.nodes
import yaml

from bot.errors import ConfigError

PLACEHOLDERS: Final[Mapping[str, frozenset[str]]] = {
    "summarize": frozenset({"length", "quotes", "about", "fence", "article", "language"}),
    "notes": frozenset({"fence", "article"}),
    "condense": frozenset({"quotes", "fence", "notes"}),
    "merge": frozenset({"length", "quotes", "about", "fence", "notes", "language"}),
    "quotes": frozenset({"quotes", "fence", "article"}),
    "pick": frozenset({"quotes", "fence", "notes"}),
    "correct": frozenset({"fence", "passages", "statements", "language"}),
    "answer": frozenset({"fence", "passages", "conversation", "question"}),
    "gist": frozenset({"fence", "conversation"}),
    "talk": frozenset({"most", "fence", "talk", "language"}),
    "topics": frozenset({"fence", "topics", "language"}),
    "sort": frozenset({"fence", "headlines", "language"}),
    "repair": frozenset({"problem"}),
}
"""What the engine fills in, by prompt: each must be used, and there is no other."""

NOT_A_PROMPT: Final = "README.md"
_BLOCKS: Final = ("system", "user")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt filled in, as the two messages a model gets."""

    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt ready to be filled in.

    Attributes:
        version: `summarize@1:3f9a01c2`; it changes with the text even when the owner forgets to
            raise the version.
    """

    version: str
    template: jinja2.Template

    def render(self, **values: object) -> Rendered:
        """Fill in the placeholders; values are inserted as they are, never read as templates."""
        context = self.template.new_context(values)
        system, user = ("".join(self.template.blocks[name](context)).strip() for name in _BLOCKS)
        return Rendered(system, user)


@dataclass(frozen=True, slots=True)
class Prompts:
    """All prompts, by name."""

    by_name: Mapping[str, Prompt]

    def __getitem__(self, name: str) -> Prompt:
        return self.by_name[name]

    @property
    def version(self) -> str:
        """Return what changes whenever any prompt does."""
        return " ".join(prompt.version for prompt in self.by_name.values())


def load_prompts(own: Path | None = None) -> Prompts:
    """Load every prompt, from the owner's folder where it is there, else as shipped.

    Raises:
        ConfigError: naming the file and what is wrong with it: a placeholder that is missing or
            unknown, a block that is not there, no version.
    """
    if own is not None:
        _check_folder(own)
    return Prompts({name: _load(_file(name, own)) for name in PLACEHOLDERS})


def shipped_folder() -> Path:
    """Return where the package's prompts are: inside the wheel, or beside the package."""
    here = Path(__file__).parent
    packed = here / "_prompts"
    return packed if packed.is_dir() else here.parent / "prompts"


def _check_folder(own: Path) -> None:
    if not own.is_dir():
        raise ConfigError(f"llm.prompts_dir: there is no folder {own}.")
    unknown = {file.name for file in own.glob("*.md")} - {f"{name}.md" for name in PLACEHOLDERS}
    for name in sorted(unknown - {NOT_A_PROMPT}):
        raise ConfigError(f"{own / name}: there is no such prompt.")


def _file(name: str, own: Path | None) -> Path:
    file = own / f"{name}.md" if own else None
    return file if file and file.is_file() else shipped_folder() / f"{name}.md"


def _load(file: Path) -> Prompt:
    try:
        text = file.read_text(encoding="utf-8")
        head, body = frontmatter.parse(text)
        environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - no HTML is made
        tree = environment.parse(body)
        template = environment.from_string(body)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: cannot be read ({type(error).__name__}).") from error
    except (jinja2.TemplateSyntaxError, yaml.YAMLError) as error:
        raise ConfigError(f"{file}: {str(error).splitlines()[0]}.") from error
    if head.get("name") != file.stem or not head.get("version"):
        raise ConfigError(f"{file}: it must begin with name: {file.stem} and a version.")
    if missing := set(_BLOCKS) - set(template.blocks):
        raise ConfigError(f"{file}: the block {sorted(missing)[0]} is missing.")
    _check_placeholders(file, jinja2.meta.find_undeclared_variables(tree))
    digest = hashlib.sha256(body.encode()).hexdigest()[:8]
    return Prompt(f"{file.stem}@{head['version']}:{digest}", template)


def _check_placeholders(file: Path, used: set[str]) -> None:
    expected = PLACEHOLDERS[file.stem]
    for name in sorted(used - expected):
        raise ConfigError(
            f"{file}: there is no placeholder {name}; known are {', '.join(sorted(expected))}."
        )
    for name in sorted(expected - used):
        raise ConfigError(f"{file}: the placeholder {name} is missing.")
