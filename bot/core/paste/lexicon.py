"""What web pages call their furniture, in about twenty-five languages.

Each table, here and in `boxwords`, `footwords`, `headwords` and `offerwords`, is a list of phrases
separated by bars, in lower case and with straight apostrophes. The languages follow one another,
in the longer tables more than once, roughly in the order en, de, es, fr, it, pt, nl, sv/da/nb,
fi, pl, cs/sk, hu, ro, tr, el, ru, uk, zh, ja, ko, ar, fa, he, hi, id, vi, th.
"""

from __future__ import annotations

LOADING = """
loading|please wait|wird geladen|lädt|cargando|chargement|chargement en cours|caricamento|carregando
|laden|laddar|indlæser|laster|ladataan|ładowanie|wczytywanie|načítání|betöltés|se încarcă|yükleniyor
|φόρτωση|загрузка|завантаження|加载中|正在加载|載入中|読み込み中|로딩 중|불러오는 중|جار التحميل
|جارٍ التحميل|در حال بارگذاری|טוען|लोड हो रहा है|memuat|đang tải|กำลังโหลด|video player is loading
|the video player is loading|player wird geladen|content loading|article loading
"""

AD = """
advertisement|advertisements|advert|ad|ads|sponsored|sponsored content|sponsor content|paid content
|promoted|promoted content|partner content|paid post|skip ad|skip advertisement
|article continues after ad|article continues below|story continues below|continue reading below
|weiterlesen nach der anzeige|nach der anzeige weiterlesen|el artículo continúa
|la suite après cette publicité|l'articolo continua dopo la pubblicità|continua dopo la pubblicità
|continua depois da publicidade|artikel gaat verder onder de advertentie
|artikeln fortsätter efter annonsen|artikkelen fortsetter under annonsen|ciąg dalszy pod reklamą
|dalsza część artykułu pod reklamą|pokračování pod reklamou|haberin devamı reklamdan sonra
|продолжение после рекламы|продовження після реклами|記事は広告の後に続きます|anzeige|werbung
|advertorial|publicidad|anuncio|anuncios|contenido patrocinado|patrocinado|publicité
|contenu sponsorisé|sponsorisé|pubblicità|annuncio pubblicitario|contenuto sponsorizzato
|sponsorizzato|annuncio|publicidade|conteúdo patrocinado|pub|advertentie|gesponsord|annons
|annonsinnehåll|annonce|annonse|reklame|mainos|kaupallinen yhteistyö|reklama|materiał sponsorowany
|artykuł sponsorowany|inzerce|reklamní sdělení|hirdetés|publicitate|reklam|sponsorlu|διαφήμιση
|διαφημιση|реклама|на правах рекламы|партнёрский материал|广告|廣告|赞助内容|広告|pr|광고|إعلان
|إعلانات|اعلان|آگهی|تبلیغات|פרסומת|विज्ञापन|iklan|quảng cáo|โฆษณา
|this article continues after this advertisement|story continues after advertisement
|content continues below|werbung - weiterlesen unten|anuncio publicitario|espacio patrocinado
|annonces|contenu partenaire|messaggio pubblicitario|conteúdo publicitário|gesponsorde inhoud
|betaald partnerschap|betalt indhold|annoncørbetalt indhold|annonsørinnhold|sponsrat innehåll
|materiały promocyjne|placená inzercia|komerční sdělení|fizetett tartalom|szponzorált tartalom
|conținut sponsorizat|sponsorlu içerik|χορηγούμενο περιεχόμενο|спонсорский материал
|реклама партнёров|партнерський матеріал|赞助|スポンサー|협찬|محتوى ممول|رپورتاژ آگهی|תוכן ממומן
|प्रायोजित|konten bersponsor|nội dung tài trợ|passer la publicité|passer l'annonce|saltar publicidad
|pular anúncio|salta annuncio|werbung überspringen|advertentie overslaan|hoppa över annons
|pomiń reklamę|přeskočit reklamu|reklamı atla|пропустить рекламу|пропустити рекламу|跳过广告
|広告をスキップ|광고 건너뛰기|تخطي الإعلان|paid advertisement|close ad
"""

