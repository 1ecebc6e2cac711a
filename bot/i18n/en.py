"""Everything in English. What another language lacks is taken from here."""

from bot.i18n.catalogue import Catalogue

ENGLISH: dict[str, str] = {
    # what a commitment is made of
    "field.what": "What",
    "field.customer": "Customer",
    "field.owner": "Owner",
    "field.internal": "Internal",
    "internal.never_told": "the customer is never told",
    "field.owner_elsewhere": "Owner, if it is to be somebody here",
    "field.maker": "Promised by",
    "field.due": "Due",
    "field.first_due": "First date",
    "field.status": "Status",
    "field.reminders": "Reminders",
    "field.recurs": "Repeats",
    "field.reason": "Reason",
    "field.move_reason": "Reason, if the date moves",
    "field.new_date": "New date",
    "field.time": "Time ({zone})",
    "field.until": "Remind me again in",
    "field.missing": "What is missing?",
    "field.name": "Name",
    "field.wording": "What the customer reads",
    "field.last_word": "Last word to the customer",
    "field.note": "Note",
    "channel.unnamed": "a channel whose name I cannot read",
    "field.channel": "Channel",
    "field.aliases": "Also called",
    "field.tier": "Tier",
    "field.zone": "Time zone",
    "field.country": "Country",
    "field.language": "Language",
    "field.manager": "Manager",
    "field.people": "People",
    "field.contacts": "Contacts",
    "field.announce": "Announcing",
    "field.remind": "Reminders before",
    "status.open": "open",
    "status.due_now": "due now",
    "status.late": "late",
    "status.delivered": "delivered",
    "status.accepted": "received",
    "status.done": "done",
    "status.cancelled": "cancelled",
    "outcome.kept_on_first_date": "kept on the first date",
    "outcome.kept_after_notice": "kept after notice",
    "outcome.kept_late": "kept late",
    "outcome.broken": "not kept",
    "outcome.cancelled": "cancelled",
    "announce.ask": "after a preview",
    "announce.auto": "by itself",
    "announce.never": "never",
    "due.customer": "{moment} for {name}",
    "first_date": "{moment} · moved {count} times",
    "first_date.one": "{moment} · moved once",
    # buttons
    "button.edit": "Edit",
    "button.undo": "Undo",
    "button.connect": "Connect",
    "button.same_person_yes": "Yes, that is me",
    "button.same_person_not": "No",
    "button.connect_not": "Not now",
    "button.tell": "Tell the customer",
    "button.retell": "Try again",
    "button.update": "Write an update",
    "button.note": "Add a note",
    "button.done": "Done",
    "button.move": "Move",
    "button.snooze": "Snooze",
    "button.give": "Hand over",
    "button.give_other": "Somebody else…",
    "button.told_by_hand": "I told them",
    "button.give_all": "Hand over all",
    "button.cancel": "Cancel it",
    "button.history": "History",
    "button.why": "Why",
    "button.open": "Open",
    "button.received": "Received",
    "button.not_yet": "Not yet",
    "button.any_news": "Any news?",
    "button.agreed": "The customer has it",
    "button.ask_again": "Ask again",
    "button.not_done": "Not done yet",
    "button.tell_late": "Tell them",
    "button.pick_date": "Another date…",
    "button.pick_customer": "Another customer…",
    "button.new_customer": "New customer…",
    "button.no_customer": "No customer",
    "button.promise": "Make it a promise",
    "button.only_next": "Only the next one",
    "button.each_time": "Each time",
    "button.stop": "Stop repeating",
    "button.run_suggestion": "{verb} {label}",
    "button.promise_anyway": "Make it a promise",
    "button.record_anyway": "Record it anyway",
    "button.add_customer": "Add {name} and record it",
    "button.resume_draft": "Go on",
    "button.add_one": "Add {name}",
    "button.record_all": "Record all {count}",
    "button.record_all.one": "Record it",
    "button.one_promise": "It is one promise",
    "button.leave_out": "Leave out",
    "button.edit_draft": "Edit…",
    "button.drop_draft": "Never mind",
    "button.of": "{button} {label}",
    "button.menu": "What to do with {label}",
    "button.show_all": "Show all",
    "button.next": "Next",
    "button.previous": "Previous",
    # making
    "made.title": "{label} is on record",
    "made.values": "They value: {note}",
    "made.telling": "The customer is being told in their channel.",
    "made.unsure": (
        "{name} is not told by itself, because I am not sure they may read {words}; look at it first with "
        "“Tell the customer”."
    ),
    "open.title": "{label} · {what}",
    "reminders.before": "{name}: {moments} ({zone})",
    "reminders.manager": "{name}, if it is late: {moment} ({zone})",
    "reminders.too_soon": "The date is too near for a reminder in working hours before it.",
    "warn.rest_day": "That day is no working day {where} ({reason}).",
    "warn.last_before": "The last working day before it: {moment}.",
    "warn.day_off": "day off",
    "warn.weekend": "weekend",
    "warn.here": "here",
    "warn.at_customer": "at {name}",
    "warn.of_owner": "for {name}",
    "warn.far_ahead": "That is more than a year ahead.",
    "warn.almost_a_year": "That is almost a year ahead.",
    "warn.very_soon": "That is in {count} minutes.",
    "warn.very_soon.one": "That is in a minute.",
    # asking
    "ask.what": "What was promised, and by when? For example: {commit} send fix to Acme by the 15th",
    "ask.hope": "That sounds like a hope, not a promise yet, so nothing is on record.",
    "ask.recurs": "{rule}, next on {moment}: only that one, or each time?",
    "ask.no_rule": "I cannot repeat “{said}”. By when is the next one?",
    "ask.did_you_mean": "Did you mean “{verb}”? Nothing is on record yet.",
    "ask.surplus": "What does “{words}” mean after “{verb}”? Nothing was changed.",
    "did.several": "Done for each of them: {labels}",
    "ask.names_one": "That names {label}, which is on record already. Nothing new is on record yet.",
    "ask.give_to": "Hand {label} · {what} over to whom?",
    "ask.give_nearest": "I don't know “{said}”. Whom do you mean? {label} · {what}",
    "ask.give_unknown": "I don't know “{said}”. Type @ and a name, or pick somebody: {label} · {what}",
    "ask.list": "This is what {commitments} lists; {overdue} lists what is late. Nothing new is on record.",
    "ask.date": "By when?",
    "ask.past": "That date has passed. By when?",
    "ask.unclear": "I could not read that date. By when?",
    "ask.which_date": "Which date do you mean?",
    "ask.again.other": "{who} already recorded {label} like this: {was} · {customer} · due {moment}",
    "ask.again": "You already have {label} like this: {was} · {customer} · due {moment}",
    "ask.customer": "Who was it promised to?",
    "ask.which_customer": "One promise, one customer. Which one?",
    "ask.unknown_customer": "{name} is not on record yet. Who was it promised to?",
    "ask.archived_customer": (
        "{archived} is archived, so nothing new is promised to it: “{customer} {archived} restore” brings it back. "
        "Who was it promised to?"
    ),
    "ask.due": "Due {due}",
    "ask.ready": "Nothing is missing, and nothing is on record yet. Is it a promise?",
    "ask.doubt": "Nothing is on record for this yet. Is it a promise?",
    "ask.name": "Give the customer a name.",
    "ask.example": "For example: {line}",
    "ask.number": "Which one? For example: {commit} {verb} C-12",
    "reason.hint": "So that everybody can see later why",
    "reason.hint.correction": "Not needed for a correction, within the hour. With a reason it is a move.",
    "reason.hint.shown": "The customer reads it too, unless it is internal",
    "reason.internal": "Internal: do not show this reason to the customer",
    "edit.what_missing": "Say what was promised.",
    "edit.internal": "Internal: the customer is never told of this",
    "tell.hint": (
        "Later changes of date and status are shown in the same card; a reason only if I am sure they may read it."
    ),
    # forms
    "form.changed": (
        "{what}: somebody else changed this while the form was open. Now: {now}. Yours: {yours}. "
        "Submit again to keep yours."
    ),
    "form.look_again": (
        "Somebody else changed the customer or the date while the form was open. Look at it once more, then submit "
        "again."
    ),
    "form.ticked": "ticked",
    "form.not_ticked": "not ticked",
    "form.about": "{customer} · due {moment}",
    "form.required": "* required",
    "form.missing": "Please fill this in.",
    "form.close": "Close",
    "edit_form.title": "Edit",
    "edit_form.submit": "Save",
    "move_form.title": "Move the date",
    "move_form.submit": "Move",
    "snooze_form.title": "Snooze",
    "snooze_form.submit": "Snooze",
    "give_form.title": "Hand over",
    "give_form.submit": "Hand over",
    "give_all_form.title": "Hand over all",
    "give_all_form.submit": "Hand over",
    "give_all.more": "More of theirs are left: hand over all once more.",
    "give_all.none": "There is no open promise of theirs that you can hand over. Their manager or an admin can.",
    "give_all.about": "{count} open promises of {name}",
    "give_all.about.one": "1 open promise of {name}",
    "cancel_form.title": "Cancel a commitment",
    "cancel_form.submit": "Cancel it",
    "tell_form.title": "The customer will see",
    "tell_form.submit": "Tell them",
    "update_form.title": "Update the customer",
    "update_form.submit": "Send",
    "note_form.title": "Add a note",
    "note_form.submit": "Keep",
    "tell_late_form.title": "Later than promised",
    "tell_late_form.submit": "Tell them",
    "not_yet_form.title": "Not yet",
    "not_yet_form.submit": "Send",
    "promise_form.title": "What is promised?",
    "promise_form.submit": "Make it a promise",
    "promise.hint": "Say what will be done: the customer reads these words.",
    "promise.still_hedged": "That still only hopes or tries. Say what will be done, such as: send the fix",
    "pick_date_form.title": "By when?",
    "pick_date_form.submit": "Use this date",
    "new_customer_form.title": "New customer",
    "new_customer_form.submit": "Add",
    "edit_draft_form.title": "Edit",
    "edit_draft_form.submit": "Save",
    "pick_customer_form.title": "Which customer?",
    "pick_customer_form.submit": "Choose",
    "snooze.1h": "1 hour",
    "snooze.3h": "3 hours",
    "snooze.tomorrow": "tomorrow morning",
    "snooze.3d": "3 days",
    "snooze.7d": "a week",
    # what was done
    "did.done": "{label} is delivered. It closes once the customer has it.",
    "did.done.internal": "{label} is done.",
    "did.done.asked": "{label} is delivered. The customer is being asked whether they have it.",
    "did.agreed": "{label} is received: the customer has it.",
    "did.corrected": "{label} is corrected: due {moment}",
    "did.moved.correctable": "Only a mistake? {commit} undo {label}, then give the date without a reason.",
    "did.asked": "{label}: the customer is being asked again whether they have it.",
    "did.reopened": "{label} is open again",
    "did.moved": "{label} moved to {moment}",
    "did.moved.shown": "The customer is being told the new date and your reason.",
    "did.moved.internal": "The customer is being told the new date, not your reason.",
    "did.moved.inside": (
        "The customer is being told the new date; the reason stays inside, because nobody looked at it for them. "
        "Move it without a reason, and a form asks for one that they may read."
    ),
    "did.moved.unsure": (
        "The customer is being told the new date, not your reason, because I am not sure they may read {words}."
    ),
    "did.given": "{label} now belongs to {name}",
    "did.given_all": "{count} promises now belong to {name}",
    "did.given_all.one": "1 promise now belongs to {name}",
    "did.cancelled": "{label} is cancelled",
    "did.stopped": "{label} no longer repeats: it is the last one, due {moment}",
    "did.next": "The next one is {label}, due {moment}. “{commit} stop {label}” ends it.",
    "did.snoozed": "{label} stays quiet until {moment}",
    "did.edited": "{label} is saved",
    "did.edited.unseen": "The customer still reads “{wording}”; {commit} tell {label} changes that.",
    "did.replanned": "The reminders of {count} open commitments are planned anew.",
    "did.replanned.one": "The reminders of 1 open commitment are planned anew.",
    "did.undone.delivered": "{label} is open again: the delivery is taken back",
    "did.undone": "{label}: {what} is undone",
    "did.told_by_hand": "{label}: I noted that you told {name} yourself",
    "did.told": "{label}: {name} is being told",
    "did.noted": "{label}: the note is kept inside",
    "did.customer_added": "{name} is on record now. Channel, time zone and more: {customer} {name}",
    "did.dropped": "Nothing was stored.",
    "did.manager": "{name} is now the manager of {people}.",
    "undo.made": "making it",
    "undo.edited": "the edit",
    "undo.corrected": "the correction of the date",
    "undo.moved": "the move",
    "undo.handed_over": "handing it over",
    "undo.delivered": "the delivery",
    "undo.not_done": "opening it again",
    "undo.accepted": "the receipt",
    "undo.snoozed": "the snooze",
    "undo.told": "new words for the customer",
    "undo.told_by_hand": "telling the customer yourself",
    "undo.reopened": "the answer that it is not there yet",
    "undo.asked": "asking the customer again",
    "undo.told_late": "telling the customer that it is late",
    "undo.retold": "another try to tell the customer",
    "undo.updated": "words to the customer",
    "undo.noted": "a note",
    "undo.cancelled": "cancelling it",
    "undo.recurred": "making the next one",
    "undo.stopped": "ending its repetition",
    # reminders and news
    "headline.ahead": "{label} · {what} · due {moment}",
    "headline.due_now": "{label} · {what} · due now",
    "headline.just_late": "{label} · {what} · late",
    "headline.late": "{label} · {what} · {count} working days late",
    "headline.late.one": "{label} · {what} · 1 working day late",
    "headline.settled": "{label} · {what} · {status}",
    "since.edited": "{label} · {what} · edited since",
    "since.corrected": "{label} · {what} · the date is {moment}",
    "since.rezoned": "{label} · {what} · due {moment} by the new law of its zone",
    "since.moved": "{label} · {what} · moved to {moment}",
    "since.recurred": "{label} · {what} · made as the next one",
    "since.stopped": "{label} · {what} · no longer repeats",
    "since.handed_over": "{label} · {what} · now with {owner}",
    "since.snoozed": "{label} · {what} · snoozed",
    "since.told": "{label} · {what} · shown to the customer in new words",
    "since.reopened": "{label} · {what} · open again",
    "since.not_done": "{label} · {what} · open again",
    "since.merged": "{label} · {what} · now promised to another customer",
    "since.told_by_hand": "{label} · {what} · told to the customer by one of us",
    "since.undone": "{label} · {what} · a change was taken back",
    "bundle.late": "{count} late",
    "bundle.ahead": "{count} coming up",
    "bundle.news": "{count} updates",
    "bundle.news.one": "1 update",
    "bundle.hidden": "No longer shown to you: {labels}",
    "bundle.settled": "All settled",
    "bundle.more": "… and {count} more",
    "news.given": "{name} gave you {label} · {what} · due {moment}",
    "news.handed_over": "{name} handed {label} · {what} over to {owner}",
    "news.corrected": "{name} corrected the date of {label} · {what} to {moment}",
    "news.rezoned": "The law of a time zone changed: {label} · {what} stays due {moment}",
    "news.moved": "{name} moved {label} · {what} to {moment}",
    "news.recurred": "The next one is {label} · {what} · due {moment}",
    "missed.dates": "{count} dates before it passed without one.",
    "missed.dates.one": "1 date before it passed without one.",
    "news.ended": "{label} · {what} no longer repeats: its customer is archived",
    "news.stopped": "{name} ended the repetition of {label} · {what}: it is the last one, due {moment}",
    "news.edited": "{name} edited {label} · {what}",
    "news.cancelled": "{name} cancelled {label} · {what}",
    "news.delivered": "{name} delivered {label} · {what}",
    "news.accepted": "{label} · {what} is received: the customer has it",
    "news.reopened": "{label} · {what} is open again: the customer does not have it yet",
    "news.not_done": "{name} says that {label} · {what} is not done yet",
    "news.undone": "{name} took back a change of {label} · {what}",
    "news.undone.made": "{name} took back {label} · {what}: it is cancelled",
    "news.undone.edited": "{name} took back an edit of {label}: it is {what} again",
    "news.undone.moved": "{name} took back moving {label} · {what}: it is due {moment} again",
    "news.undone.stopped": "{name} took back ending the repetition of {label} · {what}: it repeats again",
    "news.undone.handed_over": "{name} took back handing over {label} · {what}: it is with {owner} again",
    "news.undone.delivered": "{name} took back the delivery of {label} · {what}: it is open, due {moment}",
    "news.undone.accepted": "{name} took back the receipt of {label} · {what}: it is delivered",
    "news.undone.cancelled": "{name} took back the cancellation of {label} · {what}: it stands, due {moment}",
    "news.noted": "{name} left a note on {label} · {what}",
    "news.unreached": "{name} could not be reached about {label} · {what}",
    "news.untold": "The customer could not be shown {label} · {what}",
    "late.lost": "I could not finish what you asked on {moment}. Nothing of it was recorded; please try again.",
    "news.reason": "Reason: {reason}",
    # questions to whoever can act
    "untold.title": "{name} has not been told: {label} · {what}",
    "untold.unknowable": "I do not know whether {name} has seen {label} · {what}: look before you try again",
    "untold.retold": "{name} is being told: {label} · {what}",
    "untold.told": "{name} was told on {moment}: {label} · {what}",
    "telling.told": "{label}: {name} was told at {time}",
    "telling.told.note": "The customer was told at {time}.",
    "telling.waiting": (
        "{label}: {name} is not told yet. I go on trying, and whoever owns it hears if it does not work."
    ),
    "untold.told_by_hand": "{name} was told by one of us on {moment}: {label} · {what}",
    "untold.only_by_hand": "Send them these words yourself:",
    "untold.by_hand": "Try again, or send them these words yourself:",
    "by_hand.open": "you will have it by {moment}.",
    "by_hand.delivered": "It is delivered. Do you have it?",
    "no_answer.title": "{name} has not said that they have it: {label} · {what}",
    "no_answer.again": "{name} is being asked again: {label} · {what}",
    "no_answer.never_told": "{label} · {what} was delivered. Does the customer have it?",
    "tell_late.title": "{label} · {what} is past its date, and {name} has not been told",
    "tell_late.told": "{name} was told that {label} · {what} is later than promised",
    "tell_late.draft": "Words to tell them, which you can change before they go out:",
    "tell_late.hint": "Posted below their card exactly as it stands here. Change it as you like.",
    "tell_late.empty": "Write what the customer is to read.",
    "update.reads": "{name} reads this below its card:",
    "update.hint": "Posted exactly as it stands here. Change it as you like.",
    "update.meanwhile": "{name} has written to them since: “{words}” Send again to write this too.",
    "update.unseen": "{name} has not been shown {label} yet. Show it first, then write your update.",
    "update.note_instead": "For colleagues alone: {commit} note {label} …",
    "note.hint": "Only colleagues read it.",
    "note.empty": "Write what is to be remembered.",
    "customer.late": "{what} is later than promised. We will tell you the new date by {moment}.",
    "news_wanted.title": "{name} asks for news of {label} · {what}",
    "news_wanted.overdue": "{name} asked for news of {label} · {what} on {moment}, and nobody has answered",
    "news_wanted.answered": "{name} asked for news of {label} · {what}, and has heard since {moment}",
    "take_over.left": "{name} has left. Who takes over {count} open promises?",
    "take_over.left.one": "{name} has left. Who takes over this open promise?",
    "take_over.unreached": "{name} cannot be reached. Who takes over {count} open promises?",
    "take_over.unreached.one": "{name} cannot be reached. Who takes over this open promise?",
    "take_over.back": "{name} is back, and keeps what they had promised.",
    "question.not_yours": (
        "This is not yours to do: the owner, a manager or an admin can. "
        "If none is left, ask whoever runs Commitments to name an admin."
    ),
    "take_over.done": "Nothing that {name} had promised is left to take over.",
    # history and why
    "history.title": "History of {label} · {what}",
    "history.by": "{name}",
    "history.bot": "Commitments",
    "history.earlier": "{count} earlier entries",
    "history.earlier.one": "1 earlier entry",
    "history.undone": "undone",
    "history.internal": "internal",
    "history.notice": "notice given: {hours} working hours",
    "event.made": "{who} made it",
    "event.edited": "{who} edited it",
    "event.corrected": "{who} corrected the date",
    "event.rezoned": "The law of its time zone changed; its date stays at the same time there",
    "event.moved": "{who} moved it",
    "event.handed_over": "{who} handed it over",
    "event.snoozed": "{who} snoozed it",
    "event.told": "{who} showed it to the customer",
    "event.untold": "{who} could not tell the customer",
    "event.retold": "{who} tried again to tell the customer",
    "event.delivered": "{who} delivered it",
    "event.accepted": "{who} noted it as received",
    "event.reopened": "{who} said that it is not there yet",
    "event.not_done": "{who} says that it is not done yet",
    "event.asked": "{who} asked the customer again",
    "event.told_by_hand": "{who} told the customer themselves",
    "event.told_late": "{who} told the customer that it is late",
    "event.updated": "{who} wrote to the customer",
    "event.noted": "{who} left a note",
    "event.news_asked": "{who} asked for news",
    "event.cancelled": "{who} cancelled it",
    "event.recurred": "{who} made it as the next one",
    "event.stopped": "{who} ended its repetition",
    "event.erased": "Its content was erased",
    "event.undone": "{who} took a change back",
    "why.title": "Notifications of {label} · {what}",
    "why.none": "None was planned.",
    "why.coming": "Coming",
    "why.sent": "Sent",
    "why.more": "{count} more, such as earlier ones and those held back",
    "why.more.one": "1 more, earlier or held back",
    "why.channel": "customer channel",
    "why.unreadable": "{count} messages of another version, which this one cannot read",
    "why.unreadable.one": "1 message of another version, which this one cannot read",
    "kind.lead": "Reminder, {name} before",
    "lead.d": "{count} working days",
    "lead.d.one": "1 working day",
    "lead.h": "{count} working hours",
    "lead.h.one": "1 working hour",
    "kind.brief": "Morning brief",
    "kind.due": "Reminder at the date",
    "kind.overdue": "Late",
    "kind.snoozed": "After a snooze",
    "kind.escalation": "Late, to the manager",
    "kind.open_question": "Question that is still open",
    "kind.open_question_edit": "Question that was answered",
    "kind.notice": "News",
    "kind.file": "File",
    "kind.welcome": "Welcome",
    "kind.zone_wanted": "Question for your time zone",
    "kind.late_answer": "Late answer",
    "kind.connection": "Slack and Teams as one company",
    "kind.same_person": "Slack and Teams as one person",
    "kind.file_lost": "File that could not be sent",
    "kind.customer_card": "Customer's card",
    "kind.automatic_card": "Customer's card, by itself",
    "kind.customer_edit": "Customer's card, renewed",
    "kind.customer_line": "Line to the customer",
    "kind.customer_question": "Question to the customer",
    "kind.customer_question_edit": "Question to the customer, renewed",
    "kind.reply_outcome": "Reply: whether the customer was told",
    "kind.untold": "Question: the customer was not told",
    "kind.no_answer": "Question: the customer has not answered",
    "kind.tell_late": "Question: the customer does not know that the date has passed",
    "kind.customer_late_edit": "Customer's card, renewed: the date has passed",
    "kind.customer_late_line": "Message to the customer: later than promised",
    "kind.customer_update": "Update to the customer",
    "kind.news_wanted": "Question: the customer asks for news",
    "kind.news_overdue": "Question: nobody has answered the customer",
    "kind.take_over": "Question: who takes it over",
    "state.planned": "planned for {moment}",
    "state.claimed": "on its way since {moment}",
    "state.sent": "sent {moment}",
    "state.held_back": "held back, was planned for {moment}",
    "state.failed": "failed, was planned for {moment}",
    "held.corrected": "the date was corrected",
    "held.law": "the law of a time zone changed",
    "held.moved": "the date moved",
    "held.handed_over": "it has another owner",
    "held.edited": "it was edited",
    "held.cancelled": "it was cancelled",
    "held.snoozed": "it was snoozed",
    "held.delivered": "it was delivered",
    "held.accepted": "the customer has it",
    "held.reopened": "it was opened again",
    "held.not_done": "it was opened again",
    "held.asked": "the customer was asked again",
    "held.undone": "a change was undone",
    "held.policy": "the rules for reminders changed",
    "held.calendar": "a working calendar changed",
    "held.zone": "the owner is in another time zone",
    "held.connected": "connected with another workspace meanwhile",
    "held.manager": "somebody else is the manager now",
    "held.answered": "it was answered already",
    "held.asleep": "waiting for working hours",
    "held.settled": "nothing was due any more",
    "held.gone": "there was nothing left to show",
    "held.not_theirs": "the channel is not the customer's",
    "held.announce_off": "announcing is off",
    "held.internal": "it is internal",
    "held.previewed": "somebody looked at it and told the customer",
    "held.redirected": "it follows the customer to another channel",
    "held.posted_anew": "it follows below a new card",
    "held.unseen": "it was to go out by itself, and nobody has looked at it",
    "held.unsure": "its words may not be meant for the customer",
    "held.leak": "its words name others",
    "held.not_allowed": "they may not see it",
    "held.no_card": "the customer was never shown it",
    "held.not_in_channel": "I am not in that channel: invite me",
    "held.channel_not_found": "I cannot find that channel",
    "held.is_archived": "the channel is archived",
    "held.is_inactive": "the channel is archived or frozen",
    "held.restricted_action": "I am not allowed to write in that channel",
    "held.message_gone": "my message there is gone or can be changed no longer",
    "held.account_inactive": "the account is deactivated",
    "held.user_disabled": "the account is deactivated",
    "held.user_not_found": "there is no such person any more",
    "held.cannot_dm_bot": "that is a bot",
    "held.messages_tab_disabled": "the app's messages are switched off",
    "held.cannot_compose": "a fault of mine: I could not write it",
    "held.cannot_send": "a fault of mine: I do not know whether it was sent",
    "held.cannot_note": "a fault of mine: it was sent, and I could not write that down",
    "held.cannot_read": "a fault of mine: I cannot read what I kept",
    "held.too_many_tries": "a fault of mine: every try broke off",
    "held.erased": "it was about somebody whose data was erased",
    "held.missing_scope": "the app lacks a permission in Slack; whoever runs me can give it",
    "held.outcome_unknown": "Slack did not answer, and I may not look into that channel",
    "held.told_by_hand": "one of us told the customer",
    "held.left": "they left, and somebody else is asked",
    "held.dropped": "whoever runs me dropped it",
    # lists
    "several": "{count} promises, none of them on record yet",
    "several.one": "1 promise, not on record yet",
    "several.once": "“{said}” is recorded once here. Say that promise by itself to have it each time.",
    "several.unclear": "Answer what is asked above, or leave it out; then one press records all.",
    "several.hope": "Some of this sounds like a hope, not a promise yet.",
    "several.customer": "for which customer?",
    "several.unknown_customer": "{name} is not on record yet",
    "several.archived": (
        "{name} is archived, so nothing new is promised to it: “{customer} {name} restore” brings it back"
    ),
    "several.beside": "Not taken for a promise: {said}",
    "several.names_others": "these words name {names} too: say with Edit what is for this customer alone",
    "several.again": "much like {label}",
    "several.made": "{count} promises are on record: {labels}",
    "several.made.one": "{labels} is on record",
    "also_promised": "Also promised to {name}: {label}",
    "open_questions": "{count} questions are still open, so this is not on record yet:",
    "open_questions.one": "1 question is still open, so this is not on record yet:",
    "open_question": "Still open, and not on record: {what}",
    "open_question.more": "{what}, and {count} more",
    "open_question.several": "{count} promises in one line: shall I record them?",
    "open_question.answered": "No longer open: {what}",
    "open_question.doubt": "a verb, or a promise?",
    "open_question.date": "by when?",
    "open_question.customer": "due {due} · for which customer?",
    "open_question.unknown_customer": "due {due} · {name} is not on record yet",
    "open_question.confirm": "due {due} · is it a promise?",
    "list.mine": "{count} open commitments of yours",
    "list.mine.one": "1 open commitment of yours",
    "list.all": "{count} open commitments",
    "list.all.one": "1 open commitment",
    "list.closed": "{count} closed commitments",
    "list.closed.one": "1 closed commitment",
    "list.overdue": "{count} commitments are late",
    "list.overdue.one": "1 commitment is late",
    "list.waiting": "{count} commitments are delivered and wait for the customer",
    "list.waiting.one": "1 commitment is delivered and waits for the customer",
    "list.of_mine": "yours",
    "list.words": "with “{words}”",
    "list.days.yesterday": "due yesterday",
    "list.days.today": "due today",
    "list.days.tomorrow": "due tomorrow",
    "list.days.last_week": "due last week",
    "list.days.this_week": "due this week",
    "list.days.next_week": "due next week",
    "list.days.last_month": "due last month",
    "list.days.this_month": "due this month",
    "list.days.next_month": "due next month",
    "list.days.date": "due on {date}",
    "list.days.weekday": "due on {name}",
    "list.days.month": "due in {name}",
    "list.state.open": "open",
    "list.state.late": "late",
    "list.state.waiting": "delivered",
    "list.state.closed": "closed",
    "list.none_for": "Nothing that you can see fits all of this: {asked}.",
    "list.unknown": "I see no customer, person or promise for {words}, so this is no answer yet.",
    "list.near": "Did you mean one of these?",
    "list.help": (
        "Say a customer, a person, words of the promise, or: mine, all, late, waiting, closed, today, this week, csv."
    ),
    "list.late_days": "by {count} days or more",
    "list.late_days.one": "by a day or more",
    "list.late": "{count} working days late",
    "list.late.one": "1 working day late",
    "list.just_late": "late, by less than a working day",
    "list.unmoved": "never moved",
    "list.moves": "moved {count} times",
    "list.moves.one": "moved once",
    "list.internal": "internal",
    "list.zone": "Times in {zone}",
    "list.page": "{first} to {last} of {total}",
    "list.none": "There is nothing here that you can see.",
    "list.none_mine": "You have no open commitments. Make one: {commit} send fix to Acme by the 15th",
    "list.none_late": "Nothing is late. Every promise you can see is on time.",
    "list.none_late_there": "Nothing that is late fits what you asked for.",
    "list.file": "The list is on its way to you as a file.",
    "list.file_lost": "I could not send your file. Whoever runs me can see why; without csv you see the list at once.",
    "list.file_title": "Late commitments: {count}",
    "list.file_title_any": "Commitments: {count}",
    "csv.number": "number",
    "csv.what": "what",
    "csv.customer": "customer",
    "csv.owner": "owner",
    "csv.first_due": "first date",
    "csv.due": "due",
    "csv.days_late": "working days late",
    "csv.moves": "moves",
    "csv.status": "status",
    "csv.link": "link",
    "work.mine": "Your working time",
    "work.company": "The company's working time",
    "work.hours": "Hours",
    "work.lunch": "Break",
    "work.days": "Weekdays",
    "work.off": "Days off",
    "work.half": "Half days",
    "work.reminders": "Reminders before",
    "work.leads": "{leads} (tiers: {customer} settings)",
    "work.fiscal": "Fiscal year",
    "work.fiscal_from": "from {month}",
    "work.months": "January February March April May June July August September October November December",
    "work.sprint": "Sprint ends",
    "work.sprint_every": "{day}, then every {weeks} weeks",
    "work.no_sprint": "asked each time",
    "work.help_company": (
        " The company's too: “{commitments} settings everyone fiscal April”, "
        "“settings everyone sprint 4 Dec every 2 weeks”."
    ),
    "work.no_break": "none",
    "work.countrys": "those of the country",
    "work.weekdays": "Mon Tue Wed Thu Fri Sat Sun",
    "work.help": (
        "Change it: {commitments} settings hours 9-17:30 lunch 12-13 days mon-thu off 24 Dec half 31 Dec. "
        "“back 24 Dec” takes a day off away, “default” a setting; “settings everyone …” is the company's."
    ),
    # customers
    "group.unnamed": "a group",
    "customer.none": "nobody outside",
    "customer.saved": "{name} is saved",
    "customer.readers": "From outside, these people read along here: {names}",
    "customer.left_channel": "Until now it was {channel}. What they are told from now on comes here.",
    "customer.no_readers": "Nobody from outside reads along here yet.",
    "customer.readers_unknown": "Who from outside reads along here is not known: check the members of this channel.",
    "customer.not_shared": (
        "This channel is shared with nobody outside, so {name} reads nothing here yet: share it, or invite them. A "
        "colleague who is the customer can stay."
    ),
    "customer.invite": "I am not in this channel, so I cannot write here yet. Say: /invite @Commitments",
    "leads.days": "{count}d",
    "leads.hours": "{count}h",
    "customer.everyone": "everyone",
    "customer.nobody": "No customers yet.",
    "customer.policy": "Reminders for {name}: {leads} before the date.",
    "customer.help": "Name a customer: {customer} Acme · {customer} Acme here · {customer} Acme tier gold zone Seoul",
    "customer.unclear": "I don't understand “{word}”. Nothing is saved yet.",
    "customer.which": "{name} is the name of two customers, one of each side. Which one?",
    "customer.did_you_mean": "Did you mean “{word}”? Nothing is saved yet.",
    "customer.quote": "If the word is part of a name, put the name in quotation marks.",
    "customer.which_alias": "Is “{name}” one name, or several? Nothing is saved yet.",
    "customer.which_zone": "Which time zone is “{name}”? Nothing is saved yet.",
    "customer.no_tier": "There is no tier “{tier}”. Nothing is saved yet.",
    "customer.tiers": "Tiers: {tiers}. An admin sets up a new one by reminders: {customer} tier {tier} remind 5d 1d",
    "customer.unknown_near": "I don't know “{name}” yet. Did you mean “{near}”? Nothing is saved yet.",
    "customer.unknown": "I don't know “{name}” yet. Did you mean “{near}”?",
    "customer.make": "New customer: {name}",
    "customer.whose": "Name a customer first: {customer} Acme {said}",
    "customer.here_nowhere": "Say this in the customer's channel: {customer} Acme here",
    "customer.one_manager": "A customer has one manager. Nothing is saved yet.",
    "customer.long_note": "A note of what they value has at most {count} characters. Nothing is saved yet.",
    "customer.list": "{count} customers",
    "customer.list.one": "1 customer",
    "customer.list.more": "The first {count} by name. “{customer} NAME” finds every other.",
    "customer.none_yet": "You see no customers yet. In a customer's channel, say: {customer} Acme here",
    "company.title": "Settings of the company",
    "field.tiers": "Tiers",
    "company.as_usual": "{tier}: as for everyone",
    "company.leads": "{tier}: {leads}",
    "company.country_of_zone": "of the time zone",
    "company.change": (
        "Admins change reminders: {customer} everyone remind 3d 1d 2h · {customer} tier gold remind 5d 1d · "
        "“remind default” takes one back. Working time: {commitments} settings everyone"
    ),
    "choices.any": (
        "You can say: here, tier, zone, country, language, manager, people, contact, remove, alias, announce, remind, "
        "values, rename, merge, archive, settings."
    ),
    "choices.alone": "This stands alone after the name: {customer} Acme archive · {customer} Acme settings",
    "choices.language": "You can say a language: English, 한국어; “default” takes it back.",
    "choices.alias": 'You can say other names: {customer} Acme alias "Acme Corp" 애크미 · {customer} Acme alias -Akme',
    "choices.values": "You can say what they value: {customer} Acme values short mails; “none” takes it back.",
    "choices.rename": "You can say the new name: {customer} Acme rename Acme Industries",
    "customer.twice": "“{word}” is said twice. Nothing is saved yet.",
    "company.new_tier": "New tier: {tier}",
    "choices.any_of": "You can say: {list}, or “default”.",
    "choices.here": (
        "“here” stands alone, or before other settings: {customer} Acme here tier gold; “channel none” takes it back."
    ),
    "choices.tier": "You can say a tier: {customer} Acme tier gold, or “default” for none.",
    "choices.zone": "You can say a city, a country, or a zone such as Asia/Seoul; “default” takes it back.",
    "choices.country": "You can say a country: Germany, 독일, DE; “default” takes it back.",
    "choices.announce": "You can say: ask, auto, never.",
    "choices.remind": "You can say days and hours before the date: 5d 1d 2h; “default” takes it back.",
    "choices.person": "You can say people: {customer} Acme manager @sam; “manager none” takes it back.",
    "choices.everyone": "For everyone and for a tier you can say: remind 5d 1d 2h, or “remind default”.",
    "button.customer_settings": "Settings",
    "button.all_open": "All open",
    "button.restore_customer": "Bring back",
    "customer.settings_of": "{name}: settings",
    "customer.archived": "Archived: {names}",
    "stand.title": "Where we stand with {name}",
    "stand.archived": "Where we stand with {name} (archived)",
    "stand.values": "They value",
    "stand.open": "Open",
    "stand.counted": "{count} promises",
    "stand.counted.one": "1 promise",
    "stand.late": "{count} late",
    "stand.next": "Next",
    "stand.last_word": "Last word",
    "stand.broken": "Not kept of late",
    "stand.none": "none",
    "stand.none_broken": "nothing in 90 days",
    "stand.say_values": "What do they value? {customer} {name} values …",
    "field.values": "They value",
    "button.archive_customer": "Archive all the same",
    "archive.open": "{name} has {count} open promises: {labels}. Archive it all the same?",
    "archive.open.one": "{name} has an open promise: {labels}. Archive it all the same?",
    "archive.meaning": (
        "An archived customer is in no list and no menu, and nothing new is promised to it. What is open stays open, "
        "and nothing is deleted."
    ),
    "archive.done": "{name} is archived",
    "archive.restored": "{name} is back",
    "button.merge_customers": "Merge {name} into {into}",
    "button.merge_question": "Merge {name} into {into} instead",
    "merge.question": "Merge {name} into {into}?",
    "merge.promises": "Promises that move",
    "merge.counted": "{count}, {open} of them open",
    "merge.names": "Names that lead to it",
    "merge.people": "People who are added",
    "merge.contacts": "Contacts",
    "merge.channel": "Channel",
    "merge.manager": "Manager",
    "merge.announce": "Announcing",
    "merge.differs": "{setting} stays {kept}; {lost} is lost.",
    "merge.channel_left": "The channel of {name} is no longer a customer's.",
    "merge.manager_left": "The manager of {name} no longer manages its promises.",
    "merge.for_good": (
        "{name} is then gone, and its name leads to {into}. Who sees {into} sees these promises too. This cannot be "
        "undone."
    ),
    "merge.done": "{name} is merged into {into}: {count} promises moved",
    "merge.done.one": "{name} is merged into {into}: 1 promise moved",
    "merge.both": "Say both names: {customer} merge Acmee into Acme",
    "event.merged": "{who} merged its customer with another",
    "undo.merged": "the merging of two customers",
    "customer.title": "{label} · Our promise to {name}",
    "customer.what": "What",
    "customer.due": "When",
    "customer.status": "Status",
    "customer.status.open": "in progress",
    "customer.status.late": "later than promised",
    "customer.status.delivered": "delivered, do you have it?",
    "customer.status.accepted": "received",
    "customer.status.cancelled": "cancelled",
    "any_news.asked": "Asked at {time}. The owner will answer here.",
    "any_news.again": "The owner was asked today at {time} already, and will answer here.",
    "any_news.answered": "You asked today at {time}; the answer stands here. You can ask again tomorrow.",
    "any_news.settled": "Here is how it stands: {status}",
    "customer.reason": "Reason: {reason}",
    "customer.line.moved": "The date moved to {moment} (it was {old}).",
    "customer.line.corrected": "This was corrected. The date is {moment}.",
    "customer.line.delivered": "It is delivered. Please tell us whether you have it, with a button on the card above.",
    "customer.line.accepted": "Thank you. It is noted as received.",
    "customer.line.reopened": "Thank you for telling us. We are on it again.",
    "customer.line.not_done": "It is not done yet after all. We are on it again.",
    "customer.question.settled": "{what}: {status}",
    "customer.line.cancelled": "This was cancelled.",
    # errors
    "error.unknown_action": "That button is from an older version. Please ask again.",
    "error.draft_gone": (
        "That question was answered already, or somebody else was asked. Type your line again to start anew."
    ),
    "error.reason_needed": "Say why, so that everybody can see it later.",
    "error.manager_of_whom": "Say who reports to whom, for example “{slash_commit} manager @sam of @minho”.",
    "error.naive_time": "A moment without a time zone was given: {moment}.",
    "error.already_done": (
        "{label} is already done, so it cannot be changed. “{slash_commit} {label}” shows what is possible."
    ),
    "error.already_closed": (
        "{label} is already {status}, so it cannot be changed. “{slash_commit} {label}” shows what is possible."
    ),
    "error.not_delivered": "{label} is not waiting for the customer's answer.",
    "error.not_recurring": "{label} does not repeat.",
    "error.never_told": "{label} was never shown to {customer}, so talk to them yourself.",
    "error.not_late": "{label} is not past its date, so there is nothing to tell the customer.",
    "error.nothing_untold": "{customer} has been told all there is to tell about {label}.",
    "error.told_late": "{customer} was told already that {label} is late. Move it once you know the new date.",
    "error.not_allowed": (
        "Only the company that made you the promise can do that. Use the buttons of your card, or write to them here."
    ),
    "error.already_connected": (
        "One of the two is connected already: a company has one workspace of Slack and one tenant of Teams."
    ),
    "error.not_to_be_matched": (
        "That cannot be confirmed any more, so nothing was changed. Type “this is me” to start anew."
    ),
    "error.one_platform": (
        "I know one account of yours. Once Slack and Teams are one company, type “this is me” to add the other."
    ),
    "error.already_matched": (
        "One of these accounts has another one with it already. “disconnect me” takes those apart first."
    ),
    "error.nothing_to_connect": (
        "Nobody waits to be connected any more. Start anew with “{slash_commitments} connect”."
    ),
    "error.still_sending_there": "A message of theirs is just going out. Press again in a few seconds.",
    "error.joined": "Your workspace has just been connected with another one. Please try again.",
    "error.admins_only": "Only an admin of Commitments may do that. Ask one of them to do it.",
    "error.not_yours": (
        "{label} belongs to {owner}. They, whoever made it, their managers and admins may change it: ask {owner}."
    ),
    "error.customer_answers": (
        "Only the customer presses that, in their channel. "
        "If they told you that they have it: {slash_commit} agreed C-12."
    ),
    "error.unknown_commitment": "There is no {label} that you can see. {slash_commitments} lists yours.",
    "error.several_people": "Several people are called {person}. Type @ and the full name, or pick them from the list.",
    "error.unknown_person": "I don't know {person}. Pick somebody of this workspace.",
    "error.not_a_contact": "{person} is not of the customer, and cannot be a contact.",
    "error.cannot_own": "{person} cannot own a commitment: pick an active colleague.",
    "error.unknown_customer": "I don't know the customer {customer}. “{slash_customer} {customer} here” makes it.",
    "error.no_such_customer": "That customer is not on the list. Choose another one.",
    "error.customer_archived": "{customer} is archived. “{slash_customer} {customer} restore” brings it back.",
    "error.same_customer": "{customer} cannot be merged into itself: both names lead to it.",
    "error.name_taken": "The name {name} already belongs to {customer}.",
    "error.name_taken_elsewhere": "The name {name} already belongs to another customer.",
    "error.no_such_alias": (
        "{customer} has no other name {name}. “{slash_customer} {customer} settings” shows its names."
    ),
    "error.not_a_name": (
        "{name} cannot be the name of a customer: use a name with letters or digits that is no mention and no keyword."
    ),
    "error.not_your_managed_customer": (
        "{customer} is managed by {manager}, who can change that: ask them, or an admin."
    ),
    "error.not_your_customer": "That is not yours to change for {customer}. Ask its manager or an admin.",
    "error.channel_taken": "This channel already belongs to {customer}.",
    "error.no_customer_channel": (
        "{customer} has no channel yet. In their channel, say “{slash_customer} {customer} here”."
    ),
    "error.announcing_is_off": (
        "Announcing to {customer} is off. “{slash_customer} {customer} announce ask” turns it on."
    ),
    "error.already_told": "{label} was already shown to {customer}. Cancel it and make a new one.",
    "error.internal_commitment": (
        "{label} is internal, so the customer is never told of it. “{slash_commit} edit {label}” can make it public."
    ),
    "error.same_date": "{label} is already due then.",
    "error.words_leak": "{customer} must not read: {names}. Change the words they see.",
    "error.past_date": "{moment} has already passed. Give a date ahead.",
    "error.too_far": "That is too far ahead. Give a date within ten years.",
    "error.too_long": "That is too long: say it in at most {limit} characters.",
    "error.too_many_requests": "That was too much at once, so nothing was recorded. Please try again in a few seconds.",
    "error.no_date": "I could not read a date there. Try “Friday”, “15 Dec 3pm” or “in 3 business days”.",
    "error.surplus_words": "What does “{words}” mean after “{verb}”? Nothing was changed.",
    "error.not_of_one": "{why} Nothing was changed for any of them.",
    "error.too_many_promises": "That is {count} promises. I take {limit} at a time, and none of these is on record.",
    "error.say_all_at_once": (
        "For several at once, say all of it in one line, with a date or person and the reason, such as: "
        "{slash_commit} {verb} C-12, C-13 … because …"
    ),
    "error.words_exclude": "“{first}” and “{second}” exclude each other. Say one of them.",
    "error.company_setting": (
        "“{word}” is the company's, not a person's. An admin sets it: “{slash_commitments} settings everyone {word} …”."
    ),
    "error.unknown_work_setting": (
        "I don't understand “{word}”. Try “{slash_commitments} settings hours 9-17:30 lunch 12-13” or "
        "“{slash_commitments} settings off 24 Dec, 28 Dec to 30 Dec”."
    ),
    "error.not_a_day_off": (
        "“{word}” was not set as a day off or a half day, so there is nothing to take away. Weekends, holidays and "
        "the company's days off stay."
    ),
    "error.no_longer_correctable": (
        "The date of {label} was corrected, and that can no longer be taken back: an hour has passed or the customer "
        "was told. Move it instead: {slash_commit} move {label}."
    ),
    "error.cannot_be_undone": (
        "Your last step ({label}: {event}) cannot be taken back. For an earlier one name it: {slash_commit} undo C-12."
    ),
    "error.nothing_to_undo": (
        "There is nothing of yours to undo. {slash_commit} history C-12 says who changed what; ask them to undo it."
    ),
    "error.platform_away": "I cannot find out who you are just now. Please try again in a minute.",
    "error.not_installed": (
        "Commitments is not installed in this workspace any more. Ask an admin of the workspace to install it again."
    ),
    "error.encryption_key_missing": (
        "ENCRYPTION_KEY is missing: the database holds encrypted tokens. Give the key that they were stored with."
    ),
    "error.wrong_encryption_key": (
        "ENCRYPTION_KEY is wrong: it does not decrypt the tokens in the database. "
        "Give the key that they were stored with."
    ),
    "error.changed_meanwhile": (
        "Somebody else was changing the same thing at this moment, so I changed nothing. "
        "Please look at it and try again."
    ),
    "error.store_away": "I cannot reach my records just now, so nothing was changed. Please try again in a minute.",
    "error.store_unsure": (
        "I lost my records while writing this down. Before you try again, look in a minute whether it is there."
    ),
    "error.unstorable_text": "This text holds a character that cannot be kept. Type it again without it.",
    "error.bad_database_url": (
        "DATABASE_URL is wrong: it is not the address of a database. "
        "Use sqlite:///var/commitments.db or postgresql://name@host/database."
    ),
    "error.reader_broken": (
        "This Python ({version}) misreads dates: {problem}. Install the packages again (make clean, then make setup), "
        "or take another Python."
    ),
    "error.schema_outdated": (
        "The schema of the database in DATABASE_URL is out of date. Run “commitments migrate”, then start."
    ),
    "error.database_unreachable": "The database of DATABASE_URL cannot be reached: {problem}.",
    "erased": "(erased)",
    "error.nobody_of_that_name": (
        "Nobody called {name} is stored. Give the id: people have that of the chat platform (U0123), "
        "customers a number."
    ),
    "error.ambiguous_name": (
        "Several are called {name}: {candidates}. Give the id, and --company where that is not enough."
    ),
    "error.still_open": (
        "Nothing was erased: they still own {labels}. Hand these over (/commit give), close or cancel them first."
    ),
    "error.still_open_for_customer": (
        "Nothing was erased: {labels} are still promised to this customer. Close or cancel them first."
    ),
    "error.still_sending": (
        "Nothing was erased: one of their messages is being sent right now. Try again in two minutes."
    ),
    "error.still_admin": (
        "Nothing was erased: they stand in ADMINS, from where each start stores them. "
        "Take them out and restart the bot first."
    ),
    "error.file_still_holds": (
        "The rows are erased, but {file} could not be rewritten and still holds old bytes. "
        "Stop the bot and erase again."
    ),
    "error.backup_is_for_sqlite": (
        "This command backs up SQLite only. For PostgreSQL, run: pg_dump --format=custom --file=FILE DATABASE"
    ),
    "error.backup_failed": "No backup was made: {problem}.",
    "error.unsupported_database": (
        "DATABASE_URL is wrong: {family} is not supported. "
        "Use sqlite:///var/commitments.db or postgresql://name@host/database."
    ),
    "error.database_folder_failed": "DATABASE_URL is wrong: its file or folder cannot be created ({problem}).",
    "error.unknown_database_option": "DATABASE_URL is wrong: it has an option that is not known ({option}).",
    "error.database_in_memory": (
        "DATABASE_URL is wrong: it names no file, so everything would be lost when the bot stops. "
        "Use sqlite:///var/commitments.db."
    ),
    "error.page_file_unusable": (
        "The local page's chat, {file}, cannot be used: {problem}. Move that file away, or restore it from a backup; "
        "without it the page begins a new chat, and the promises stay."
    ),
    "error.database_is_no_file": "DATABASE_URL is wrong: {file} is no file.",
    "error.database_silent": "The database of DATABASE_URL cannot be reached: it did not answer in time.",
    "error.backup_in_memory": "No backup was made: the database is kept in memory only.",
    "error.backup_exists": "No backup was made: {file} already exists.",
    "error.backup_damaged": "No backup was made: the copy is damaged ({problem}).",
    "error.half_filled_page": (
        "The local page was stopped while it was being filled. Delete its files in var/ and start again."
    ),
    # while a platform is being connected
    "start.workspace_refused": "Slack refuses the connection ({reason}): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.",
    "start.slack_unreachable": "Slack cannot be reached ({reason}). Try again later, or check SLACK_API_URL.",
    # help
    "help.title": "Keep the promises you make to customers",
    "help.commit.title": "Promise",
    "help.commit": "{commit} send fix to Acme by the 15th\n{commit} @minho: price list for Acme tomorrow 3pm",
    "help.kept.title": "Keep",
    "help.done": "{commit} done C-12",
    "help.update": "{commit} update C-12 the fix is in review",
    "help.note": "{commit} note C-12 they are away until Monday",
    "help.change.title": "Change",
    "help.move": "{commit} move C-12 to Monday because the vendor slipped",
    "help.give": "{commit} give C-12 @minho",
    "help.cancel": "{commit} cancel C-12 because …",
    "help.snooze": "{commit} snooze C-12 2h",
    "help.undo": "{commit} undo",
    "help.look.title": "Look",
    "help.history": "{commit} history C-12",
    "help.why": "{commit} why C-12",
    "help.list.title": "Lists",
    "help.commitments": (
        "{commitments} · {commitments} Acme · {commitments} @minho · {commitments} all · {commitments} closed · "
        "{commitments} settings\n"
        "also mine, late, waiting, today, this week, words of the promise, csv; they combine"
    ),
    "help.overdue.title": "Late",
    "help.overdue": "{overdue} · {overdue} @minho · {overdue} Acme · {overdue} 7d · {overdue} csv",
    "help.customer.title": "Customers",
    "help.customer": (
        "{customer} Acme · {customer} list · {customer} Acme here · {customer} Acme values short mails · "
        "{customer} Acme tier gold zone Seoul manager @sam people @minho contact @carol "
        "announce ask"
    ),
    "help.others": "Also: {words}. “{commit} help WORD” says what each does.",
    "help.footer": (
        "Write “because internal: …” for a reason that the customer must not read, "
        "“internal: …” for a promise that they must not hear of."
    ),
    # one company on Slack and Teams
    "connect.code": "Your code: {code}",
    "connect.code.enter": (
        "An admin of Commitments on {platform} sends me this in our personal chat, where nobody else reads it:\n{line}"
    ),
    "connect.code.once": "It works once, until {moment}. Before anything is connected I ask you here.",
    "connect.shown_once": "That code was shown once. “{commitments} connect” makes a new one.",
    "connect.no_code": "That is not a code. It has five groups of four signs; “{commitments} connect” makes one.",
    "connect.code_alone": (
        "A code says nothing alone. Send it behind what it is for: “{commitments} connect” for two companies, "
        "“{commit} this is me” for your two accounts."
    ),
    "connect.not_here": "A workspace of Slack and Teams are connected there, not on this page.",
    "connect.side": "customers: {customers} · promises: {promises}, {open} of them open",
    "connect.entered.asked": "{side} is asked whether you are one company.",
    "connect.entered.next": (
        "An admin there confirms within 30 minutes; nothing has changed yet. After that your C-12 is {letter}-12, the "
        "company's working time, days off, reminders and tiers are those of {side}, and it cannot be undone."
    ),
    "connect.entered.wrong": (
        "That code is not right, or no longer works. “{commitments} connect” on the other side makes a new one."
    ),
    "connect.entered.too_often": "Those were five wrong codes. Codes can be entered again in an hour.",
    "connect.entered.own": "That is your own code. An admin of the other side enters it.",
    "connect.entered.same_platform": "Both are on {platform}. What can be connected is a workspace of Slack and Teams.",
    "connect.entered.seen": (
        "Others can read what is written here, so that code no longer works. Ask for a new one, and send it to me in "
        "our personal chat."
    ),
    "connect.asked": "{side} wants to be one company with you.",
    "connect.asked.numbers": "The numbers of {side} keep their digits and take the letter {letter}: {letter}-12.",
    "connect.asked.settings": (
        "Your settings stay, and admins of both are admins. Everyone sees of both sides what the rights allow; "
        "customers of the same name are kept apart until you merge them."
    ),
    "connect.asked.for_good": "This cannot be undone.",
    "connect.done": "You and {side} are one company now.",
    "connect.done.numbers": "Numbers of {side} begin with {letter}-. New ones begin with C-, wherever they are made.",
    "connect.done.same": "{count} of their customers were called like one of yours. If they are the same, merge them:",
    "connect.done.same.one": "One of their customers was called like one of yours. If they are the same, merge them:",
    "connect.not_connected": "Nothing was connected. The code no longer works.",
    "connect.connected": (
        "You and {side} are one company now. Your numbers have another letter, and those that you know are still "
        "understood here. “{commitments} all” shows the promises of both."
    ),
    "connect.declined": "{side} did not want to be connected. Nothing was changed.",
    "connect.tried": "Somebody at {side} entered five wrong codes in place of yours. Your code no longer works.",
    "connect.seen": "At {side} your code was sent where others read it, so it no longer works. Nothing was connected.",
    "connect.old_card": (
        "This card is from before you were connected, and its numbers mean something else now. Ask me for it again."
    ),
    "same_person.asked": "Are you both {slack} in Slack and {teams} in Teams?",
    "same_person.asked.why": "I ask both accounts. Only if both say yes are they one person for me.",
    "same_person.asked.then": (
        "Then either account may see and do what the other may, your lists show the promises of both, and you are "
        "reminded once. “disconnect me” takes them apart again."
    ),
    "same_person.asked.admin": "One of the two is an admin of Commitments. Then both are.",
    "same_person.asked.stranger": "If one of them is not yours, press No and tell an admin.",
    "same_person.waiting": "Thanks. Now say yes as {name} in {platform}, where I ask you too.",
    "same_person.done": "{name} in {platform} and you are one person for me now.",
    "same_person.told.slack": "I remind you in Slack. To be reminded in Teams, type “remind me in Teams”.",
    "same_person.told.teams": "I remind you in Teams. To be reminded in Slack, type “remind me in Slack”.",
    "same_person.not": "All right, I will not ask again. If that account is a stranger's, please tell an admin.",
    "same_person.denied": "{name} in {platform} says that they are not you. Nothing was changed.",
    "same_person.apart": "{name} in {platform} and you are two people for me again. Each hears of their own promises.",
    "same_person.code.enter": "Send this from your own account in {platform}:\n{line}",
    "same_person.code.once": (
        "It works once, until {moment}, and I ask there before anything changes. Do not give it to anybody else."
    ),
    "same_person.shown_once": "That code was shown once. “{word}” makes a new one.",
    "same_person.entered.wrong": (
        "That code is not right, or no longer works. “{word}” in your other account makes a new one."
    ),
    "same_person.entered.too_often": "Those were five wrong codes. Codes can be entered again in an hour.",
    "same_person.entered.own": "That is the code of this account. Enter it in your other one.",
    "same_person.entered.seen": (
        "Others can read what is written here, so that code no longer works. Send me a new one in our personal chat."
    ),
    "connect.which": "{label} means two promises here: {own}, which was {label}, and another one.",
    "connect.which.type": "Type {own} for the first. For the other, use the buttons of its card.",
    # what “help WORD” says: a sentence, then examples that a test runs
    "about.commit": (
        "Writes down a promise: what, to whom, by when. Without an owner it is yours; what is unclear is asked.\n"
        "{commit} send fix to Acme by the 15th\n"
        "{commit} @minho: price list for Acme tomorrow 3pm\n"
        "{commit} internal: check the logs of Acme by Friday"
    ),
    "about.done": (
        "You have delivered it. A customer who was told is asked whether they have it; a note stays inside.\n"
        "{commit} done C-12\n"
        "{commit} done C-12, C-14 sent by mail"
    ),
    "about.update": (
        "Writes to the customer, in words that you look at first.\n{commit} update C-12 the fix is being tested"
    ),
    "about.note": ("Keeps words that only colleagues read.\n{commit} note C-12 the vendor answers on Monday"),
    "about.move": (
        "A new date, and why. The first date stays on record; a customer who was told sees the new one.\n"
        "{commit} move C-12 to Monday because the vendor slipped\n"
        "{commit} move C-12 to Friday because internal: too few of us"
    ),
    "about.give": (
        "Hands it to a colleague, who is told.\n{commit} give C-12 @minho\n{commit} give C-12 @minho because I am away"
    ),
    "about.cancel": (
        "Gives it up, and says why. A customer who was told sees that it is cancelled.\n"
        "{commit} cancel C-12 because the order was withdrawn"
    ),
    "about.stop": ("Ends what recurs: the newest promise stays, nothing follows it.\n{commit} stop C-12"),
    "about.snooze": (
        "Reminds its owner later; the date stays.\n{commit} snooze C-12 2h\n{commit} snooze C-12 until Monday"
    ),
    "about.history": ("Who did what and when, old and new, and why.\n{commit} history C-12"),
    "about.why": (
        "Which reminders and messages are coming, which were sent, and why others were not.\n{commit} why C-12"
    ),
    "about.undo": ("Takes back your last change, or your last one of a number.\n{commit} undo\n{commit} undo C-12"),
    "about.help": ("All of it on one screen; with a word, what that does.\n{commit} help\n{commit} help move"),
    "about.tell": ("Shows it to the customer, after a preview in which you can change the words.\n{commit} tell C-12"),
    "about.retell": ("Tries again to tell a customer who could not be told.\n{commit} retell C-12"),
    "about.tell_late": (
        "Tells the customer that the date has passed, in words that you look at first.\n{commit} tell late C-12"
    ),
    "about.edit": ("Changes words, customer, owner and date in a form.\n{commit} edit C-12"),
    "about.open": ("Shows a promise, with what can be done.\n{commit} show C-12\n{commit} C-12"),
    "about.agreed": ("The customer has it, and told you so: it is received.\n{commit} agreed C-12"),
    "about.told_by_hand": (
        "You told the customer yourself: it is noted, and nobody asks you to tell them.\n{commit} told by hand C-12"
    ),
    "about.ask_again": ("Asks the customer again whether they have it.\n{commit} ask again C-12"),
    "about.not_done": ("It is not done after all: it is open again.\n{commit} not done C-12"),
    "about.connect": (
        "Makes a workspace of Slack and Teams one company. An admin of one side gets a code, one of the other enters "
        "it, and the first confirms.\n{commitments} connect"
    ),
    "about.same_person": (
        "You have an account in Slack and one in Teams: shows a code that you send from the other one.\n"
        "{commit} this is me"
    ),
    "about.apart": ("Makes your accounts in Slack and Teams two people again.\n{commit} disconnect me"),
    "about.in_slack": ("You are reminded in Slack, not in Teams.\n{commit} remind me in Slack"),
    "about.in_teams": ("You are reminded in Teams, not in Slack.\n{commit} remind me in Teams"),
    "about.manager": ("An admin says who hears of what is late.\n{commit} manager @sam of @alice @minho"),
    "about.commitments": (
        "Lists what is promised: yours, or what you ask for. The words combine in any order.\n"
        "{commitments}\n"
        "{commitments} Acme\n"
        "{commitments} @minho late\n"
        "{commitments} all this week\n"
        "{commitments} closed csv\n"
        "{commitments} settings"
    ),
    "about.overdue": (
        "Lists what is late, by how many working days, and how often it was moved.\n"
        "{overdue}\n"
        "{overdue} @minho\n"
        "{overdue} Acme 7d\n"
        "{overdue} csv"
    ),
    "about.customer": (
        "Where we stand with a customer, and what is known of them. “alias -Akme” or “forget alias Akme” takes a name "
        "back; “manager none”, “channel none” and “tier default” a setting.\n"
        "{customer} Acme\n"
        "{customer} Acme here\n"
        "{customer} Acme values short mails, no calls before 10\n"
        "{customer} Acme tier gold zone Seoul country Korea\n"
        "{customer} Acme manager @sam people @minho contact @carol\n"
        "{customer} Acme announce ask remind 5d 1d 2h\n"
        '{customer} Acme alias "Acme Corp"\n'
        "{customer} Acme manager none channel none\n"
        "{customer} Acme settings\n"
        "{customer} list"
    ),
    # dates, as CLDR patterns: unicode.org/reports/tr35/tr35-dates.html
    "date.moment": "EEE d MMM y, HH:mm",
    "date.by_day": "EEE d MMM y",
    "date.in_year": "d MMMM",
    "recurs.day": "every day",
    "recurs.days": "every {number} days",
    "recurs.workday": "every weekday",
    "recurs.week": "every {days}",
    "recurs.weeks": "every {number} weeks on {days}",
    "recurs.month": "every month on {day}",
    "recurs.months": "every {number} months on {day}",
    "recurs.year": "every year on {day}",
    "recurs.years": "every {number} years on {day}",
    "recurs.last_day": "the last day",
    "nth.1": "the {number}st",
    "nth.2": "the {number}nd",
    "nth.3": "the {number}rd",
    "nth.0": "the {number}th",
    "nth_weekday.1": "the first {day}",
    "nth_weekday.2": "the second {day}",
    "nth_weekday.3": "the third {day}",
    "nth_weekday.4": "the fourth {day}",
    "nth_weekday.-1": "the last {day}",
    "date.short": "EEE d MMM HH:mm",
    "date.listed": "EEE d MMM HH:mm",
    "date.listed_year": "EEE d MMM y HH:mm",
    "date.time": "HH:mm",
    "date.day": "EEEE d MMMM",
    "date.clock": "EEE d MMM, HH:mm",
    "date.next": "EEE HH:mm",
    "date.later": "EEE d MMM",
    "date.full": "EEEE d MMMM y, HH:mm zzzz",
    "date.read": "EEEE d MMMM y HH:mm",
    "days.beside": "{date} ({away})",
    "days.yesterday": "yesterday",
    "days.today": "today",
    "days.tomorrow": "tomorrow",
    "days.ahead": "in {count} days",
    "days.ago": "{count} days ago",
    # the local page
    "page.title": "Commitments",
    "page.act_as": "Act as",
    "page.channels": "Channels",
    "page.direct_messages": "Direct messages",
    "page.bot": "Commitments",
    "page.app": "App",
    "page.menu": "People and places",
    "page.language": "Language",
    "page.account_manager": "Account manager",
    "page.engineer": "Engineer",
    "page.manager": "Manager",
    "page.customer": "Customer, Acme",
    "page.shared": "shared with the customer",
    "page.internal": "our team only",
    "page.private_place": "only you and the bot",
    "page.clock": "Clock",
    "page.hour": "+1 hour",
    "page.day": "+1 day",
    "page.next": "Next notification",
    "page.next_hint": "Move the clock to the next notification",
    "page.nothing_planned": "Nothing is planned",
    "page.unread": "new",
    "page.messages": "Messages",
    "page.only_you": "Only you can see this",
    "page.edited": "edited",
    "page.download": "Download",
    "page.empty": "Nothing here yet.",
    "page.try": "Try",
    "page.example": "{commit} send fix to Acme by the 15th",
    "page.customer_empty": "News of what you were promised will appear here.",
    "page.composer": "Message {place}",
    "page.placeholder": "Message {place}, or type / for commands",
    "page.customer_placeholder": "Message {place}",
    "page.send": "Send",
    "page.commands": "Commands",
    "page.offered": "Suggestions: {count}. Arrow keys choose, Tab inserts.",
    "page.new_below": "New messages",
    "page.new_chat": (
        "This chat is new, as the file of the one before was missing. The promises stay on record, {commitments} lists "
        "yours, and the customers' cards are posted again."
    ),
    "page.date_in_form": "EEE d MMM y",
    "page.what_it_is": "A place to try the bot: here you may act as anybody.",
    "page.unknown_command": "I don't know {command}. The commands are {commands}.",
    "page.start_with_command": "Start with a command, for example: {example}",
    "page.cannot_reach": "The bot cannot be reached. Is it still running?",
    "page.went_wrong": "Something went wrong. Nothing was changed.",
    "page.not_json": "That was not a request I can read.",
    "page.too_large": "That is too long. Say it in fewer words.",
    "page.unknown_person": "I don't know that person.",
    "page.unknown_place": "You are not in that channel.",
    "page.unknown_message": "That message is gone.",
    "page.unknown_button": "That button is gone.",
    "page.unknown_language": "I don't speak that language yet.",
    "page.unknown_move": "The clock cannot move that way.",
    "page.commit": "write down a promise",
    "page.commit_done": "you have delivered it",
    "page.commit_update": "words to the customer, previewed",
    "page.commit_note": "words that stay inside",
    "page.commit_move": "a new date, and why",
    "page.commit_give": "hand it to a colleague",
    "page.commit_cancel": "give it up, and why",
    "page.commit_snooze": "remind me later",
    "page.commit_history": "who did what, when",
    "page.commit_why": "what reminds whom, when",
    "page.commit_undo": "take back your last step",
    "page.commit_help": "everything on one screen",
    "page.commitments": "what you have promised",
    "page.commitments_all": "everybody's",
    "page.commitments_settings": "your working hours and days off",
    "page.commitments_closed": "kept and cancelled",
    "page.overdue": "what is late",
    "page.overdue_csv": "as a file",
    "page.customer_command": "show or set up a customer",
    "page.customer_list": "the customers that you see",
    "page.customer_here": "this channel is theirs",
    # only in Slack
    "slack.one_moment": "One moment …",
    "slack.form_too_late": "Slack gave up before the form could open. Please try again.",
    "slack.unknown_command": "I don't know that command. {help} shows what I can do.",
    "slack.unknown_action": (
        "That button is from an older version and does nothing any more. {help} shows what I can do."
    ),
    "slack.unreadable": "I could not read this request from Slack, so nothing was done. Please tell your admin.",
    "teams.maybe_again": "This may be a second copy: it is not known whether the first arrived.",
    "welcome.title": "Hello! I keep the promises you make to customers.",
    "welcome.personal": "Write what you promised, to whom and by when:",
    "welcome.mention": "Mention me, and write what you promised, to whom and by when. Only you see my answers.",
    "welcome.example": "send the fix to Acme by Friday 3pm",
    "welcome.then": (
        "I remind you before the date, tell the customer when you say so, and show what is late. “help” shows all."
    ),
    "welcome.zone": "I read your times in {zone} until you write to me: your client then tells me yours.",
    "welcome.channel": "Where a customer reads along, write “{at} customer Acme here”.",
    "teams.help": (
        "In Teams you may leave “{commit}” out; in chats and channels write @Commitments first. "
        "A message becomes a promise by ⋯ → More actions → Save as commitment."
    ),
    "teams.unreadable": "I could not read this request from Teams, so nothing was done. Please tell your admin.",
    "teams.cut": "Not all fits into one message: {count} more. Ask for less, such as one customer.",
    "teams.zone.wanted": (
        "Teams does not tell me your time zone, so I read your times in {zone}. "
        "If that is not yours, write to me here, for example: zone Seoul"
    ),
    "teams.zone.set": "Your times are read in {zone} from now on.",
    "teams.zone.which": "Which zone is “{said}”? {zones}",
    "teams.zone.unknown": "I do not know the zone “{said}”. Write a city or a zone, for example: zone Seoul",
    "teams.zone.told": "Your times are read in {zone}, as your Teams says. Change it in the settings of your device.",
    "teams.edited": "I do not read a message again after an edit. Please send it as a new one.",
    "teams.invite": "I am not in this channel, so I cannot write here yet. Add the app to this team or chat.",
    "teams.being_saved": "It is being saved. You get the outcome as a message.",
    "teams.file.gone": "That file is no longer kept. Please ask for it again.",
    "teams.file.not_stored": "Your file could not be stored in your OneDrive. Please allow it again in a moment.",
    "teams.save": "Save as commitment",
    "package.name.short": "Commitments",
    "package.name.full": "Commitments: the promises you make to your customers",
    "package.description.short": "Keeps the promises you make to your customers",
    "package.description.full": (
        "Write what you promised, to whom and by when. Commitments stores it, reminds the owner before the date, tells "
        "the customer in their channel, and shows managers what is late."
    ),
    "teams.save.description": "Write down what a message promises",
    "teams.save.submit": "Save",
    "teams.save.words": "What is promised, to whom, by when",
    "teams.save.intro": "Leave what was promised, and add what is missing. Only you see the answer.",
    "teams.save.further": "See my message to you.",
    "slack.failed": "Something went wrong on our side. Please try again in a moment.",
    # commitments parse
    "parse.what": "What",
    "parse.due": "Due",
    "parse.owner": "Owner",
    "parse.customer": "Customer",
    "parse.alternative": "or",
    "parse.you": "you",
    "parse.hedged": "It only hopes or tries: no promise yet.",
    "parse.problem.no_deadline": "There is no date in it: say by when.",
    "parse.problem.past_deadline": "That date is past.",
    "parse.problem.no_what": "It does not say what is promised.",
    "parse.problem.several_customers": "It names several customers: make one promise for each.",
    "parse.problem.unclear_date": "The date is not clear: choose one of the readings.",
    "parse.warning.weekend": "It falls on a weekend.",
    "parse.warning.holiday": "It falls on a public holiday.",
    "parse.warning.far_ahead": "It is more than a year ahead.",
    "parse.warning.very_soon": "It is less than an hour away.",
    # what a platform shows beside a command while somebody types it
    "command.commit": "Write down a promise to a customer, or change one",
    "command.commitments": "List open commitments: yours, a customer's, somebody's",
    "command.overdue": "List what is late",
    "command.customer": "Show or set up a customer",
    "usage.commit": "send fix to Acme by the 15th",
    "usage.commitments": "[Acme | @minho | all | late | waiting | closed | this week | csv | settings]",
    "usage.overdue": "[@minho | Acme | mine | 7d | csv]",
    "usage.customer": "Acme [here | values … | tier gold | zone Seoul | manager @sam | people @minho | announce ask]",
    "usage.done": "done C-12",
    "usage.move": "move C-12 to Monday because …",
    "usage.help": "help",
}

