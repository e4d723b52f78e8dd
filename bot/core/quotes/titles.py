"""Words that go with titles, names and signs: the other things that quote marks set apart.

The tables are written as in `bot.core.quotes.lexicon`.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.quotes.lexicon import Cues

NAMING: Mapping[str, str] = {
    "en": """called named titled entitled dubbed nicknamed nickname known term terms termed word
        phrase so-called labelled labeled codenamed code-named branded christened marked
        headlined subtitled grade rating password""",
    "de": """genannt* sogenannt* namens titel* betitelt* spitzname* begriff* wort stichwort
        heißt hieß unter volksmund schlagwort getauft benannt* prädikat schulnote zensur*""",
    "fr": """intitul* nomm* surnomm* baptisé baptisée baptisés dit dite dits dites appel* terme
        termes mot mots titre titr* surnom""",
    "es": """titulad* llamad* denominad* bautizad* apodad* conocid* término términos palabra
        apodo título""",
    "it": """intitolat* chiamat* soprannominat* denominato denominata denominate battezzat*
        cosiddett* termine parola soprannome titolo""",
    "pt": "intitulad* chamad* denominad* batizad* apelidad* conhecid* termo palavra apelido título",
    "nl": """genaamd getiteld zogenoemd* zogenaamd* bijgenaamd* bijnaam term woord titel heet
        gedoopt""",
    "pl": """zwany zwana zwane zwanej zwanego zwanym nazwan* zatytułowan* tytuł* pseudonim*
        przydom* termin terminem terminu słow* przezwisk* ochrzczon*""",
    "ru": """назван* называем* прозвищ* прозв* именуем* термин* слово слова слову слове
        озаглавлен* имени окрещ*""",
    "uk": "назван* названо званий звана зване звані прізвиськ* прозва* термін* слово слова слову",
    "cs": "zvan* nazvan* nazývan* takzvan* přezdív* přezdívk* pojem pojmu termín* slovo slova",
    "sv": "kallad* kallas namnet titeln titel begreppet begrepp ordet döpt döpts smeknam*",
    "da": "kaldt kaldet kaldes navnet titlen titel begrebet begreb ordet døbt øgenavn*",
    "no": "kalt kalles navnet tittelen tittel begrepet begrep ordet døpt kallenavn*",
    "fi": "nimelt* nimeltään nimi nimellä lempinim* termi sana kutsuttu* sanottu",
    "tr": "adlı isimli başlıklı lakaplı lakabı denilen sözde terim* adını",
    "ro": "intitulat* numit* supranumit* denumit* termenul cuvântul",
    "hu": "úgynevezett nevű című",
    "el": "λεγόμεν* τίτλο τίτλος όρος όρο λέξη όνομα παρατσούκλι ονομαζόμεν*",
    "ar": "المسمى المسماة يسمى تسمى سمي سميت اسم باسم لقب بلقب بعنوان عنوان مصطلح كلمة",
    "fa": "نام عنوان لقب واژه اصطلاح",
    "he": "בשם המכונה המכונים כינוי הכינוי מושג המונח המילה שכותרתו",
    "hi": "नामक नाम शीर्षक उपनाम शब्द कथित तथाकथित",
    "vi": "tên gọi",
    "id": "berjudul bernama dijuluki disebut istilah kata",
    "zh": """所谓 所謂 名为 名為 题为 題為 称为 稱為 称作 稱作 叫做 叫作 外号 外號 绰号 綽號
        昵称 暱稱 术语 術語 被称 被稱 俗称 俗稱 自称 自稱 刷上 号称 號稱""",
    "ja": "いわゆる 通称 題した 題名 愛称 名付け 称する 店名 異名",
    "ko": "이른바 소위 제목 별명 명칭 일명",
    "th": "ชื่อ ฉายา เรียกว่า สมญา",
}
"""Words that introduce a name, a title or a term rather than somebody's words."""

