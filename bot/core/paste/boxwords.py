"""Words over lists of other articles and of key points; see `lexicon`."""

from __future__ import annotations

RELATED = """
read more|read next|read also|also read|also on|see also|more on this|more on this story
|more like this|you might also like|you may also like|you might like|up next|what to read next
|from the archive|from the archives|recommended for you|recommended reading|recommended stories
|editors' picks|editor's picks|don't miss|most read|most viewed|most popular|trending now
|related articles|related stories|related story|related article|related content|related news
|related coverage|related topics|related links|more from this issue|more from|more stories|more news
|further reading|in this article|in this story|on this page|in case you missed it|top stories
|latest news|watch next|continue reading|keep reading|explore more|in other news|top comment
|top comments|lesen sie auch|lesen sie mehr|lesen sie dazu|lesen sie hier|mehr lesen|weiterlesen
|mehr zum thema|zum thema|mehr dazu|das könnte sie auch interessieren|auch interessant
|auch lesenswert|weitere artikel|weitere themen|meistgelesen|in diesem artikel|aus dem archiv
|ähnliche artikel|te puede interesar|también te puede interesar|le puede interesar|te recomendamos
|lee también|lea también|leer más|lee más|más información|más noticias|noticias relacionadas
|lo más leído|lo más visto|artículos relacionados|en este artículo|sigue leyendo|ver también
|lire aussi|à lire aussi|a lire aussi|à lire également|lire la suite|lire également|voir aussi
|sur le même sujet|à découvrir|articles liés|les plus lus|nos derniers articles|dans cet article
|pour aller plus loin|leggi anche|leggi tutto|leggi di più|continua a leggere
|ti potrebbe interessare|potrebbe interessarti|potrebbe interessarti anche|vedi anche
|articoli correlati|i più letti|più letti|dall'archivio|per approfondire|in questo articolo
|leia também|leia mais|veja também|veja mais|saiba mais|mais lidas|mais lidos|notícias relacionadas
|artigos relacionados|relacionadas|ler mais|ler também|neste artigo|continue lendo|lees ook
|lees verder|lees meer|meer lezen|meer over dit onderwerp|bekijk ook|gerelateerde artikelen
|meest gelezen|in dit artikel|läs också|läs även|läs mer|mer om ämnet|mest läst|mest lästa|se även
|les også|les mer|mest lest|læs også|læs mere|mest læste|se også|lue myös|lue lisää|luetuimmat
|aiheesta lisää|czytaj też|czytaj także|czytaj również|czytaj więcej|czytaj dalej|zobacz też
|zobacz także|zobacz również|przeczytaj też|przeczytaj także|przeczytaj również|polecamy
|warto przeczytać|najczęściej czytane|powiązane artykuły|w tym artykule|čtěte také|čtěte dále
|čtěte též|přečtěte si|přečtěte si také|mohlo by vás zajímat|související články|nejčtenější
|čítajte aj|prečítajte si|súvisiace články|olvassa el|olvasd el|olvassa el ezt is|olvasta már
|kapcsolódó|kapcsolódó cikkek|legolvasottabb|citește și|citeşte şi|citește mai mult|vezi și
|cele mai citite|articole similare|ayrıca okuyun|bunları da okuyun|ilgili haberler|ilgili haber
|ilginizi çekebilir|bunlar da ilginizi çekebilir|devamını oku|çok okunanlar|en çok okunanlar
|diğer haberler|διαβάστε επίσης|διαβάστε ακόμη|διαβάστε περισσότερα|δείτε επίσης|σχετικά άρθρα
|читайте также|читайте по теме|читать также|читать далее|читать ещё|читайте ещё|смотрите также
|по теме|ещё по теме|материалы по теме|похожие материалы|самое читаемое|рекомендуем
|вам может быть интересно|читайте також|читати далі|дивіться також|за темою|матеріали за темою
|найпопулярніше|вас зацікавить|相关阅读|相关新闻|相关文章|延伸阅读|推荐阅读|更多阅读|阅读更多
|猜你喜欢|热门推荐|编辑推荐|往期回顾|相關閱讀|相關新聞|延伸閱讀|推薦閱讀|関連記事|関連ニュース
|あわせて読みたい|合わせて読みたい|こちらもおすすめ|続きを読む|おすすめ記事|人気記事
|アクセスランキング|この記事も読まれています|관련기사|관련 기사|관련 뉴스|함께 보면 좋은 기사
|추천 기사|많이 본 뉴스|많이 본 기사|더 보기|더보기|이 기사도 읽어보세요|اقرأ أيضا|اقرأ أيضاً
|اقرأ أيضًا|إقرأ أيضا|إقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|شاهد أيضا
|شاهد أيضاً|الأكثر قراءة|قد يهمك|قد يعجبك|بیشتر بخوانید|مطالب مرتبط|همچنین بخوانید|קראו גם|קראו עוד
|כתבות נוספות|यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|इसे भी पढ़ें|संबंधित खबरें|संबंधित ख़बरें|ज़रूर पढ़ें|baca juga|artikel terkait
|berita terkait|đọc thêm|xem thêm|tin liên quan|bài liên quan|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านต่อ
|most popular stories|popular stories|popular articles|popular now|popular posts|readers also read
|others also read|people are reading|what others are reading|more for you|related reading
|related video|related videos|related posts|more on this topic|more coverage|more headlines
|latest stories|today's top stories|this week's most read|must reads|you may have missed
|earlier coverage|watch now|watch also|view more|trending stories|what's trending|next article
|previous article|next story|previous story|next post|previous post|read the full story
|read full story|read the latest|more by this author|stories for you|picked for you|around the web
|promoted stories|also in this series|mehr zu diesem thema|meistgelesene artikel|meist gelesen
|am häufigsten gelesen|beliebte artikel|empfohlene artikel|empfehlungen der redaktion
|unsere empfehlungen|neueste artikel|neueste nachrichten|aktuelle nachrichten
|das könnte dich auch interessieren|auch spannend|passend zum thema|dazu passend|siehe auch
|video zum thema|nächster artikel|vorheriger artikel|weitere meldungen|weitere nachrichten
|hintergrund zum thema|las más leídas|los más leídos|recomendado para ti|te puede gustar
|quizás te interese|noticia relacionada|temas relacionados|contenido relacionado|mira también
|vea también|lea más|seguir leyendo|siguiente artículo|les plus consultés|articles les plus lus
|le plus lu|nos lecteurs ont lu|nos lecteurs ont lu ensuite|les lecteurs ont aussi lu
|les derniers articles|dernières actualités|l'actualité en continu|nos recommandations
|notre sélection|articles recommandés|vous aimerez aussi|vous pourriez aussi aimer
|ces articles pourraient vous intéresser|sujets associés|dans la même rubrique|les plus partagés
|article suivant|article précédent|contenus sponsorisés|dans le même numéro|raccomandati per te
|consigliati per te|articoli consigliati|i più visti|i più condivisi|più popolari|le più lette
|notizie correlate|guarda anche|potrebbe piacerti|ti potrebbero interessare|sullo stesso argomento
|articolo successivo|articolo precedente|altri articoli|as mais lidas|os mais lidos|mais populares
|recomendados para você|recomendado para si|você pode gostar|você também pode gostar|pode interessar
|também pode interessar|notícia relacionada|artigos recomendados|assista também|próximo artigo
|continuar a ler|meest gelezen artikelen|meest bekeken|populaire artikelen|aanbevolen voor jou
|anderen lazen ook|lezers lazen ook|dit vind je misschien ook leuk|misschien ook interessant|zie ook
|volgend artikel|vorig artikel|nieuws voor u|mest populärt|mest delat|senaste nytt|senaste nyheterna
|fler artiklar|fler nyheter|relaterade artiklar|relaterat innehåll|rekommenderat för dig
|du kanske också gillar|andra läser|nästa artikel|mest lest nå|siste nytt|siste nyheter|flere saker
|flere nyheter|relaterte artikler|relaterte saker|anbefalt for deg|ikke gå glipp av|neste sak
|mest læst lige nu|seneste nyt|seneste nyheder|flere artikler|relaterede artikler|relateret indhold
|anbefalet til dig|andre læser også|mere om emnet|næste artikel|lue seuraavaksi|lue lisää aiheesta
|katso myös|uusimmat uutiset|lisää aiheesta|muut lukivat myös|älä missaa|aiheeseen liittyvää
|polecane dla ciebie|polecane artykuły|może cię zainteresować|to może cię zainteresować
|mogą cię zainteresować|podobne artykuły|więcej na ten temat|więcej na temat|inni czytali
|inni czytają|najnowsze wiadomości|najchętniej czytane|czytaj więcej na ten temat|oglądaj też
|obejrzyj także|następny artykuł|nejčtenější články|nejnovější zprávy|doporučené články
|podobné články|k tématu|více k tématu|další články|další zprávy|mohlo by se vám líbit|ostatní čtou
|ostatní právě čtou|přečtěte si dále|čtěte více|zobrazit více|mohlo by vás zaujímať|ďalšie články
|viac k téme|legolvasottabb cikkek|ajánlott cikkek|ajánlott olvasmány|ez is érdekelheti
|önt is érdekelheti|további cikkek|további hírek|legfrissebb hírek|még több|hasonló cikkek
|ne maradjon le|nézze meg ezt is|citește mai departe|cele mai populare|recomandarea noastră
|te-ar putea interesa|ți-ar putea plăcea|știri similare|ultimele știri|alte știri|articolul următor
|popüler haberler|önerilen haberler|sizin için önerilen|benzer haberler|bunlar da var|öne çıkanlar
|haberin devamı|en çok izlenenler|sonraki haber|editörün seçtikleri|πιο δημοφιλή|τα πιο δημοφιλή
|τελευταία νέα|ροή ειδήσεων|μπορεί να σας ενδιαφέρει|επόμενο άρθρο|διάβασε επίσης|διάβασε ακόμα
|самое популярное|популярные статьи|самые читаемые|последние новости|новости по теме|свежие новости
|другие новости|главные новости|главное за день|вам также может понравиться|вам может понравиться
|вам будет интересно|также по теме|читать на эту тему|смотреть также|выбор редакции|следующая статья
|ещё новости|еще новости|еще по теме|статьи по теме|популярні статті|останні новини|новини за темою
|схожі матеріали|схожі новини|інші новини|читайте ще|читайте за темою|читати також
|вам може бути цікаво|вам також може сподобатися|вибір редакції|головне за день|більше за темою
|ще за темою|你可能感兴趣|您可能感兴趣|您可能还会喜欢|你可能也想看|人気の記事|人気ランキング
|ランキング|おすすめの記事|あなたへのおすすめ|注目の記事|最新ニュース|関連リンク|関連トピックス
|こんな記事も読まれています|こちらの記事もおすすめ|この記事を読んだ人は|もっと見る|あわせて読む
|인기 기사|인기 뉴스|가장 많이 본 뉴스|많이 읽은 기사|가장 많이 읽은 기사|주요 뉴스|실시간 뉴스
|최신 기사|최신 뉴스|추천 뉴스|연관 기사|함께 읽으면 좋은 기사|이 시각 주요뉴스|다른 기사 보기
|다음 기사|이전 기사|오늘의 추천|놓치지 마세요|랭킹 뉴스|기획·연재|الأكثر مشاهدة|الأكثر شعبية
|الأكثر تداولا|الأكثر تداولاً|الأكثر رواجا|مقترحات لك|موصى به|ننصحك بقراءة|نرشح لك|قد يعجبك أيضا
|قد يعجبك أيضاً|أخبار متعلقة|موضوعات متعلقة|موضوعات ذات صلة|مواضيع متعلقة|تابع أيضا|المقال التالي
|المقال السابق|پیشنهاد ما|اخبار مرتبط|پیشنهاد سردبیر|خبرهای مرتبط|הנקראות ביותר|הכי נקראות|עוד בנושא
|כתבות מומלצות|אולי יעניין אותך|אולי יעניין אתכם|חדשות אחרונות|עוד באתר|ראו גם|सबसे ज्यादा पढ़ी गई
|सबसे ज़्यादा पढ़ी गईं|ताजा खबरें|ताज़ा खबरें|संबंधित लेख|पढ़ें पूरी खबर|यह भी देखें|ये भी देखें|अगली खबर|पिछली खबर
|berita terpopuler|berita terkini|berita lainnya|artikel lainnya|rekomendasi untuk anda|simak juga
|lihat juga|đọc nhiều nhất|tin mới nhất|tin nổi bật|có thể bạn quan tâm|bài đọc nhiều
|cùng chuyên mục|tin cùng chuyên mục|ข่าวล่าสุด|ข่าวยอดนิยม|ข่าวแนะนำ|เรื่องที่น่าสนใจ|บทความที่เกี่ยวข้อง
|แนะนำสำหรับคุณ|ยอดนิยม|อ่านข่าวที่เกี่ยวข้อง
"""

