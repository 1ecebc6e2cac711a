"""English words of pledges: subjects, adverbs, and verbs that serve somebody."""

from commitments.language.text.word_patterns import whole_words, word_set

_PEOPLE = (
    "(?:team|engineers?|developers?|devs|crew|staff|folks|specialists?|side|people|guys|support|ops|consultants?"
    "|technicians?|electricians?|plumbers?|fitters?|installers?|mechanics?|surveyors?|drivers?|couriers?|foreman"
    "|lawyers?|attorneys?|paralegals?|accountants?|leads?|colleagues?|assistants?|designers?|analysts?|agents?|reps?|finance|legal|billing)"
)
SUBJECT = (
    rf"(?:i|we|(?:our|my) (?:[\w-]{{1,20}} )?(?:[\w-]{{1,20}} )?{_PEOPLE}|the team|(?:me|myself) and [a-z]{{1,20}}"
    r"|my colleague \w{1,20}|(?!someone|anyone|they)\w{1,20} (?:from|on|in) (?:my|our) team)"
)
ADVERB = (
    "(?:now|also|then|just|still|again|both|all|be(?= [a-z]{1,12}ing)|go ahead and|(?:be|make) sure to"
    "|(?!apply|supply|reply|rely|fly|comply)[a-z]{2,12}ly)"
)
_WHEN = "(?:today|tonight|tomorrow|tmrw|this|next|first|later|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|eod)"
_DAY = rf"(?:on|by|in|before|{_WHEN})"
# Verbs by which somebody gets something …
GIVING = word_set(
    """send ship deliver share submit email mail forward hand provide upload resend issue refund credit publish deploy
    release fix patch restore finish complete resolve courier reship merge wire countersign circulate"""
)
# … verbs that serve when a recipient or a limit is named …
DOING = word_set(
    """do give get add bring put push roll swap call ring ping text phone draft prepare build update upgrade replace
    remove delete extend migrate import export reprocess enable activate raise adjust repair install configure provision
    post drop reset rotate generate pay return reimburse waive transfer process escort train reply answer respond write
    review confirm report have make run set sort arrange schedule book visit"""
)
# … which can mean anything, even with "we" …
MANIFOLD = word_set("do give get have make run set put bring visit ring train book drop swap escort")
# … verbs that serve whoever waits for the thing, unless it is the speaker's own …
WORKING = word_set(
    """notify brief update add remove delete merge file post write draft prepare handle answer reply push respond
    confirm report review schedule arrange replace adjust raise chase package sort fax overnight document
    escalate investigate rebase revert tag commit bump clarify explain correct implement rename unban unblock
    finalize finalise backport reproduce ping poke paste print distribute incorporate"""
)
SERVICE = whole_words(
    rf"(?:call|phone|contact)(?= (?:you|u|him|her|them|back|again|the|your|our|(?-i:[A-Z])|{_DAY}))",
    "take (?:care|charge) of", "deal with", "follow up",
    "talk (?:to|with)(?! (?:you|u|ya)(?: all| guys)? (?:soon|later|then|tomorrow|next))", "speak (?:to|with)",
    "check (?:on|with)", "set up (?:an?|the|your|our|that|this|it|them)", "(?:get|be) in touch", "touch base",
    "mark up",
    "(?:have|get) (?:someone|somebody|an? [a-z]{3,14}|(?:our|my|the) [a-z]{3,14}) .{0,40}"
    r"(?:on-?site|come (?:by|over|out)|swing by|stop by|with you|at your)\b",
    "pass (?:it|this|that|them) (?:along|on)", "(?:take|bring) (?:it|this|that) up", "take an? (?:stab|crack) at",
    "get (?:it|this|that) in", "get around to", "see (?:that|to)",
    "let (?:him|her|them|everyone|(?-i:[A-Z])[a-z]{1,20}) know", "start on (?:the|your)",
    "do the (?:release|write-?up|review|merge|rollout|deploy|deployment|switch|changes?|update)",
    "bring (?:it|that|this|them)", "bring (?:the|your) .{1,30} to the (?:meeting|call|office)",
    "make (?:the|your) (?:reservations?|arrangements?|bookings?)",
    "get (?:it|this|that) (?:sorted|done|fixed|merged|released|over|out)",
    "(?:tell|ask|remind|inform|help) (?:him|her|them|you|(?-i:[A-Z])[a-z]{1,20})", "cut a",
    "(?:send|get|put)(?:ting)? out",
    "do (?:it|this|that)", f"do(?= {_DAY})",
    "(?:open|file|submit|raise|create|make|do) an? (?:[a-z]{1,8} )?"
    "(?:pr|ticket|issue|bug|case|request|build|release|example|copy|list)",
    "put (?:it|this|that|them) (?:up|in|on|together)", "put together", "walk .{1,40} through",
    "make (?:the|that|this) (?:change|fix|update|correction)s?",
)  # fmt: skip
# … and verbs that study something for others, but not when the speaker goes on with what is their own.
STUDYING = whole_words(
    "look into",
    "look at (?:it|this|that|these|those|them|the|your|what|why|how|(?-i:[A-Z])|@|<)",
    "(?:take|have|get) (?:a|another) (?:[a-z]{4,6} )?look",
    "dig into",
    rf"work (?:on|up)(?! (?:{_DAY}))",
    "go (?:over|through) (?:it|this|that|them|the|your)(?! house)",
)
OWN = (
    r"\b(?:my(?! (?:team|colleagues?|boss|manager|side|end|comments|notes|changes|fix|patch|thoughts|feedback|draft"
    r"|pr)\b)"
    r"|mine|myself|(?:mom|mother|dad|father|mum|wife|husband|sister|brother"
    r"|family|kids|grandma|grandpa|dentist|doctor|vet|laundry|furniture|lease|rent"
    r"|taxes|baby|parents|home|homework|dishes))\b"
)
# What the speaker tries out or needs: "add the repo tonight and see", "ask him to lend me a disk".
TRIAL = (
    r"\b(?:and|to) (?:see|try|test|check|hope|start|run|read|play)\b|\b(?:me|us)\b|\bthen[.!]*$"
    r"|\b(?:by hand|for (?:practice|fun))\b"
    r"|^ (?:some )?more "
)
GOES_ON = r"\b(?:again|more|further|on my own)\b"
# … verbs that ask, and verbs that serve nobody, unless another verb follows: "go and fix it".
ASKING = word_set("need want expect wait appreciate love like wish rather hope not never no")
FOR_ONESELF = word_set(
    """be see meet join go come leave head arrive attend fly drive travel stay work miss know think ask buy catch eat
    drink sleep rest start begin step sit watch listen pick try consider remember forget understand believe celebrate
    discuss talk speak win lose hit beat decide vote grab present host take look only bet always soon grow become learn
    enjoy pray die quit cry laugh swear hang skip commute play read in on at off out up the a an you it this that let
    find hire owe download wipe spend interview root borrow use stop swing remind reach cheer receive
    collect hear accept"""
)
GOING = word_set("be come go stop swing")  # a purpose may follow: "be at your site to install it"
IDIOM = whole_words(
    "see to", "take (?:care|over|down|another|an? (?:quick )?look)", "look at", "come back (?:to|with)", "reach out",
    "leave you", "leave [^,]{1,40} (?:with|for|at) (?:you|your)", "start (?:the|your)", "go(?:ing)? live",
    "let (?:you|them|him|her|[a-z]{3,12}) know",
    "be (?:back to you|on-?site|on site|at your|with you|in touch)",
    "be (?:done|finished|ready|through) with (?:the|your|it|this|that)",
)  # fmt: skip
_MY = "my(?:self)?(?! team| colleagues?| engineers?| manager| boss)"
FOR_NOBODY = whole_words(
    "get (?:there|home|in|off|on|lunch|some|going|started|up|married)", "have (?:to|lunch|fun|time)", "run out",
    "do lunch",
    "give (?:a|my|an) (?:[a-z]{1,10} )?(?:talk|speech|lecture|presentation|exam)",
    "(?:give|have) .{1,12} (?:a|another|one (?:more|last)) (?:shot|try|go|whirl|spin)",
    r"pay [^,.]{1,30} to [a-z]{2,12}", "drop (?:by|off)", "wrap up and", "get (?:it|this|that) to work", "run into",
    "call (?:it|in sick|tails|heads)", "(?:review|prepare) for",
    "finish the (?:install|download|upgrade|setup)[a-z]{0,6}", "answer the (?:door|phone)",
    "report (?:for|to)(?! (?:you|u)\\b)", "make it(?! happen| right| work)",
    "get back (?:by|at|in|online|home|from)",
    "(?:check|see|ask|find out) whether",
    "finish (?:at|by|early|up|work|around|school|lunch)", f"[a-z]{{3,8}} (?:up )?{_MY}",
)  # fmt: skip
YOU = whole_words("you", "yours", "u", "ya", "customers?", "clients?")
CLIENT = whole_words("you", "your", "yours", "u", "ur", "ya", "customers?", "clients?")
DATES = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|EO|CO|Q[1-4]|[A-Z]{2,3}T\b)"
NAMED = rf"\b(?:to|for|with|at|into|in|on)\s(?:the\s)?(?!{DATES})(?:[A-Z]|@\w|<@)"
READY = (
    r" (?:it|this|that|things|these|those|the|all|an?|\d{1,6})\b(?: .{1,60}?)?"
    r" (?:ready|live|done|up|out|over|back|\w{2,12}ed)\b"
)
# "I'll bug you tomorrow" says what is done to you, "I'll walk you through it" what is done for you.
YOU_ALONE = rf" (?:you|u|ya)(?: guys| all| both)?(?: again)?(?: (?:on )?{_WHEN}\b|[,.!;:]|$)"
# "Add it tonight", but not "add that flag tonight".
IT = rf" (?:(?:it|them)\b|(?:this|that)(?= (?:for|to|over|up|out|off|in|and|now|back|first|asap|{_DAY})\b|[,.!;:]|$))"
THING = (
    r" (?:it|this|that|them|these|those|the|all|both|an?|your|our|comments|feedback|edits|answers|results|\d{1,6})\b"
)