NAMING_AFTER: Mapping[str, str] = {
    "de": "genannt genannte genannten",
    "tr": "adlı isimli başlıklı lakaplı denilen denen filmi romanı kitabı",
    "hi": "नामक नाम शीर्षक शब्द फिल्म फ़िल्म",
    "fi": "niminen nimiseen nimisen",
    "hu": "című nevű",
    "zh": """一词 一詞 二字 两字 三字 四字 个字 個字 四个 两个字 个大字 個大字 一书 一書 之称
        之稱 的称号 的绰号 这个词""",
    "ja": """という名 という本 という曲 という映画 という言葉 という作品 という店 と呼ば と名付
        と題 という愛称 と称""",
    "ko": "라는 이라는 불리",
}
"""Words after a closing mark that make what it closes a name or a term."""

WORKS: Mapping[str, str] = {
    "en": """group committee club pub café collective nonprofit charity film movie novel book
        song album single series show poem painting play opera ship vessel boat campaign project
        programme program operation scheme report paper essay episode documentary exhibition
        chapter register newspaper magazine podcast game musical ballet sculpture mural column
        ride exhibit ferry yacht""",
    "de": """gruppe bündnis film* roman romans buch* album serie* kampagne* aktion* projekt*
        schiff* zeitschrift magazin zeitung stück initiative ausstellung verein gasthaus
        restaurant hotel fähre podcast""",
    "fr": """comité groupe bistrot film* roman* livre* chanson* projet* opération campagne*
        album* série* revue journal navire émission exposition collectif association pièce
        paquebot restaurant""",
    "es": """comité grupo bar película novela libro canción disco serie campaña proyecto revista
        diario buque programa operación obra exposición asociación colectivo periódico barco
        restaurante""",
    "it": """comitato collettivo gruppo film romanzo libro canzone disco serie campagna progetto
        rivista giornale nave marcia brano cooperativa associazione programma operazione opera
        mostra teatro cinema ristorante commedia""",
    "pt": """comitê comité grupo bar filme romance livro canção música disco série campanha
        projeto projecto revista jornal navio operação obra associação peça""",
    "nl": """film roman boek lied album serie campagne project tijdschrift schip krant stuk
        podcast actie""",
    "pl": """film* powieś* książk* piosenk* płyt* serial* kampani* projekt* czasopi* gazet*
        tygodnik* statk* statek operacj* akcj* spektakl* program* wystaw*""",
    "ru": """фильм* роман* книг* песн* альбом* сериал* кампани* проект* журнал* газет* корабл*
        судн* теплоход* операци* акци* спектакл* картин* программ* выставк* компани* клуб*
        завод* театр* кинотеатр* ресторан* кафе гостиниц* издани* телеканал* организаци* фонд*
        групп* партии партия повест* статья статье""",
    "uk": """фільм* роман* книг* книж* пісн* альбом* серіал* кампані* проєкт* журнал* газет*
        операці* акці* вистав* картин* компані* клуб* завод* театр* корабл* теплохід гурт*""",
    "cs": """film* román* knih* píseň písni písn* album* seriál* kampa* projekt* časopis* noviny
        lodi loď""",
    "sv": "film* romanen boken låt* album* serie* kampanj* projekt* tidning* fartyg* tidskrift*",
    "da": "film* romanen bogen sangen album* serie* kampagne* projekt* avis* skib* tidsskrift*",
    "no": "film* romanen boken sangen album* serie* kampanje* prosjekt* avis* skipet tidsskrift*",
    "fi": "elokuva* romaani* kirja* laulu* albumi* sarja* kampanja* hanke projekti* lehti* laiva*",
    "tr": "film* romanı kitap* şarkı* albüm* dizi* kampanya* proje* dergi* gemi gemisi",
    "ro": "filmul romanul cartea cântecul albumul serialul campania proiectul revista ziarul",
    "el": "ταινία βιβλίο τραγούδι μυθιστόρημα εφημερίδα περιοδικό πλοίο",
    "ar": """فريق جمعية حزب نادي فيلم رواية كتاب أغنية مسلسل حملة مشروع مجلة صحيفة سفينة برنامج
        قرية شركة""",
    "fa": "فیلم رمان کتاب آهنگ مجله روزنامه",
    "he": "הסרט הספר השיר הסדרה הקמפיין הפרויקט העיתון הספינה",
    "hi": "फिल्म फ़िल्म उपन्यास किताब गीत गाना अभियान पत्रिका",
    "vi": "phim sách bài",
    "id": "film buku lagu novel majalah",
    "zh": "电影 電影 小说 小說 歌曲 专辑 專輯 杂志 雜誌 项目 項目 行动 行動 品牌 公司",
    "ja": "映画 小説 曲 番組 雑誌 著書 作品 プロジェクト 絵本 キャンペーン",
    "ko": "영화 소설 노래 앨범 드라마 잡지 캠페인 프로젝트",
    "th": "เรื่อง ภาพยนตร์ เพลง หนังสือ นิตยสาร โครงการ",
}
"""Kinds of things that bear titles; before words in lower case they introduce nothing."""