RELATED_WORDS = """
related|recommended|trending|more|next|previous|verwandt|mehr|relacionado|relacionados|artículos
|aussi|correlati|gerelateerd|relaterat|relatert|relateret|powiązane|související|benzer|σχετικά|相关
|相關|関連|관련|ذات صلة|संबंधित|terkait|more on|latest headlines|the latest|latest|most shared
|most commented|most watched|most discussed|top reads|top picks|our picks|must read|worth reading
|icymi|previously|explainer|watch|watch more|see more|see more on|discover more|find out more
|learn more|hot topics|just in|breaking news|in pictures|from our partners|from around the web
|in this series|in this section|today's paper|mehr aus|mehr von|beliebt|empfehlungen
|leserempfehlungen|topthemen|top-themen|aktuelle meldungen|nicht verpassen|mehr nachrichten|lo más
|lo más popular|más leídas|más leídos|más vistos|más sobre|más en|más de|recomendados|recomendado
|recomendamos|no te pierdas|últimas noticias|otras noticias|más información en|también en
|de nuestro archivo|à ne pas manquer|à la une|dernières nouvelles|en ce moment|recommandés
|recommandé pour vous|sur le même thème|plus d'articles|voir plus|lire plus|en savoir plus
|de nos archives|consigliati|ultime notizie|altre notizie|da non perdere|in evidenza|scopri di più
|primo piano|mais vistas|mais vistos|últimas notícias|últimas|em destaque|destaques|recomendadas
|outras notícias|não perca|a seguir|do nosso arquivo|populair|aanbevolen|meer nieuws|laatste nieuws
|net binnen|meer over|meer van|meer uit|mis niets|uit het archief|rekommenderas|missa inte|mer från
|mer i ämnet|i samma ämne|ur arkivet|anbefalt|se mer|fra arkivet|anbefalet|gå ikke glip af|mere om
|mere fra|se flere|suosittelemme|suositeltua|suosituimmat|uusimmat|tuoreimmat|arkistosta
|najpopularniejsze|popularne|polecane|podobne|więcej z|najnowsze|nie przegap|z archiwum|nejnovější
|doporučujeme|doporučené|nepřehlédněte|z archivu|najčítanejšie|odporúčame|súvisiace|najnovšie
|neprehliadnite|legnépszerűbb|ajánljuk|ajánlott|legfrissebb|a témában|recomandate|recomandări
|pe același subiect|nu rata|din arhivă|popüler|önerilen|son haberler|son dakika|kaçırmayın|izleyin
|daha fazla|daha fazlası|δημοφιλή|προτεινόμενα|περισσότερα|μην χάσετε|популярное|из архива
|не пропустите|сюжет|популярне|найчитаніше|найчитаніші|рекомендуємо|не пропустіть|з архіву|热门文章
|热门新闻|热门阅读|热点推荐|热文|热榜|排行榜|阅读排行|点击排行|最新文章|最新新闻|最新消息|精彩推荐
|为您推荐|为你推荐|相关推荐|相关报道|相关链接|相关内容|推荐|上一篇|下一篇|更多精彩|更多新闻|更多相关
|往期推荐|往期精彩|专题|熱門文章|熱門新聞|相關文章|相關報導|更多新聞|看更多|おすすめ|注目記事
|新着記事|最新記事|関連動画|前の記事|次の記事|一覧へ|特集|인기기사|주요뉴스|추천기사|آخر الأخبار
|أحدث الأخبار|المزيد|المزيد من|من الأرشيف|پربازدیدترین|پربازدیدها|آخرین اخبار|بیشتر|מומלצים|लोकप्रिय
|ट्रेंडिंग|बड़ी खबरें|अन्य खबरें|आपके लिए|terpopuler|terkini|rekomendasi|selengkapnya|pilihan editor
|jangan lewatkan|đọc nhiều|xem nhiều|tin mới|tin khác|además|подробнее|podobné
"""

