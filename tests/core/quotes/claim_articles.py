"""Articles whose speakers stand close together, marked up as in `marked_up`, to test claims on."""

from __future__ import annotations

QUARRY = """
DUNHOLLOW — The county will not reopen the Kessock quarry road before April, engineer Tobias Wren
told a packed village hall on Monday, five days after 300 tonnes of slate came down on it.

“⟦I can’t sign for a slope I haven’t seen dry,⟧{Tobias Wren}” Wren said. “⟦Give me three weeks
without rain and I will give you a date.⟧{Tobias Wren}”

Councillor Maud Ashgrove called the delay “⟦an insult to every shop on the high street⟧{Maud
Ashgrove}”, while the baker Idris Pell, who sat two rows behind her, disagreed. “⟦Nobody buys bread
under a landslide,⟧{Idris Pell}” he said. “⟦I have lost 40 percent of my trade and I would still
rather wait.⟧{Idris Pell}”

Ashgrove was not persuaded. “⟦We were promised a second road in 2009 and we never got it,⟧{Maud
Ashgrove}” she said. “⟦Now we are told to be patient again.⟧{Maud Ashgrove}” Somebody at the back
shouted “⟦Sit down and let him talk!⟧{?}”

Lorna Wren, the engineer's sister and the head of the primary school, said the children now walk
two miles. “⟦They arrive wet and they arrive late, but they do arrive,⟧{Lorna Wren}” she said. A
banner over the stage read “⟦Slate is for roofs, not for roads⟧{?}”.

Tobias Wren promised a weekly report. “⟦You will not have to ring me,⟧{Tobias Wren}” he said; “⟦I
will ring you, even if there is nothing to say.⟧{Tobias Wren}” Pell said his grandfather used to
warn him, “⟦The hill pays no rent and takes no orders.⟧{his grandfather}”

The road carries about 1,900 cars a day and has been closed four times since 2015. Repairs are
expected to cost $2.6 million. “⟦It is not the cheapest road in the county, but it is the only one
we have,⟧{Maud Ashgrove}” Ashgrove said. “⟦I am not asking for a miracle.⟧{Maud Ashgrove}”

“⟦Neither am I,⟧{Idris Pell}” Pell answered. “⟦I am asking for a wall that is higher than last
time.⟧{Idris Pell}”
"""

LIBRARY = """
The night library of Port Selwyn lends no books. It lends the room: 22 desks, one kettle and a rule
that nobody may whisper.

“⟦Whispering is louder than talking because everyone listens to it,⟧{Nadia Ferro}” says Nadia Ferro,
who opened the place in 2018. Her first reader, a nurse named Owen Tarrant, still has the desk by
the window. “⟦I come off shift at two and my flat is never quiet,⟧{Owen Tarrant}” Tarrant says.
“⟦Here I can hear my own head.⟧{Owen Tarrant}”

Ferro pays the rent with a bakery she runs by day. Last winter the landlord, Selwyn Estates, asked
for 15 percent more. “⟦We value the library and hope to find a solution that works for both
sides,⟧{Selwyn Estates}” the company said in a statement. Ferro laughed when she read it. “⟦They
value it at eleven hundred a month,⟧{Nadia Ferro}” she said.

The city has offered her a cellar in Dock Lane. Tarrant thinks she should take it; Ferro does not.

“⟦It has no windows and no neighbours, and people need both,⟧{Nadia Ferro}” she said.

“⟦People need a roof first,⟧{Owen Tarrant}” Tarrant replied. “⟦I would not give up a roof for a
view.⟧{Owen Tarrant}”

Councillor Beth Amadi, who chairs the arts committee, says that both are right. “⟦We will not let it
close while I am in this chair,⟧{Beth Amadi}” Amadi said. “⟦But I can’t print money
either.⟧{Beth Amadi}” Her deputy, Karl Voss, was blunter: “⟦There is no money for a room without
books.⟧{Karl Voss}”

On the door hangs a card that says “⟦Please let the door close by itself⟧{?}”. Ferro wrote it. She
has written 140 others, one for every month and a few for bad weeks.
"""