AD_WORDS = """
ads|advert|advertisement|sponsor message|commercial break|anzeige|anzeigen|werbung|publicidad
|anuncio|publicité|annonce|pubblicità|annuncio|publicidade|anúncio|advertentie|advertenties|annons
|annonsen|annoncen|annonsen under|mainos|mainoksen|reklama|reklamy|reklamą|reklamie|reklamou|reklamě
|hirdetés|hirdetés után|publicitate|reklam|reklamdan|reklamın|διαφήμιση|διαφήμισης|реклама|рекламы
|рекламой|реклами|рекламою|广告|廣告|広告|광고|الإعلان|إعلان|آگهی|הפרסומת|विज्ञापन|iklan|quảng cáo
|โฆษณา|the ad|after ad|below ad|this ad|la pub
"""

GOES_ON = """
continues|continue|continued|reading|scroll|below|after|resumes|weiter|weiterlesen|nach|unten|unter
|sigue|continúa|después|debajo|suite|après|sous|continua|dopo|sotto|depois|abaixo|verder|door|onder
|fortsätter|fortsetter|fortsætter|efter|etter|under|jatkuu|alla|jälkeen|ciąg|dalszy|dalsza|poniżej
|pod|pokračuje|pokračování|pokračovanie|článek|folytatódik|után|alatt|continuă|după|devamı|devam
|altında|sonra|συνέχεια|συνεχίζεται|μετά|продолжение|продолжается|после|продовження|після|继续
|继续阅读|下方|繼續|続き|続きます|下に|계속|아래|يستمر|أدناه|بعد|ادامه|המשך|אחרי|जारी|नीचे|बाद
|berlanjut|lanjut|bawah|tiếp tục|bên dưới|อ่านต่อ
"""

SHARE = """
share|share it|share this|share this article|share this story|share this post|share article|share on
|share via|share with|share link|tweet|send to a friend|artikel teilen|teilen|teilen sie|teilen auf
|compartir|compartir en|comparte|comparte esta noticia|compartir noticia|partager|partagez
|partager sur|partager l'article|condividi|condividi su|condividi l'articolo|compartilhar
|compartilhe|partilhar|partilhe|delen|deel|deel dit artikel|deel artikel|dela|dela artikeln|del
|del artikkelen|del artiklen|jaa|jaa artikkeli|udostępnij|podziel się|sdílet|sdílej|sdílet článek
|zdieľať|megosztás|megosztom|oszd meg|distribuie|paylaş|haberi paylaş|κοινοποίηση|κοινοποίησε
|μοιράσου|поделиться|поделитесь|поширити|поділитися|分享|分享到|分享至|シェア|シェアする
|この記事をシェア|공유|공유하기|기사 공유|شارك|شارك المقال|مشاركة|شارك الخبر|شارك عبر|اشتراک گذاری
|שתפו|שתף|शेयर करें|शेयर|साझा करें|bagikan|chia sẻ|แชร์|share this page|share story|share your thoughts
|share to|click to share|tweet this|pin it|post it|send to friend|gift article|gift this article
|give this article|artikel verschenken|auf facebook teilen|weitersagen|per mail versenden
|comparte este artículo|comparte en|compartir artículo|enviar por correo|enviar por email
|regalar artículo|offrir l'article|offrir cet article|partager cet article|partager la publication
|envoyer par e-mail|envoyer par mail|envoyer à un ami|condividi questo articolo|condividi articolo
|invia per email|invia a un amico|regala l'articolo|compartilhe esta notícia|compartilhe este artigo
|compartilhar no|partilhar artigo|enviar por e-mail|deel via|deel op|delen via|geef cadeau
|geef artikel cadeau|dela på|dela artikel|tipsa en vän|del på|del på facebook|del via|del artikkel
|del sak|send til en ven|jaa facebookissa|udostępnij na|udostępnij artykuł|wyślij znajomemu
|sdílet na|sdílejte|poslat e-mailem|zdieľať na|ossza meg|megosztás facebookon|küldés e-mailben
|distribuie pe|trimite unui prieten|paylaşın|arkadaşına gönder|κοινοποιήστε|μοιραστείτε|поделиться в
|поделиться ссылкой|отправить другу|поширити у|поширте|分享给朋友|分享至朋友圈|转发到|一键分享
|シェアボタン|ポストする|lineで送る|카톡 공유|شارك على|شاركها|شارك الموضوع|به اشتراک بگذارید|שתפו ב
|שלח לחבר|इसे शेयर करें|शेयर करे|bagikan ke|bagikan artikel|chia sẻ bài viết|chia sẻ qua|แชร์บทความ|แชร์หน้านี้
|ส่งต่อ
"""

