"""Articles written for these tests, each in one language, one sentence a line."""

from __future__ import annotations

ENGLISH = """\
The council of Marlow Bay voted nine to four on Wednesday to shut Harlan Street Bridge.
About 18 percent of drivers, or 493 people, would have to pay $3.4 million, Mayor Ruth Adeyemi said.
Paul Brannigan, 44, of the United Nations Harbour Programme raised £410,000 by 4 May 2025.
Complaints rose from 23 to 31 in the third quarter, the Conservative group wrote.
“We are done waiting,” Adeyemi told O’Brien and Jean-Luc McAllister at 4:40 p.m. in Germany.
A third of voters stayed away, and one in five said that twelve hundred jobs would go.
The port handled 1.2 million tonnes and 1,234 boxes a month in the 1990s.
Dutch engineers measured 3.46 metres; two-thirds of the piers, 64 of 96, need 5-7 million euros.
Marlow Bay United won 3-0 on May 9, 2025, before 12,345 people and half a million viewers.
Dr. Imelda van der Berg of the U.S. Geological Survey counted two dozen seals on 12/06/2024.
The gross domestic product grew by 0.5 percentage points, Sky News and example.org reported.
A COVID-19 ward and an F-16 cost 75 cents and ₹2.5 crore; tickets were $5 to $7.
He earned twenty-five thousand pounds in nineteen eighty-four, on his twenty-first birthday.
Version 1.2.3 of the iPhone software of AcmeCorp came with codes 7f3a91 and A380."""

GERMAN = """\
Der Gemeinderat von Wiesenbrück lehnte das Vorhaben am Dienstagabend mit 23 zu 18 Stimmen ab.
Bürgermeisterin Ruth Adeyemi rechnet mit Kosten von 3,4 Millionen Euro, das Land zahlt 80 Prozent.
Rund zweihundertfünfzig Anwohner kamen am 4. Mai 2025 um 16.30 Uhr in die Halle am Marktplatz.
Etwa 1,2 Mio. Fahrgäste und 1.234 Räder zählte die Deutsche Bahn im dritten Quartal.
Ein Drittel der Befragten, einundzwanzig Betriebe und zwei Dutzend Vereine sind dagegen.
Paul Brannigan vom Naturschutzbund nannte 41.300 Unterschriften und 4,5 Mrd. Euro Schaden.
Die Hälfte der Gäste kam aus Frankreich, achtzehn aus Österreich und anderthalb Busse aus Bern.
Ab dem 12.9. gilt das Verbot, am Mittwoch und im Oktober wird gebaut."""

FRENCH = """Le conseil municipal de Rocheville a rejeté mercredi le projet par 23 voix contre 18.
La maire Ruth Adeyemi prévoit un coût de 3,4 millions d’euros, dont 80 % payés par l’État.
Près de quatre-vingt-dix-sept habitants sont venus le 4 mai 2025 à 16h30 dans la salle.
Un tiers des électeurs et la moitié des commerçants, soit vingt et un, ont protesté.
Le port a traité 1 234 567 tonnes et une douzaine de navires au troisième trimestre.
Paul Brannigan, de la Fédération d’Île-de-France, cite 41 300 signatures en février.
Deux mille cinq cents emplois et un demi-million d’euros sont en jeu, selon l’AFP."""

SPANISH = """El ayuntamiento de Puerto Alba rechazó el miércoles el proyecto por 23 votos contra 18.
La alcaldesa Ruth Adeyemi calcula 3,4 millones de euros; España paga el 80 por ciento.
Cerca de doscientos cincuenta vecinos acudieron el 4 de mayo de 2025 a la plaza.
Un tercio de los votantes y la mitad de los comercios, treinta y cinco, protestaron.
El puerto movió 1.234.567 toneladas y medio millón de cajas en febrero, dijo Paul Brannigan.
Dos mil quinientas personas firmaron en dos semanas, según la Universidad de Sevilla."""

ITALIAN = """Il consiglio di Borgo Alto ha respinto mercoledì il progetto con 23 voti contro 18.
La sindaca Ruth Adeyemi prevede un costo di 3,4 milioni di euro, l’80 per cento pagato dall’Italia.
Circa duecentocinquanta abitanti sono venuti il 4 maggio 2025 nella sala.
Un terzo degli elettori e la metà dei negozi, ventitré, hanno protestato.
Il porto ha trattato 1.234.567 tonnellate e mezzo milione di casse a febbraio.
Duemila persone hanno firmato, dice Paul Brannigan dell’Università di Pisa."""

PORTUGUESE = """A câmara de Porto Alvo rejeitou na quarta-feira o projeto por 23 votos contra 18.
A prefeita Ruth Adeyemi prevê um custo de 3,4 milhões de euros, 80 por cento pagos pelo Estado.
Cerca de duzentos e cinquenta moradores foram à sala em 4 de maio de 2025.
Um terço dos eleitores e metade das lojas, vinte e três, protestaram.
O porto movimentou 1.234.567 toneladas e meio milhão de caixas em fevereiro."""

DUTCH = """De gemeenteraad van Wiesdam wees het plan woensdag af met 23 tegen 18 stemmen.
Burgemeester Ruth Adeyemi rekent op 3,4 miljoen euro, waarvan het Rijk 80 procent betaalt.
Ongeveer tweehonderdvijftig inwoners kwamen op 4 mei 2025 naar de zaal.
Een derde van de kiezers en de helft van de winkels, eenentwintig, waren tegen.
De haven verwerkte 1.234.567 ton in februari, zei Paul Brannigan van de Universiteit Leiden."""

POLISH = """Rada miasta Wiślanów odrzuciła projekt w środę stosunkiem 23 do 18 głosów.
Burmistrzyni Ruth Adeyemi szacuje koszt na 3,4 mln zł, z czego 80 procent zapłaci państwo.
Dwieście pięćdziesiąt osób przyszło 4 maja 2025 roku do sali w Wiślanowie."""

RUSSIAN = """Совет города Озёрска отклонил проект в среду 23 голосами против 18.
Мэр Руфь Адейеми оценивает стоимость в 3,4 млн рублей, 80 процентов заплатит область.
Двести пятьдесят жителей пришли 4 мая 2025 года в зал, сообщает BBC."""

CHINESE = """澜州市议会8月5日以23票对18票否决了该方案。
市长阿德耶米估计费用为3.4亿元，其中80%由省里支付，受影响居民约1万2千人。
约二百五十名居民在2025年5月4日来到会场。"""

SOURCES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "pl": POLISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
}
