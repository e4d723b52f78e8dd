"""The scene of `precis demo`: a local Discord, a small web site, and the bot among members."""

from bot.demo.scene import play

__all__ = ["play"]