ACTIONS = """
save|print|email|e-mail|mail|copy link|copy|link|comment|comments|listen|facebook|twitter|whatsapp
|telegram|linkedin|instagram|bluesky|threads|reddit|messenger|bookmark|follow|contact us|contact
|about us|menu|search|world|login|privacy|privacy policy|terms|terms of use|cookies|help|home
|report a typo|report an error|flag|like|subscribe|log in|sign in|register|view deal|check price|app
|rss|drucken|merken|link kopieren|impressum|datenschutz|fehler melden|kommentare|kommentieren
|anmelden|kontakt|startseite|agb|guardar|imprimir|escuchar|escuchar noticia|copiar enlace|comentar
|comentarios|inicio|contacto|aviso legal|imprimer|enregistrer|copier le lien|commenter|accueil
|mentions légales|écouter|stampa|salva|copia link|commenta|ascolta|contatti|salvar|copiar link|ouvir
|início|afdrukken|bewaren|kopieer link|reageer|spara|skriv ut|kopiera länk|kommentera|lyssna|lagre
|kopier lenke|gem|tulosta|tallenna|drukuj|zapisz|skomentuj|kopiuj link|strona główna|tisk|tisknout
|uložit|kopírovat odkaz|diskuse|nyomtatás|mentés|yazdır|kaydet|yorum yap|linki kopyala|dinle
|ana sayfa|εκτύπωση|вк|вконтакте|телеграм|телеграмм|ссылка|скопировать ссылку|распечатать|сохранить
|комментировать|одноклассники|главная|фейсбук|зберегти|друк|коментувати|головна|微信|微博|qq|朋友圈
|收藏|打印|首页|首頁|評論|评论|复制链接|line|印刷|保存|コピー|ホーム|카카오톡|페이스북|트위터|스크랩
|인쇄|url복사|댓글|홈|فيسبوك|واتساب|تويتر|تلغرام|نسخ الرابط|طباعة|الرئيسية|حفظ|فیسبوک|הדפסה|פייסבוק
|फेसबुक|व्हाट्सएप|ट्विटर|लिंक कॉपी करें|होम|प्रिंट|salin tautan|cetak|sao chép liên kết|in bài|x|vk|viber
|signal|mastodon|tiktok|youtube|pinterest|xing|flipboard|pocket|tumblr|snapchat|messages|sms|skype
|line it|kakaotalk|weibo|wechat|google news|google|apple news|feedback|text size|font size
|larger text|smaller text|read later|save for later|save article|reply|report|donate|contribute|give
|shop|e-paper|epaper|newsletters|podcasts|archive|site map|sitemap|imprint|complaints|corrections
|complaints & corrections|work with us|advertise|advertise with us|careers|accessibility|faq
|create account|my account|sign out|log out|reuse this content|reuse|republish|get the app
|download the app|dark mode|close|next|previous|back|newest|oldest|newer|older|older posts
|newer posts|load more|show more|see all|view all|play|pause|mute|fullscreen|expand|collapse|hide
|hide caption|toggle caption|open image|zoom in|abo|cookie-einstellungen|nutzungsbedingungen
|barrierefreiheit|mediadaten|anzeige schalten|hilfe|suche|suchen|abmelden|mein konto|später lesen
|schriftgröße|vorlesen|weiterleiten|kommentar schreiben|antworten|melden|registrieren|werben
|anzeigen|mehr anzeigen|schließen|zurück|weiter|iniciar sesión|suscríbete|regístrate|buscar|menú
|política de privacidad|privacidad|términos|condiciones de uso|política de cookies|publicidad
|hemeroteca|guardar artículo|leer después|reportar|reportar error|responder|cerrar|ver más
|cargar más|siguiente|anterior|tamaño de letra|copiar|enviar|quiénes somos|edición impresa
|se connecter|connexion|s'identifier|s'inscrire|rechercher|recherche|cgu|cgv
|politique de confidentialité|confidentialité|gestion des cookies|plan du site|publicité|aide
|archives|nous contacter|qui sommes-nous|réutiliser ce contenu|contribuer|offrir|envoyer|copier
|réagir|signaler|répondre|ajouter aux favoris|lire plus tard|voir plus|fermer|suivant|précédent
|taille du texte|faire un don|accedi|cerca|menù|abbonati|registrati|chi siamo|pubblicità|note legali
|cookie policy|gestione cookie|contattaci|rispondi|segnala|leggi dopo|salva articolo|copia|invia
|chiudi|mostra altro|successivo|precedente|redazione|lavora con noi|entrar|assinar|assine
|cadastre-se|pesquisar|iniciar sessão|política de privacidade|termos de uso|expediente|anuncie
|fale conosco|quem somos|contato|contactos|denunciar|ler depois|guardar artigo|fechar|ver mais
|carregar mais|próximo|comunicar erro|ficha técnica|inloggen|zoeken|abonneren|registreren|over ons
|adverteren|colofon|privacybeleid|cookie-instellingen|voorwaarden|algemene voorwaarden
|klantenservice|reageren|reacties|kopieer|lees later|sluiten|toon meer|volgende|vorige|lettergrootte
|stuur door|meld fout|logga in|sök|meny|prenumerera|om oss|om cookies|cookieinställningar
|kundservice|annonsera|tipsa oss|svara|anmäl|läs senare|stäng|visa mer|nästa|föregående|e-tidning
|logg inn|søk|bli abonnent|personvern|annonsere|kundesenter|svar|les senere|lukk|vis mer|neste
|forrige|log ind|søg|bliv abonnent|privatlivspolitik|annoncér|kundeservice|læs senere|luk|vis mere
|næste|e-avis|kopiér link|kirjaudu|kirjaudu sisään|hae|haku|valikko|tilaa|yhteystiedot|tietosuoja
|evästeet|evästeasetukset|mediatiedot|asiakaspalvelu|vastaa|kommentoi|kopioi linkki|sulje
|näytä lisää|seuraava|edellinen|näköislehti|zaloguj|zaloguj się|zarejestruj się|szukaj|prenumerata
|e-wydanie|regulamin|polityka prywatności|reklama|o nas|redakcja|ustawienia cookies|odpowiedz|zgłoś
|zgłoś błąd|czytaj później|kopiuj|wyślij|zamknij|pokaż więcej|następny|poprzedni|komentuj|polub
|přihlásit|přihlásit se|registrace|hledat|předplatné|inzerce|o nás|kontakty|redakce
|obchodní podmínky|ochrana soukromí|nastavení cookies|odpovědět|nahlásit|zavřít|zobrazit více|další
|předchozí|kopírovat|vytisknout|do diskuse|vstoupit do diskuse|prihlásiť|prihlásiť sa|hľadať|uložiť
|kopírovať|vytlačiť|odpovedať|zavrieť|belépés|bejelentkezés|keresés|előfizetés|impresszum
|médiaajánlat|adatvédelem|kapcsolat|szerzői jogok|válasz|link másolása|küldés|bezár|tovább
|hozzászólok|autentificare|caută|abonează-te|despre noi|termeni și condiții
|politica de confidențialitate|copiază linkul|salvează|tipărește|închide|mai mult|comentează|giriş
|giriş yap|üye ol|arama|ara|menü|abone ol|künye|iletişim|gizlilik|gizlilik politikası
|kullanım koşulları|reklam|hakkımızda|kopyala|beğen|yanıtla|kapat|daha fazla göster|sonraki|önceki
|yazı boyutu|σύνδεση|αναζήτηση|μενού|επικοινωνία|όροι χρήσης|πολιτική απορρήτου|αποθήκευση|αντιγραφή
|σχόλια|αρχική|ταυτότητα|διαφήμιση|войти|вход|регистрация|поиск|меню|контакты|о проекте|о нас
|о редакции|редакция|реклама|вакансии|архив|политика конфиденциальности|пользовательское соглашение
|правила|обратная связь|ответить|пожаловаться|копировать|копировать ссылку|печать|в закладки
|нравится|вайбер|вотсап|ватсап|закрыть|показать ещё|показать еще|далее|назад|дзен|рутуб
|сообщить об ошибке|подписаться|увійти|вхід|реєстрація|пошук|контакти|про нас|про проєкт|редакція
|вакансії|архів|політика конфіденційності|копіювати|копіювати посилання|скопіювати|друкувати
|роздрукувати|відповісти|закрити|показати більше|далі|підписатися|登录|注册|登陆|搜索|菜单|新闻|文化
|视频|数字报|体育|财经|娱乐|国际|国内|社会|科技|教育|健康|图片|专题|论坛|博客|客户端|手机版|手机看
|繁体|电子报|关于我们|联系我们|广告服务|网站地图|诚聘英才|法律声明|隐私政策|版权声明|举报|回复|点赞
|转发|分享|在看|赞|字号|大|中|小|放大|缩小|关闭|返回|返回首页|返回顶部|下一页|上一页|扫一扫|我要评论
|登入|註冊|搜尋|新聞|體育|財經|娛樂|國際|社會|關於我們|聯絡我們|隱私權政策|回覆|按讚|列印|字體
|ログイン|会員登録|検索|メニュー|ニュース|スポーツ|経済|政治|国際|お問い合わせ|会社概要|利用規約
|プライバシーポリシー|プライバシー|サイトマップ|ヘルプ|広告掲載|フェイスブック|ツイッター|ライン
|はてなブックマーク|はてな|メール|リンクをコピー|urlをコピー|文字サイズ|返信|通報|いいね|閉じる
|もっと見る|次へ|前へ|トップ|新着|로그인|회원가입|검색|메뉴|뉴스|정치|경제|사회|문화|스포츠|연예
|국제|구독|구독신청|회사소개|광고문의|제보|기사제보|개인정보처리방침|이용약관|청소년보호정책
|고객센터|카카오스토리|네이버|밴드|링크 복사|주소 복사|글자크기|글자 크기|가|크게|작게|좋아요|답글
|신고|닫기|더보기|다음|이전|목록|메일|프린트|북마크|تسجيل الدخول|دخول|بحث|القائمة|من نحن|اتصل بنا
|تواصل معنا|سياسة الخصوصية|شروط الاستخدام|أعلن معنا|إعلانات|أرشيف|بريد|البريد الإلكتروني|إنستغرام
|يوتيوب|لينكدإن|انسخ الرابط|نسخ|رد|إبلاغ|إعجاب|إغلاق|التالي|السابق|عرض المزيد|أخبار|رياضة|اقتصاد
|سياسة|ثقافة|مجتمع|تكبير الخط|تصغير الخط|ورود|جستجو|درباره ما|تماس با ما|خانه|چاپ|ذخیره|کپی لینک
|تلگرام|واتس‌اپ|پاسخ|התחברות|התחבר|כניסה|חיפוש|תפריט|צור קשר|אודות|תנאי שימוש|מדיניות פרטיות|ווטסאפ
|טוויטר|טלגרם|העתק קישור|תגובה|שמור|סגור|लॉग इन|लॉगिन|साइन इन|खोजें|मेनू|हमारे बारे में|संपर्क करें|संपर्क
|गोपनीयता नीति|गोपनीयता|नियम व शर्तें|विज्ञापन दें|इंस्टाग्राम|टेलीग्राम|यूट्यूब|कॉपी लिंक|लिंक कॉपी|ईमेल|सेव करें|सेव|देश
|विदेश|खेल|मनोरंजन|राज्य|राजनीति|कारोबार|फॉन्ट साइज|जवाब दें|बंद करें|और देखें|अगला|पिछला|masuk|cari|beranda
|tentang kami|hubungi kami|redaksi|kebijakan privasi|pedoman media siber|iklan|simpan|salin|balas
|laporkan|tutup|lihat semua|đăng nhập|tìm kiếm|trang chủ|liên hệ|giới thiệu|tòa soạn|quảng cáo|lưu
|lưu bài|sao chép|trả lời|thích|đóng|zalo|เข้าสู่ระบบ|ค้นหา|หน้าแรก|เมนู|ติดต่อเรา|เกี่ยวกับเรา
|นโยบายความเป็นส่วนตัว|บันทึก|พิมพ์|คัดลอกลิงก์|ไลน์|เฟซบุ๊ก|ทวิตเตอร์|ข่าว|กีฬา|การเมือง|บันเทิง|pin|send|verschenken
|doorsturen|dela via|tipsa|poslat|poslať|trimite|στείλτε|отправить|надіслати|ポスト|送る|共有|보내기
|أرسل|إرسال|ارسال|भेजें|kirim|gửi|show|lesermeinungen|zur startseite|unsubscribe|manage subscription
|do not sell my personal information|your privacy choices|reprints|licensing|reprints & permissions
|permissions
"""

