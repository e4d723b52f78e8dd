"""More small articles with questions, kept apart: nothing was fitted to them or chosen by them."""

from __future__ import annotations

from tests.core.answering.cases import Case

UNSEEN = (
    Case(
        "en",
        "Glassworks at Pell Ferry to relight its furnace after a decade",
        (
            "The last furnace at the Pell Ferry glassworks will be lit again in September, ten "
            "years after the firm that owned it went bankrupt.",
            "A cooperative of 34 former workers has bought the site with a loan from the county "
            "bank. It paid £920,000 for the building and the moulds, and has until 2031 to pay "
            "the money back.",
            "“My father blew bottles here and so did his,” said Maureen Tiller, who chairs the "
            "cooperative. “I was not going to watch it become a car park.”",
            "The furnace burns at 1,450 degrees and can never be allowed to go cold, because the "
            "brick lining would crack. For that reason three people will be on watch every night.",
            "At first the works will make only lampshades. Bottles may follow if a contract with "
            "the Abbot brewery, which was close to being signed last week, comes through.",
            "Neighbours have complained about the smoke. The county’s environment officer, Dev "
            "Anand, said a new filter would remove nine tenths of it.",
        ),
        (
            ("When will the furnace be lit again?", "The last furnace"),
            ("How much did the cooperative pay for the building?", "It paid £920,000"),
            ("Who chairs the cooperative?", "“My father blew"),
            ("Why can the furnace never go cold?", "The furnace burns"),
            ("What will the works make at first?", "At first the works"),
        ),
        (
            "How much will a lampshade cost?",
            "How old is Maureen Tiller?",
            "Which company made the new filter?",
        ),
    ),
    Case(
        "en",
        "A night with the men who grit the Corrie Pass",
        (
            "At a quarter to two in the morning Hamish Orde pours the last of his tea onto the "
            "snow and climbs back into the cab. Ahead of him are nineteen miles of road and no "
            "one on it.",
            "Orde, 58, has driven a gritter over the Corrie Pass for 22 winters. His lorry "
            "carries nine tonnes of salt, enough for one crossing and a bit of the way back.",
            "What is the hardest part? “Deer,” he says. “They lick the salt. You come round the "
            "bend and there are forty of them standing in your lights.”",
            "The depot has four lorries and seven drivers. Two more drivers are needed, but "
            "nobody has answered the advertisement since October.",
            "His wife, Catriona, listens for the lorry from their kitchen in Strathmore. She says "
            "she has never once slept before he is home.",
            "In 2010 the pass was shut for sixteen days, the longest closure on record. Orde "
            "walked the last five miles that time and left the lorry in a drift.",
        ),
        (
            ("How much salt does the lorry carry?", "His lorry"),
            ("How many drivers does the depot have?", "The depot has"),
            ("What does Orde find hardest?", "“Deer,” he says"),
            ("How long was the pass closed in 2010?", "In 2010"),
            ("What is the name of Orde's wife?", "His wife, Catriona"),
        ),
        (
            "How much does a driver earn?",
            "How many accidents were there on the pass last winter?",
            "When will Orde retire?",
        ),
    ),
    Case(
        "en",
        "Study links street lamps to fewer moths in hedges",
        (
            "Hedges beside lit roads hold a third fewer moth caterpillars than hedges in the "
            "dark, a study published on Tuesday in Field Ecology has found.",
            "Researchers at the University of Tarn beat 112 hedges with sticks at dusk and "
            "counted what fell onto white sheets. The work took three summers and was funded by "
            "the Oakley Foundation.",
            "Lamps of the white LED kind did more harm than old yellow sodium ones. The authors "
            "think that white light keeps females from laying their eggs.",
            "“We are not asking for darkness everywhere,” said Dr Pia Sandoval, who led the work. "
            "“Switching the lamps off from midnight to five would already help.”",
            "Nigel Frame, of the Association of Road Lighting, called the result interesting but "
            "said that 26 sites in one county were too few to draw conclusions from.",
            "The team will next look at hedgehogs. That study is to begin in the autumn of 2027.",
        ),
        (
            ("Who funded the study?", "The work took three"),
            ("What does Sandoval propose?", "“Switching the lamps"),
            ("What did Nigel Frame say about the result?", "Nigel Frame"),
            ("When does the hedgehog study begin?", "That study is"),
        ),
        (
            "How many species of moth were found?",
            "How much did the study cost?",
        ),
    ),
    Case(
        "de",
        "Bad Lohfeld dreht dem Springbrunnen das Wasser ab",
        (
            "Der Springbrunnen auf dem Marktplatz von Bad Lohfeld bleibt in diesem Sommer trocken. "
            "Das hat der Stadtrat am Montag mit elf zu sechs Stimmen beschlossen.",
            "Grund ist die Dürre: Seit März sind in der Stadt nur 40 Liter Regen je Quadratmeter "
            "gefallen. Der Brunnen verliert an heißen Tagen 3.000 Liter durch Verdunstung.",
            "„Niemand versteht, dass er seine Tomaten nicht gießen darf, während auf dem Markt das "
            "Wasser spritzt“, sagte Bürgermeisterin Heike Tasch. Sie versprach, den Brunnen nach "
            "dem ersten nassen Monat wieder einzuschalten.",
            "Der Wirt des Cafés am Markt, Ulrich Benz, befürchtet Einbußen. Ein Drittel seiner "
            "Gäste komme nur wegen des Brunnens, sagte er.",
            "Gebaut wurde der Brunnen 1898 von dem Bildhauer Konrad Ahlmann. Die Figur in der "
            "Mitte stellt eine Wäscherin dar.",
            "Die Stadt spart durch die Abschaltung rund 7.500 Euro. Das Geld soll in neue "
            "Trinkwasserspender an den Schulen fließen.",
        ),
        (
            ("Warum bleibt der Brunnen trocken?", "Grund ist die Dürre"),
            ("Wer hat den Brunnen gebaut?", "Gebaut wurde der Brunnen"),
            ("Wie viel Geld spart die Stadt?", "Die Stadt spart"),
            ("Was stellt die Figur dar?", "Die Figur in der Mitte"),
            ("Wann wird der Brunnen wieder eingeschaltet?", "Sie versprach"),
        ),
        (
            "Wie tief ist das Becken?",
            "Wie viele Einwohner hat Bad Lohfeld?",
            "Wie heißt das Café am Markt?",
        ),
    ),
    Case(
        "fr",
        "Le dernier train de nuit de la vallée sauvé par ses cheminots",
        (
            "Le train de nuit entre Roquebarre et la capitale circulera encore au moins trois ans. "
            "La région et la compagnie ferroviaire ont signé jeudi un accord.",
            "La compagnie voulait supprimer la ligne en décembre, car elle perd 2,3 millions "
            "d’euros par an. Elle compte en moyenne 64 voyageurs par nuit.",
            "« C’est le seul moyen d’arriver à l’hôpital avant huit heures », rappelle Solange "
            "Vidal, infirmière, qui a réuni onze mille signatures.",
            "Les cheminots ont repeint eux-mêmes les neuf wagons-lits pendant leurs congés. La "
            "peinture a été offerte par une quincaillerie de Roquebarre.",
            "À partir du 1er avril, le billet le moins cher coûtera 29 euros. Les enfants de moins "
            "de six ans voyageront gratuitement.",
            "Le président de la région, Armand Lescure, n’exclut pas de prolonger la ligne "
            "jusqu’à la frontière.",
        ),
        (
            ("Pourquoi la compagnie voulait-elle supprimer la ligne ?", "La compagnie voulait"),
            ("Combien de signatures Solange Vidal a-t-elle réunies ?", "« C’est le seul moyen"),
            ("Qui a offert la peinture ?", "La peinture a été"),
            ("Combien coûtera le billet le moins cher ?", "À partir du 1er avril"),
        ),
        (
            "Combien de cheminots travaillent sur la ligne ?",
            "À quelle heure part le train de Roquebarre ?",
        ),
    ),
    Case(
        "es",
        "La radio del faro vuelve a emitir",
        (
            "Radio Faro, la emisora más pequeña de la costa, volvió a emitir el domingo tras "
            "catorce meses de silencio. Un rayo había destruido su antena.",
            "La nueva antena costó 18.400 euros, que se pagaron con rifas y con la venta de "
            "mermelada. La instalaron en dos días cinco bomberos jubilados.",
            "«Los marineros me escribían para preguntar quién les daba ahora el tiempo», cuenta "
            "Remedios Salgado, que dirige la emisora desde 1987.",
            "La programación empieza a las seis de la mañana con el parte del mar. Por la tarde, "
            "los alumnos del instituto presentan un espacio de música.",
            "La emisora se oye a 30 kilómetros a la redonda. El Gobierno le ha renovado la "
            "licencia hasta 2034.",
            "Salgado busca sucesor, porque quiere jubilarse el año que viene.",
        ),
        (
            ("¿Qué destruyó la antena?", "Un rayo había"),
            ("¿Cuánto costó la nueva antena?", "La nueva antena"),
            ("¿Desde cuándo dirige Remedios Salgado la emisora?", "«Los marineros"),
            ("¿A qué hora empieza la programación?", "La programación empieza"),
            ("¿Quién instaló la antena?", "La instalaron"),
        ),
        (
            "¿Cuántos oyentes tiene la emisora?",
            "¿Cómo se llama el instituto?",
            "¿Qué altura tiene la antena?",
        ),
    ),
    Case(
        "it",
        "Il ponte dei mulini riapre ai pedoni",
        (
            "Dopo quattro anni di lavori ha riaperto sabato il ponte dei mulini di Valserena. Per "
            "ora possono attraversarlo soltanto pedoni e biciclette.",
            "La piena del 2021 aveva trascinato via due delle cinque arcate. La ricostruzione è "
            "costata 6,8 milioni di euro, pagati per metà dallo Stato.",
            "«Abbiamo ripescato le pietre una per una dal fiume», racconta l’ingegnera Chiara "
            "Bonfanti. Ne mancavano solo dodici, sostituite con pietra della stessa cava.",
            "I commercianti della riva destra chiedono di far passare anche le auto. Il sindaco, "
            "Ettore Galli, ha risposto che se ne riparlerà dopo una prova di carico a marzo.",
            "Il ponte fu costruito nel 1673 ed è lungo 88 metri.",
        ),
        (
            ("Quanto è costata la ricostruzione?", "La ricostruzione è"),
            ("Quanto è lungo il ponte?", "Il ponte fu costruito"),
            ("Cosa chiedono i commercianti?", "I commercianti"),
            ("Quante pietre mancavano?", "Ne mancavano"),
        ),
        (
            "Quanti operai hanno lavorato al ponte?",
            "Come si chiama il fiume?",
        ),
    ),
    Case(
        "ru",
        "В Красноборске школьники построили обсерваторию",
        (
            "Обсерватория на крыше школы № 7 в Красноборске открылась в пятницу. Её построили "
            "ученики старших классов вместе с учителем физики Павлом Ерёминым.",
            "Купол диаметром четыре метра собрали из деталей старой силосной башни. Телескоп "
            "подарил выпускник школы, который теперь работает в Томске.",
            "«Сначала мы хотели купить готовый купол, но он стоил два миллиона рублей», — "
            "рассказала десятиклассница Вера Соколова.",
            "Строительство длилось полтора года. Работали по выходным, потому что в будни "
            "крыша была закрыта.",
            "По средам обсерватория принимает всех желающих, вход свободный. Зимой наблюдения "
            "начинаются в шесть вечера.",
            "В марте школьники собираются наблюдать солнечное затмение.",
        ),
        (
            ("Сколько длилось строительство?", "Строительство длилось"),
            ("Кто подарил телескоп?", "Телескоп"),
            ("Почему работали по выходным?", "Работали по выходным"),
            ("Из чего собрали купол?", "Купол диаметром"),
            ("Сколько стоил готовый купол?", "«Сначала мы хотели"),
        ),
        (
            "Сколько учеников в школе?",
            "Как зовут директора школы?",
            "Сколько весит телескоп?",
        ),
    ),
    Case(
        "zh",
        "老茶馆搬进地铁站",
        (
            "有一百二十年历史的清和茶馆上周六搬进了东门地铁站，成为全市第一家开在站厅里的茶馆。",
            "原址所在的胡同因修路被拆除，茶馆停业了九个月。新店面积只有六十平方米，是原来的三分之一。",
            "“客人从前坐一下午，现在喝一杯就要赶车。”第四代店主沈佩兰说。为此她推出了八元一杯的“一站茶”。",
            "地铁公司免去了茶馆头两年的租金，条件是每天早上六点半开门。",
            "老桌椅全部保留了下来，由木匠何师傅花三个星期修好。",
            "沈佩兰的儿子在上海学习茶艺，计划明年回来接班。",
        ),
        (
            ("茶馆停业了多久？", "原址所在的胡同"),
            ("新店面积有多大？", "新店面积"),
            ("“一站茶”多少钱一杯？", "为此她推出"),
            ("谁修好了老桌椅？", "老桌椅"),
        ),
        (
            "茶馆每天有多少客人？",
            "沈佩兰的儿子叫什么名字？",
        ),
    ),
    Case(
        "ja",
        "廃校の体育館がチーズ工房に",
        (
            "八年前に閉校した北沢小学校の体育館が、チーズ工房に生まれ変わった。",
            "工房を開いたのは、東京の出版社に勤めていた村瀬直樹さんと妻の由美さん。村から建物を"
            "年間十二万円で借りている。",
            "熟成庫には校舎の地下にあった防空壕を使う。一年を通して十二度に保たれるからだ。",
            "牛乳は近くの三軒の牧場から毎朝届く。一日に作れるチーズは四十個ほどだ。",
            "「卒業生が来て、跳び箱はどこですかと聞くんです」と由美さんは笑う。跳び箱は今、店の"
            "カウンターになっている。",
            "来年の春には見学コースを設ける予定だ。",
        ),
        (
            ("工房を開いたのは誰ですか？", "工房を開いたのは"),
            ("なぜ防空壕を使うのですか？", "一年を通して"),
            ("一日に何個のチーズを作れますか？", "一日に作れる"),
            ("見学コースはいつできますか？", "来年の春"),
        ),
        (
            "チーズは一個いくらですか？",
            "村瀬直樹さんは何歳ですか？",
        ),
    ),
    Case(
        "ar",
        "مخبز القرية يعمل بأشعة الشمس",
        (
            "افتتحت قرية عين الزيتون يوم الخميس أول مخبز في المنطقة يعمل بالطاقة الشمسية.",
            "يضم المخبز 48 لوحاً شمسياً ركّبتها شركة محلية خلال أسبوعين. وبلغت كلفة المشروع 35 ألف "
            "دينار جمعها المغتربون من أبناء القرية.",
            "وقالت صاحبة المخبز، هدى النجار، إن انقطاع الكهرباء كان يفسد العجين كل ليلة تقريباً.",
            "وينتج المخبز ألفي رغيف في اليوم، يوزَّع عُشرها مجاناً على كبار السن.",
            "ويعمل فيه ستة شبان من القرية تدربوا في العاصمة لمدة ثلاثة أشهر.",
            "ويأمل المجلس البلدي في تشغيل مضخة المياه بالطريقة نفسها قبل نهاية العام.",
        ),
        (
            ("كم بلغت كلفة المشروع؟", "وبلغت كلفة"),
            ("كم رغيفاً ينتج المخبز في اليوم؟", "وينتج المخبز"),
            ("أين تدرب الشبان؟", "ويعمل فيه"),
            ("من هي صاحبة المخبز؟", "وقالت صاحبة"),
        ),
        (
            "كم سعر الرغيف؟",
            "ما اسم الشركة المحلية؟",
        ),
    ),
    Case(
        "hi",
        "रेगिस्तान के स्कूल में खुला रेडियो क्लब",
        (
            "मोरवाड़ी गाँव के सरकारी स्कूल में सोमवार को रेडियो क्लब खुला। इसमें 27 बच्चे शामिल हुए हैं।",
            "क्लब की शुरुआत सेना से रिटायर हुए सूबेदार रतन सिंह ने की। उन्होंने पुराने ट्रैक्टर की बैटरी से "
            "पहला सेट बनाया था।",
            "प्रधानाध्यापिका मीना कंवर ने कहा कि तूफ़ान में फ़ोन बंद हो जाते हैं, इसलिए रेडियो ज़रूरी है।",
            "पंचायत ने एंटीना के लिए पंद्रह हज़ार रुपये दिए हैं। एंटीना पानी की टंकी पर लगाया गया है।",
            "बच्चे हर शाम पाँच बजे पास के आठ गाँवों को मौसम का हाल सुनाते हैं।",
            "अगले साल क्लब लड़कियों के लिए अलग प्रशिक्षण शुरू करेगा।",
        ),
        (
            ("क्लब की शुरुआत किसने की?", "क्लब की शुरुआत"),
            ("एंटीना कहाँ लगाया गया है?", "एंटीना पानी"),
            ("पंचायत ने कितने रुपये दिए?", "पंचायत ने"),
            ("रेडियो क्यों ज़रूरी है?", "प्रधानाध्यापिका"),
        ),
        (
            "स्कूल में कितने शिक्षक हैं?",
            "रतन सिंह की उम्र क्या है?",
        ),
    ),
)
