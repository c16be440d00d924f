"""What people say without meaning it, taken out: hesitations, politeness, things said twice or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.english.grammar import grammar
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.tagged import asked_plainly
from assistant.language.english.tokens import Token
from assistant.language.lexicon import lexicon

_KEEP_ALONE = 3
"""A sentence of so few words may itself be an answer ("okay", "thank you"), so fillers stay."""


def cleaned(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without hesitation, repetition and what was taken back."""
    kept = _trim(_no_stutter(_no_fillers(_one_more(list(tokens)))))
    kept = _said_once(kept)
    return _trim(_told(_repaired(kept)))


def _one_more(tokens: list[Token]) -> list[Token]:
    """ "(Add) a second lamp": another; "for a second" alone is a short while."""
    words = _texts(tokens)
    for k in range(1, len(words) - 2):
        if words[k] == "a" and words[k + 1] in ("second", "third") and words[k + 2] in lexicon().nouns:
            return [*tokens[:k], replace(tokens[k], text="another"), *tokens[k + 2 :]]
    return tokens


_TOLD = ("tell me", "let me know", "report back", "tell us", "report", "report to me", "say it", "tell me the answer",
         "tell me the number", "tell me that", "tell me about it", "tell it to me", "give me the answer",
         "tell me the result", "report it to me", "come back and tell me")  # fmt: skip
"""What people add to a question, as if it were one more request."""


def _told(tokens: list[Token]) -> list[Token]:
    """ "Count the chairs and tell me": without the telling, which is what an answer does anyway."""
    words = _texts(tokens)
    for said in map(str.split, _TOLD):
        n = len(words) - len(said)
        if n > 2 and words[n:] == said and words[n - 1] in ("and", ",", "then"):
            return _told(tokens[: n - 1])
    return tokens


def held_first(tokens: list[Token]) -> list[Token]:
    """ "Turn on the lamp while holding the book": what is to be held comes first."""
    words = _texts(tokens)
    for k in range(2, len(words) - 1):
        end = k
        if words[k] in ("while", "when", "whilst") and words[k + 1] in ("holding", "carrying"):
            end = next((n for n in range(k, len(words)) if words[n] in ",."), len(words))
        elif words[k] == "with" and words[k - 1] not in ("play", "help"):
            hand = next((n for n in range(k + 2, min(len(words), k + 9)) if words[n] in ("hand", "hands")), 0)
            if hand and (words[hand - 1] == "in" or words[hand - 2] == "in"):
                end = hand + 1
        if end == k:
            continue
        start = max((n + 1 for n in range(k) if words[n] == "."), default=0)
        if start == k or (end < len(words) and words[end] == ","):
            continue
        return tokens[:start] + tokens[k:end] + [Token(",")] + tokens[start:k] + tokens[end:]
    return tokens


def there_first(tokens: list[Token]) -> list[Token]:
    """ "On the table there is a mug, (pick it up)": there is a mug on the table."""
    words = _texts(tokens)
    k = next((n for n in range(2, min(len(words) - 2, 10)) if words[n] == "there"), 0)
    if not k or words[k + 1] not in ("is", "are") or not grammar().relation.starts(words[0]):
        return tokens
    breaks = (",", ".") if words[0] == "between" else (",", ".", "and")
    if any(w in breaks for w in words[: k - (words[k - 1] == ",")]):
        return tokens
    end = next((n for n in range(k, len(words)) if words[n] in (",", ".", "and", "so")), len(words))
    place = tokens[: k - (words[k - 1] == ",")]
    return [*tokens[k:end], *place, *tokens[end:]]


_STAYING = tuple(tuple(phrase.split()) for phrase in (
    "where it is", "where they are", "as it is", "as they are", "alone", "in place", "where it stands", "be",
    "where it was", "untouched"))  # fmt: skip


def staying(tokens: list[Token]) -> list[Token]:
    """ "(Move the mugs) but leave the red one alone": all except that; "the other one" is left anyway."""
    words = _texts(tokens)
    for k in range(3, len(words) - 2):
        if words[k] not in ("leave", "keep", "let") or words[k - 1] not in ("and", "but", ",", "."):
            continue
        for said in _STAYING:
            kept = words[k + 1 : len(words) - len(said)]
            if tuple(words[-len(said) :]) != said or not kept or "," in kept:
                continue
            if kept in (["it"], ["them"]) or any(word in ("other", "others", "rest") for word in kept):
                return tokens[: k - 1]
            return [*tokens[: k - 1], replace(tokens[k], text="except"), *tokens[k + 1 : len(words) - len(said)]]
    return tokens


