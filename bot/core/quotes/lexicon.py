"""The few words per language that tell a quotation from the text around it.

Entries are casefolded. A trailing `*` makes an entry a stem, which matters for languages with rich
endings. Languages written without spaces are matched anywhere, the others at word boundaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

WORD = regex.compile(r"[\p{L}\p{M}]+(?:[-‐\u200c][\p{L}\p{M}]+)*+")
"""A word of a language with spaces, its joiners and combining vowel signs included."""

UNSPACED = frozenset({"zh", "ja", "th", "ko"})
"""Languages whose cue words need no word boundary (Korean glues particles and endings on)."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is kept as running text."""
    return frozenset(words.split())


_ARABIC_MARKS = regex.compile(r"[\u064b-\u0652\u0640]")


def _forms(word: str) -> Iterator[str]:
    """Yield what a written word may be looked up as: without clitics and vowel signs."""
    yield word
    if "-" in word:
        yield word.split("-", maxsplit=1)[0]
    if "\u0621" <= word[0] <= "\u064a":
        bare = _ARABIC_MARKS.sub("", word)
        yield bare
        yield bare.removeprefix("و")


class Cues:
    """The entries of one table, ready to be looked for in text of any language."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        spaced = {e for lang, row in entries.items() if lang not in UNSPACED for e in row.split()}
        self._words = frozenset(e for e in spaced if not e.endswith("*"))
        self._stems = frozenset(e[:-1] for e in spaced if e.endswith("*"))
        self._lengths = sorted({len(stem) for stem in self._stems})
        glued = {e for lang in UNSPACED for e in entries.get(lang, "").split()}
        self._glued = regex.compile("|".join(sorted(map(regex.escape, glued)))) if glued else None

    def __contains__(self, word: str) -> bool:
        """Tell whether a casefolded word of a language with spaces is an entry."""
        return word in self._words or any(word[:n] in self._stems for n in self._lengths)

    def finditer(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of every entry found in text of any case, in no special order."""
        for word in WORD.finditer(text):
            if any(form in self for form in _forms(word[0].casefold())):
                yield word.span()
        if self._glued is not None and not text.isascii():
            yield from (m.span() for m in self._glued.finditer(text))

    def search(self, text: str) -> bool:
        """Tell whether any entry stands in a text of any case."""
        return next(self.finditer(text), None) is not None