KEY_POINTS = """
key points|key takeaways|key takeaway|takeaways|key events|key facts|key findings|at a glance
|in brief|highlights|story highlights|article highlights|quick read|tl;dr|tldr|in summary|summary
|the gist|the short version|in a nutshell|what to know|things to know|why it matters|filters
|das wichtigste in kürze|das wichtigste|auf einen blick|in kürze|kurz zusammengefasst
|zusammenfassung|kernpunkte|darum geht's|darum geht es|kurz und knapp|claves|las claves|puntos clave
|en breve|en resumen|lo esencial|resumen|de un vistazo|aspectos destacados|l'essentiel|en bref
|ce qu'il faut retenir|à retenir|points clés|les points clés|en résumé|résumé|les faits saillants
|in breve|in sintesi|i punti chiave|punti chiave|punti salienti|l'essenziale|riassunto|il riassunto
|em resumo|pontos principais|pontos-chave|em poucas palavras|resumo|o essencial|destaques
|in het kort|kort samengevat|samenvatting|de kern|belangrijkste punten|hoofdpunten|det viktigaste
|i korthet|kort sagt|sammanfattning|kortversionen|det viktigste|oppsummering|kortversjonen
|kort fortalt|kort oppsummert|det vigtigste|overblik|resumé|kort om|få overblikket|lyhyesti
|tiivistelmä|pääkohdat|pähkinänkuoressa|w skrócie|najważniejsze informacje|najważniejsze
|streszczenie|kluczowe informacje|w pigułce|ve zkratce|stručně|shrnutí|to nejdůležitější|hlavní body
|v skratke|stručne|zhrnutie|röviden|összefoglaló|a lényeg|dióhéjban|pe scurt|rezumat|puncte cheie
|esențialul|özet|haberin özeti|kısaca|öne çıkan başlıklar|önemli noktalar|με λίγα λόγια|συνοπτικά
|τα βασικά σημεία|περίληψη|τα κυριότερα|коротко|кратко|главное|самое важное|ключевые моменты
|краткое содержание|в двух словах|кратко о главном|стисло|головне|найважливіше|ключові моменти
|короткий зміст|що відомо коротко|要点|要点速览|核心提示|内容提要|内容摘要|摘要|提要|导读|编者按
|重點|重點摘要|摘要速讀|導讀|要点まとめ|この記事のポイント|記事のポイント|ポイント|要約|概要
|3行まとめ|핵심 요약|요약|3줄 요약|세줄 요약|기사 요약|핵심 포인트|주요 내용|한눈에 보기|أبرز النقاط
|أهم النقاط|النقاط الرئيسية|باختصار|الملخص|ملخص|الخلاصة|خلاصة|خلاصه|نکات کلیدی|در یک نگاه|בקצרה
|עיקרי הדברים|תקציר|נקודות עיקריות|मुख्य बातें|मुख्य बिंदु|प्रमुख बातें|हाइलाइट्स|सारांश|संक्षेप में|ringkasan
|ringkasan berita|poin penting|intisari|tóm tắt|điểm chính|điểm nhấn|những điểm chính|สรุป|ประเด็นสำคัญ
|สรุปข่าว
"""
