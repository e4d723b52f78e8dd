"""Speakers told by a scene: namesakes, exchanges without tags, bodies and descriptions."""

from __future__ import annotations

import re

import pytest

from bot.core.quotes.marks import find_marked
from bot.core.quotes.speakers import attribute

ARTICLES: list[tuple[str, list[str | None]]] = [
    (
        """
Hal Orrin, 62, keeps the ferry. The ferry is older than he is.

His grandfather, Otto Orrin, built it in a winter.

“It still floats on most days,” Orrin said.
""",
        ["Hal Orrin"],
    ),
    (
        """
Hal Orrin keeps the ferry at the village landing.

Otto Orrin runs the rival boat. “Mine is the faster of the two,” Orrin said.
""",
        ["Otto Orrin"],
    ),
    (
        """
June Marrow bakes for the whole street.

“Nobody wants the heel of a loaf,” she said.
""",
        ["June Marrow"],
    ),
    (
        """
The Harbour Pilots’ Association has called the rule “a map drawn by people on land.”
""",
        ["Harbour Pilots’ Association"],
    ),
    (
        """
One person familiar with the matter called the talks “three days of soup and silence.”
""",
        ["One person familiar with the matter"],
    ),
    (
        """
Ada Quint put it to Lee Brandt that the gate was “wide open all night”.

“We had only one key,” Brandt said.

“And who held it, then?”

“Whoever happened to be passing by.”
""",
        ["Ada Quint", "Lee Brandt", "Ada Quint", "Lee Brandt"],
    ),
    (
        """
Ada Quint said the gate was “wide open all night”.

“Do you still trust people there?” Brandt asked.

“Less than I did before that day.”
""",
        ["Ada Quint", "Brandt", "Brandt"],
    ),
    (
        """
Nora Dill gave evidence. Asked by Quint about Brandt, she replied: “It was all fine.”
""",
        ["Nora Dill"],
    ),
    (
        """
They toured Brill Farm, which the prosecution said was run “from a rented caravan by the sea”.
""",
        ["the prosecution"],
    ),
    (
        """
Larch Foods Inc. cut its forecast on Tuesday morning.

The Duluth-based company sold less soup. It blamed “a winter with hardly any frost” in a statement.
""",
        ["Larch Foods Inc"],
    ),
    (
        """
Der Tunnel bleibt laut Kantonspolizei bis Montag zu; in einer Mitteilung nennt sie den Grund
«eine Kuh, die partout nicht umdrehen will».
""",
        ["Kantonspolizei"],
    ),
    (
        """
Ursina Caflisch steht am Tor. «Am Ende fehlte nur noch der Kuchen», sagt die 38-jährige Lehrerin.
""",
        ["Ursina Caflisch"],
    ),
    (
        """
Кафе закрылось. Пожилой рыбак назвал это «большой потерей для всей деревни».
""",
        ["Пожилой рыбак"],
    ),
    (
        """
Кафе закрылось. Пожилой не назвал это «большой потерей для всей деревни».
""",
        [None],
    ),
    (
        """
«Мы ждали этого моста много лет», — говорит жительница Заречья Галина Птицына.
""",
        ["Галина Птицына"],
    ),
    (
        """
“I heard Ann Poole say, ‘Not on my watch today’,” Bo Lunn said.
""",
        ["Bo Lunn", "Ann Poole"],
    ),
    (
        """
O barco era da prefeitura, que chamou a demora de “um simples erro de calendário”. Ninguém riu.
""",
        ["prefeitura"],
    ),
    (
        """
Selma Er fırında çalışıyor. Er, “Dedem, ‘Un sabreder ama maya asla beklemez’ derdi” diye anlatıyor.
""",
        ["Selma Er", "Dedem"],
    ),
    (
        """
Llegó la sequía. Un ganadero que no da su nombre vendió las vacas. «Sin hierba no hay leche
ni queso que valga», lamenta.
""",
        ["Un ganadero"],
    ),
    (
        """
„Wir haben lange auf diesen Tag gewartet“, sagte Ada Quint. An der Tür klebte ein Zettel mit
einer Zeile. „Heute leider nur bis mittags offen“
""",
        ["Ada Quint", None],
    ),
    (
        """
– Jag har aldrig sett något liknande, säger Lena Brodd.

– Inte jag heller på många år, säger Stig Holm.

Olle Lund, 80, ska sköta kvarnen. Han tvekade en hel vinter.

– Till slut vann nyfikenheten ändå, säger han.
""",
        ["Lena Brodd", "Stig Holm", "Olle Lund"],
    ),
]


@pytest.mark.parametrize(("article", "expected"), ARTICLES)
def test_scene_tells_who_speaks(article: str, expected: list[str | None]) -> None:
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", article.strip())
    assert attribute(text, find_marked(text)) == expected