# What people type for each verb. The first is what we tell them to type.
VERBS: dict[str, tuple[str, ...]] = {
    "done": ("done", "delivered", "kept", "complete", "completed"),
    "update": ("update",),
    "note": ("note", "memo"),
    "move": ("move", "postpone", "reschedule"),
    "give": ("give", "assign", "hand over", "handover"),
    "cancel": ("cancel", "drop"),
    "stop": ("stop",),
    "snooze": ("snooze",),
    "history": ("history", "log"),
    "why": ("why",),
    "undo": ("undo",),
    "tell": ("tell", "announce"),
    "retell": ("retell",),
    "told_by_hand": ("told by hand",),
    "tell_late": ("tell late",),
    "edit": ("edit",),
    "open": ("show", "open"),
    "agreed": ("agreed", "accepted"),
    "ask_again": ("ask again",),
    "not_done": ("not done", "reopen"),
    "help": ("help", "?"),
    "manager": ("manager",),
    "connect": ("connect",),
    "same_person": ("this is me",),
    "apart": ("disconnect me",),
    "in_slack": ("remind me in Slack", "remind me on Slack"),
    "in_teams": ("remind me in Teams", "remind me on Teams"),
}

# What people say for a verb that they do not know; it is only asked about.
MEANT: dict[str, tuple[str, ...]] = {
    "done": (
        "close", "finish", "finished", "resolve", "resolved", "fulfil", "fulfill", "shipped", "sent",
        "ready", "did", "tick", "check",
    ),
    "move": ("shift", "push", "delay", "extend", "bump", "defer", "slip", "due", "date", "deadline"),
    "give": ("reassign", "transfer", "delegate", "pass", "hand", "handoff", "owner"),
    "cancel": ("delete", "remove", "kill", "abort", "scrap", "void", "withdraw"),
    "snooze": ("remind", "later", "pause", "mute", "quiet", "hold"),
    "history": ("hist", "changes", "audit", "timeline"),
    "why": ("reminders", "notifications"),
    "undo": ("revert", "restore", "rollback", "unclose", "back"),
    "not_done": ("unfinished", "unkept"),
    "update": ("news", "progress"),
    "note": ("notes", "comment"),
    "tell": ("notify", "inform", "publish", "share"),
    "edit": ("change", "rename", "reword", "correct", "amend", "modify"),
    "open": ("status", "state", "info", "view", "see", "display", "detail", "details", "find", "look", "get"),
    "agreed": ("accept", "confirm", "confirmed", "received", "acknowledged", "got"),
    "help": ("commands", "usage", "manual", "how"),
    "list": ("list", "lists", "ls", "status", "overview", "dashboard", "todo", "todos", "commitments", "promises"),
}  # fmt: skip