def put_plainly(tokens: list[Token]) -> list[Token]:
    """ "Who is in the kitchen": is anybody. "Whatever is (still) on": everything that is. "The left half of": side."""
    tokens = asked_plainly(tokens)
    words = _texts(tokens)
    for k in range(1, len(words) - 2):
        if words[k : k + 2] == ["half", "of"] and grammar().side_adjective.starts(words[k - 1]):
            return [*tokens[:k], replace(tokens[k], text="side"), *tokens[k + 1 :]]
    for k in range(3, len(words) - 3):  # "(move the plant) to where the lamp is"
        if words[k : k + 2] == ["to", "where"] and grammar().determiner.starts(words[k + 2]) and words[-1] == "is":
            return [*tokens[:k], *tokens[k + 1 :]]
    for k in range(len(words) - 2):
        if words[k : k + 2] == ["whatever", "is"]:
            more = words[k + 2] == "still"
            plain = [replace(tokens[k], text="everything"), Token("that"), tokens[k + 1]]
            return [*tokens[:k], *plain, *tokens[k + 2 + more :]]
    if len(words) < 3 or words[0] != "who" or words[1] not in ("is", "are"):
        return tokens
    if not grammar().relation.starts(words[2]) and words[2] not in (*grammar().participle, "here"):
        return tokens
    return [replace(tokens[0], text="is"), replace(tokens[1], text="anybody"), *tokens[2:]]


_PAINTS = ("paint", "color", "make", "turn", "dye", "colour", "recolor")
"""Verbs with a color behind what they change."""


def particle_last(tokens: list[Token]) -> list[Token]:
    """ "Turn all the lights off (paint them red) except the one in the hall": what is left out stands with the rest."""
    words = _texts(tokens)
    for k in range(2, len(words) - 2):
        painted = words[0] in _PAINTS and lexicon().attribute_kind(words[k]) == "color"
        particle = (painted or words[k] in ("on", "off", "out", "up", "down", "over")) and "," not in words[k:]
        told = painted and words[k + 1] in ("that", "which") and words[k + 2] in ("is", "are")
        if particle and (told or grammar().exceptions.longest(words, k + 1) is not None):
            return [*tokens[:k], *tokens[k + 1 :], tokens[k]]
    return tokens


def _texts(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens]


def _no_fillers(tokens: list[Token]) -> list[Token]:
    words = _texts(tokens)
    spoken = [word for word in words if word not in ",."]
    if len(spoken) <= _KEEP_ALONE:
        hesitations = ("um", "uh", "er", "erm", "please", "hmm", "uhm")
        return [t for t in tokens if t.text not in hesitations] or tokens
    kept: list[Token] = []
    i = 0
    while i < len(words):
        found = grammar().filler.longest(words, i)
        if found is None or not _falls_away(words, i, found[1]):
            kept.append(tokens[i])
            i += 1
        else:
            i = found[1]
            if i < len(words) and words[i] == ",":
                if not kept or kept[-1].text == ".":
                    i += 1
                elif kept[-1].text == ",":
                    kept.pop()
                    i += 1
    return kept


def _falls_away(words: list[str], i: int, end: int) -> bool:
    """Some fillers are words of their own elsewhere: "the well", "right", "kind of"."""
    phrase = " ".join(words[i:end])
    before = words[i - 1] if i else ""
    if phrase in ("kind of", "sort of") and before in ("what", "which", "this", "that", "the", "a", "same", "some"):
        return False
    if phrase in ("well", "okay", "will you", "would you", "thank you", "thanks", "all right", "alright"):
        at_edge = i == 0 or end >= len(words) or words[end] in ",."
        if phrase == "okay" and end >= len(words):
            return True
        return at_edge and i > 0 and before not in ("the", "a") if phrase != "well" else i == 0
    if phrase in ("i think", "i believe", "i guess", "i suppose"):
        return end == len(words) or words[end] not in ("i", "there")
    if phrase == "like":
        after = words[end] if end < len(words) else ""
        hedges = after in phrasebook().verbs or after in (",", "the", "a", "this")
        asks = after in ("could", "can", "would", "will") and i < 2  # "so like could you"
        return asks or (hedges and before in (",", "you", "and", "just"))
    if phrase == "now":
        return i > 1 and end >= len(words)
    if phrase in ("quick", "fast", "asap", "pronto"):
        return i > 0 and (end >= len(words) or words[end] in ",.")
    if phrase in ("you can see", "i can see", "we can see"):  # "the largest thing you can see"
        noun = lexicon().singular(before)[0]
        named = noun in lexicon().nouns or noun in grammar().vague["thing"]
        return end >= len(words) and named and "what" not in (words[0], words[2])
    if phrase == "just" and before in ("there", "have", "see", "got"):  # "is there just one lamp"
        return end >= len(words) or not (words[end] in grammar().numbers or words[end] in ("a", "an"))
    if phrase == "you know":
        return before not in ("do", "not")
    if phrase == "maybe":
        return before not in ("could", "can")
    return before not in ("the", "a", "an", "my") or phrase not in ("directly", "simply", "just", "well")