SAY_VERBS: Mapping[str, str] = {
    "en": """blame* cite cites cited hail* decr* say says said saying tell tells told telling ask
        asks asked asking add adds added adding reply replies replied answer answers answered write
        writes wrote written post posts posted tweet tweeted warn warns warned warning argue argues
        argued insist insists insisted note notes noted explain explains explained recall recalls
        recalled remember remembers remembered admit admits admitted stating stated declare declares
        declared announce announces announced claim claims claimed describe describes described
        describing shout shouts shouted shouting whisper whispered mutter muttered cry cried yell
        yelled joke joked quip quipped sigh sighed laugh laughed agree agreed promise promises
        promised urge urges urged urging demand demands demanded call calls called calling conclude
        concludes concluded observe observed remark remarked respond responds responded continue
        continued suggest suggests suggested acknowledge acknowledged confirm confirms confirmed
        deny denies denied criticize criticized criticise criticised accuse accuses accused dismiss
        dismissed praise praised apologised apologized vow vows vowed pledged reading stress
        stressed emphasize emphasized emphasised testify testified complain complains complained
        think thinks thought comment commented according words statement quoted quote exclaimed
        snapped boasted lamented predicted wondered recite recited found finds heard chant* sang
        scream* pleaded hissed barked grinned smiled nodded begged chided scolded interrupt* retort*
        repeat* went condemn* regret* apologi* expressed feared felt reject* rebuff* rebut*
        allege alleges contend* maintains maintained assert* assure* reiterat* cautioned countered
        concede* reckon* opined protested implied hinted disclosed reveals revealed mused grumbled
        fumed believes
        believed bemoan* deplor*""",
    "de": """wies weist sag* gesagt erklär* meint meinte meinten schreib* schrieb* geschrieben frag*
        gefragt antwort* rief rufen betont* betonen ergänz* heißt hieß füg* fragt erzähl* bericht*
        kritisier* warn* fordert* forderte nannte nennt sprach spricht teilte lobt* bestätig*
        versicher* räumt* kündig* beton* entgegn* erwider* klagt* flüster* murmel* brüll* seufz*
        lacht* bezeichne* spottet spottete stell* zufolge empfiehl* empfahl* laut worten verurteil*
        bedauer* entschuldig* versprach* verspr* befürcht* fühl* behaupt* erinnert* mahnt* beteuer*
        gesteht gestand witzel* droht* schwärm* urteilt* bittet mutmaß* resümier* konstatier*
        vermutet*""",
    "fr": """parle parlé parlent évoque* dit dire disait disent ajoute ajout* expliqu* affirm*
        déclar* répond* répondu écri* raconte racont* assuré assurent estime estimé estiment demand*
        souligne soulign* précis* lance lanc* dénonc* qualifie qualifié appelle appelé appelait
        confie confié rappel* regrett* soupir* murmur* crie crié criait insist* indiqu* juge jugé
        résum* reconn* poursui* selon observe observait notait notent glisse glissé martèle martelé
        ironis* plaisant* tranche détaill* commente commenté témoign* constat* promet promettait
        prévien* averti* admet admis concèd* concédé conclu* réagi* proteste protesté rétorqu*
        répliqu* balaie peste résume lit-on peut-on lâche lâché condamn* promis promise déplor*
        redout* salue salué dite dits rejet* annonc* suggér* prétend prétendu prétendait soutient
        soutenait soutenu object* jure juré avou* signale signalé craint inquiète félicit* reproch*
        accuse accusé mentionn* pointe pointé relève relevé nuance nuancé argue argué réclam*""",
    "es": """dice dijo decía decir dicho dicen dijeron afirm* añad* explic* asegur* señal* declar*
        respond* pregunt* coment* recordó recuerda recordaba recuerd* lament* cuent* contó escrib*
        advirt* advierte insist* sostien* sostuvo reconoc* replic* gritó grita gritan gritaban
        exclam* admit* sentencia sentenció resume resumió considera consideró según murmur* contestó
        contesta apunt* criticó critica calific* habl* clam* corea* anunci* denunci* subray* pide
        pidió pidieron asever* detall* ironiz* reflexion* bromea bromeó alert* zanj* protest* matiz*
        opin* apostill* promet* deplor* concluy* rechaz* condena condenó condenan condenaron plante*
        suger* sugir* reproch* acusó acusa niega negó indica indicó indicaron manifestó manifiesta
        manifestaron agreg* expresó expresa puntualiz* argumenta argumentó aclar* relata relató
        reiter* exig* ruega rogó confes* defiende defendió""",
    "it": """definisce definito definita definì dice disse detto diceva dicono dicendo dire spieg*
        racconta racconti raccont* afferm* aggiung* aggiunt* aggiunse dichiar* rispond* rispos*
        chied* chiest* chiese ricord* sottoline* scriv* scritt* scrisse commenta commentato ammett*
        ammess* ammise conclude concluso lament* sostien* sostenut* assicur* precisa precisato
        ribad* annunc* avvert* grida gridato gridava esclam* parla parlano parlò parlato secondo
        ripet* replic* sbott* scherza riflett* protest* riassum* constat* detta detti dette condann*
        promes* promett* deplor* denunci* respin* confida confidò osserva osservò contesta sugger*
        rimprover* accusa accusato nega negato contestato contestò confess* puntualizz* chiarisce
        chiarito rivela rivelato rileva rilevato ritiene ritengono riferi* comunica comunicato""",
    "pt": """fala* falou disse diz dizia dizem dizer dito afirm* explic* acrescent* respond*
        pergunt* conta contou contam contava lembr* escrev* declar* alerta alertou garante garantiu
        lament* coment* reconhec* admit* insist* segundo exclam* destac* ressalt* avali* criticou
        critica concluiu resum* brinc* ironiz* reclam* sublinh* promet* denunci* lamentou rejeit*
        relata relatou observa observou condena condenou suger* acusou acusa nega negou revelou
        revela informou informa indicou indica defendeu defende argumentou argumenta apontou aponta
        reiter* confess* esclarec* pede pediu apelou apela frisou salient* assegur* anunci*""",
    "nl": """spreek* sprak* gesproken zeg* zei zeid* gezegd vertel* verkl* schrij* schreef
        geschreven vraag* vroeg vroegen antwoord* voeg* stel* meldt meld* benadruk* waarschuw* noem*
        volgens roep* riep vindt legt reageer* aldus lacht zucht* grapt beaam* concludeer* bevestig*
        denkt meent riepen veroordeel* beloof* betreur* verwerp* ontken* sugger* verwijt verweet
        beweer* beschuldig* erken* klaagt klaagde kondig* onthul* oordeelt oordeelde pleit*""",
    "pl": """mówi* powiedzi* powiada* dodaj* dodał* tłumacz* wyjaśni* pisz* napisa* zapyt* pyta*
        odpowi* odpar* stwierdz* przyzna* zapewni* podkreśl* oświadcz* zaznacz* wspomin* opowiad*
        krzyk* krzycz* twierdz* ocen* nazwał* nazywa* apel* ostrzeg* według zdaniem śmia* śmieje
        szepn* rzek* rzuc* poinformowa* komentu* skomentowa* argument* zauważ* przekonu* relacjonu*
        żartuj* precyzuj* narzeka* przypomin* konkludu* podsumow* uważa dorzuc* potępi* obieca*
        obiecu* ubolewa* określ* kontynu* odpier* odrzuc* prosi* poprosi* wzywa* zarzuc* zarzut*
        uspokaj* deklar* informuj* wylicza* zdradz* radzi* proponuj* alarmuj*""",
    "ru": """сказа* говор* говоря* заяви* заявля* отмет* отмеч* добав* поясн* объясн* рассказ* пиш*
        написа* спрос* спраш* ответ* отвеч* вспомин* вспомн* подчеркн* подчерк* призна* уверен*
        указыва* указал* утвержд* считает считают предупре* крикн* крич* воскликн* шепн* шепта*
        пообещ* обеща* сообщ* цитир* назвал* называ* словам мнению вздохн* усмехн* улыбн* замет*
        замеч* продолж* уточн* пожалов* потреб* требу* процити* переда* делит* делят* шутит* пошут*
        рассужд* жалу* возраз* настаив* недоумев* констат* резюмир* убежд* осуди* осужда* посетова*
        отверг* отрица* просит просят просил* попроси* попрек* упрекн* обвин* намек* успокаи*
        успокои* заверил* заверя* клян* надеется надеются призва* призыва* предложил* предлагает
        сетует информир* грозит пригроз* объяви*""",
    "uk": """сказа* каже кажуть говор* заяви* зазнач* додав* додає додала поясн* розпов* пиш*
        написа* запит* спита* відпов* згаду* підкресл* визна* назва* наголос* попередж* повідом*
        вважає словами обіця* вигукн* крикн* прошепот* пригад* запевн* переконан* ділит* ділят*
        скарж* зауваж* стверджу* уточн* жартує пожарт* бідка* радить просить вважають засуд* вибач*
        продовж* відкида* заперечу* попроси* закид* закину* заспок* оголоси* дорік* натяк* вказа*
        вказує наполяг* заклик* застеріг* підсум* погрож*""",
    "cs": """mluví mluvil* hovoř* řek* říká říkal* řík* uved* dodal* dodáv* doda* vysvětl* tvrd*
        pozname* napsal* píše odpověd* zepta* ptal* ptá upozorn* označ* šept* připomn* prohlás*
        popsal* přizna* varov* podle křič* vykřik* zdůrazn* sdělil* líčí vzpomín* míní soudí dodává
        vtipkuj* stěžuj* přiznáv* oznámil* konstatov* komentov* shrnuj* odsoudil* slíbil* nazval*
        pokračuj* odmít* lituje litoval* prosí prosil* poprosil* namít* vyčítá vyčetl* obvin*
        naznač* ujišť* ujisti* vyzv* apeluj* upřesn* zopak* domnív*""",
    "sv": """tala* talade säg* sade sagt skriv* skrev berätt* svar* fråg* förklar* tillägg* menar
        mena* kommenter* kallar kallade enligt ropa* varn* påpek* konstater* medg* suckar skämta*
        förtydlig* understryk* erkänn* betonar betona* protester* fördöm* beklag* undrar undra*
        tycker tyckte tror avvis* summerar summerade lovade hävda* påstå* antyd* anklag* kritiser*
        meddela* anser ansåg upplys* uppger uppgav framhåll* framhöll poängter* hoppas vädja*""",
    "da": """taler talte siger sige sagde fortæl* fortalte skriv* skrev svar* spørg* spurgt*
        forklar* tilføj* mener mente ifølge råb* kalder kaldte påpeg* advar* fastslå* fastslo*
        konstater* understreg* erkend* lyder lød mumle* griner indrømme* udbryd* påstå* hævde*
        fordøm* beklag* lovede undrer synes tror afvis* anklag* meddel* anser oplys* fremhæv*
        antyd* håber kritiser* vurderer""",
    "no": """snakker snakket sier fortel* fortalte skriv* svar* spør* spurt* forklar* legger mener
        mente ifølge ropt* kaller kalte påpek* advar* fastslå* fastslo* konstater* understrek*
        erkjenn* lyder lød mumle* innrømme* utbryt* hevde* fordøm* beklag* lovet lovte undrer lurer
        synes tror avvis* anklag* meddel* anser opplys* fremhev* antyd* håper kritiser* vurderer""",
    "fi": """puhu* sano* kerto* kertoi kirjoit* kysy* vasta* lisä* toteaa totesi tote* selit*
        huomau* mukaan huus* kuvai* varoit* muistel* kuvaile* arvioi* jatkaa jatkoi naurah* sanai*
        tokais* tiivist* pohti* pohtii vitsail* vakuut* lupa* tuomits* pahoit* kutsui kutsuu kiist*
        väitt* väitti ehdot* ilmoit* myön* kommentoi* korost* painott* uskoo kehott* syytt* pyysi
        pyytä*""",
    "tr": """nitele* dedi diyor diye derken söyle* belirt* ifade anlat* açıkla* yazdı yazıyor yazan
        sordu soruyor yanıt* ekledi ekliyor vurgula* göre kaydet* konuş* uyardı bağır* cevap* dile
        anlatıyor hatırlat* ekleyerek diyerek açıklıyor kınadı vaat buluyor buldu reddet* bildir*
        duyur* savundu savunuyor savunan aktar* iddia itiraf tekrarla* yinele* eleştir* yakındı""",
    "hu": """mondta mondja mondták közöl* írta írja kérdez* válasz* tette hangsúlyoz* szerint
        magyaráz* nyilatkoz* fogalmaz* mesél* emlékez* vélte véli jegyez* jelent* panasz* üzent*
        állítja állította kérte kéri kijelent* figyelmeztet* hozzátette hozzáteszi ígér* bejelent*
        elmondta hangoztat*""",
    "ro": """spus* spune* declar* afirm* adăug* scri* întreb* răspun* explic* potrivit zice zis zise
        povest* subliniat subliniaz* mărturis* preciz* aminteș* preciza* adaug* conchid* promis*
        regret* numit numește respin* condamnă condamnat suger* acuz* susține susținut anunț*
        avertiz* recuno* cere cerut insist* reproș* asigur*""",
    "el": """είπε λέει λένε έλεγε είπαν δήλωσ* δηλών* τόνισ* τονίζ* ανέφερ* πρόσθεσ* εξήγησ* εξηγεί
        έγραψ* γράφει λόγο χαρακτήρισ* μίλησ* ρώτησ* απάντησ* υποστήριξ* σύμφωνα σημείωσ* φώναξ*
        θυμάται εξομολογ* σχολί* συμπλήρωσ* παραδέχ* παραδέχτ* προσθέτει αναφέρει υπογράμμισ* εκτιμ*
        υποσχέθηκε καταδίκασ* συνέχισ* συνεχίζ* μιλά μιλούν μιλάει ισχυρίζ* ισχυρίστ* πρότειν*
        κατηγόρ* ανακοίν* ζήτησ* ζητά διαβεβαί* προειδοποί* επέμειν* διευκρίν*""",
    "ar": """قال* وقال* يقول* تقول* ويقول* وتقول* أضاف* وأضاف* ذكر* وذكر* أكد* وأكد* صرح* وصرح* كتب*
        وكتب* تكتب يكتب يضيف تضيف ويضيف وتضيف يؤكد تؤكد ويؤكد وتؤكد يوضح توضح أوضح* وأوضح* سأل*
        أجاب* وأجاب* أعلن* وأعلن* رد* حذر* وحذر* وصف* ووصف* قائل* مضيف* روى* يروي اعتبر* وبحسب بحسب
        هتف* صاح* أشار* وأشار* لفت* شدد* وشدد* علق* زعم* ادعى* نفى* ناشد* اتهم* أبلغ* شكا*""",
    "fa": "گفت* می‌گوید افزود* نوشت* پرسید* پاسخ تأکید تاکید اعلام اظهار تصریح خاطرنشان ادعا",
    "he": """אמר* אומר* הוסיף* הוסיפ* כתב* שאל* ענה ענתה השיב* טען* טענ* הסביר* סיפר* הודיע* לדברי
        הבהיר* צעק* ציין* ציינ* מסר* התלונ* הזהיר* הדגיש* האשים* הכריז* אישר* הבטיח* התעקש*""",
    "hi": """कहा कहते कहती कहता कहना बताया बताते बताती पूछा लिखा बोले बोला बोली जोड़ा उत्तर जवाब
        अनुसार चेतावनी मुताबिक दावा आरोप स्वीकार मानना""",
    "vi": "nói cho kể viết hỏi trả thừa khẳng tuyên",
    "id": """kata ujar tutur ucap jelas katanya ujarnya mengatakan menyatakan menulis bertanya
        menjawab menambahkan menurut tegas menegaskan menjelaskan mengaku mengklaim menuturkan
        mengungkapkan ungkap papar imbuh""",
    "zh": """说 說 表示 称 稱 写道 寫道 告诉 告訴 问 問 回答 回应 回應 认为 認為 指出 强调 強調
        坦言 念叨 喊 道： 承认 承認 介绍 介紹 透露 补充 補充 写了 寫了 写着 寫著 警告 批评 批評
        直言 感叹 感嘆 呼吁 呼籲 笑道 讲 講 回忆 回憶 声明 聲明""",
    "ja": """と話 と述べ と言 と語 と書 と答 と説明 と訴 と強調 と尋ね と聞 とコメント と指摘
        と主張 と呼びかけ と明か という声 と振り返 と笑 と叫 とつぶや と伝え と発言 と投稿
        と批判 と警告 と繰り返 と嘆 と切り捨 と胸を張 と期待
        話す 話した 話して 語る 語った 言う 言った 反論 こぼす 漏らす 打ち明け""",
    "ko": """말했 말한 말하 밝혔 전했 설명했 덧붙 강조했 물었 답했 대답 썼다 주장했 라고 다고
        외쳤 지적했 호소했 적었 회상""",
    "th": "กล่าว บอก ระบุ เขียน ถาม ตอบ เผย ชี้แจง อธิบาย เตือน พูด ยืนยัน",
}
"""Verbs (and a few nouns and prepositions) of saying, writing and thinking that report words."""