RATING: Mapping[str, str] = {
    "en": """listed rated graded classified classed ranked registered recorded filed logged stamped
        categorised categorized coded entered""",
    "de": "eingestuft benotet bewertet* klassifiziert geführt vermerkt verbucht",
    "fr": "classé classée noté notée répertori* inscrit inscrite enregistré enregistrée",
    "es": "clasificad* catalogad* registrad* inscrit* puntuad*",
    "it": "classificat* catalogat* registrat* valutat*",
    "pt": "classificad* catalogad* registad* registrad*",
    "nl": "geclassificeerd aangemerkt geregistreerd beoordeeld genoteerd",
    "pl": "sklasyfikowan* zarejestrowan* wpisan* ocenion*",
    "ru": "классифицирован* зарегистрирован* оценен* оценён* записан*",
    "uk": "класифікован* зареєстрован* оцінен* записан*",
    "cs": "klasifikován* veden* zapsán* hodnocen*",
    "sv": "klassad* klassificera* registrera* betygsatt* bokför*",
    "da": "klassificeret registreret bedømt opført",
    "no": "klassifisert registrert vurdert oppført",
    "fi": "luokiteltu merkitty rekisteröity",
}
"""Participles of entering a thing in a list or giving it a grade, before an `as`."""

MENTIONING: Mapping[str, str] = {
    "en": "word words phrase term expression formula syllable* slogan",
    "de": "wort worte wörter begriff formulierung ausdruck floskel formel",
    "fr": "mot mots expression formule terme termes phrase",
    "es": "palabra palabras expresión frase fórmula término términos",
    "it": "parola parole espressione frase formula termine termini",
    "pt": "palavra palavras expressão frase fórmula termo termos",
    "nl": "woord woorden uitdrukking term formule",
    "pl": "słow* wyrażeni* zwrot* sformułowani* określeni*",
    "ru": "слово слова слов выражени* фраза формулировк*",
    "uk": "слово слова слів вираз* фраза формулюванн*",
    "cs": "slovo slova výraz* fráze formulace spojení",
    "sv": "ord orden ordet uttryck* formulering* fras*",
    "da": "ord ordene ordet udtryk* formulering* vending*",
    "no": "ord ordene ordet uttrykk* formulering* vending*",
    "fi": "sana sanat sanaa ilmaus fraasi",
    "zh": "这个词 這個詞 这几个字 這幾個字 这句话 這句話",
}
"""Nouns that speak of words as words."""

