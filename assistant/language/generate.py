"""English from programs: what will be done ("Move the red mug onto the desk") and what was ("I moved ...").

The imperative parses back to the same program, so what is said back is exactly what was understood.
"""

from __future__ import annotations

from assistant.language import program as p
from assistant.language.describing import NUMBERS, amount, describe, describe_place, describe_view, limiting, statement
from assistant.language.lexicon import lexicon
from assistant.language.relations import LENGTHS

_PAST = {
    "put": "put", "take": "took", "find": "found", "bring": "brought", "go": "went", "tell": "told", "make": "made",
    "hide": "hid", "show": "showed", "swap": "swapped", "stop": "stopped", "undo": "undid", "redo": "redid",
    "give": "gave", "forget": "forgot", "is": "was", "set": "set", "spread": "spread", "do": "did", "let": "let",
    "say": "said", "pick": "picked", "lay": "laid", "shrink": "shrank", "fit": "fitted", "light": "lit",
    "dim": "dimmed",
}  # fmt: skip
_ARRANGED = {"row": "in a row", "column": "in a column", "circle": "in a circle", "grid": "in a grid",
             "spread": "apart", "together": "together"}  # fmt: skip
_ASKED = {"color": "what color {} is", "kind": "what {} is", "size": "the size of {}", "shape": "the shape of {}",
          "material": "the material of {}", "state": "the state of {}", "name": "the name of {}",
          "place": "where {} is", "parts": "the parts of {}", "contents": "what is in {}", "room": "what room this is",
          "certainty": "how sure you are what {} is", "evidence": "why you think that {} is that",
          "source": "who says what {} is", "all": "about {}"}  # fmt: skip
_TALK: dict[type, str] = {
    p.Deselect: "clear the selection",
    p.Yes: "yes",
    p.No: "no",
    p.Stop: "stop",
    p.Repeat: "say that again",
}


def say(program: p.Program) -> str:
    """The program as an instruction, its first letter large."""
    return _capital(", then ".join(imperative(step) for step in program.steps))


def said_done(program: p.Program) -> str:
    """The program as a report in the past tense: "I moved the red mug onto the desk"."""
    return "I " + ", then ".join(_past(imperative(step)) for step in program.steps)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _past(text: str) -> str:
    verb, _, rest = text.partition(" ")
    if verb in _PAST:
        past = _PAST[verb]
    elif verb.endswith("e"):
        past = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past = verb[:-1] + "ied"
    else:
        past = verb + "ed"
    return f"{past} {rest}".rstrip()


def imperative(step: p.Command) -> str:
    """One command as an instruction, in lower case."""
    if type(step) in _TALK:
        return _TALK[type(step)]
    for family in (_looking, _moving, _changing, _arranging, _labelling, _talking, _controlling):
        text = family(step)
        if text is not None:
            return text
    raise ValueError(f"no English for {type(step).__name__}; add it to generate.py")


def _looking(step: p.Command) -> str | None:
    match step:
        case p.Select(target, mode):
            d = describe(target)
            return {"only": f"select {d}", "add": f"also select {d}", "remove": f"deselect {d}"}[mode]
        case p.Highlight(target):
            return f"highlight {describe(target)}"
        case p.Find(target):
            return f"find {describe(target)}"
        case p.Count(target):
            return f"count {describe(target)}"
        case p.Exists(target, limit):
            return f"check whether there {_be(target)} {limiting(limit)}{describe(target)}"
        case p.Check(target, condition):
            return f"check whether {describe(target)} {statement(condition, _be(target) == 'are')}"
        case p.Describe(target, aspect):
            if aspect in ("height", "width", "length", "depth", "weight"):
                return f"tell me the {aspect} of {describe(target)}"
            return "tell me " + _ASKED[aspect].format(describe(target))
        case p.ListThings(target):
            return f"list {describe(target)}"
        case p.Measured(measure, target, other):
            if other is None:
                return f"measure the {measure} {'to' if measure == 'distance' else 'of'} {describe(target)}"
            return f"measure the {measure} between {describe(target)} and {describe(other)}"
        case p.Fits(target, place, size):
            of = f" of {amount(size)}" if size else ""
            fits = "fit" if _be(target) == "are" else "fits"
            return f"check whether {describe(target)}{of} {fits} {describe_place(place)}"
        case p.Space(place):
            return f"tell me how much room is {describe_place(place)}"
        case p.Alike(target, what, ask):
            return _alike(describe(target), what, ask)
        case p.Compare(target, _, "distance", to) if to is not None:
            return f"tell me which is closer to {describe(to)}, {describe(target)}"
        case p.Compare(target, other, "count", _, numbers) if other is not None:
            return _NUMBERS[numbers].format(describe(target), describe(other))
        case p.Compare(target, other, _measure):
            return f"compare {describe(target)}" + (f" with {describe(other)}" if other else "")
    return None