LINKING = word_set(
    """am is are was were be been being do does did has have had can could will would shall
    should may might must not no never nothing and or but if as than to for of in on at by with
    from without up down out off over about this that these those there here i we you he she it
    they them us me him my your his our their its so too very more less all any some enough ist
    sind war waren sein wird werden hat haben kann können muss müssen soll darf nicht kein keine
    nie und oder aber wenn als wie zu zum zur für von vom im an auf bei mit aus nach ohne über
    unter gegen wir ich ihr sie er es uns euch sich dass sehr mehr est sont était être a ont
    avait peut doit ne pas plus jamais et ou mais si que comme pour de du des dans en sur par
    avec sans nous vous je tu il elle ils elles ce se très trop son era fue ser está están ha
    han puede debe ni nunca y o pero como para por del con sin sobre al lo le les nos te muy más
    è sono essere hanno può deve non né mai e ma che come per di della nel senza su sul sulla da
    dal alla ci vi mi più molto é são foi têm pode não nem mas em na com sem ao aos à dos das um
    uma muito zijn wordt heeft hebben kan moet niet geen nooit maar dan voor van met zonder op
    het wij jest są był była być mają może musi ani nigdy lub ale jeśli jak dla z ze w po od za
    przez bez się co już tylko bardzo bardziej не ни и или но если как что чтобы для от до из в
    во на с со по за без о об к у это был была было быть есть нет мы я вы он она они его её их
    нас вам нам мне уже только очень более по-прежнему ні і й та або але якщо як що щоб від з
    про це був була було бути є немає ми ви jsou byl byla být má mají může musí není nejsou
    nikdy nebo když pro v ve přes už jen är var vara har ska måste inte aldrig och eller men om
    som för av med utan på till från jag det være skal må ikke aldri og uden uten til fra jeg
    ovat oli olla ei eivät ja tai mutta jos kun kuin hän veya ama için değil gibi bir bu çok
    daha είναι ήταν δεν μην και ή αλλά για με από σε στο στη στην το τη να θα في من على إلى عن
    مع لا لم لن ما أن إن هو هي كان كانت قد هذا هذه كل بعد قبل بلا دون أو ثم של את על עם לא אין
    יש הוא היא זה זו כי אם או מן אל है हैं था थी थे नहीं और या लेकिन को का की के से में पर तो ही
    भी यह वह हम मैं"""
)
"""Small words that a clause has and a name or a term mostly lacks."""