CALLING: Mapping[str, str] = {
    "en": """warns warned call calls called calling describe* label* brand branded brands
        dismiss* slam* characteri* term terms termed denounce* hail* blast*""",
    "de": """nannte* nennt nennen nannten bezeichne* beschr* bezeichnet* kritisier* sprach
        sprechen spricht""",
    "fr": """parle parlé parlent évoque* qualifie qualifié qualifiait traite traité décri*
        dénonc* appelle appelé""",
    "es": "habl* calific* llam* tild* tach* describ* considera consideró consideran",
    "it": """definisce definito definita definì bolla* bollat* parla parlano parlato chiama
        chiamato descrive descritto""",
    "pt": """fala falou classifica classificou chama chamou chamaram considera considerou define
        definiu descrev*""",
    "nl": "spreek* sprak* noem* beschr* bestempel*",
    "pl": "nazwa* nazywa* określ*",
    "ru": "назвал* называ* охарактериз* зовут звали кличут",
    "uk": "назва* назив* звуть кличуть",
    "cs": "mluví mluvil* nazva* označ* popsa* říká říkají",
    "sv": "tala* kalla* beskriv*",
    "da": "taler kalder kaldte beskriv*",
    "no": "snakker kaller kalte beskriv*",
    "fi": "puhu* kutsu* kuvai* kuvaile*",
    "tr": "nitele* tanımla* buluyor buldu",
    "ro": "numi* califica* descrie descris",
    "el": "χαρακτήρισ* λόγο αποκάλεσ* μιλά μιλούν",
    "ar": "وصف* ووصف* يصف* تصف* اعتبر*",
    "zh": "称 稱 形容",
    "ja": "呼び 評し",
}
"""Verbs of calling a thing something: what follows the thing is somebody's judgement of it."""

DISPLAY: Mapping[str, str] = {
    "en": """sign signs signboard banner* placard* poster* sticker* slogan* motto graffit*
        chalked scrawled daubed t-shirt t-shirts shouts cries chants plaque* noticeboard
        billboard* inscription* headstone words tattoo* engraved painted message messages note
        telegram postcard""",
    "de": """schild* transparent* plakat* aufschrift* banner* sprechch* graffit* zettel* rufe
        parole* motto inschrift*""",
    "fr": "pancarte* banderole* affiche* inscription* écriteau* cris slogan* graffit* mur",
    "es": "pancarta* cartel* letrero* pintada* sábana gritos lema* grafit* muro nota",
    "it": "cartell* striscion* scritt* manifest* lenzuol* cori slogan muro biglietto",
    "pt": "cartaz* faixa* placa* gritos lema muro bilhete",
    "nl": "spandoek* bord borden leus leuzen plakkaat briefje",
    "pl": "napis* transparent* kartk* kartce tabliczk* hasł* okrzyk* plakat* baner*",
    "ru": "плакат* табличк* надпис* баннер* растяжк* лозунг* вывеск* транспарант* записк* криками",
    "uk": "плакат* табличк* напис* банер* гасл* транспарант* записк*",
    "cs": "nápis* transparent* cedul* plakát* lístek heslo",
    "sv": "skylt* banderoll* plakat* lapp*",
    "da": "skilt* banner* plakat* seddel*",
    "no": "skilt* banner* plakat* lapp*",
    "fi": "kyltti* kyltissä juliste* lappu* banderolli*",
    "tr": "pankart* tabela* afiş* slogan*",
    "el": "πινακίδα πανό σύνθημα συνθήματα",
    "ar": "لافتة لافتات يافطة بالطباشير جدار ملصق",
    "he": "שלט כרזה",
    "hi": "बैनर तख्ती पोस्टर दीवार",
    "zh": "横幅 橫幅 标语 標語 牌子 留言板 纸条 紙條 黑板 高喊",
    "ja": "看板 張り紙 横断幕 落書き 黒板",
    "ko": "플래카드 현수막 팻말 낙서 구호",
    "th": "ป้าย",
}
"""Things that bear words, and voices out of a crowd."""

NAMES = Cues(NAMING)
NAMES_AFTER = Cues(NAMING_AFTER)
TITLED = Cues(WORKS)
CALLS = Cues(CALLING)
SIGNS = Cues(DISPLAY)
RATED = Cues(RATING)
MENTIONED = Cues(MENTIONING)
