"""Small articles with questions: some they answer, by the sentence given, and some they do not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    language: str
    title: str
    paragraphs: tuple[str, ...]
    answered: tuple[tuple[str, str], ...]
    unanswered: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


CASES = (
    Case(
        "en",
        "Orrin Bay opens seawater pool after 11-year wait",
        (
            "ORRIN BAY — A heated seawater pool carved into the harbour wall opened on "
            "Saturday, 11 years after residents first asked for one.",
            "The pool is 33 metres long and holds 900 cubic metres of water, which is warmed "
            "by a heat pump at the fish market. Entry costs £4, or £2 for children.",
            '"I swam here with my grandmother when it was just rocks," said Leila Marsh, who '
            "led the campaign. She was the first into the water at 7 a.m.",
            "The council had twice rejected the plan because of fears about storm damage. It "
            "changed its mind in 2021 after an engineer, Tobias Finch, offered a design with a "
            "removable wall.",
            "Lifeguards will be on duty from May to September. In winter, members may swim at "
            "their own risk.",
            "A second phase, with a sauna and changing rooms, depends on a lottery grant. The "
            "trust expects to hear by the end of November.",
        ),
        (
            ("How long is the pool?", "The pool is 33 metres long"),
            ("Why did the council reject the plan?", "The council had twice rejected"),
            ("Who led the campaign?", "said Leila Marsh"),
            ("What does it cost to get in?", "Entry costs £4"),
            ("When are lifeguards on duty?", "Lifeguards will be on duty"),
            ("What would the second phase include?", "A second phase"),
        ),
        (
            "How much did the pool cost to build?",
            "How many lifeguards are there?",
            "What is the name of Leila Marsh's grandmother?",
            "Who is the mayor of Orrin Bay?",
        ),
    ),
    Case(
        "en",
        "Library robot retired after three years of wrong shelves",
        (
            "The shelving robot at Fenwick University library has been switched off after "
            "three years in which, staff say, it misplaced one book in nine.",
            "Bought in 2022 for $210,000, the machine was meant to return 400 volumes an hour "
            "to the stacks. It never managed more than 150, according to an internal review "
            "seen by this newspaper.",
            '"It was very confident and very wrong," said head librarian Odile Baptiste. '
            '"Students started leaving it thank-you notes to be kind."',
            "The review blames worn barcode labels rather than the software. Replacing the "
            "labels on all 1.3 million books would take two years, it says.",
            "Harrow Robotics, which built the machine, said it had offered a free upgrade in "
            "March and received no answer. The university declined to comment on that.",
            "Four student assistants have been hired to do the work instead. They start on 3 "
            "February.",
        ),
        (
            ("How many books an hour was the robot supposed to shelve?", "Bought in 2022"),
            ("What does the review blame?", "The review blames"),
            ("Who made the robot?", "Harrow Robotics"),
            ("When do the student assistants begin?", "They start on 3 February"),
            ("How long would it take to replace the labels?", "Replacing the labels"),
        ),
        (
            "How much are the student assistants paid?",
            "Where will the robot go now?",
            "How many students attend the university?",
            "What was written in the thank-you notes?",
        ),
    ),
    Case(
        "de",
        "Dorf kauft seine Kneipe",
        (
            "In Hinterau haben 214 Einwohner zusammengelegt und den Gasthof „Zum Specht“ "
            "gekauft. Der Kaufpreis lag bei 185.000 Euro.",
            "Der frühere Wirt, Alois Brandner, hatte im Frühjahr aus gesundheitlichen Gründen "
            "aufgehört. Ein Käufer aus der Stadt wollte aus dem Haus Ferienwohnungen machen.",
            "„Ohne Wirtshaus ist ein Dorf nur eine Ansammlung von Garagen“, sagt "
            "Ortsvorsteherin Martha Zöllner. Sie hat die Genossenschaft im Juni gegründet.",
            "Jeder Anteil kostet 250 Euro; mehr als zwanzig Anteile darf niemand besitzen. "
            "Gekocht wird zunächst nur von Donnerstag bis Sonntag.",
            "Das Dach muss erneuert werden. Dafür hat der Landkreis einen Zuschuss in Aussicht "
            "gestellt, über den im Herbst entschieden wird.",
        ),
        (
            ("Wie viel hat der Gasthof gekostet?", "Der Kaufpreis lag"),
            ("Warum hat der Wirt aufgehört?", "Der frühere Wirt"),
            ("An welchen Tagen wird gekocht?", "Gekocht wird"),
            ("Wie teuer ist ein Anteil?", "Jeder Anteil kostet"),
            ("Wer hat die Genossenschaft gegründet?", "Sie hat die Genossenschaft"),
        ),
        (
            "Wie viel kostet das neue Dach?",
            "Wie alt ist Alois Brandner?",
            "Wer ist der neue Koch?",
        ),
    ),
    Case(
        "fr",
        "À Saint-Orlan, le phare devient une auberge",
        (
            "Le phare de Saint-Orlan, éteint depuis 2009, accueillera ses premiers hôtes le 14 "
            "juillet. Il comptera six chambres et une cuisine commune.",
            "Les travaux ont duré dix-huit mois et coûté 1,2 million d'euros, dont un tiers a "
            "été payé par la région.",
            "« On dort dans la lumière », sourit Maëlle Kerdraon, ancienne institutrice, qui "
            "tiendra l'auberge avec son frère.",
            "La nuit coûtera 78 euros. Les réservations ouvriront lundi à midi.",
            "Les pêcheurs du port s'inquiètent toutefois du manque de places de stationnement.",
        ),
        (
            ("Combien ont coûté les travaux ?", "Les travaux ont duré"),
            ("Quand ouvrent les réservations ?", "Les réservations ouvriront"),
            ("Qui tiendra l’auberge ?", "Maëlle Kerdraon"),
            ("De quoi s’inquiètent les pêcheurs ?", "Les pêcheurs du port"),
        ),
        (
            "Comment s’appelle le frère de Maëlle Kerdraon ?",
            "Quelle est la hauteur du phare ?",
            "Quelle entreprise a fait les travaux ?",
        ),
    ),
    Case(
        "es",
        "Un pueblo sin médico recibe a dos hermanas",
        (
            "Valdelomo llevaba cuatro años sin médico cuando, el pasado martes, llegaron dos: "
            "las hermanas Nuria y Alba Quiroga.",
            "El ayuntamiento les ha cedido la antigua casa del maestro y un huerto. A cambio, "
            "ambas se comprometen a quedarse al menos cinco años.",
            "«Nos convenció el silencio», dice Nuria, la mayor. Antes trabajaban en un "
            "hospital de Zaragoza.",
            "La consulta abrirá de lunes a viernes de nueve a dos. El pueblo tiene 312 "
            "vecinos, la mitad de ellos mayores de setenta años.",
        ),
        (
            ("¿Cuánto tiempo llevaba el pueblo sin médico?", "Valdelomo llevaba"),
            ("¿Dónde trabajaban antes las hermanas?", "Antes trabajaban"),
            ("¿Cuántos vecinos tiene el pueblo?", "El pueblo tiene 312"),
            ("¿Qué les ha cedido el ayuntamiento?", "El ayuntamiento les ha"),
        ),
        (
            "¿Cuánto cobran las hermanas?",
            "¿Qué edad tiene Alba Quiroga?",
            "¿Cómo se llama el alcalde?",
        ),
    ),
    Case(
        "ru",
        "Старый трамвай вернулся на линию",
        (
            "В Зареченске на линию вышел трамвай 1934 года выпуска. Его восстанавливали шесть "
            "лет волонтёры трамвайного депо.",
            "Вагон нашли в лесу, где он служил сараем. «От него остались рама и два сиденья», "
            "— рассказывает слесарь Игорь Лапшин.",
            "Деревянный кузов сделали заново по чертежам из архива. Двигатели подарил музей в "
            "Риге.",
            "Трамвай будет ходить по воскресеньям от вокзала до парка. Проезд бесплатный.",
        ),
        (
            ("Сколько лет восстанавливали трамвай?", "Его восстанавливали"),
            ("Где нашли вагон?", "Вагон нашли"),
            ("Кто подарил двигатели?", "Двигатели подарил"),
            ("По каким дням будет ходить трамвай?", "Трамвай будет ходить"),
        ),
        (
            "Сколько стоило восстановление?",
            "Сколько волонтёров участвовало?",
            "Как зовут директора депо?",
        ),
    ),
    Case(
        "zh",
        "山村小学开设养蜂课",
        (
            "云岭小学今年春天开设了养蜂课，全校46名学生都参加。",
            "课程由退休农技员周德海讲授，每周两节。学校在后山放了12个蜂箱，因为附近有大片油菜花。",
            "第一批蜂蜜共收获85公斤，卖得的钱将用来买图书。",
            "校长林月说，起初有家长担心孩子被蜇，学校因此为每个学生准备了防护服。",
        ),
        (
            ("养蜂课由谁讲授？", "课程由退休"),
            ("学校有多少个蜂箱？", "学校在后山"),
            ("卖蜂蜜的钱用来做什么？", "第一批蜂蜜"),
            ("家长担心什么？", "校长林月"),
        ),
        (
            "一公斤蜂蜜卖多少钱？",
            "周德海今年多大年纪？",
            "防护服是哪家公司生产的？",
        ),
    ),
    Case(
        "ja",
        "銭湯の壁画、七十年ぶりに描き替え",
        (
            "港町の銭湯「潮の湯」で、七十年前の壁画が描き替えられた。",
            "新しい絵を描いたのは美大生の森田葵さんで、三週間かけて灯台と漁船を描いた。",
            "店主の小川健一さんは「古い絵は湿気で剥がれていた」と話す。費用の八十万円は常連客の"
            "寄付でまかなわれた。",
            "古い壁画の一部は町の資料館に保存される。",
        ),
        (
            ("新しい絵を描いたのは誰ですか？", "新しい絵を描いたのは"),
            ("費用はいくらでしたか？", "費用の八十万円"),
            ("古い壁画の一部はどこに保存されますか？", "古い壁画の一部は"),
        ),
        (
            "銭湯の入浴料はいくらですか？",
            "小川健一さんは何歳ですか？",
        ),
    ),
    Case(
        "ar",
        "مكتبة متنقلة على ظهر قارب",
        (
            "انطلقت في دلتا النهر مكتبة متنقلة على ظهر قارب قديم يحمل ثلاثة آلاف كتاب.",
            "يقود القارب الصياد المتقاعد سالم الحداد، ويزور كل أسبوع إحدى عشرة قرية لا طريق إليها.",
            "وقالت منى الشريف، صاحبة الفكرة، إن المشروع كلّف 60 ألف دولار جُمعت من التبرعات.",
            "ويستعير الأطفال الكتب لمدة أسبوعين مجاناً.",
        ),
        (
            ("كم كلّف المشروع؟", "وقالت منى الشريف"),
            ("من يقود القارب؟", "يقود القارب"),
            ("كم مدة استعارة الكتب؟", "ويستعير الأطفال"),
        ),
        (
            "كم عمر سالم الحداد؟",
            "متى بُني القارب؟",
        ),
    ),
    Case(
        "hi",
        "पहाड़ी गाँव में पहली बार पहुँची बस",
        (
            "सोनधार गाँव में शुक्रवार को पहली बार बस पहुँची। सड़क बनाने में सात साल लगे।",
            "बस दिन में दो बार चलेगी और ज़िला अस्पताल तक जाएगी। किराया तीस रुपये है।",
            "शिक्षिका कमला रावत ने कहा कि अब लड़कियाँ कॉलेज जा सकेंगी।",
            "बारिश में सड़क बंद हो सकती है क्योंकि पुल अभी अधूरा है।",
        ),
        (
            ("सड़क बनाने में कितने साल लगे?", "सड़क बनाने में"),
            ("बस दिन में कितनी बार चलेगी?", "बस दिन में"),
            ("बारिश में सड़क क्यों बंद हो सकती है?", "बारिश में"),
        ),
        (
            "सड़क पर कितना खर्च आया?",
            "बस के चालक का नाम क्या है?",
        ),
    ),
    Case(
        "th",
        "ตลาดน้ำเก่ากลับมาเปิดอีกครั้ง",
        (
            "ตลาดน้ำบางสารภีกลับมาเปิดอีกครั้งเมื่อวันเสาร์ หลังปิดไปสิบสองปี",
            "มีเรือขายของ 45 ลำ ส่วนใหญ่ขายขนมและผลไม้",
            "นางสมใจ ทองดี ประธานชุมชน กล่าวว่าตลาดปิดไปเพราะน้ำเสียจากโรงงาน",
            "ตลาดเปิดทุกวันเสาร์และอาทิตย์ ตั้งแต่หกโมงเช้า",
        ),
        (
            ("มีเรือขายของกี่ลำ", "มีเรือขายของ"),
            ("ทำไมตลาดปิดไป", "นางสมใจ"),
        ),
        ("นางสมใจอายุเท่าไร",),
    ),
    Case(
        "pl",
        "Biblioteka w dawnym młynie",
        (
            "W Kołowicach otwarto bibliotekę w dawnym młynie wodnym. Przebudowa trwała trzy "
            "lata i kosztowała 4,5 miliona złotych.",
            "Na parterze zachowano koło młyńskie, które napędza teraz małą prądnicę. „Książki "
            "czyta się tu przy własnym prądzie” – mówi dyrektorka Halina Mroczek.",
            "Biblioteka ma 38 tysięcy tomów i jest czynna codziennie oprócz poniedziałków.",
            "Latem na tarasie będą odbywać się koncerty.",
        ),
        (
            ("Ile kosztowała przebudowa?", "Przebudowa trwała"),
            ("Ile tomów ma biblioteka?", "Biblioteka ma 38"),
            ("Co napędza koło młyńskie?", "Na parterze"),
        ),
        (
            "Ile osób pracuje w bibliotece?",
            "Kto był ostatnim młynarzem?",
        ),
    ),
)