SECTIONS = """
news|local|local news|sport|sports|hs football|football|politics|business|opinion|culture|arts|tech
|technology|science|health|life|lifestyle|travel|food|style|world|u.s.|us|uk|money|markets|video
|videos|photos|weather|obits|obituaries|public notices|classifieds|jobs|puzzles|crosswords|games
|events|podcasts|tv|entertainment|education|environment|climate|live|scores|cricket|rugby|cycling
|tennis|golf|racing|subscribe|sign in|menu|search|politik|wirtschaft|kultur|wissen|panorama|regional
|region|reise|meinung|lokales|gesellschaft|gesundheit|nachrichten|schlagzeilen|rätsel|política
|economía|cultura|deportes|opinión|sociedad|internacional|nacional|tecnología|salud|ciencia|sucesos
|gente|politique|économie|société|monde|planète|sciences|santé|idées|opinions|débats|faits divers
|régions|jeux|politica|economia|cronaca|esteri|spettacoli|opinioni|salute|scienze|tecnologia|meteo
|giochi|mundo|brasil|esportes|desporto|cotidiano|saúde|educação|opinião|ciência|nieuws|regio
|binnenland|buitenland|economie|cultuur|opinie|puzzels|112|weer|wetenschap|gezondheid|nyheter
|inrikes|utrikes|ekonomi|nöje|debatt|ledare|väder|innenriks|utenriks|økonomi|meninger|indland|udland
|erhverv|debat|vejr|lokalt|navne|uutiset|kotimaa|ulkomaat|talous|kulttuuri|urheilu|mielipide|sää
|wiadomości|kraj|świat|gospodarka|biznes|kultura|pogoda|rozrywka|zprávy|domácí|zahraničí|ekonomika
|krimi|názory|počasí|tipy na výlet|regiony|správy|domáce|zahraničie|šport|hírek|belföld|külföld
|gazdaság|kultúra|vélemény|időjárás|știri|politică|cultură|sănătate|vremea|gündem|siyaset|dünya|spor
|kültür|sağlık|eğitim|magazin|yazarlar|teknoloji|hava durumu|πολιτική|οικονομία|κόσμος|ελλάδα
|αθλητικά|πολιτισμός|υγεία|απόψεις|καιρός|новости|политика|экономика|общество|культура|спорт|мнения
|мир|происшествия|наука|технологии|погода|регионы|новини|політика|економіка|суспільство|думки|світ
|події|здоров'я|життя|政治|经济|军事|汽车|房产|旅游|生活|观点|时评|地方|港澳|台湾|環球|要聞|暮らし
|地域|科学|エンタメ|天気|생활|오피니언|지역|날씨|사설|عاجل|العالم|محليات|منوعات|صحة|تكنولوجيا|آراء
|رأي|طقس|فيديو|فن|سیاسی|اقتصادی|ورزشی|فرهنگی|اجتماعی|חדשות|ספורט|כלכלה|תרבות|דעות|בריאות|राजनीति
|व्यापार|शिक्षा|दुनिया|क्रिकेट|मौसम|टेक|वीडियो|फोटो|nasional|internasional|olahraga|hiburan|teknologi
|gaya hidup|thời sự|thế giới|kinh doanh|thể thao|giải trí|pháp luật|giáo dục|sức khỏe|đời sống
|du lịch|新闻|评论|文化|视频|体育|财经|娱乐|国际|国内|社会|科技|教育|健康|数字报|首页|ニュース
|スポーツ|経済|国際|速報|뉴스|정치|경제|사회|문화|스포츠|أخبار|رياضة|اقتصاد|سياسة|ثقافة|देश|विदेश|खेल
|मनोरंजन
"""