SCENE = """
The last ferry to Skarn left at nine with four passengers and a goat.

“⟦Whose is the goat?⟧{?}” asked the mate.

“⟦It belongs to the parish and it has a ticket,⟧{Father Brandt}” Father Brandt said. “⟦I have two
tickets, if you want to see them both.⟧{Father Brandt}”

Elin Sorby, the mate, did not want to see them. She had been up since four. “⟦A goat that pays is a
passenger,⟧{Elin Sorby}” she said. “⟦A goat that eats the rope is not.⟧{Elin Sorby}”

“⟦She never eats rope on a Sunday,⟧{Father Brandt}” said Father Brandt.

Captain Jorn Hakkel came down from the bridge. He looked at Sorby, then at Brandt. “⟦If she eats the
rope, you will both swim home,⟧{Jorn Hakkel}” the captain said. “⟦I have done this crossing 6,000
times and I have not lost a passenger yet.⟧{Jorn Hakkel}”

Nobody spoke until the lights of Skarn came up. Then Sorby turned to the priest. “⟦My mother always
said, ‘⟦Never lend a rope to a man of God,⟧{My mother}’⟧{Elin Sorby}” she told him.
"""

HAFEN = """
Der Hafen von Lüdersiel bleibt bis mindestens 15. März gesperrt. Das teilte Hafenmeisterin Wiebke
Harms am Dienstag mit, nachdem Taucher an der Spundwand elf neue Risse gefunden hatten.

„⟦Ich lasse kein Schiff an eine Wand, der ich selbst nicht traue⟧{Wiebke Harms}“, sagte Harms. „⟦Wir
haben zwei Jahre lang gewarnt, und niemand hat uns zugehört.⟧{Wiebke Harms}“

Der Reeder Onno Brinkmann widersprach ihr noch auf der Mole. „⟦Die Wand steht seit 1961 und sie wird
auch diesen Winter stehen⟧{Onno Brinkmann}“, sagte Brinkmann. „⟦Meine zwölf Leute kann ich nicht in
den März schicken.⟧{Onno Brinkmann}“ Harms hielt dagegen: „⟦Eine Wand weiß nicht, was ein Betrieb
kostet.⟧{Wiebke Harms}“

Bürgermeister Thade Onken will vermitteln. „⟦Wir werden keinen Betrieb im Stich lassen, aber wir
werden auch niemanden gefährden⟧{Thade Onken}“, sagte er. Die Reparatur kostet nach seinen Angaben
4,2 Millionen Euro. Das Land habe bisher nur 800.000 Euro zugesagt, so Onken.

Auf einem Plakat am Kran stand: „⟦Ohne Hafen kein Dorf⟧{?}“. Die Fischerin Gesa Tammen hat es
gemalt. „⟦Ich habe nichts gegen Risse, ich habe etwas gegen Ausreden⟧{Gesa Tammen}“, sagt Tammen.
„⟦Mein Kutter ist kleiner als jeder Bericht über ihn.⟧{Gesa Tammen}“

Harms und Brinkmann wollen sich am Freitag wieder treffen. „⟦Wir schreien uns an, und dann trinken
wir Tee⟧{Onno Brinkmann}“, sagte Brinkmann. „⟦Das war hier nie anders.⟧{Onno Brinkmann}“
"""

VIGNE = """
À Saint-Orens-la-Vigne, la grêle du 3 juin a détruit 70 % de la récolte. Les vignerons demandent un
report de leurs cotisations ; la préfecture n’a pas encore répondu.

« ⟦Nous n’avons plus rien à vendre, et les banques le savent⟧{Solange Marchetti} », explique Solange
Marchetti, qui préside la coopérative. « ⟦Je ne veux pas d’une aumône, je veux du
temps.⟧{Solange Marchetti} »

Son voisin Firmin Delcourt est plus sévère. « ⟦On ne peut pas assurer le ciel⟧{Firmin Delcourt} »,
dit-il. « ⟦Mais on aurait pu tendre les filets que la région nous avait promis en
2019.⟧{Firmin Delcourt} » La région, par la voix de la vice-présidente Aude Kervella, rappelle que
trois communes sur dix seulement avaient déposé un dossier. « ⟦Nous ne pouvons pas payer des filets
que personne n’a demandés⟧{Aude Kervella} », répond Aude Kervella.

Marchetti secoue la tête. « ⟦Le dossier faisait 64 pages et il fallait le rendre en pleine
vendange⟧{Solange Marchetti} », dit-elle. Sur la porte de la coopérative, une pancarte proclame :
« ⟦Ici on ne presse que l’espoir⟧{?} ».

« ⟦Dans dix ans, il n’y aura plus de vignes ici⟧{Firmin Delcourt} », prévient Delcourt. « ⟦Ce n’est
pas une menace, c’est un calcul.⟧{Firmin Delcourt} » Aude Kervella promet une réunion avant le 15
juillet. « ⟦Nous viendrons avec des chiffres et non avec des discours⟧{Aude Kervella} »,
assure-t-elle.
"""

