"""Every command and every option of the program, as the program itself lists them."""

import json
import subprocess

from practice import PLUMB


def commands():
    """Each command that does something, by its words, with its arguments and options."""
    tree = json.loads(subprocess.run([PLUMB, "--experimental-dump-help"], capture_output=True, check=True).stdout)
    return dict(below(tree["command"]))


def below(command):
    words = " ".join(command.get("superCommands", [])[1:] + [command["commandName"]])
    # What has commands below it may also do something by itself.
    if command.get("arguments") and words not in ("plumb", "help"):
        yield words, [argument for argument in command["arguments"] if name(argument) not in ("help", "version")]
    for child in command.get("subcommands", []):
        yield from below(child)


def name(argument):
    """`note` of --note, `<ref>` of what has no flag."""
    return (argument.get("preferredName") or {}).get("name") or f"<{argument['valueName']}>"