def _no_stutter(tokens: list[Token]) -> list[Token]:
    """ "the the mug", "put it put it on"."""
    kept: list[Token] = []
    for token in tokens:
        if token.text in ("on", "off") and any(t.text in ("turn", "switch", "flip", "power") for t in kept):
            kept.append(token)
            continue
        if kept and token.text == kept[-1].text and token.text not in ("that", "had", "left", "right", "no", "undo"):
            continue
        kept.append(token)
    words = _texts(kept)
    for size in (3, 2):  # "where is my where is the remote"
        if len(words) > 2 * size + 1 and words[:size] == words[size + 1 : 2 * size + 1] and words[size] != ",":
            kept, words = kept[size + 1 :], words[size + 1 :]
    for size in (4, 3, 2):
        i = 0
        while i + 2 * size <= len(words):
            gap = int(words[i + size] == "," and i + 2 * size + 1 <= len(words))
            if words[i : i + size] == words[i + size + gap : i + 2 * size + gap] and "," not in words[i : i + size]:
                del kept[i + size : i + 2 * size + gap]
                words = _texts(kept)
            else:
                i += 1
    return kept


def _trim(tokens: list[Token]) -> list[Token]:
    start, end = 0, len(tokens)
    while start < end and tokens[start].text in ",.":
        start += 1
    while end > start and tokens[end - 1].text in ",.":
        end -= 1
    kept: list[Token] = []
    for token in tokens[start:end]:
        if kept and token.text in ",." and kept[-1].text in ",.":
            if token.text == ".":
                kept[-1] = token
            continue
        kept.append(token)
    return kept