_NUMBERS = {
    "more": "check whether there are more {} than {}", "fewer": "check whether there are fewer {} than {}",
    "equal": "check whether there are as many {} as {}", "enough": "check whether there are enough {} for {}",
    "difference": "tell me how many more {} than {} there are",
}
"""How two numbers of things are compared, by what is asked of them."""


def _alike(target: str, what: str, ask: str) -> str:
    if ask == "odd":
        return f"find the odd one out of {target}" + ("" if what == "all" else f" by {what}")
    return f"check whether {target} are " + ("alike" if what == "all" else f"the same {what}")


def _be(target: p.Reference) -> str:
    many = not isinstance(target, p.Ref) or target.plural or target.head == p.Pronoun("them")
    return "are" if many else "is"


def _moving(step: p.Command) -> str | None:
    match step:
        case p.Move(target, place):
            return f"move {describe(target)} {describe_place(place, goal=True)}"
        case p.Bring(target, to):
            return f"bring {describe(target)}" + (f" to {describe(to)}" if to else "")
        case p.PickUp(target):
            return f"pick up {describe(target)}"
        case p.PutDown(target, place):
            what = describe(target) if target else "what I hold"
            return f"put down {what}" + (f" {describe_place(place)}" if place else "")
        case p.GoTo(p.Home(None)):
            return "go back to where I was"
        case p.GoTo(place):
            return f"go {describe_place(place, goal=True)}"
        case p.LookAt(target):
            return f"look at {describe(target)}"
        case p.Turn(direction, angle):
            return f"turn {direction}" + (f" {amount(angle)}" if angle else "")
        case p.SetViewpoint(view):
            return f"look from {describe_view(view)}" if view != p.Viewpoint() else "use my point of view"
        case p.Swap(target, other):
            return f"swap {describe(target)}" + (f" with {describe(other)}" if other else "")
        case p.Tuck(target, out, at):
            table = f" {'from' if out else 'to'} {describe(at)}" if at else ""
            return f"{'pull' if out else 'push'} {describe(target)} {'out' if out else 'in'}{table}"
        case p.Restore(target):
            return f"undelete {describe(target)}"
        case p.Layout(name, act):
            return {"keep": "remember this arrangement as", "recall": "go back to the arrangement",
                    "forget": "forget the arrangement"}[act] + f" {name}"
    return None


def _changing(step: p.Command) -> str | None:
    match step:
        case p.Rotate(target, angle, direction):
            turn = {"left": "to the left", "right": "to the right"}.get(direction or "", direction or "")
            return " ".join(w for w in ("rotate", describe(target), amount(angle) if angle else "", turn) if w)
        case p.Face(target, toward, away, angle):
            way = f"{amount(angle)} " if angle else ""
            return f"turn {describe(target)} {way}{'away from' if away else 'towards'} {describe(toward)}"
        case p.Scale():
            return _scaled(step)
        case p.Recolor(target, color, like, colors):
            if colors:
                return f"paint {describe(target)} {_listed(colors)}"
            if color == "different" and like is None:
                return f"paint {describe(target)} in different colors"
            look = f" {color}" if color is not None else f" like {describe(like)}" if like is not None else ""
            return f"paint {describe(target)}{look}"
        case p.Hide(p.Ref() as target) if any(r.name in ("under", "behind", "in") for r in target.relations):
            return f"make {describe(target)} invisible"  # "hide it under the bed" would put it there
        case p.Hide(target):
            return f"hide {describe(target)}"
        case p.Show(target):
            return f"unhide {describe(target)}"
        case p.Delete(target):
            return f"delete {describe(target)}"
        case p.Duplicate(target, count, place):
            where = f" {describe_place(place)}" if place else ""
            return (
                f"copy {describe(target)}{where}"
                if count == 1
                else f"make {_count(count)} copies of {describe(target)}{where}"
            )
        case p.Add(target, place):
            return f"add {describe(target)}" + (f" {describe_place(place)}" if place else "")
        case p.SetState():
            return _stated(step)
        case p.Name(target, name):
            what = describe_place(target) if isinstance(target, p.Spot) else describe(target)
            return f"remember {what} as {name}" if isinstance(target, p.Spot) else f"call {what} {name}"
        case p.Relabel(target, label, instead_of):
            told = f"label {describe(target)} as {_with_article(label)}"
            return told + (f", not {_with_article(instead_of)}" if instead_of else "")
        case p.Forget(name):
            return f"forget the name {name}" if name else "forget all names"
    return None


