"""Words that name no topic: what joins words, what stands for others, what small talk is made of.

Which of them count depends on the language: German "war" is "was", English "war" is a topic.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.core.answering.words import POINTING
from bot.core.passages import ASKING
from bot.core.quotes.vocabulary import word_set
from bot.core.terms import terms

_TALK: Final = {
    "en": """
        i me my mine we us our ours you your yours myself yourself ourselves themselves itself
        he don didn doesn isn aren wasn weren won wouldn couldn shouldn hasn haven hadn can
        cannot cant dont didnt doesnt isnt wont ain ll ve re im ive ill id thats its lets gonna
        wanna gotta kinda sorta dunno yeah yes yep yup nope no ok okay oh ah hey hi hello thanks
        thank thx cheers lol lmao haha btw fwiw imo imho tbh afaik iirc idk fyi psa omg wow nice
        cool great good bad better best worse worst fine sure right wrong true really actually
        basically literally totally definitely probably maybe perhaps just only even still yet
        already again also too either neither both else instead though although however anyway
        because since unless whether while think thinking thought thoughts know known guess feel
        feels felt seem seems seemed look looks looking looked see saw seen hear heard say says
        saying said tell told talk talking ask asked asking mean means meant want wants wanted
        wanting need needs needed like liked likes love loves loved hate get gets getting got
        gotten give gives gave given giving take takes took taken taking make makes making made
        put puts go goes going gone went come comes coming came keep keeps kept let try tries
        tried trying use uses used using do does did done doing work works worked working happen
        happens happened wait waiting find finds found start starts started starting stop
        stopped bring brings brought show shows shown run runs ran turn turns turned turning
        help helps helped hope hoping wonder wondering remember forget forgot bet agree agreed
        suggest believe suppose supposed call called hold leave left sit sits stay set thing
        things something anything everything nothing stuff someone somebody anyone anybody
        everyone everybody nobody one ones way ways kind sort bit lot lots couple few several
        guy guys people folks person time times day days today tomorrow yesterday tonight
        morning afternoon evening night week weeks weekend month months year years minute
        minutes hour hours second seconds moment ago soon later early late now then before after
        until till always never ever often sometimes usually once twice first last next previous
        here there where everywhere somewhere back away around along together over under above
        below inside outside out off up down about across through between without within per via
        new old big small little long short high low whole full same different other another
        each every any some many much more most less least enough quite pretty very rather
        almost nearly exactly especially mostly mainly two three four five six seven eight nine
        ten hundred thousand half please sorry welcome congrats able ready happy glad easy hard
        question questions idea ideas point points problem problems reason fact case part end
        anyways weird funny interesting awesome amazing perfect terrible honestly obviously
        clearly apparently simply against towards toward upon among during despite except must
        might may monday tuesday wednesday thursday friday saturday sunday
        """,
    "de": """
        mich mir mein meine meinen meinem meiner dich dir dein deine deinen deiner du ihr euch
        euer eure uns unser unsere unseren unserem man selbst selber jemand niemand alle alles
        allen aller jeder jede jedes jeden einige viele vielen viel wenig weniger mehr meisten
        etwas nichts kein keine keinen keinem keiner nein ja doch mal halt eben schon noch nur
        auch aber sondern denn weil wenn ob damit dann dort hier da so also sonst trotzdem
        jedoch zwar eigentlich einfach vielleicht wahrscheinlich bestimmt sicher ziemlich sehr
        ganz gar fast etwa circa ungefähr immer nie oft manchmal wieder bereits gerade jetzt
        gleich bald später früher heute morgen gestern abend nacht tag tage tagen woche wochen
        monat monate jahr jahre jahren stunde stunden minute minuten uhr zeit male hast hab
        hatten hätte hätten hättest bin bist seid wäre wären gewesen werde wirst werdet würde
        würden würdest geworden kann kannst können könnte könnten konnte konnten muss musst
        müssen müsste müssten soll sollst sollen sollte sollten will willst wollen wollte
        wollten darf dürfen dürfte mag möchte möchten mögen lass lassen lässt mach mache machst
        macht machen gemacht geh gehe geht gehen ging gegangen komm komme kommt kommen kam
        gekommen sag sage sagt sagen gesagt denk denke denkt denken dachte glaub glaube glaubt
        glauben finde findet finden fand gefunden weiß weißt wissen wusste sehe sieht sehen
        gesehen schau schaue schauen nehme nimmt nehmen gibt geben gab gegeben brauche braucht
        brauchen heißt klingt klappt passt stimmt bleibt bleiben steht stehen liegt bringt
        bringe kriege kriegt bekommen hört hören meint fragt frage fragen hilft gut gute guten
        guter gutes besser beste besten schlecht neu neue neuen neuer neues alt alte alten groß
        große großen klein kleine kleinen lang lange kurz ganze ganzen erste ersten zweite
        zweiten letzte letzten nächste nächsten nächstes andere anderen anderer anders gleiche
        selben eigene eigenen leider gern gerne lieber danke bitte hallo moin servus hi hey okay
        ok super toll schön schöne klar genau prima klasse krass klaro idee ding dinge sache
        sachen leute teil seite punkt problem fall grund eins zwei drei vier fünf sechs sieben
        acht neun zehn beide beiden bis durch ohne gegen unter zwischen seit während wegen statt
        trotz außer beim ans ins aufs fürs dabei dafür darauf daran darin darüber dazu davon
        raus rein hin her los weg zusammen wieso weshalb woher wohin bzw usw zb etc ne nen
        montag dienstag mittwoch donnerstag freitag samstag sonntag
        """,
    "fr": """
        me moi mon ma mes te toi ton ta tes tu nos notre vos votre eux soi ici là très trop plus
        moins bien mal bon bonne bons mieux oui non si merci salut bonjour ok ouais ben bah
        alors donc puis ensuite aussi encore déjà toujours jamais souvent peut être sûr vraiment
        juste assez presque tout tous toute toutes chaque quelque quelques chose choses truc
        trucs rien personne quelqu autre autres même mêmes sans sous entre vers chez contre
        depuis pendant avant après jusqu car comme quoi ça cela c j m t y suis es sommes êtes
        étais était serait sera fait faire faut faudrait fais font va vais vas vont aller allé
        peux peuvent pouvoir pourrait veux veut vouloir voudrais dois doit devoir devrait ai as
        avons avez ont avais avait aurait aura vois voit voir vu sais sait savoir pense penser
        pensais crois croire trouve trouver dit dire dis prend prendre met mettre parle parler
        essaie essayer marche passe passer reste rester arrive arriver aujourd hui demain hier
        matin soir nuit jour jours semaine semaines mois an ans année années heure heures minute
        minutes fois temps moment maintenant bientôt tard tôt premier première dernier dernière
        prochain prochaine nouveau nouvelle nouveaux grand grande petit petite gens problème
        question idée super génial cool deux trois quatre cinq six sept huit neuf dix
        """,
    "es": """
        me mi mis te ti tu tus yo tú nosotros nos os vosotros usted ustedes les le muy tan tanto
        mucho mucha muchos muchas poco poca todo toda todos todas algo nada alguien nadie alguno
        alguna cada otro otra otros otras mismo misma bien mal mejor peor bueno buena buenos
        buenas sí no también tampoco solo sólo aún todavía siempre nunca aquí ahí allí ahora
        luego después antes entonces pues así aunque sino entre sin sobre hasta desde hacia
        contra durante según cosa cosas gente vez veces día días hoy mañana ayer noche tarde
        semana semanas mes meses año años hora horas minuto minutos tiempo momento gracias hola
        vale ok jaja soy eres somos son estoy está están estaba estar era fue fui sido tengo
        tiene tienen tenía tener hay había haber he has hemos puedo puede pueden podría poder
        quiero quiere querer debo debe hacer hago hace hacen hizo hecho voy va van vamos ir iba
        creo creer pienso pensar sé sabe saber veo ve ver visto digo dice decir dicho parece
        poner pone dar da dan queda llevar lleva llegar nuevo nueva nuevos gran grande primer
        primero primera último última próximo próxima dos tres cuatro cinco seis siete ocho
        nueve diez
        """,
    "it": """
        mi mio mia miei mie ti tuo tua tuoi ci vi noi voi nostro vostro ne lo gli le molto molta
        molti poco tutto tutta tutti tutte qualcosa qualcuno niente nessuno ogni altro altra
        altri altre stesso stessa bene male meglio peggio buono buona buon bello bella sì no
        anche ancora già sempre mai qui qua lì là ora adesso poi dopo prima quindi però allora
        così tra fra senza sotto fino verso contro cosa cose gente volta volte giorno giorni
        oggi domani ieri sera notte mattina settimana settimane mese mesi anno anni ore minuto
        minuti tempo momento grazie ciao ok ho hai abbiamo avete avevo aveva avere sono sei
        siamo siete ero erano essere stato stata posso può possono potrebbe potere voglio vuole
        volere devo deve dovrebbe dovere fare faccio fa fanno fatto vado va vanno andare andiamo
        credo penso pensare so sai sapere vedo vede vedere visto dico dice dire detto sembra
        mettere dare nuovo nuova nuovi grande primo ultima ultimo prossimo prossima due tre
        quattro cinque sette
        """,
    "pt": """
        me meu minha meus minhas te teu tua você vocês nós nosso nossa muito muita muitos muitas
        pouco tudo todo toda todos todas algo nada alguém ninguém cada outro outra outros outras
        mesmo mesma bem mal melhor pior bom boa sim não também ainda já sempre nunca aqui ali lá
        agora depois antes então assim embora entre sem sobre até desde contra durante coisa
        coisas gente vez vezes dia dias hoje amanhã ontem noite tarde manhã semana semanas mês
        meses ano anos hora horas minuto minutos tempo momento obrigado obrigada oi olá ok sou é
        somos estou está estão estava estar era foi sido tenho tem têm tinha ter há havia posso
        pode podem poderia poder quero quer querer devo deve fazer faço faz fazem fez feito vou
        vai vão vamos ir acho achar penso pensar sei sabe saber vejo vê ver visto digo diz dizer
        disse parece pôr dar dá ficar fica novo nova novos grande primeiro último próxima
        próximo dois duas três quatro cinco seis sete pra pro
        """,
    "nl": """
        ik me mij mijn jij jou jouw jullie wij ons onze hun we ze haar zich zelf iemand niemand
        alles niets iets elke elk alle veel weinig meer minder meest heel erg zeer best goed
        goede beter slecht nieuw nieuwe groot grote klein kleine ander andere eerste laatste
        volgende ja nee nog wel ook al maar want omdat als dan toen dus toch even gewoon echt
        misschien altijd nooit vaak soms weer nu straks later vandaag morgen gisteren avond dag
        dagen week weken maand maanden jaar uur minuten tijd keer hier daar ergens zonder tegen
        tussen tijdens sinds onder door na ben bent waren geweest heb hebt hebben had hadden
        gehad kun kunt kunnen kon konden moet moeten moest mag mogen wil wilt willen wilde zal
        zullen zou zouden word worden ga gaat gaan ging doe doet doen deed gedaan kom komt komen
        kwam zeg zegt zeggen denk denkt denken dacht weet weten vind vindt vinden zie ziet zien
        gezien maak maakt maken krijgen geef geven neem nemen bedankt dank hoi hallo ding dingen
        mensen
        """,
    "pl": """
        mnie mi mój moja moje mną ty cię tobie twój twoja my nas nam nasz nasza wy was wam on
        ona ono oni się siebie sobie ktoś nikt coś nic wszystko wszyscy każdy każda inny inna
        inne innych sam sama bardzo dużo mało więcej mniej trochę dobrze dobry dobra dobre
        lepiej źle nowy nowa nowe duży mały pierwszy ostatni następny tak nie też także jeszcze
        już zawsze nigdy często czasem znowu teraz potem później dziś dzisiaj jutro wczoraj rano
        wieczorem dzień dni tydzień tygodnie miesiąc rok lat godzina godziny minut czas raz razy
        tu tutaj tam ale więc bo ponieważ jeśli jeżeli gdy żeby aby albo lub oraz ani choć bez
        dla pod nad przed między podczas mam masz mamy mają miał miała mieć jestem jesteś
        jesteśmy są byłem byłam będzie będę mogę może możesz można możemy chcę chce chcesz muszę
        musi trzeba powinno powinien robić robię robi zrobić idę iść myślę wiem wie widzę
        widzieć mówi mówić dzięki dziękuję cześć ok no
        """,
    "ru": """
        меня мне мной мой моя моё мое мои моих ты тебя тебе твой твоя мы нас нам нами наш наша
        наше наши вы вас вам ваш себя себе свой своя свои кто-то кто-нибудь никто что-то
        что-нибудь ничего всё все всех всем каждый другой другая другие другое сам сама сами
        самый очень много мало больше меньше немного хорошо хороший лучше плохо новый новая
        новые большой маленький первый последний следующий да нет тоже также ещё еще уже всегда
        никогда часто иногда опять снова сейчас теперь потом позже сегодня завтра вчера утром
        вечером день дня дней неделя недели неделю месяц год года лет час часа часов минут время
        раз раза здесь тут там туда но а или потому если чтобы хотя без под над перед между
        через есть буду будет будем быть могу может можно можем хочу хочет хотел надо нужно
        должен должна делать сделать делает думаю знаю знает вижу видел говорит сказал кажется
        наверное вообще просто именно вот ну же ли бы спасибо привет ок этот эта это эти того
        этого тот та те пока только
        """,
    "uk": """
        мене мені мій моя моє мої ти тебе тобі твій ми нас нам наш наша наші ви вас вам ваш себе
        собі свій хтось ніхто щось нічого все всі всіх кожен інший інша інші сам сама дуже
        багато мало більше менше трохи добре добрий краще погано новий нова нові великий малий
        перший останній наступний так ні теж також ще вже завжди ніколи часто іноді знову зараз
        тепер потім пізніше сьогодні завтра вчора вранці ввечері день дні днів тиждень місяць
        рік років година години хвилин час раз тут там туди але або бо якщо щоб хоча без під над
        перед між через є буду буде бути можу може можна хочу хоче треба потрібно повинен робити
        зробити думаю знаю бачу каже сказав здається мабуть просто ось ну ж чи б дякую привіт
        цей ця ці того
        """,
    "cs": """
        mě mi mně můj moje ty tě ti tvůj my nás nám náš vy vás vám on ona se si sebe někdo nikdo
        něco nic všechno všichni každý jiný jiná sám velmi hodně málo více méně trochu dobře
        dobrý lepší špatně nový nová nové velký malý první poslední další ano ne taky také ještě
        už vždy nikdy často někdy zase teď pak později dnes zítra včera ráno večer den dny dní
        týden měsíc rok let hodina hodin minut čas krát tady tam ale nebo protože pokud když aby
        bez pro pod nad před mezi mám máš máme mají měl mít jsem jsi jsme jste jsou bude budu
        být můžu může můžeme chci chce musím musí dělat udělat jdu jít myslím vím vidím říká
        díky děkuju ahoj ok jen jenom
        """,
    "tr": """
        ben beni bana benim sen seni sana senin biz bizi bize bizim siz sizi size sizin onlar
        kendi biri birisi kimse bir şey şeyi şeyler hiçbir her hep herkes hepsi diğer başka aynı
        çok az daha en biraz iyi güzel kötü yeni eski büyük küçük ilk son sonraki evet hayır yok
        var değil de da ki ama fakat çünkü eğer ya veya ile gibi kadar sonra önce şimdi bugün
        yarın dün akşam sabah gün hafta ay yıl saat dakika zaman kez kere burada orada bence
        belki sadece bile hala artık zaten tamam teşekkürler merhaba selam olur oldu olsun
        olarak olan ediyor etmek yapıyor yapmak yaptım istiyorum istiyor lazım gerek gerekiyor
        sanırım biliyorum diye
        """,
    "nordic": """
        jag mig min mitt mina du dig din vi oss vår vårt ni er han hon den det sig någon ingen
        något inget allt alla varje andra annan samma mycket många lite mer mindre mest bra
        bättre dålig ny nya stor stora liten första sista nästa ja nej också även bara redan
        alltid aldrig ofta ibland igen nu sedan senare idag imorgon igår kväll dag dagar vecka
        veckor månad år timme timmar tid gång gånger här där men eller eftersom utan under
        mellan mot är var varit har hade kan kunde måste ska skulle vill ville får går gick gör
        gjorde göra kommer kom säger sa tycker tror vet ser såg tack hej okej jeg meg mine deg
        ditt vores dere jer noen nogen noe noget intet alt alle hver andre samme meget mange
        litt lidt mere minst mindst god godt bedre dårlig nye store lille første siste sidste
        neste næste nei også bare allerede altid aldri ofte igjen nå senere i morgen kveld aften
        dager dage uke uge måned time timer gang ganger her der fordi uten uden mellom mellem
        vært været hadde havde kunne må skal vil gikk gør gjør gjøre sier siger synes ved så
        takk tak hei ikke inte ikkje jo vel nok som på av af til fra for med om
        """,
    "fi": """
        minä mä sinä sä hän me te he se ne tämä nämä tuo mun sun minun sinun meidän joku jokin
        kukaan mitään kaikki jokainen muu muut sama paljon vähän enemmän hyvä hyvin parempi
        huono uusi iso pieni ensimmäinen viimeinen seuraava joo kyllä ei en et emme myös vielä
        jo aina koskaan usein joskus taas nyt sitten myöhemmin tänään huomenna eilen illalla
        päivä viikko kuukausi vuosi tunti aika kerran täällä siellä mutta tai koska jos että kun
        kuin ilman on oli olen olet ovat ollut olla voi voin voisi pitää täytyy haluan menee
        tulee tekee tehdä sanoi luulen tiedän kiitos moi hei ihan vain juuri
        """,
    "hi": """
        मैं मुझे मेरा मेरी मेरे हम हमें हमारा हमारी तुम तुम्हें आप आपको आपका वे कोई कुछ सब सभी
        हर दूसरा बहुत थोड़ा ज़्यादा ज्यादा कम अच्छा अच्छी ठीक नया नई बड़ा छोटा पहला पहले बाद आज
        कल अभी फिर भी ही तो यहाँ वहाँ लेकिन या क्योंकि अगर साथ बिना हाँ नहीं हूँ हो रहा रही रहे
        गया गई गए करना करने करता किया करें कर सकता सकते चाहिए लगता पता होगा होता होती जाना दिन
        समय बार लिए तक
        """,
    "ar": """
        أنا نحن أنت انت انتم هم لي لك له لها لنا لهم عندي عندك أحد شيء كل جميع بعض غير نفس كثير
        كثيرا قليل أكثر أقل جيد أفضل جديد كبير صغير أول آخر نعم لا ليس أيضا ايضا فقط الآن اليوم
        غدا أمس بعد قبل ثم هنا هناك لكن أو لأن إذا حتى بدون بين يكون كانت قد سوف يمكن ممكن يجب
        أريد نريد أعتقد أعرف قال شكرا مرحبا والله يعني طيب وقت يوم مرة
        """,
    "fa": """
        من تو او ما شما آنها این آن که را از به در با برای تا هم و یا اگر اما ولی چون هر همه کسی
        چیزی هیچ خیلی کم بیشتر خوب بهتر جدید بزرگ کوچک اول آخر بله نه نیست است هست بود باشد شد
        می شود کرد کنم کنیم کنید کند دارم داره داریم باید باشه الان امروز فردا دیروز بعد قبل
        اینجا آنجا فقط هنوز دوباره ممنون سلام فکر روز ساعت وقت یک
        """,
    "id": """
        aku saya kamu anda dia kami kita mereka ini itu ada tidak nggak gak bukan ya iya juga
        saja aja sudah udah belum lagi masih akan bisa mau harus perlu boleh sangat banyak
        sedikit lebih baik bagus baru besar kecil semua setiap sesuatu seseorang orang hal kalau
        jika karena tapi tetapi atau untuk dengan tanpa antara sejak hari besok kemarin minggu
        bulan tahun jam menit waktu sekarang nanti setelah sebelum sini sana kok sih deh dong
        terima kasih halo pikir tahu
        """,
    "vi": """
        tôi mình bạn anh chị em chúng ta họ nó này kia đó đây có không phải rồi cũng vẫn còn sẽ
        đang thể muốn cần nên rất nhiều ít hơn nhất tốt mới lớn nhỏ tất cả mỗi ai người cái việc
        nếu nhưng hoặc cho của bị hôm nay mai qua tuần tháng năm giờ phút lúc bây sau trước lại
        chỉ thì nghĩ biết cảm ơn chào
        """,
    "ko": """
        나 나는 내가 너 너는 우리 우리는 저 저는 제가 그 그거 이거 저거 그게 이게 뭐 왜 누가
        언제 어디 어떻게 그리고 그런데 근데 그래서 하지만 또 더 덜 많이 조금 좀 진짜 정말 너무
        아주 다 모두 다른 같은 있는 없는 있어요 없어요 있다 없다 있습니다 없습니다 같아요 같습니다
        합니다 해요 했어요 했습니다 하면 하는 할 한 하고 됩니다 돼요 되면 되는 것 거 게 수 때
        등 네 아니 아니요 오늘 내일 어제 지금 이제 나중에 다시 아직 이미 좋아요 좋은 좋겠어요
        감사합니다 고마워요 안녕하세요 그럼 혹시 제 내
        """,
}
_ANYWHERE: Final = word_set(
    """
    gg wp ggwp pog np gn gm ty tysm thx tnx lol lmao rofl xd haha hahaha hehe ok okay brb afk omg
    wtf btw imho imo bro dude bruh hmm hm uh um uhm eh ah oh mhm aha yo hey hi hello www http https
    """
)
"""What small talk is made of in any language."""

_LIKE: Final = {"no": "nordic", "nb": "nordic", "nn": "nordic", "sv": "nordic", "da": "nordic"}


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """Return the casefolded words of a language that name nothing; of all known for others."""
    row = _TALK.get(_LIKE.get(language, language))
    if row is None:
        return every_stop_word()
    return _ANYWHERE | POINTING | word_set(row) | frozenset(ASKING.get(language, "").split())


@lru_cache(maxsize=1)
def every_stop_word() -> frozenset[str]:
    """Return the words that name nothing in one language or another."""
    rows = frozenset(word for row in (*_TALK.values(), *ASKING.values()) for word in row.split())
    return _ANYWHERE | POINTING | word_set(" ".join(rows))


@lru_cache(maxsize=1)
def stop_terms() -> frozenset[str]:
    """Return what such words are as terms, to be left out where texts are compared."""
    return frozenset(term for word in every_stop_word() for term in terms(word))