def _said_once(tokens: list[Token]) -> list[Token]:
    """A sentence said twice, word for word or nearly: the second time alone counts when it is the fuller one."""
    words = _texts(tokens)
    n = len(words)
    if n < 6:
        return tokens
    for split in sorted(range(max(3, n // 2 - 2), min(n - 2, n // 2 + 3)), key=lambda k: abs(2 * k - n)):
        first = [w for w in words[:split] if w not in ",."]
        second = [w for w in words[split:] if w not in ",."]
        if (first[:1] != second[:1] and first[-2:] != second[-2:]) or "then" in (first[-1:] + second[:1]):
            continue
        if _alike(first, second):
            return _trim(tokens[:split] if len(first) > len(second) else tokens[split:])
    return tokens


def _alike(one: list[str], two: list[str]) -> bool:
    """Whether at most a fifth of the words differ."""
    if not one or not two:
        return False
    return word_distance(one, two) <= 0.2 * max(len(one), len(two)) - (len(one) < 5) * 0.9


def word_distance(one: Sequence[str], two: Sequence[str]) -> int:
    """Edit distance between two sequences."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


def _repaired(tokens: list[Token]) -> list[Token]:
    """ "the red, no, the blue mug" -> "the blue mug": what follows the marker replaces what it matches before it."""
    words = _texts(tokens)
    tokens, words = _one_way(tokens, words)
    for k in range(2, len(words) - 2):
        if words[k : k + 2] == ["not", ","] and words[0] in phrasebook().verbs and words[k + 2] in phrasebook().verbs:
            tokens = _with_its_object(tokens, 0, k, k + 2)  # "open the door not, close it"
            return _repaired(tokens[k + 2 :])
    for i in range(1, len(words)):
        found = grammar().repair.longest(words, i)
        if found is None:
            continue
        end = found[1]
        paused = words[i - 1] == ","
        after = end + (end < len(words) and words[end] == ",")
        opening = grammar().repair.longest(words, 0)
        if after < len(words) and words[i] in ("wait", "hold") and words[after] in ("then", "and", "for", "a", "until"):
            continue  # "close the door, wait, then open it"
        if words[i] == "wait" and paused and sum(word in phrasebook().verbs for word in words[:i]) > 1:
            continue  # "open it, close it, wait, open it": a pause between steps
        if after >= len(words) or (opening is not None and opening[1] >= i - paused):
            continue  # "no, I meant the lamp" corrects the turn before, not this one
        sure = words[i] in ("sorry", "oops", "scratch") or " ".join(words[i:end]) in _SURE
        if not (paused or sure or _same_class(words[i - 1], words[after])):
            continue
        start = _replaced_from(words[: i - paused], words[after:])
        alone = after + 1 >= len(words) or words[after + 1] in ",."
        if start is not None and alone and start < i - paused - 1 and _swapped(words[start], words[after]):
            kept = tokens[start + 1 : i - paused]  # "three apples, no, two": the apples stay
            return _repaired([*tokens[:start], tokens[after], *kept, *tokens[after + 2 :]])
        if start is not None and words[start] in phrasebook().verbs:
            tokens = _with_its_object(tokens, start, i - paused, after)
        if start is not None:
            rest = _resumed(tokens[after:], _texts(tokens)[after:], paused)
            return _repaired(tokens[:start] + _with_noun(rest, words[start : i - paused]))
    return tokens


def _with_noun(tokens: list[Token], gone: list[str]) -> list[Token]:
    """ "(the mug, no,) the red one": the noun of what was taken back is that of the correction."""
    noun = gone[-1] if gone and lexicon().singular(gone[-1])[0] in lexicon().nouns else ""
    at = next((k for k, token in enumerate(tokens[:5]) if token.text in ("one", "ones")), 0)
    if not noun or at == 0 or any(token.text in (",", ".", "and", "to") for token in tokens[:at]):
        return tokens
    return [*tokens[:at], replace(tokens[at], text=noun), *tokens[at + 1 :]]


def _with_its_object(tokens: list[Token], start: int, stop: int, after: int) -> list[Token]:
    """ "Delete the lamp, no, turn it off": "it" is the thing of the request that is taken back."""
    words = _texts(tokens)
    said = next((n for n in range(after, len(words)) if words[n] in ("it", "them")), None)
    first = next((n for n in range(start + 1, stop) if grammar().determiner.starts(words[n])), None)
    if said is None or first is None or any(grammar().determiner.starts(w) for w in words[after:said]):
        return tokens
    end = next((n for n in range(first + 1, stop) if grammar().relation.starts(words[n])), stop)
    return tokens[:said] + tokens[first:end] + tokens[said + 1 :]


def _swapped(one: str, two: str) -> bool:
    """Two numbers, or two adjectives of a kind."""
    adjectives, numbers = lexicon().adjectives, grammar().numbers
    return (one in numbers and two in numbers) or (one in adjectives and two in adjectives)


def _one_way(tokens: list[Token], words: list[str]) -> tuple[list[Token], list[str]]:
    """ "Turn left, er, right": of two opposite ways with no more than a pause between them the second is meant."""
    sides = {"left": "right", "right": "left", "up": "down", "down": "up"}
    for k in range(1, len(words) - 1):
        if words[k] == "," and sides.get(words[k - 1]) == words[k + 1] and words.count(",") == 1:
            return tokens[: k - 1] + tokens[k + 1 :], words[: k - 1] + words[k + 1 :]
        if sides.get(words[k]) == words[k + 1]:
            return tokens[:k] + tokens[k + 1 :], words[:k] + words[k + 1 :]
    return tokens, words


def _resumed(tokens: list[Token], words: list[str], paused: bool) -> list[Token]:
    """ "(move the chair, I mean) the stool, next to it": the pause that ends a correction is none of its own."""
    k = next((n for n in range(1, min(len(words), 6)) if words[n] == ","), 0)
    goes_on = k and k + 1 < len(words) and grammar().relation.starts(words[k + 1])
    return tokens[:k] + tokens[k + 1 :] if paused and goes_on else tokens


_SURE = frozenset(["no wait", "wait no", "i mean", "i meant", "no sorry", "or rather", "scratch that",
                   "actually no", "no i mean", "no i meant", "sorry no", "no make that", "no actually",
                   "strike that"])  # fmt: skip


def _replaced_from(before: list[str], after: list[str]) -> int | None:
    """Where the part that is taken back begins."""
    acts = lexicon().attribute_kind(after[0]) == "other" or grammar().determiner.starts("".join(after[1:2]))
    if after[0] in phrasebook().verbs and acts:
        for k in range(len(before) - 1, -1, -1):
            if before[k] in phrasebook().verbs and (k == 0 or before[k - 1] in ("and", ",", ".", "then")):
                return k
        return 0
    for same in (lambda a, b: a == b, _same_class):
        for k in range(len(before) - 1, -1, -1):
            if same(before[k], after[0]):
                return k
    return None


def _same_class(one: str, two: str) -> bool:
    """Two colours, two numbers, two determiners, two prepositions, two sides, or two nouns."""
    kind = lexicon().attribute_kind
    tables = (grammar().determiner, grammar().relation, grammar().side_adjective)
    if any(table.starts(one) and table.starts(two) for table in tables):
        return True
    if one in lexicon().adjectives or two in lexicon().adjectives:
        return one in lexicon().adjectives and two in lexicon().adjectives and kind(one) == kind(two)
    if one in grammar().numbers or two in grammar().numbers:
        return one in grammar().numbers and two in grammar().numbers
    nouns = lexicon().nouns
    return lexicon().singular(one)[0] in nouns and lexicon().singular(two)[0] in nouns