def _listed(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _of_kind(target: p.Reference, label: str) -> str:
    """What they are said to be, in their number: "a mug", "mugs"."""
    return lexicon().plural(label) if _be(target) == "are" else _with_article(label)


def _count(number: int) -> str:
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def _scaled(step: p.Scale) -> str:
    words = {"size": ("bigger", "smaller"), "height": ("taller", "shorter"), "width": ("wider", "narrower"),
             "length": ("longer", "less long"), "depth": ("deeper", "less deep")}  # fmt: skip
    more = words.get(step.measure, ("bigger", "smaller"))[0 if step.bigger else 1]
    target = describe(step.target)
    if step.like is not None:
        adjective = {"height": "tall", "width": "wide", "length": "long", "depth": "deep"}.get(step.measure, "big")
        return f"make {target} as {adjective} as {describe(step.like)}"
    if step.amount is None:
        return f"make {target} {more}"
    if step.amount.unit in LENGTHS and not step.by:
        wide = {"width": "wide", "height": "tall", "length": "long", "depth": "deep"}.get(step.measure)
        return f"make {target} {amount(step.amount)} {wide}" if wide else f"scale {target} to {amount(step.amount)}"
    if step.measure == "size":
        by = f"a factor of {step.amount.value:g}" if step.amount.unit == "times" else amount(step.amount)
        return f"scale {target} {'up' if step.bigger else 'down'} by {by}"
    return f"make {target} {amount(step.amount)} {more}"


def _stated(step: p.SetState) -> str:
    target = describe(step.target)
    how = f" {amount(step.amount)}" if step.amount else ""
    if step.state == "full":
        return f"fill {target}" + (f" with {describe(step.content)}" if step.content else "")
    if step.state == "level":
        return f"dim {target} to{how}"
    verb = {"open": "open", "closed": "close", "empty": "empty", "locked": "lock", "unlocked": "unlock"}.get(step.state)
    return f"{verb} {target}{how}" if verb else f"switch {step.state} {target}"


def _arranging(step: p.Command) -> str | None:
    match step:
        case p.Stack(target, place):
            return f"stack {describe(target)}" + (f" {describe_place(place)}" if place else "")
        case p.Arrange(target, shape, place, spacing, by, descending, count):
            d = describe(target)
            if shape in ("align", "neatly"):
                verb = "straighten" if shape == "align" else "tidy up"
                return f"{verb} {d}" + (f" {describe_place(place)}" if place else "")
            verb = {"spread": "spread", "together": "push"}.get(shape, "arrange")
            parts = [verb, d, _ARRANGED[shape], describe_place(place) if place else "", f"by {by}" if by else ""]
            parts += ["in descending order" if descending else "", f"of {_count(count)} rows" if count else ""]
            parts.append(f"with {amount(spacing)} between them" if spacing else "")
            return " ".join(part for part in parts if part)
        case p.Group(target, name):
            return f"group {describe(target)}" + (f" as {name}" if name else "")
        case p.Ungroup(target):
            return f"ungroup {describe(target)}"
        case p.Split(target, count, apart):
            into = f" into {_count(count)} parts" if count else ""
            return f"split {describe(target)}{into}" + (f" from {describe(apart)}" if apart else "")
        case p.Merge(target, other):
            return f"merge {describe(target)}" + (f" with {describe(other)}" if other else "")
    return None


_WHETHER = {"whether": "check whether", "sure": "tell me how sure you are that", "why": "tell me why you think that",
            "who": "tell me who says that"}  # fmt: skip


def _labelling(step: p.Command) -> str | None:
    match step:
        case p.Label(target):
            return f"label {describe(target)}"
        case p.IsA(target, labels, ask):
            kinds = " or ".join(map(_with_article, labels)) or "anything"
            return f"{_WHETHER[ask]} {describe(target)} {_be(target)} {kinds}"
        case p.NotA(target, None):
            return f"take the label off {describe(target)}"
        case p.NotA(target, str(label)):
            return f"note that {describe(target)} {_be(target)} not {_of_kind(target, label)}"
        case p.AskMe(when):
            return {"begin": "ask me about what you are unsure of", "next": "go on asking", "end": "stop asking"}[when]
        case p.Taught(act, label):
            about = f" about {_with_article(label)}" if label else ""
            return f"{'tell me' if act == 'list' else act} what I taught you{about}"
    return None


def _talking(step: p.Command) -> str | None:
    match step:
        case p.Undo(count) | p.Redo(count):
            verb = "undo" if isinstance(step, p.Undo) else "redo"
            return {1: f"{verb} the last step", -1: f"{verb} everything"}.get(count, f"{verb} {_count(count)} steps")
        case p.Again(target, count, color):
            same = f"do the same to {describe(target)}" if target else "do it again"
            times = f" {_count(count)} times" if count > 1 else ""
            return same + times + (f" in {color}" if color else "")
        case p.Adjust(more, measure, _amount, direction):
            word = "more" if more else "less"
            return " ".join(w for w in (word, measure or "", direction or "") if w)
        case p.Correct():
            return f"I meant {_meant(step)}"
        case p.Answer(target, number, neither, skip, place):
            if neither or skip:
                return "neither" if neither else "skip"
            if number is not None:
                return f"number {number}"
            return describe(target) if target else describe_place(place) if place else "that"
        case p.Greet(kind):
            return {"hello": "hello", "thanks": "thank you", "bye": "goodbye"}[kind]
        case p.Help(topic):
            return f"help with {topic}" if topic else "help"
        case p.WhatChanged(_, target, place, moved) if target or place or moved:
            told = f" put {describe_place(place)}" if place else f" moved {moved}" if moved else ""
            return f"tell me what was{told}" if told else f"tell me what changed about {describe(target)}" if target \
                else "tell me what changed"
        case p.WhatChanged(count):
            return f"tell me the last {_count(count)} changes" if count else "tell me what changed"
        case p.Why(target, negated):
            return f"why{' not' if negated else ''}" + (f" {describe(target)}" if target else "")
        case p.Mention(target):
            return f"there {_be(target)} {describe(target)}"
        case p.Unsupported(verb, text):
            return f"{verb} {text}".rstrip()
    return None


def _meant(step: p.Correct) -> str:
    parts = (
        describe(step.target) if step.target else "", describe_place(step.place) if step.place else "",
        step.color or "", amount(step.amount) if step.amount else "", step.direction or "",
    )
    return " ".join(part for part in parts if part) or "something else"


def _controlling(step: p.Command) -> str | None:
    match step:
        case p.If(test, then, otherwise):
            text = f"if {_tested(test)}, {_all(then)}"
            return text + (f", otherwise {_all(otherwise)}" if otherwise else "")
        case p.ForEach(target, do):
            whole = describe(target)
            return f"for {whole if whole.startswith('each') else 'each of ' + whole}, {_all(do)}"
        case p.Until(test, do):
            return f"{_all(do)} until {_tested(test)}"
        case p.Times(count, do):
            return f"{_all(do)} {_count(count)} times"
    return None


def _all(steps: tuple[p.Command, ...]) -> str:
    return " and ".join(imperative(step) for step in steps)


def _tested(test: p.Exists | p.Check) -> str:
    if isinstance(test, p.Exists):
        return f"there {_be(test.target)} {limiting(test.limit)}{describe(test.target)}"
    return f"{describe(test.target)} {statement(test.condition, _be(test.target) == 'are')}"