CREDIT = """
photo|photos|photograph|photographs|photography|photo credit|picture|pictures|image|images
|image credit|image source|credit|caption|portrait|illustration|illustrations|graphic|graphics|map
|chart|video|cartoon|file photo|foto|fotos|bild|bilder|bildquelle|grafik|karte|quelle|symbolbild
|archivfoto|fotografía|imagen|ilustración|gráfico|mapa|vídeo|pie de foto|crédito|photographie|crédit
|crédit photo|légende|infographie|dessin|fotografia|fotogramma|immagine|illustrazione|didascalia
|imagem|ilustração|legenda|beeld|illustratie|kaart|fotograf|bildtext|illustrasjon|kuva|kuvat
|kuvituskuva|fot|zdjęcie|zdjęcia|rys|ilustracja|obrázek|snímek|ilustrace|fénykép|fotó|kép|imagine
|fotoğraf|görsel|φωτογραφία|φωτο|φωτό|εικόνα|фото|фотография|снимок|иллюстрация|карта|видео
|инфографика|світлина|зображення|відео|图|图片|图源|图片来源|照片|摄影|配图|漫画|圖|圖片|攝影|写真
|画像|提供|撮影|사진|그래픽|이미지|영상|삽화|الصورة|صورة|صور|تصوير|رسم|فيديو|عکس|عکاس|تصویر|צילום
|תמונה|फोटो|फ़ोटो|तस्वीर|छवि|चित्र|gambar|ảnh|hình|ภาพ
"""

AGENCIES = """
reuters|afp|ap|ap photo|getty|getty images|dpa|picture alliance|imago|epa|epa-efe|efe|europa press
|ansa|lapresse|lusa|anp|tt|ntb|ritzau|lehtikuva|pap|čtk|ctk|mti|agerpres|aa|dha|иан|тасс|риа новости
|укрінформ|新华社|新華社|中新社|视觉中国|共同|時事|연합뉴스|뉴시스|뉴스1|pti|ani|antara|ttxvn
|bloomberg|shutterstock|alamy|istock|unsplash|wikimedia commons|handout|file photo|file|archive
|archiv|archivbild|symbolbild|archivo|archives|archivio|arquivo|archief|arkiv|archiwum|архив|архів
|أرشيف|资料图|資料写真|자료사진|pool
"""