MERCADO = """
El mercado de Santa Brígida cerrará dos días a la semana desde el 1 de octubre. Lo anunció la
concejala Pilar Otamendi tras una reunión de cuatro horas con los vendedores.

«⟦No cerramos el mercado, cerramos el gasto⟧{Pilar Otamendi}», afirmó Otamendi. «⟦Abrir un lunes nos
cuesta 3.400 euros y vienen noventa personas.⟧{Pilar Otamendi}»

El pescadero Anselmo Rueda salió de la sala dando un portazo. «⟦Esas noventa personas son mis
clientes, no una estadística⟧{Anselmo Rueda}», dijo Rueda. A su lado, la florista Inés Cabal pedía
calma. «⟦Yo prefiero cinco días buenos a siete días vacíos⟧{Inés Cabal}», dijo Cabal. «⟦Pero nadie
nos ha preguntado nada.⟧{Inés Cabal}»

Otamendi lo niega. «⟦Hemos enviado tres cartas y no hemos recibido ninguna respuesta⟧{Pilar
Otamendi}», aseguró. En la entrada, una pancarta decía: «⟦El lunes también se come⟧{?}».

«⟦Yo no recibí ninguna carta, y llevo 31 años en el mismo puesto⟧{Anselmo Rueda}», respondió Rueda.
Inés Cabal sí recibió una. «⟦La usé para envolver claveles⟧{Inés Cabal}», confesó Cabal.
"""

MAYAK = """
Маяк на мысе Терном погас в ночь на 12 ноября впервые за 87 лет. Смотрительница Варвара Лыкова
зажгла на башне четыре керосиновых лампы.

«⟦Я не могла оставить море в темноте⟧{Варвара Лыкова}, — сказала Лыкова. — ⟦Там было три судна, и
ни одно из них не знало про аварию.⟧{Варвара Лыкова}»

Начальник порта Егор Сабанеев приехал только утром. «⟦Мы не бросали маяк, мы просто не успели его
починить⟧{Егор Сабанеев}», — заявил Сабанеев. Капитан сухогруза Степан Ильменев с ним не согласен.
«⟦Если бы не эти лампы, мы сидели бы на камнях⟧{Степан Ильменев}», — говорит Ильменев.

На двери башни Лыкова повесила записку: «⟦Свет не выключать никогда⟧{?}».

Ремонт обойдётся в 6,5 миллиона рублей. «⟦Деньги есть, но нет мастера, который помнит эту
машину⟧{Егор Сабанеев}», — объяснил Сабанеев. «⟦Мастер живёт в соседнем доме, ему девяносто
лет⟧{Варвара Лыкова}», — возразила Лыкова.
"""

TALK = """
The potter Hanne Vestby and the physicist Rohan Iyer have shared a kiln for six years. They spoke
to us in her workshop in Lund.

LUND WEEKLY: Who broke the first pot?

VESTBY: ⟦He did, and he wrote a paper about it. I never got a copy of that paper.⟧{Hanne Vestby}

IYER: ⟦You never asked for one. The crack was the best data we had that year.⟧{Rohan Iyer}

LUND WEEKLY: Do you still argue?

IYER: ⟦Every firing. She trusts the colour of the flame and I trust a number.⟧{Rohan Iyer}

VESTBY: ⟦The number is always twenty degrees late. I don’t need a number to see orange.⟧{Hanne
Vestby}
"""

ALSO = {
    "Father Brandt": "Brandt",
    "Onno Brinkmann": "Reeder Onno Brinkmann",
    "Selwyn Estates": "the company",
}
"""What a speaker may be called as well."""

ARTICLES = {
    "quarry": QUARRY,
    "library": LIBRARY,
    "scene": SCENE,
    "hafen": HAFEN,
    "vigne": VIGNE,
    "mercado": MERCADO,
    "mayak": MAYAK,
    "talk": TALK,
}
