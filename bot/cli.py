"""The `precis` command. Heavy modules are imported where a command needs them: help is quick."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import __version__
from bot.errors import ConfigError, PrecisError
from bot.models import Length

if TYPE_CHECKING:
    from bot.config import Settings


class Engine(StrEnum):
    """Who writes a summary."""

    AUTO = "auto"
    LLM = "llm"
    EXTRACTIVE = "extractive"


app = typer.Typer(
    name="precis",
    help="A Discord bot that answers a posted article with a short summary and checked quotes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Config = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="Settings file; default: config.toml if there is one."),
]
Source = Annotated[
    str,
    typer.Argument(
        help="A link, a file (PDF, .docx, .rtf, .txt, .md, .html, .srt, .vtt), or - for text."
    ),
]
Writer = Annotated[
    Engine | None, typer.Option("--engine", "-e", help="Who writes; default: as in the settings.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def main() -> None:
    """Run the command; a wrong setting ends it with status 2, any other failure with 1."""
    try:
        app()
    except ConfigError as error:
        _fail(error, status=2)
    except PrecisError as error:
        _fail(error, status=1)
    except KeyboardInterrupt:
        sys.exit(130)


def _fail(error: PrecisError, *, status: int) -> None:
    for line in error.user_message.splitlines():
        sys.stderr.write(f"precis: {line}\n")
    sys.exit(status)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"precis {__version__}")
        raise typer.Exit


@app.callback()
def precis(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """A Discord bot that answers a posted article with a short summary and checked quotes."""


@app.command()
def run(config: Config = None) -> None:
    """Run the bot on Discord until it is stopped."""
    import asyncio

    from bot.app import run_bot

    asyncio.run(run_bot(_settings(config, log=True)))


@app.command()
def demo(
    quick: Annotated[bool, typer.Option(help="Do not pause between the scene's steps.")] = False,
) -> None:
    """Watch the bot at work in a local Discord: no account, no key, no network."""
    import asyncio

    from bot.demo import play

    asyncio.run(play(pauses=not quick))


@app.command()
def summarize(
    source: Source,
    as_json: AsJson = False,
    length: Annotated[
        Length | None, typer.Option("--length", "-l", help="How much to write.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language to write in, such as de; needs a model.")
    ] = None,
    engine: Writer = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask before a summary that is dear.")
    ] = False,
    config: Config = None,
) -> None:
    """Summarise a link, a file or standard input, with key quotes."""
    import asyncio

    from bot.offline import summarize_source

    settings = _settings(config, engine=engine)
    summary = summarize_source(
        settings, source, length=length, language=language, agreed=yes, as_json=as_json
    )
    typer.echo(asyncio.run(summary))


@app.command()
def ask(
    source: Source,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    as_json: AsJson = False,
    engine: Writer = None,
    config: Config = None,
) -> None:
    """Answer a question from a link, a file or standard input, with citations."""
    import asyncio

    from bot.offline import ask_source

    settings = _settings(config, engine=engine)
    typer.echo(asyncio.run(ask_source(settings, source, question, as_json=as_json)))


@app.command()
def extract(source: Source, as_json: AsJson = False, config: Config = None) -> None:
    """Show the article the bot finds in a link, a file or standard input."""
    import asyncio

    from bot.offline import extract_source

    typer.echo(asyncio.run(extract_source(_settings(config), source, as_json=as_json)))


@app.command()
def doctor(config: Config = None) -> None:
    """Check the settings, and call the language model once."""
    import asyncio

    from bot.doctor import examine

    report = asyncio.run(examine(_settings(config)))
    typer.echo(report.text)
    if not report.is_well:
        raise typer.Exit(1)


database = typer.Typer(help="Look after the database.", no_args_is_help=True)
app.add_typer(database, name="db")


@database.command()
def upgrade(config: Config = None) -> None:
    """Bring the database to this version's form; `precis run` does it as well."""
    import asyncio

    from bot.store.database import upgrade

    revision = asyncio.run(upgrade(_settings(config).storage.url.get_secret_value()))
    typer.echo(f"The database is at revision {revision}.")


@database.command()
def check(config: Config = None) -> None:
    """Tell whether the database is in this version's form."""
    import asyncio

    from bot.store.database import check

    found = asyncio.run(check(_settings(config).storage.url.get_secret_value()))
    if found.is_current:
        typer.echo(f"The database is up to date (revision {found.revision}).")
        return
    there = f"at revision {found.revision}" if found.revision else "empty"
    typer.echo(f"The database is {there}; {found.head} is current. Run: precis db upgrade")
    raise typer.Exit(1)


def _settings(config: Path | None, *, log: bool = False, engine: Engine | None = None) -> Settings:
    from bot.config import load
    from bot.logs import setup

    settings = load(config)
    if engine is not None:
        settings = settings.model_copy(update={"engine": engine.value})
    setup(settings.log.level if log else "warning")
    return settings