THAT = word_set(
    """that dass daß que che dat że iż что що že att at ότι πως إن أن إنه إنها إنهم أنه أنها
    أنهم إنّ أنّ بأن بأنه بأنها ש כי कि hogy că"""
)
"""Conjunctions that lead from a reporting verb into what was said."""

SAY = Cues(SAY_VERBS)

GESTURE_VERBS: Mapping[str, str] = {
    "fr": """souri* sourit rit rient riait rigol* ricane* ricana* hausse haussait haussa hoche hocha
        s'amuse amuse s'agace agace emporte souffle souffla grimace* grogn* grommel* marmonn*""",
    "es": """continúa continuó prosig* sonríe sonri* ríe rió ríen suspir* encog* asient* asint*
        gruñ*""",
    "it": "prosegu* continua continuò sorrid* sorris* ride risero rise sospir* annui* borbott*",
    "pt": "continua continuou prossegu* sorri* ri riu suspir* encolh* murmur* grit*",
    "ro": "continu* zâmb* râde oftează oftat murmur* ridic* strig*",
    "pl": "uśmiech* wzdych* westch* kręci kiwa kiwn* macha mrucz* mrukn* wzrusza",
    "ru": """смеет* смея* улыба* усмеха* вздыха* кива* кивн* пожима* пожал* машет машут махн*
        бормо* бурч*""",
    "uk": "сміється сміються сміяв* посмі* усмі* зітх* кива* кивн* знизу* махн* махає бурмо* бурч*",
    "cs": "směj* zasmá* usm* povzdech* vzdych* pokrč* krčí kýv* přikýv* mávn* brum*",
    "sv": "avslut* fortsätt* ler log skratt* nick* rycker muttra* visk*",
    "da": "slutter fortsæt* smil* ler nikke* trække* trak hvisk* sukke*",
    "no": "avslutt* fortsett* smil* ler nikke* trekk* trakk hvisk* sukke*",
    "fi": "hymy* naura* nauro* huoka* nyökk* mutis* kuiska*",
    "el": "γελά* γέλασ* χαμογελ* αναστέναξ* αναστενάζ* ψιθύρ* μουρμούρ*",
    "hu": "nevet* mosoly* sóhajt* bólint* legyint*",
    "zh": "点头 點頭 摇头 搖頭 笑 叹 嘆 耸肩",
    "ja": "うなず 頷 笑 首を ため息",
}
"""What people do while they speak; it reports only where the typography says so."""

GESTURES = Cues(GESTURE_VERBS)
"""Words for what people do while they speak."""
