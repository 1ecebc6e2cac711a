"""/commit: a verb of the registry, or a promise. Without text it shows the help. The router decides."""

from bot.conversation.verb import SlashCommand
from bot.conversation.verbs.promise import promise

COMMAND = SlashCommand(name="commit", run=promise, hint="commit", takes_text=True, help="commit")