# What people say to narrow a list, the suggested word first.
LISTS: dict[str, tuple[str, ...]] = {
    "mine": ("mine", "my", "me"),
    "all": ("all", "everything", "everyone", "everybody"),
    "open": ("open", "in progress"),
    "late": ("late", "overdue", "past due"),
    "waiting": ("waiting", "delivered", "waiting for the customer", "waiting for customer", "pending"),
    "closed": ("closed", "done", "finished", "completed"),
    "today": ("today", "due today"),
    "tomorrow": ("tomorrow", "due tomorrow"),
    "yesterday": ("yesterday", "due yesterday"),
    "last_week": ("last week", "due last week", "previous week"),
    "last_month": ("last month", "due last month", "previous month"),
    "this_week": ("this week", "due this week"),
    "next_week": ("next week", "due next week"),
    "this_month": ("this month", "due this month"),
    "next_month": ("next month", "due next month"),
    "csv": ("csv", "excel", "spreadsheet"),
    "filler": (
        "a", "an", "the", "of", "for", "from", "to", "by", "in", "on", "and", "with", "as", "is", "are", "show", "list",
        "file", "commitments", "commitment", "promises", "promise", "ones", "due", "please", "what", "which", "that",
    ),
}  # fmt: skip

# The keywords of /customer, the suggested word first.
SETTINGS: dict[str, tuple[str, ...]] = {
    "list": ("list",),
    "everyone": ("everyone", "everybody", "company"),
    "settings": ("settings", "setting"),
    "help": ("help", "?"),
    "here": ("here", "channel"),
    "tier": ("tier",),
    "zone": ("zone", "timezone"),
    "country": ("country",),
    "language": ("language",),
    "manager": ("manager",),
    "alias": ("alias", "aliases"),
    "announce": ("announce",),
    "remind": ("remind", "reminders"),
    "people": ("people",),
    "contact": ("contact", "contacts"),
    "remove": ("remove", "forget"),
    "values": ("values", "value"),
    "rename": ("rename",),
    "merge": ("merge",),
    "archive": ("archive",),
    "restore": ("restore", "unarchive"),
}

# What people say for the values of settings, the suggested word first.
SETTING_VALUES: dict[str, tuple[str, ...]] = {
    "default": ("default", "none", "usual", "reset"),
    "ask": ("ask",),
    "auto": ("auto", "automatic"),
    "never": ("never", "off"),
    "gold": ("gold",),
    "silver": ("silver",),
    "standard": ("standard",),
}

COUNTRIES = {
    "America": "US", "Britain": "GB", "Great Britain": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB",
    "Korea": "KR", "Holland": "NL", "UAE": "AE", "Czech Republic": "CZ", "Turkey": "TR", "Hong Kong": "HK",
    "Macau": "MO",
}  # fmt: skip

CATALOGUE = Catalogue(
    code="en",
    name="English",
    spoken=("english",),
    sentences=ENGLISH,
    verbs=VERBS,
    lists=LISTS,
    meant=MEANT,
    settings=SETTINGS,
    setting_values=SETTING_VALUES,
    called_countries=COUNTRIES,
)
