"""Find the verbs of saying in a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from bot.core.quotes import grammar, lexicon, vocabulary
from bot.core.quotes.clauses import Token

_NOT_VERBS = vocabulary.word_set(
    """
    according word words statement statements quoted quote quotes selon según secondo według
    zdaniem zufolge laut worten volgens enligt ifølge podle словам мнению szerint σύμφωνα göre
    parl
    """
)
_MORE_VERBS = {
    "en": """states stated reads reported reports texted shrugged tweets noting warning arguing
        insisting explaining whispering muttering yelling crying chanting sings sing swore swears
        concedes conceded confesses confessed confides confided jokes quips sighs ventured
        volunteered drawled barked croaked rasped offered counters countered""",
    "de": "wirbt scherzt* witzelt* schimpf* jubel* grinst* lächelt* prophezei* wünscht",
    "fr": """grommel* s'exclame exclam* clame clamait prévient prévenait racontent chuchot* ironise
        tonne tonnait jure jurait gronde grondait plaide plaidait répèt* répét* souffle
        soufflait""",
    "es": "explicó aclar* susurr* sonrí* confes* confies* suelta soltó remach* espet* jur*",
    "it": """domand* attacc* sussurr* sbuff* giur* confess* mormor* sorrid* ironizz* taglia tuona
        tuonò tuonato replica sospir* raccomand* chiar*""",
    "pt": """chamou chama chamaram indag* questiona questionou sussurr* confess* confid* jur* sorri
        suspir* desabaf*""",
    "nl": "fluister* mopper* lach* zucht* bromt bromde klaag* geeft schert* verzucht* knik*",
    "sv": "viskar viskade muttrar muttrade flinar ler skrattar suckade skrattade hävda* intyga*",
    "da": "hvisk* mukke* smiler smilte ler lo klage* betro* fniser griner grinede bedyr* bemærk*",
    "no": "hvisk* mukk* smiler smilte ler lo klag* betro* flirer gliser bedyr* bemerk* forteller",
    "pl": "śmieje uśmiech* szepcze wzdych* mruczy mrukn* zdradz* wyzna* ironiz* kwit* zarzek*",
    "cs": "směje usmív* šeptá vzdych* mumlá svěř* uzavír* přizná* podotk* namít* přidáv* doplň*",
    "ru": "смее* улыба* шепч* вздыха* бормоч* ворч* призна* иронизир* клян* парир* кива*",
    "uk": "сміє* усміха* шепоч* зітха* бурмо* бурч* зізна* кепку* клян* парир* кива* міркує",
    "tr": "derdi dermiş fısılda* gülümse* mırılda* itiraf ısrar iddia yakın* şikâyet savun*",
    "ro": "șopt* glum* oft* mormăi* recunosc* jur* zâmb* strig* insist* susțin* coment*",
    "hu": "súg* nevet* mosoly* sóhaj* vall* dörmög* morog* fogad* teszi hozzá panaszk*",
    "fi": "kuiska* hymy* huokai* myön* murahta* vakuutt* valitt* nauraa ihmett*",
    "el": "ψιθύρ* γέλ* χαμογέλ* αναστέν* ομολογ* μουρμούρ* παραπον* διηγείται αφηγείται",
}
PARTICIPLES = vocabulary.word_set(
    """
    saying telling adding describing calling writing asking noting warning arguing insisting
    explaining
    """
)
"""Forms that a subject may stand far from."""

PASSIVE = vocabulary.word_set("was were is are be been being")
CONJUNCTIONS = vocabulary.word_set(
    """
    and but or as und oder aber wie et ou mais comme y e o pero como ed ma come mas en maar zoals
    och men som og i a ale oraz jak ani že и а но как і й та але як ve ama si dar
    """
)
_FIRST_PERSON = {
    "en": "i we",
    "de": "ich wir",
    "fr": "je j nous",
    "es": "yo nosotros",
    "it": "io noi",
    "pt": "eu nós",
    "nl": "ik wij we",
    "sv": "jag vi",
    "da": "jeg vi",
    "no": "jeg vi",
    "fi": "minä me",
    "pl": "ja my",
    "cs": "já my",
    "ru": "я мы",
    "uk": "я ми",
    "ro": "eu noi",
    "hu": "én mi",
    "el": "εγώ εμείς",
}

_WONT = vocabulary.word_set("used likes liked loves loved")
"""Verbs of habit that an infinitive follows: "used to say"."""

INVERTED = regex.compile(r"(?i)-(?:t-)?(?P<pronoun>ils|elles|il|elle|on)$")
"""The pronoun that French hangs on a verb ("dit-elle")."""


@cache
def say_verbs(language: str) -> lexicon.Cues:
    """Return one language's verbs of saying."""
    more = _MORE_VERBS.get(language, "")
    return lexicon.Cues({language: f"{lexicon.SAY_VERBS.get(language, '')} {more}"})


@cache
def first_person(language: str) -> frozenset[str]:
    """Return a language's pronouns for whoever writes or is quoted."""
    return vocabulary.word_set(_FIRST_PERSON.get(language, ""))


class Saying:
    """The verbs of saying of one language."""

    def __init__(self, language: str) -> None:
        self.cues = say_verbs(language)
        self._function = grammar.words("function", language)
        self._determiners = grammar.words("determiners", language)

    def verbs(self, tokens: Sequence[Token]) -> list[int]:
        """Return the indices of the verbs of saying."""
        return [index for index, _ in enumerate(tokens) if self.at(tokens, index)]

    def at(self, tokens: Sequence[Token], index: int) -> bool:
        """Return whether a word is a verb of saying where it stands."""
        token = tokens[index]
        folded = token.folded
        if folded in _NOT_VERBS or folded in self._function:
            return False
        if INVERTED.sub("", folded) not in self.cues or (index and token.text[0].isupper()):
            return False
        before = tokens[index - 1].folded if index else ""
        if before in self._determiners - CONJUNCTIONS:
            return False
        if before == "to" and index > 1 and tokens[index - 2].folded in _WONT:
            return True
        bound = before in self._function - CONJUNCTIONS or before in PASSIVE
        return not bound or folded in PARTICIPLES
