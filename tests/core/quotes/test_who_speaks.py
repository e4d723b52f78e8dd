"""Whose words stand in short articles of many languages: described, left out, nested, unsigned."""

from __future__ import annotations

import re

import pytest

from bot.core.quotes.marks import find_marked
from bot.core.quotes.speakers import attribute

ARTICLES = [
    (
        """
The office had “little regard for those who pay them,” even fining Tom Hale who came late and took
fewer than 28 a month, the Fee Authority said.

“We had no regard at all for those who owe us anything,” grinning Tom Hale or no Tom Hale, was how
it began in May.
""",
        ["Fee Authority", None],
    ),
    (
        """
Councillor Maud Ashgrove called the delay “an insult to every shop on the high street”, while the
baker Idris Pell, who sat two rows behind her, disagreed.
""",
        ["Maud Ashgrove"],
    ),
    (
        """
Hafenmeisterin Wiebke Harms nannte das „einen schlechten Tag für den ganzen Hafen“, während der
Reeder Onno Brinkmann sagte, er werde klagen.
""",
        ["Wiebke Harms"],
    ),
    (
        """
The baker Idris Pell came late. Pell said his grandfather used to warn him, “The hill pays no rent
and takes no orders.” Pell likes to say, “I only bake what the hill leaves me.”
""",
        ["his grandfather", "Idris Pell"],
    ),
    (
        """
The council’s own lawyers have been less sure. Their report came in May. The cost, they said, was
“not known, and not knowable without a survey of the wall.”
""",
        ["The council’s own lawyers"],
    ),
    (
        """
Rita Almgren, the Liberal candidate, lost by nine votes. Omar Finch won. “I will be back in the
spring, rest assured,” the Liberal candidate said.
""",
        ["Rita Almgren"],
    ),
    (
        """
The quarry's owner, Delmore Stone Ltd, bought it in May and plans a pool called "Blue Lagoon
Park." In a statement the company said it was “listening to all of the neighbours.”
""",
        ["Delmore Stone Ltd"],
    ),
    (
        """
Petra Lindqvist-Hauser von den Bürgerlichen kritisiert den Plan. „Das haben wir schon im Mai
gesagt“, so die Ortsvorsteherin.
""",
        ["Petra Lindqvist-Hauser"],
    ),
    (
        """
Da Henning Toft mandag åbnede døren, var båden væk. Han ringede til politiet.

»Den har ligget der i tredive år«, fortæller den 67-årige fisker fra Ålsund.
""",
        ["Henning Toft"],
    ),
    (
        """
När Britta Ståhl kom hem stod älgen i köket. Hon backade ut.

”Den såg helt lugn ut tycker jag”, berättar den 58-åriga lantbrukaren.
""",
        ["Britta Ståhl"],
    ),
    (
        """
Lucía Ferrán llegó al pueblo en 1990 y abrió la panadería. “Aquí nadie compraba pan bueno
entonces”, cuenta la panadera.
""",
        ["Lucía Ferrán"],
    ),
    (
        """
Marta Fusaro guida il bus da trent'anni. «Conosco ogni buca di questa strada», dice la
conducente.
""",
        ["Marta Fusaro"],
    ),
    (
        """
Corinne Vasseur tient la librairie depuis 2004. « Les gens entrent pour se réchauffer », raconte
la libraire.
""",
        ["Corinne Vasseur"],
    ),
    (
        """
The tribunal heard from two men, Carl Boggs and Ned Ryle, on Monday. “We had no choice but to
leave it,” the caretaker said.
""",
        [None],
    ),
    (
        """
A caller rang the station at noon. Mayor Jill Dunn was on air. “Where is the bus to the market?”
the caller asked.
""",
        ["the caller"],
    ),
    (
        """
Her rival was less sure. Otto Prell refused to name a team. “I will tell the players first,” he
said. Would he stay? “Ask me in June please.”
""",
        ["Otto Prell", "Otto Prell"],
    ),
    (
        """
Anna Krogh driver cafeen. »Vi lukker klokken fem hver dag«, siger hun.

Krogh har selv malet skiltet. »Det tog mig en hel uge.«
""",
        ["Anna Krogh", "Anna Krogh"],
    ),
    (
        """
Starosta Pavel Křenek slíbil opravu. Firma Stavoplus to odmítá. „O ničem takovém nevíme a
nejednali jsme,“ uvedla v tiskové zprávě.
""",
        ["Firma Stavoplus"],
    ),
    (
        """
Lew Ames, a retired guard, has a goat. His teenage daughter wants to sell it. “I tell her it is
family now,” he says. “She rolls her eyes.”
""",
        ["Lew Ames", "Lew Ames"],
    ),
    (
        """
Gérard Pons vend des fleurs depuis 1980. Sa mère, couturière, disait toujours : « Une rose se
mérite chaque jour ». Il sourit. « On ne l’écoutait jamais, maman », murmure-t-il.
""",
        ["Sa mère", "Gérard Pons"],
    ),
    (
        """
Hilde Branz führt die Mühle. Ihr Vater, ein Bäcker, sagte immer: „Mehl lügt nicht, mein Kind.“
Sie lacht. „Ich habe es nie verstanden“, sagt sie.
""",
        ["Ihr Vater", "Hilde Branz"],
    ),
    (
        """
Walt Greer said his uncle, a miner, had advice for everyone. “He'd tell us, ‘Never trust a quiet
dog,’” Greer said.
""",
        ["Walt Greer", "his uncle"],
    ),
    (
        """
Joan Petty heard of it from a work colleague who lives nearby. “She rang and said, ‘Get out of
the house now,’ and I did,” Petty said.
""",
        ["Joan Petty", "a work colleague"],
    ),
    (
        """
"Mia nonna mi ha detto: 'Non vendere mai la terra'", racconta Elsa Rovati.
""",
        ["Elsa Rovati", "Mia nonna"],
    ),
    (
        """
»Min mor plejede at sige: ’Man skal ikke klage over regn’«, siger Ole Brink.
""",
        ["Ole Brink", "Min mor"],
    ),
    (
        """
«Mi abuelo me dijo: “No vendas nunca la barca”», recuerda Rosa Pinto.
""",
        ["Rosa Pinto", "Mi abuelo"],
    ),
    (
        """
„Mein Bruder hat gesagt: ‚Fahr nicht dahin.‘ Ich fuhr trotzdem“, erzählt Uwe Lorenz.
""",
        ["Uwe Lorenz", "Mein Bruder"],
    ),
    (
        """
“I said to them, ‘You can keep the boat,’ and walked out,” Nora Pell said.
""",
        ["Nora Pell", "Nora Pell"],
    ),
    (
        """
‘Mijn zus riep: “Kom eens kijken naar het water!”’, vertelt Joke Smit.
""",
        ["Joke Smit", "Mijn zus"],
    ),
    (
        """
On the wall of the club somebody had painted “We were here before you all”.

In the guest book, under Tuesday, an unsigned line says: “Thank you for leaving the light on.”
""",
        [None, None],
    ),
    (
        """
Im Gästebuch steht ohne Unterschrift: „Danke für das Licht im Fenster“. Auf dem Stimmzettel
hatte jemand vermerkt: „Keiner von denen taugt was“.
""",
        [None, None],
    ),
    (
        """
Dans le livre d’or, une phrase sans signature : « Merci pour la lumière du soir ». Sur un
bulletin de vote, on lisait : « Aucun des deux, merci bien ».
""",
        [None, None],
    ),
    (
        """
Sul quaderno degli ospiti c’è una frase anonima: «Grazie per la luce accesa». Sulla scheda c’era
scritto: «Nessuno di questi due».
""",
        [None, None],
    ),
    (
        """
Unter dem Brief fehlte ein Name. In einem Bescheid schreibt das Landesbauamt, der Steg sei
„nicht standsicher und daher sofort zu sperren“.
""",
        ["das Landesbauamt"],
    ),
    (
        """
Havnestyrelsen lukker kajen mandag. »Vi beder alle flytte deres både«, skriver styrelsen i en
mail.
""",
        ["Havnestyrelsen"],
    ),
    (
        """
Kustverket stänger hamnen på måndag. ”Vi ber alla att flytta sina båtar”, skriver verket i ett
mejl.
""",
        ["Kustverket"],
    ),
    (
        """
Town Administrator Roy Hackett opened the session. “You may shout if you like,” Hackett said.
City Planner Mona Ortiz Vale sat beside him. “Nothing is decided yet,” she said.
""",
        ["Roy Hackett", "Mona Ortiz Vale"],
    ),
    (
        """
Hrobník Josef Tichý tam pracuje třicet let. „Hřbitov mám rád hlavně v zimě,“ říká Tichý.
""",
        ["Josef Tichý"],
    ),
    (
        """
Kulturdezernentin Amira Solberg verteidigt den Plan. „Kunst darf auch mal stören“, sagt Solberg.
Schreinermeister Jörg Kuhn nickt. „Holz ist teuer geworden in diesem Jahr“, sagt Kuhn.
""",
        ["Amira Solberg", "Jörg Kuhn"],
    ),
    (
        """
Pszczelarz Adam Wilk ma sto uli. „Pszczoły nie lubią hałasu” – mówi Wilk.
""",
        ["Adam Wilk"],
    ),
    (
        """
Пекар Олег Швець встає о третій. «Хліб не чекає нікого», – каже Швець.
""",
        ["Олег Швець"],
    ),
    (
        """
Według Marka Lisa „most trzeba zamknąć jeszcze dziś”. Marek Lis jest inżynierem.
""",
        ["Marek Lis"],
    ),
    (
        """
Za słowami stoi fakt. Jak mówi Ewa Bąk, „nikt nas nie pytał o zgodę”.
""",
        ["Ewa Bąk"],
    ),
    (
        """
За словами директорки Ганни Мороз, школа не закриється. Мороз не сумнівається. «Ми знайдемо
гроші на вугілля», – обіцяє вона.
""",
        ["Ганна Мороз"],
    ),
    (
        """
12.40

Fay Mercer, the mayor, has arrived. “We have all the sandbags we need,” she said.

12.10

A farm is under water. “I have never seen it this high,” he said.
""",
        ["Fay Mercer", None],
    ),
    (
        """
Professor Lars Dahlen, who studies river ice at Nordby College and once fell through it, said:
“Do not trust the colour of ice.”
""",
        ["Lars Dahlen"],
    ),
    (
        """
Asked whether she would resign, Minister Fenna Brugge said “not this week, and not next”.
""",
        ["Fenna Brugge"],
    ),
    (
        """
Lionel Cray posted an apology on Friday. “I let the whole team down again,” it read.
""",
        ["Lionel Cray"],
    ),
    (
        """
I have just been told by a council official that the vote is “too close to call tonight”.
""",
        ["a council official"],
    ),
    (
        """
Nina Holt drove home in the dark. She said a man she did not know knocked on her window and
said, “Lady, your barn is on fire.”
""",
        ["a man"],
    ),
    (
        """
Ha in cura il cane la veterinaria Sonia Greco: "Tra un mese corre come prima".
""",
        ["Sonia Greco"],
    ),
    (
        """
Tam Olga i Piotr Mazurowie pieką chleb. „My nie jesteśmy firmą, tylko rodziną” – śmieje się
Olga.
""",
        ["Olga"],
    ),
    (
        """
Там Оксана та Іван Савчуки ловлять рибу. «Ми не бізнес, ми родина», – сміється Оксана. «Риба нас
годує щодня», – каже Іван.
""",
        ["Оксана", "Іван"],
    ),
    (
        """
Sønnen Emil på otte har malet båden. – Må jeg sejle den selv? spørger han.
""",
        ["Emil"],
    ),
    (
        """
The engineer's report said the dam was “one storm away from failing”.
""",
        ["The engineer's report"],
    ),
    (
        """
Uit een rapport van de inspectie blijkt dat de dijk ‘ernstig verzwakt is door muizen’ is.
""",
        ["een rapport van de inspectie"],
    ),
    (
        """
Ruth Keane met Hal Brody at noon. Dan Pruett joined them later. “It was all a misunderstanding,
really.” Nobody spoke.
""",
        ["Dan Pruett"],
    ),
    (
        """
Greta Nyman ran the ferry. Its engine, built by Volvex, failed in May. “I rowed the last mile
myself,” she said.
""",
        ["Greta Nyman"],
    ),
    (
        """
Police chief Ed Marlow spoke to Linda Cho on the steps. “I can't promise you anything,” he said.
""",
        ["Marlow"],
    ),
    (
        """
The union's Dale Wirth and the airline's Meg Tull met again. Wirth left early. “There was
nothing on the table,” he said.
""",
        ["Dale Wirth"],
    ),
    (
        """
Belediye Başkanı Selim Aydın toplantıda konuştu. “Bu köprüyü yıkmayacağız, söz veriyoruz” dedi.
""",
        ["Selim Aydın"],
    ),
    (
        """
Primarul Radu Ionescu a promis reparații. „Podul va fi gata în toamnă”, a spus primarul.
""",
        ["Radu Ionescu"],
    ),
    (
        """
O prefeito Caio Moura visitou a obra. “A ponte fica pronta em março”, disse o prefeito.
""",
        ["Caio Moura"],
    ),
    (
        """
Η Ελένη Σταύρου άνοιξε το μαγαζί το 1999. «Κανείς δεν πίστευε σε εμάς», λέει η ίδια.
""",
        ["Ελένη Σταύρου"],
    ),
    (
        """
Wethouder Bram Koster was er ook. Volgens hem is het plan ‘onbetaalbaar en ook nog lelijk’.
""",
        ["Bram Koster"],
    ),
    (
        """
Farmer Will Beck lost forty sheep. Sergeant Amy Cole said the dog had been found. “The owner has
been spoken to,” she said.
""",
        ["Amy Cole"],
    ),
    (
        """
Tom Reddy's lawyer called him “a gentle man with a bad lock”. “He will appeal, of course,” the
lawyer said.
""",
        ["Tom Reddy's lawyer", "the lawyer"],
    ),
    (
        """
The head gardener at Elmsworth, Polly Trent, is retiring. “I have planted eleven thousand
bulbs,” the gardener said. Her deputy, Sam Oakes, takes over.
""",
        ["Polly Trent"],
    ),
    (
        """
Coach Wendell Pike benched his captain, Luis Romo. “He knows why, and so do you,” the coach
said. Romo, for his part, shrugged. “I'll be back on Sunday,” he said.
""",
        ["Wendell Pike", "Luis Romo"],
    ),
    (
        """
Senators questioned Abel Crane, chief executive of Norvane. “We never saw that memo at all,” the
chief executive said.
""",
        ["Abel Crane"],
    ),
    (
        """
“The roof will not survive a winter,” the surveyor wrote. Paul Dray and Kim Voll declined to
comment.
""",
        ["the surveyor"],
    ),
    (
        """
The council's lawyer told the hearing that the lease was “void from the beginning”.
""",
        ["The council's lawyer"],
    ),
    (
        """
"Il nous faut des bras, pas des promesses", lance Yves Carrel, éleveur à Tressan. La préfète,
Odile Marsan, promet une aide. « Le dossier avance vite », assure la préfète.
""",
        ["Yves Carrel", "Odile Marsan"],
    ),
    (
        """
Der Bürgermeister Klaus Rehm und die Landrätin Eva Stolz eröffneten die Brücke. „Sie hält
hundert Jahre“, sagte der Bürgermeister. „Oder wenigstens fünfzig“, ergänzte die Landrätin.
""",
        ["Klaus Rehm", "Eva Stolz"],
    ),
    (
        """
Die Kellerei Moosbach GmbH schließt im Herbst. Das Unternehmen teilte mit, man habe „alle
Möglichkeiten sorgfältig geprüft“.
""",
        ["Kellerei Moosbach GmbH"],
    ),
    (
        """
El entrenador Iván Robles no se esconde. «La culpa de la derrota es mía», admite el técnico.
""",
        ["Iván Robles"],
    ),
    (
        """
La alcaldesa Pilar Osés visitó el mercado. Un vendedor le gritó: «Aquí no viene nadie desde
mayo».
""",
        ["Un vendedor"],
    ),
    (
        """
A ministra Teresa Lobo ouviu os pescadores. “O mar não tem dono nenhum”, disse um deles.
""",
        ["um deles"],
    ),
    (
        """
Burgemeester Anke Vos sprak de bewoners toe. ‘Niemand hoeft vannacht buiten te slapen’, beloofde
de burgemeester. Een bewoner riep: ‘Dat zei u vorig jaar ook’.
""",
        ["Anke Vos", "Een bewoner"],
    ),
    (
        """
Kommunalrådet Lena Brodd vill bygga. ”Vi har väntat i tjugo år”, säger kommunalrådet. Grannen
Stig Holm suckar. ”Jag hör redan maskinerna”, säger han.
""",
        ["Lena Brodd", "Stig Holm"],
    ),
    (
        """
Borgmester Kaj Linde åbnede broen. »Den holder i hundrede år«, siger borgmesteren.
""",
        ["Kaj Linde"],
    ),
    (
        """
Ordfører Tone Lie åpnet brua. – Den holder i hundre år, sier ordføreren.
""",
        ["Tone Lie"],
    ),
    (
        """
Burmistrz Anna Wrona odwiedziła szkołę. „Dach naprawimy przed zimą” – zapewniła burmistrz.
Rodzice nie wierzą. „Słyszymy to co roku” – mówi Ewa Sroka, matka dwójki uczniów.
""",
        ["Anna Wrona", "Ewa Sroka"],
    ),
    (
        """
Мэр Игорь Савин открыл мост. «Он простоит сто лет», — сказал мэр. По словам инженера Ольги
Дубовой, мост «собирали без чертежей».
""",
        ["Игорь Савин", "Ольги Дубовой"],
    ),
    (
        """
Мій сусід Петро Гай садить виноград. «Тут колись було море», – каже він. Його дружина, Надія
Гай, сміється. «А тепер тут я», – каже вона.
""",
        ["Петро Гай", "Надія Гай"],
    ),
    (
        """
Starostka Jana Malá otevřela most. „Vydrží nám sto let,“ řekla starostka. Rybář Josef Kapr jí
nevěří. „Voda si vezme všechno,“ bručí rybář.
""",
        ["Jana Malá", "Josef Kapr"],
    ),
    (
        """
Primărița Ana Popa a deschis podul. „Va ține o sută de ani”, a spus ea. Un pescar a strigat:
„Vom vedea la primăvară!”
""",
        ["Primărița Ana Popa", "Un pescar"],
    ),
    (
        """
Kaupunginjohtaja Liisa Aho avasi sillan. ”Se kestää sata vuotta”, Aho sanoi.
""",
        ["Kaupunginjohtaja Liisa Aho"],
    ),
    (
        """
Kovács Éva polgármester megnyitotta a hidat. „Száz évig fog állni ez a híd” – mondta Kovács.
""",
        ["Kovács"],
    ),
    (
        """
Ο δήμαρχος Νίκος Βλάχος άνοιξε τη γέφυρα. «Θα κρατήσει εκατό χρόνια», είπε ο δήμαρχος.
""",
        ["Νίκος Βλάχος"],
    ),
    (
        """
Muhtar Ayşe Kaya köprüyü açtı. “Bu köprü yüz yıl dayanır” diyen Kaya, sözlerini sürdürdü.
""",
        ["Ayşe Kaya"],
    ),
    (
        """
Ted Lund read the letter twice. It was from the bank. “Your account will be closed on Friday,”
it said.
""",
        [None],
    ),
    (
        """
Someone in the crowd shouted “Tell us the truth for once!” Mayor Ida Crewe ignored it.
""",
        [None],
    ),
    (
        """
Bea Norris and her sister, Gwen Norris, run the shop. “We open when we wake up,” Norris said.
“Which is not early,” Gwen Norris said.
""",
        ["Bea Norris", "Gwen Norris"],
    ),
    (
        """
Officer Dan Roe asked the boy where he lived. “On the boat with my grandad,” the boy said.
""",
        ["the boy"],
    ),
    (
        """
The mayor, Rick Soames, was asked whether he would stand again. “Ask my wife about that,” he
joked. His wife, Lena Soames, was standing behind him.
""",
        ["Rick Soames"],
    ),
    (
        """
According to the indictment, Marlowe told an associate: “Burn all of the receipts tonight.”
""",
        ["Marlowe"],
    ),
    (
        """
A banner over the gate read “Welcome home, you fools”. Beside the banner, Holly Marsh said: “We
made it from curtains.”
""",
        [None, "Holly Marsh"],
    ),
    (
        """
Quentin Ashe tweeted a photo of the hole. “Still here, still deep,” he wrote.
""",
        ["Quentin Ashe"],
    ),
    (
        """
The Tarn Valley Trust said it was “saddened by the loss of the weir”. The charity added that it
would “rebuild in the summer months”.
""",
        ["Tarn Valley Trust", "The charity"],
    ),
    (
        """
Hannah Boyle sat at the front. Her brother Mick Boyle drove. “We never saw the deer until it was
too late,” she said.

“It just stood there, looking at us.”
""",
        ["Hannah Boyle", "Hannah Boyle"],
    ),
    (
        """
Dr. Ursula Kemp and Dr. Frank Iles wrote the report. “The soil is dead to a depth of one metre,”
it says.
""",
        [None],
    ),
    (
        """
Lars Vik eier butikken. Kona hans, Berit Vik, står i kassa. – Vi selger mest kaffe og fisk, sier
hun.
""",
        ["Berit Vik"],
    ),
    (
        """
Le père Anselme bénit les bateaux. « La mer ne pardonne pas », répète-t-il. Une veuve lui répond
: « Dieu non plus, parfois ».
""",
        ["Anselme", "Une veuve"],
    ),
    (
        """
Nonna Pia Serra cucina per tutti. "Chi ha fame entra e si siede", dice. Suo nipote Marco Serra
serve ai tavoli. "Lei non si ferma mai", sorride.
""",
        ["Pia Serra", "Marco Serra"],
    ),
    (
        """
Carla Benítez dirige el hospital. El portavoz del sindicato, Raúl Mora, la acusa de mentir. «No
hay camas y no hay médicos», dice Mora. Ella lo niega. «Tenemos ochenta camas libres».
""",
        ["Raúl Mora", "Carla Benítez"],
    ),
    (
        """
Voters were blunt. “They all lie, and we all know it,” said a retired teacher. “I'd vote for my
dog,” said another.
""",
        ["a retired teacher", None],
    ),
    (
        """
Kip Lawson, 19, and Rory Dean, 21, were rescued at dawn. “We sang to keep awake,” said Dean. “He
sang, I swore,” said Lawson.
""",
        ["Rory Dean", "Kip Lawson"],
    ),
    (
        """
Frau Helga Brandt öffnet die Tür. „Kommen Sie ruhig herein“, sagt sie. Auf dem Tisch liegt ein
Brief vom Amt. „Ihr Antrag wurde leider abgelehnt“, steht darin.
""",
        ["Helga Brandt", None],
    ),
    (
        """
Zofia Kruk prowadzi bar. Na drzwiach wisi kartka: „Zaraz wracam, nie pukać”. „Wisi od marca
zeszłego roku” – śmieje się Kruk.
""",
        [None, "Zofia Kruk"],
    ),
    (
        """
“I didn't even own a saw,” laughed Wes Tolland, whose chairs now sell in Milan.
""",
        ["Wes Tolland"],
    ),
    (
        """
Gina Marsh, asked whether the pool would reopen, replied: “Not while I hold the keys.”
""",
        ["Gina Marsh"],
    ),
    (
        """
The judge, Harriet Ames, told him: “You took the one thing she had.” His barrister, Neil Cope,
said the sentence was “harsh but lawful”.
""",
        ["Harriet Ames", "Neil Cope"],
    ),
    (
        """
A spokesperson for Glenmoor Water said: “We are sorry for the smell.”
""",
        ["A spokesperson for Glenmoor Water"],
    ),
    (
        """
Norvik Police said in a post that a man had been “helping with enquiries”.
""",
        ["Norvik Police"],
    ),
    (
        """
In a letter to members, the club's chair, Moira Bell, called the plan “a car park with a view”.
""",
        ["Moira Bell"],
    ),
    (
        """
The report, published on Friday, found that the tunnel was “never inspected in the dark”.
""",
        ["The report"],
    ),
    (
        """
Police quoted a neighbour as saying: “The dog never barked that night.”
""",
        ["a neighbour"],
    ),
    (
        """
Ms. Oduya, 44, a nurse, sat on the kerb. “They gave us ten minutes,” she said, “and then they
gave us five.”
""",
        ["Oduya", "Oduya"],
    ),
    (
        """
Eddie Vance's mother, Carol Vance, wept. “He was going to be a vet,” she said.
""",
        ["Carol Vance"],
    ),
    (
        """
The Hexley Players opened on Friday. “Nobody forgot a line, and nobody fell,” the director said.
""",
        ["the director"],
    ),
    (
        """
Two men stood at the bar. “It's the quiet I'd miss,” one said. “It's the crisps,” said the
other.
""",
        [None, "the other"],
    ),
    (
        """
Bellwood Council has apologised. Its leader, Fran Tull, blamed the software. “It could not tell
a bin from a bus,” she said. The council later said the fault was “fully understood”.
""",
        ["Fran Tull", "Bellwood Council"],
    ),
    (
        """
Dov Halpern, the chemist, and Rina Sachs, the pharmacist, share a door. “We argue about the
heating,” the pharmacist said.
""",
        ["Rina Sachs"],
    ),
    (
        """
Elle s'appelle Maud Terrier et elle répare des orgues. « Un orgue respire, il faut l'écouter »,
dit-elle. Son frère, Luc Terrier, tient la comptabilité. « Moi, je n'entends rien »,
plaisante-t-il.
""",
        ["Maud Terrier", "Luc Terrier"],
    ),
    (
        """
Selon le syndicat Solidaires Rail, la ligne est « laissée à l'abandon depuis dix ans ».
""",
        ["Solidaires Rail"],
    ),
    (
        """
Le ministère de l'Agriculture a réagi mardi. « Aucun animal n'est en danger », a-t-il indiqué
dans un communiqué.
""",
        ["Le ministère de l'Agriculture"],
    ),
    (
        """
In dem Schreiben heißt es: „Die Brücke wird nicht ersetzt.“
""",
        [None],
    ),
    (
        """
Il sindaco Ettore Landi ha firmato l'ordinanza. "Da lunedì si cammina", annuncia. Contrari i
commercianti: "Ci vogliono chiusi entro Natale", protesta Franca Dori, fioraia in piazza.
""",
        ["Ettore Landi", "Franca Dori"],
    ),
    (
        """
La jueza Nuria Salas dictó sentencia el lunes. “Nadie está por encima de la ley”, sentenció. El
acusado, Tomás Brea, escuchó en silencio. Su abogado, Luis Caro, anunció recurso: “Esto no
termina aquí”.
""",
        ["Nuria Salas", "Luis Caro"],
    ),
    (
        """
De directeur van het zwembad, Theo Maas, legt het uit. ‘Chloor is duur geworden dit jaar’, zegt
hij. Zwemster Lotte Bos (12) vindt het jammer. ‘Ik kan net mijn diploma halen’, zegt ze.
""",
        ["Theo Maas", "Lotte Bos"],
    ),
    (
        """
Enligt Anna Rask, doktorand vid Umeå universitet, är isen ”tunnare än någonsin”.
""",
        ["Anna Rask"],
    ),
    (
        """
Wójt gminy Stanisław Bieda nie kryje złości. „Droga miała być gotowa w maju” – mówi. Jego
zastępczyni, Maria Flis, milczy.
""",
        ["Stanisław Bieda"],
    ),
    (
        """
Директор школи Ірина Коваль показує підвал. «Тут ми вчимося з лютого», – каже вона. Учні не
скаржаться. «Зате тепло», – каже семикласник Данило.
""",
        ["Ірина Коваль", "Данило"],
    ),
    (
        """
Жительница дома Тамара Орлова вызвала полицию. «Стучали всю ночь», — рассказала женщина. В
полиции сообщили, что «проводится проверка».
""",
        ["Тамара Орлова", None],
    ),
    (
        """
Ředitel zoo Petr Vrána krmí slony sám. „Poznají mě podle kroku,“ směje se. Podle mluvčí Aleny
Duškové je výběh „nejmodernější ve střední Evropě“.
""",
        ["Petr Vrána", "Aleny Duškové"],
    ),
    (
        """
It was late. “We should go home before the snow,” I said.
""",
        [None],
    ),
    (
        """
Ein Sprecher der Bahn erklärte, man prüfe den Fall. Technisch sei das „durchaus denkbar und
nicht einmal teuer“.
""",
        ["der Bahn"],
    ),
    (
        """
„Wir schließen im Mai“, sagte Jutta Voss. „Der Ofen ist kaputt und alt.“ Ein Ersatz sei „viel zu
teuer für uns alle“.
""",
        ["Jutta Voss", "Jutta Voss", "Jutta Voss"],
    ),
    (
        """
Am Ende sei es „viel zu lange still geblieben im Dorf“.
""",
        [None],
    ),
    (
        """
“I closed my eyes and jumped,” said Ned Ware. His sister, Amy Ware, has kept the rope. She keeps
it in a tin.

“It still smells of tar, after all these years.”
""",
        ["Ned Ware", "Amy Ware"],
    ),
    (
        """
Ada Prell keeps bees in Hollin.

XQ: Who taught you?

ZZ: My uncle. He told us “never hurry a bee.”

XQ: And now?

ZZ: Now I teach. The rule is old: “never sting a school, my friend”.

And it holds.
""",
        ["My uncle", None],
    ),
    (
        """
Rita Moll, a plan in hand, waited. It was a scheme her critics had called “a ladder to nowhere
at all”.
""",
        [None],
    ),
    (
        """
Ana Pohl kupiła młyn. „Koło kręci się od wojny” – mówi Pohl. Tak mówiła też jej babcia: „Koło
nas przeżyje”.
""",
        ["Ana Pohl", "jej babcia"],
    ),
    (
        """
In the yard stood a man. “The mill is shut until spring,” the man said.
""",
        ["the man"],
    ),
    (
        """
The firm said it was “not aware of any of these claims”.
""",
        ["The firm"],
    ),
    (
        """
Two buses left. Rain fell. The firm has gone. “We are not aware of any of these claims,” it
said.
""",
        [None],
    ),
    (
        """
The bank moved in May. “Our branch on the hill will close,” it said.
""",
        ["The bank"],
    ),
    (
        """
Fire crews came. A boy, the son of a farmer, waited. “He told us, ‘Run to the river, quickly,’”
Jo Hale said.
""",
        ["Jo Hale", "a farmer"],
    ),
    (
        """
A farmer named the field. A driver came. “She told us, ‘Run to the river, quickly,’” Jo Hale
said.
""",
        ["Jo Hale", "A driver"],
    ),
    (
        """
Norrbygdens Energi höjer priset och det är inte första gången. ”Elnätet måste rustas upp nu”,
skriver bolaget.
""",
        ["bolaget"],
    ),
    (
        """
Dozorca Jerzy Lis widział Annę Lis. „Szła szybko i nie patrzyła” – mówi Lis.
""",
        ["Jerzy Lis"],
    ),
    (
        """
Q1: The score.

Ada Prell: “I drew the map myself from memory.”

Host: And then?

Ada Prell: “Then I got lost in it, of course.”

Host: Thanks.
""",
        ["Ada Prell", "Ada Prell"],
    ),
    (
        """
Nový majitel, společnost Stavix, přišel v květnu a hned se ukázal. Firma to odmítá. „O ničem
takovém nevíme a nejednali jsme,“ uvedla v tiskové zprávě.
""",
        ["Stavix"],
    ),
    (
        """
Rain fell on the roof of Harbour Holdings Ltd. Nobody came. “We are not aware of any claims,”
the company said.
""",
        ["Harbour Holdings Ltd"],
    ),
    (
        """
Ada Prell casts bells. She has a ring that a critic described as “eight long ways of saying
yes”.
""",
        ["a critic"],
    ),
    (
        """
“Farm man rang up. He said, ‘Come to the yard at once’,” Bo Lunn said.
""",
        ["Bo Lunn", None],
    ),
    (
        """
“Boss man rang up and he told us, ‘Come to the yard at once’,” Bo Lunn said.
""",
        ["Bo Lunn", None],
    ),
    (
        """
The house her mother built burned down in May. “We saw it all from the hill,” said Ida Moss.
""",
        ["Ida Moss"],
    ),
    (
        """
Marcin Lis i Marek Lis mają młyn, ale się nie lubią. Zdaniem Marka Lisa „młyn stoi za blisko
rzeki”.
""",
        ["Marek Lis"],
    ),
    (
        """
The barn her mother built burned down. “We saw it all from the hill above.” Nobody spoke.
""",
        [None],
    ),
]


@pytest.mark.parametrize(("article", "expected"), ARTICLES)
def test_each_quotation_has_its_speaker_or_none(article: str, expected: list[str | None]) -> None:
    text = re.sub(r"(?<!\n)\n(?!\n)", " ", article.strip())
    assert attribute(text, find_marked(text)) == expected
