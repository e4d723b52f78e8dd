"""Speakers in articles of many languages: by their own clause, inherited, nested, or none."""

from __future__ import annotations

import pytest

from bot.core.quotes.marks import find_marked
from bot.core.quotes.speakers import attribute
from tests.core.quotes.marked_up import article

ARTICLES = {
    "French": """
Le maire de Saint-Aubin, Étienne Lavaud, a annoncé lundi la fermeture du vieux port. « ⟦Nous
n'avons plus le choix⟧{Étienne Lavaud} », a-t-il déclaré devant le conseil municipal. « ⟦Les quais
s'effondrent.⟧{Étienne Lavaud} »

« ⟦C'est une catastrophe pour nous⟧{Solange Perrot} », s'inquiète Solange Perrot, patronne du
dernier chalutier. « ⟦On nous a prévenus par courrier⟧{Solange Perrot} », ajoute-t-elle.

Selon la préfecture, les travaux « ⟦dureront au moins deux ans⟧{la préfecture} ». L'entreprise
Maréco, qui gère le chantier, assure dans un communiqué que « ⟦la sécurité sera garantie à chaque
étape⟧{L'entreprise Maréco} ».

Pour l'ingénieure Claire Benoît, « ⟦le béton est mort depuis dix ans⟧{Claire Benoît} ». Et Lavaud
de conclure : « ⟦Mieux vaut un port fermé qu'un port qui tue.⟧{Étienne Lavaud} »

Sur une pancarte accrochée à la capitainerie, on peut lire : « ⟦La mer attend⟧{?} ». Le vieux
bateau, surnommé « La Mouette », restera à quai.

— ⟦Vous partez quand ?⟧{un pêcheur} demande un pêcheur.

« ⟦Jamais⟧{Marcel}, répond Marcel, 82 ans. ⟦J'attends la marée.⟧{Marcel} »
""",
    "Portuguese": """
A prefeita Luísa Tavares disse na terça-feira que a ponte será fechada. “⟦Não vamos arriscar vidas
por causa de um atraso⟧{Luísa Tavares}”, afirmou. “⟦A obra começa em março.⟧{Luísa Tavares}”

Segundo o engenheiro Paulo Meireles, a corrosão “⟦avança há pelo menos vinte anos⟧{Paulo
Meireles}”. “⟦Avisei três vezes por escrito⟧{Paulo Meireles}”, lembra ele.

— ⟦A gente atravessa de barco desde criança⟧{Dona Zefa} — conta Dona Zefa, de 71 ano\
s. — ⟦Não vai ser agora que vou ter medo.⟧{Dona Zefa}

A empresa Viaduto Sul informou, em nota, que “⟦colabora com as autoridades⟧{Viaduto Sul}”. Tavares
respondeu: “⟦Colaborar não é pagar.⟧{Luísa Tavares}”

Num muro, alguém escreveu: “⟦A ponte é nossa⟧{?}”.
""",
    "Dutch": """
De dijk bij Oosterwerf moet hoger, zei dijkgraaf Marieke de Groot woensdag. ‘⟦We hebben geen jaren
meer⟧{Marieke de Groot}’, aldus De Groot. ‘⟦Het water wacht niet.⟧{Marieke de Groot}’

Volgens boer Klaas Hoekstra is het plan te duur. ‘⟦Ze nemen mijn beste land⟧{Klaas Hoekstra},’
zegt hij. Hoekstra voegt toe: ‘⟦En ik krijg er een uitzicht op beton voor terug.⟧{Klaas Hoekstra}’

Het waterschap liet in een verklaring weten dat het ‘⟦alle bezwaren serieus neemt⟧{Het
waterschap}’. Op een spandoek aan de dijk stond: ‘⟦Handen af⟧{?}’.
""",
    "Swedish": """
”⟦Vi kan inte stänga en skola varje gång det regnar⟧{Birgitta Lund}”, säger rektorn \
Birgitta Lund. ”⟦Taket måste lagas nu.⟧{Birgitta Lund}”

Enligt kommunalrådet Ola Sandberg saknas pengar. – ⟦Vi har tre tak och en budget⟧{Ola Sandberg},
säger han.

Eleven Noor Hassan, 14, är trött på hinkarna. ”⟦Det droppar i bråkräkningen⟧{Noor Hassan}”,
säger hon.
""",
    "Czech": """
„⟦Ten most nespadl, my jsme ho opustili⟧{Alena Dvořáková},“ řekla novinářům inženýrk\
a Alena Dvořáková. „⟦Deset let jsem psala zprávy do šuplíku.⟧{Alena Dvořáková}“

Starosta Petr Kolář ji podporuje. „⟦Každou z těch zpráv jsem četl⟧{Petr Kolář},“ uvedl. Podle
Kolářové... to není pravda.

Podle mluvčí ministerstva Ivany Malé je oprava „⟦otázkou několika měsíců⟧{Ivany Malé}“. Na
zábradlí visela cedule s nápisem „⟦Choďte po svých⟧{?}“.
""",
    "Ukrainian": """
«⟦Ми вчимося у підвалі, але вчимося⟧{Оксана Гриценко}», — каже директорка школи Оксана Гриценко.
«⟦Діти звикли до ліхтариків.⟧{Оксана Гриценко}»

За словами міського голови Андрія Ковальчука, ремонт «⟦почнеться навесні⟧{Андрія Ковальчука}».
«⟦Грошей вистачить на дах і вікна⟧{Андрія Ковальчука}», — додав він.

Грищенко не згодна. На дошці хтось написав: «⟦Вікна — це розкіш⟧{?}».
""",
    "Turkish": """
Belediye başkanı Selim Aydın, “⟦Limanı kimseye satmayacağız⟧{Selim Aydın}” dedi. Aydın, “⟦Bu kıyı
çocuklarımızın⟧{Selim Aydın}” diye ekledi.

“⟦Ağlarımız boş geliyor⟧{Hatice Demir}” diyen balıkçı Hatice Demir, kararı geç buldu\
.
""",
    "Japanese": """
市は8日、港の閉鎖を発表した。中村健一市長は記者会見で「⟦安全が何より優先される⟧{中村\
健一}」と述べた。

漁師の佐藤花子さん（62）は「⟦海に出られなければ暮らせない⟧{佐藤花子}」と話す。佐藤さ\
んは「⟦せめて半年待ってほしい⟧{佐藤花子}」と訴えた。

「⟦補償は検討している⟧{県}」と県は説明した。港の壁には「⟦海を返せ⟧{?}」という落書きが\
あった。
""",
    "Korean": """
시는 8일 항구를 닫는다고 밝혔다. 김민수 시장은 “⟦안전이 가장 중요하다⟧{김민수}”고 말\
했다. 그는 “⟦두 달이면 충분하다⟧{김민수}”고 덧붙였다.

어부 박영희 씨는 “⟦배를 띄우지 못하면 살 수 없다⟧{박영희}”고 호소했다. “⟦보상은 없었\
다⟧{박영희}”고 박 씨는 전했다. 벽에는 누군가 “⟦바다를 돌려달라⟧{?}”고 적었다.
""",
    "Hindi": """
महापौर सुनीता वर्मा ने कहा, “⟦पुल आज से बंद रहेगा⟧{सुनीता वर्मा}”। उन्होंने कहा, “⟦म\
रम्मत में छह महीने लगेंगे⟧{सुनीता वर्मा}”।

किसान रामलाल यादव ने बताया, “⟦हमें अब बीस किलोमीटर घूमना पड़ता है⟧{रामलाल यादव}”। दी\
वार पर किसी ने लिखा था, “⟦पुल हमारा है⟧{?}”।
""",
    "Hebrew": """
ראש העיר דוד אלמוג אמר: "⟦הגשר ייסגר הלילה⟧{דוד אלמוג}". הוא הוסיף: "⟦אין לנו ברירה אחרת⟧{דוד
אלמוג}".

"⟦אף אחד לא שאל אותנו⟧{רותי שלו}", אמרה התושבת רותי שלו. על השלט נכתב "⟦אין מעבר⟧{?}".
""",
    "German": """
Der Landwirt Jörg Petersen hat genug. „⟦Der Wolf war dreimal hier⟧{Jörg Petersen}“, sagt er.
„⟦Beim dritten Mal hat er die Tür gefunden.⟧{Jörg Petersen}“

Umweltministerin Karla Wendt widerspricht ihm. Laut Wendt sind die Zahlen „⟦seit Jahren
stabil⟧{Karla Wendt}“. Die Ministerin sagte dem Sender: „⟦Zäune helfen, Gewehre nicht.⟧{Karla
Wendt}“

„⟦Wir zahlen jeden Zaun⟧{?}“, heißt es aus dem Ministerium. Der Verband Bergbauern t\
eilte mit, man sei „⟦fassungslos⟧{Verband Bergbauern}“. „⟦Und wer zahlt das Schaf?⟧{\
ein Nachbar}“, fragte ein Nachbar.

Auf einem Schild am Hoftor steht: „⟦Hier wacht der Esel⟧{?}“.
""",
    "Spanish": """
El presidente de la comunidad de regantes, Julián Orduña, pidió ayer calma. «⟦El agua llegará,
pero no este mes⟧{Julián Orduña}», dijo. «⟦Hemos cerrado cuatro compuertas⟧{Julián Orduña}»,
añadió Orduña, que lleva doce años en el cargo.

Según la agricultora Carmela Ruiz, la situación es «⟦de ruina total⟧{Carmela Ruiz}». Ella misma ha
perdido la cosecha. «⟦Sembré en octubre y no ha salido nada⟧{Carmela Ruiz}», lamenta.

«⟦La ley es clara⟧{Ministerio de Aguas}», respondió el Ministerio de Aguas en una nota. Para la
abogada Pilar Sanz, en cambio, el decreto es «⟦papel mojado⟧{Pilar Sanz}».
""",
    "Russian": """
Губернатор Игорь Савельев заявил, что пожар локализован. «⟦Людям ничего не угрожает⟧{Игорь
Савельев}», — сказал он журналистам. По словам Савельева, в тушении участвуют 300 человек.

«⟦Мы слышали, как трещит⟧{Нина Кузьмина}, — вспоминает жительница посёлка Нина Кузьмина. —
⟦Собрали документы и кота.⟧{Нина Кузьмина}»

Эколог Пётр Дёмин считает, что причина — рубки. «⟦Сухой мусор лежал с весны⟧{Пётр Дёмин}», —
пояснил Дёмин. В министерстве сообщили, что «⟦проверка уже назначена⟧{?}».
""",
    "Polish": """
Burmistrz Ewa Sikora poinformowała, że rzeka opada. „⟦Najgorsze za nami⟧{Ewa Sikora}” –
powiedziała we wtorek. „⟦Ale wały są jak gąbka⟧{Ewa Sikora}” – dodała.

– ⟦Spałem na strychu z psem⟧{Jan Wrona} – opowiada Jan Wrona, emerytowany kolejarz. \
– ⟦Pies chrapał, ja nie.⟧{Jan Wrona}

Zdaniem hydrologa Marka Lisa zbiornik „⟦powinien był powstać dekadę temu⟧{Marka Lisa}”. Lis mówi:
„⟦Papier przyjął wszystko, woda nie.⟧{Marka Lisa}”
""",
    "Italian": """
Il panificio chiude dopo un secolo. «⟦Le mie mani non tengono più⟧{Ernesto Valli}», dice Ernesto
Valli, 84 anni. Sua figlia, Paola, non è d'accordo: «⟦Papà, il forno lo tengo io.⟧{Paola}»

L'assessore Dario Conti promette un bando. «⟦Il pane è un servizio pubblico⟧{Dario
Conti}», spiega. E aggiunge: «⟦Troveremo i soldi entro giugno.⟧{Dario Conti}»

Secondo Confartigianato, è «⟦una promessa senza lievito⟧{Confartigianato}».
""",
    "Spanish, mercado": """
—⟦¿A cuánto los tomates?⟧{una clienta} —pregunta una clienta.

—⟦A lo que usted pueda⟧{Rosario} —contesta Rosario, que vende aquí desde 1979.

El Ayuntamiento de Villaclara cerrará el mercado en junio. La alcaldesa, Marta Gil, lo justificó
así: «⟦El edificio no cumple la normativa⟧{Marta Gil}». Y añadió: «⟦No podemos esperar a que se
caiga⟧{Marta Gil}».

Los comerciantes no lo aceptan. «⟦Nos echan para hacer un hotel⟧{Andrés Toro}», denuncia su
portavoz, Andrés Toro. «⟦Que lo digan claro⟧{Andrés Toro}», pide.

En una pancarta se lee: «⟦El mercado no se vende⟧{?}».

Según el arquitecto municipal, Luis Prado, la cubierta «⟦está al límite⟧{Luis Prado}». «⟦Yo no
dormiría debajo⟧{Luis Prado}», confiesa.
""",
    "French, ecole": """
L'école de Valmont n'a plus que onze élèves. « ⟦Je les connais tous par leur rire⟧{Hélène
Marchand} », sourit Hélène Marchand, l'institutrice. Elle ajoute : « ⟦C'est un luxe et une
tristesse.⟧{Hélène Marchand} »

Le recteur, Bernard Caille, défend la fermeture. Selon lui, « ⟦onze élèves ne font pas une
école⟧{Bernard Caille} ». Une mère d'élève n'est pas d'accord : « ⟦Onze élèves font un
village⟧{Une mère} », dit-elle.

« ⟦Mon fils m'a demandé : “⟦Maman, on ferme aussi la récré ?⟧{Mon fils}”⟧{Karim Zaoui} »,
raconte Karim Zaoui, père de deux enfants.

La mairie, de son côté, promet dans un courriel « ⟦un car gratuit pour tous⟧{La mairie} ».
""",
    "German, kino": """
»⟦Ich habe hier meine Frau kennengelernt⟧{Rolf Dittmer}«, sagt Rolf Dittmer, 71, Filmvorführer.
»⟦In der Spätvorstellung.⟧{Rolf Dittmer}«

Am Sonntag lief im Kino Central der letzte Film. Betreiberin Susanne Kolb hatte den Mietvertrag
gekündigt. „⟦Fünfzehn Zuschauer am Abend tragen keine Heizung⟧{Susanne Kolb}“,
erklärte sie. Der Eigentümer, die Hausbau Nord GmbH, plant Wohnungen und spricht von „⟦einer
Chance für das Viertel⟧{Hausbau Nord GmbH}“.

Bürgermeister Aydin hofft auf eine Lösung. „⟦Ein Ort ohne Kino ist nur ein Parkplatz⟧{Aydin}“, so
der Sozialdemokrat. Kulturreferentin Lea Brandt widersprach: „⟦Wir haben drei Millionen Schulden
und kein Popcorn.⟧{Lea Brandt}“

An der Kasse klebte ein Zettel: „⟦Danke für die Tränen⟧{?}“.
""",
    "Italian, fiume": """
Il fiume è tornato nel suo letto, ma non le case. «⟦Abbiamo perso tutto in venti minuti⟧{Graziella
Neri}», racconta Graziella Neri, 66 anni, davanti al fango. «⟦Il gatto si è salvato da
solo.⟧{Graziella Neri}»

Secondo il sindaco Pietro Lodi servono «⟦almeno nove milioni⟧{Pietro Lodi}». Lodi ha scritto al
governo. «⟦Non chiediamo miracoli, chiediamo argini⟧{Pietro Lodi}», ha detto ieri.

Per la Protezione civile l'allerta era stata data «⟦in tempo utile⟧{Protezione}».
""",
    "Polish, las": """
Leśniczy Adam Bury nie ukrywa złości. „⟦Wycięli nam dęby, które pamiętały powstanie⟧{Adam
Bury}” – mówi. Nadleśnictwo odpowiada, że cięcia były „⟦zgodne z planem urządzenia
lasu⟧{Nadleśnictwo}”.

„⟦Byłam tam codziennie z dziećmi⟧{Halina Mróz}” – wspomina Halina Mróz, nauczycielka\
 z pobliskiej szkoły. „⟦Teraz uczę je liczyć pnie⟧{Halina Mróz}” – dodaje po chwili.

Według rzeczniczki Lasów Państwowych Karoliny Wilk nowe drzewa „⟦urosną szybciej, niż
myślimy⟧{Lasów Państwowych Karoliny Wilk}”.
""",
    "Russian, poezd": """
«⟦Поезд опоздал на сорок лет⟧{Анна Сергеевна Лукина}», — шутит Анна Сергеевна Лукина, бывшая
учительница. Станцию в посёлке Верхний Яр открыли в субботу.

Министр транспорта Павел Громов пообещал, что электрички будут ходить ежедневно. «⟦Мы не бросим ни
одну станцию⟧{Павел Громов}», — заявил Громов. Он добавил: «⟦Деньги в бюджете есть.⟧{Павел
Громов}»

Жители верят не всему. «⟦Обещали и мост⟧{Виктор}», — говорит пенсионер Виктор. В ответе компании
«Северные дороги» сказано, что расписание «⟦может быть изменено⟧{компании «Северные дороги}».
""",
    "Chinese": """
“⟦今年的茶叶比去年好。⟧{李秀兰}”茶农李秀兰说。她家有三亩茶园。“⟦可是价格跌了一半。⟧{\
李秀兰}”

县农业局副局长赵海峰解释说，“⟦天气好，产量高，价格自然下来。⟧{赵海峰}”他表示，政府将\
收购部分茶叶。

收购商王先生则认为：“⟦农民不懂市场。⟧{王先生}”

茶园门口的木牌上写着：“⟦请勿采摘⟧{?}”。据云山茶业公司介绍，“⟦新品牌将于秋季上市⟧{云山\
茶业公司}”。
""",
    "Arabic": """
قال رئيس البلدية خالد الشريف إن السوق سيغلق في يونيو. وأوضح الشريف: «⟦المبنى لم يعد آمناً⟧{خالد
الشريف}».

وقالت البائعة أم ياسين، التي تعمل هنا منذ ثلاثين عاماً: «⟦إلى أين نذهب؟⟧{أم ياسين}». وتضيف: «⟦لم
يسألنا أحد⟧{أم ياسين}».

«⟦سنعوض الجميع⟧{شركة الأفق}»، بحسب شركة الأفق. وكتب مجهول على الباب: «⟦السوق لنا⟧{?}».
""",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quotation_of_an_article_gets_its_speaker_or_none(name: str) -> None:
    text, spans, expected = article(ARTICLES[name])
    assert attribute(text, spans) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال سالم حداد: «لن نبيع الأرض أبداً». وهو يقول: «لن نبيع شيئاً هنا».", ["سالم حداد"] * 2),
        ("قال سالم حداد: «لن نبيع الأرض أبداً». لكن سالم حداد قال: «لن نبيع شيئاً هنا».",
         ["سالم حداد"] * 2),
        ("قال سالم حداد: «لن نبيع الأرض أبداً». قال هو: «لن نبيع شيئاً هنا».", ["سالم حداد"] * 2),
        ("«لن نبيع الأرض أبداً»، وفق هيئة المياه الوطنية.", ["هيئة المياه الوطنية"]),
        ("وصل الوزير متأخراً: «لن نبيع الأرض أبداً».", [None]),
        ("سالم حداد: «لن نبيع الأرض أبداً».", ["سالم حداد"]),
        ("كان هذا «لن نبيع الأرض أبداً» كلامه.", [None]),
        ("Ana Gil llegó tarde. El portero salió. «No hay nadie en la casa», dijo.", ["Ana Gil"]),
        ("في البداية: «لن نبيع الأرض أبداً».", [None]),
        ("«لن نبيع الأرض أبداً».", [None]),
        ("قال سالم: «لن نبيع الأرض أبداً».", ["سالم"]),
        ("جاء الوزير سالم أمس. قال سالم: «لن نبيع الأرض أبداً».", ["سالم"]),
        ("قالت الشركة: «لن نبيع الأرض أبداً».", ["الشركة"]),
        ("تأخرت شركة المياه الوطنية. قالت الشركة: «لن نبيع الأرض أبداً».", ["شركة المياه الوطنية"]),
        ("أضاف: «لن نبيع الأرض أبداً».", [None]),
        ('דוד לוי אמר: "לא נמכור את הקרקע". "לא היום", הוסיף לוי.', ["דוד לוי", "דוד לוי"]),
        ('המושל דוד לוי הגיע. אמר דוד לוי: "לא נמכור את הקרקע". דוד לוי חזר והוסיף: "לעולם לא".',
         ["דוד לוי", "דוד לוי"]),
        ('הוסיף: "לא נמכור את הקרקע".', [None]),
        ("“हम ज़मीन नहीं बेचेंगे”।", [None]),
        ("王明说：“我们不卖这块地。”该公司表示：“价格已经定了。”", ["王明", None]),
        ("云山公司表示：“我们不卖这块地。”同时该公司称：“价格已经定了。”", ["云山公司"] * 2),
        ("总统让·杜邦说：“我们不卖这块地。”", ["让·杜邦"]),
        ("昨天下雨。“我们不卖这块地。”", [None]),
        ("于是：“我们不卖这块地。”", [None]),
        ("王明看着远处的山，慢慢地说：“我们不卖这块地。”", ["王明"]),
        ("山本健太さんは「土地は売らない」と話した。彼は「絶対に売らない」と述べた。",
         ["山本健太"] * 2),
        ("東山電力は「値上げはしない」と説明した。同社は「計画どおり進める」と述べた。",
         ["東山電力"] * 2),
        ("「値上げはしない」。", [None]),
        ("とても静かだった夜は「値上げはしない」と話した。", [None]),
        ("한강전력공사는 “요금을 올리지 않겠다”고 밝혔다.", ["한강전력공사"]),
        ("어제 비가 왔다. “요금을 올리지 않겠다”고 밝혔다.", [None]),
        ("—¿Se va usted ya?\n\n—Me voy ahora mismo —dijo él.", [None, None]),
        ("—Pase usted, que llueve —dijo Marta Gil.\n\n—No quiero nada —dijo Juan Rey.\n\n"
         "—Siéntese y calle —respondió ella.\n\n—Me voy ya mismo.",
         ["Marta Gil", "Juan Rey", "Marta Gil", "Juan Rey"]),
        ("« Nous fermons demain matin », dit-elle. Il pleuvait.", [None]),
        ("„Wir schließen morgen früh“, sagte er.", [None]),
        ("Wiesław Mróz pojechał do domu. „Nie wrócimy tam nigdy” – zapewnia.", ["Wiesław Mróz"]),
    ],
)  # fmt: skip
def test_clause_of_each_way_of_writing(text: str, expected: list[str | None]) -> None:
    assert attribute(text, find_marked(text)) == expected
