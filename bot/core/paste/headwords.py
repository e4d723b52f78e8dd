"""Words of the lines above an article, in about twenty-five languages; written as in `lexicon`."""

from __future__ import annotations

CONSENT = """
accept|accept all|agree|consent|reject all|manage|settings|preferences|policy|we use|uses cookies
|this site|akzeptieren|zustimmen|einwilligung|wir verwenden|diese website|aceptar|acepta|utilizamos
|usamos|este sitio|accepter|acceptez|nous utilisons|ce site|accetta|accettare|utilizziamo
|questo sito|aceitar|aceite|este site|accepteren|wij gebruiken|we gebruiken|deze site|godkänn
|acceptera|vi använder|godta|vi bruker|vi bruger|accepter alle|hyväksy|käytämme|akceptuj|akceptuję
|używamy|ta strona|přijmout|souhlasím|používáme|elfogadom|használunk|accept toate|folosim|kabul et
|kullanıyoruz|bu site|αποδοχή|χρησιμοποιούμε|принять|мы используем|этот сайт|прийняти
|ми використовуємо|接受|同意|我们使用|使用|同意する|使用しています|동의|사용합니다|أوافق|قبول|نستخدم
|אישור|स्वीकार|setuju|chấp nhận|ยอมรับ
"""

COOKIES = """
cookie|cookies|куки|cookie-urile|pliki cookie|plików cookie|ciasteczka|ciasteczek|soubory cookie
|çerez|çerezler|çerezleri|evästeitä|クッキー|쿠키|ملفات تعريف الارتباط|עוגיות|कुकीज़|kuki|gdpr
|cookie-instellingen|cookie-einstellungen|cookieinställningar|cookie settings|cookie policy
|cookies policy|nastavení cookies
"""

UPDATED = """
updated|last updated|published|first published|posted|posted on|last modified|modified|created
|aktualisiert|veröffentlicht|stand|erschienen|zuletzt aktualisiert|actualizado|publicado|actualizada
|mis à jour|publié|publié le|mis à jour le|aggiornato|pubblicato|pubblicato il|modifica il
|atualizado|publicado em|bijgewerkt|gepubliceerd|uppdaterad|publicerad|oppdatert|publisert|opdateret
|offentliggjort|päivitetty|julkaistu|opublikowano|zaktualizowano|aktualizacja|data publikacji
|publikováno|aktualizováno|vydáno|aktualizované|publikované|frissítve|megjelent|publicat|actualizat
|güncelleme|güncellendi|yayınlanma|yayın tarihi|δημοσίευση|ενημέρωση|опубликовано|обновлено
|дата публикации|опубліковано|оновлено|发布时间|发布于|发表于|更新时间|更新于|發布時間|更新|公開
|更新日|公開日|配信|掲載|입력|수정|등록|승인|نشر|نشر في|تاريخ النشر|آخر تحديث|تحديث|انتشار|פורסם
|עודכן|प्रकाशित|अपडेट|अपडेटेड|पब्लिश|diperbarui|diterbitkan|cập nhật|đăng lúc|เผยแพร่
"""

LISTEN = """
listen to this article|listen to this story|listen to article|listen to story|reading time|read time
|estimated reading time|audio version|play audio|lesezeit|lesedauer|artikel anhören|vorlesen
|tiempo de lectura|escuchar noticia|escucha este artículo|escuchar artículo|lectura|temps de lecture
|écouter l'article|écouter cet article|lecture|durée de lecture|tempo di lettura|ascolta l'articolo
|tempo de leitura|ouça este|ouvir artigo|leestijd|luister naar dit artikel|beluister|lästid
|lyssna på artikeln|lesetid|læsetid|kuuntele|lukuaika|czas czytania|posłuchaj|doba čtení|poslechnout
|čas čtení|čas čítania|olvasási idő|timp de citire|okuma süresi|haberi dinle|χρόνος ανάγνωσης
|время чтения|слушать статью|на чтение|час читання|слухати|阅读时间|收听|听新闻|閱讀時間|読了時間
|この記事を聴く|읽는 시간|기사 듣기|وقت القراءة|مدة القراءة|استمع|زمان مطالعه|זמן קריאה|पढ़ने का समय
|सुनें|waktu baca|thời gian đọc|nghe bài|audio by|audio
"""

AUTHOR_LABELS = """
author|authors|text|story|words|reporter|reporting|writer|correspondent|autor|autorin|autoren|autora
|autores|texto|reportaje|auteur|auteurs|texte|autore|autrice|testo|tekst|skribent|journalist
|kirjoittaja|teksti|autorka|autorzy|napisał|napisała|opracowanie|oprac|szerző|írta|yazan|yazar|haber
|muhabir|κείμενο|συντάκτης|автор|авторы|текст|автори|журналист|журналістка|作者|记者|文|撰文|記者
|执笔|執筆|取材|ライター|기자|글|كتب|كتبت|بقلم|إعداد|تقرير|الكاتب|نویسنده|گزارشگر|מאת|כתב|लेखक
|लेखिका|रिपोर्टर|रिपोर्ट|संवाददाता|द्वारा|penulis|oleh|tác giả|theo|โดย|ผู้เขียน|by|von|por|par|di
|door|av|af|przez
"""

BY = """
by|von|por|par|de|di|da|a cura di|door|av|af|przez|od|de către|tarafından|του|της|от|بقلم|oleh
"""

CRAFTS = """
interview|an interview|words|text|story|a story|report|reported|reporting|written|reviewed|review
|medically reviewed|photographs|photos|photography|pictures|images|illustrations|illustration|live
|coverage|edited|compiled|analysis|opinion|column|comment|essay|as told|produced|narrated|recipe
|recipes|live updates|updates|ein interview|eine reportage|ein bericht|ein kommentar|eine analyse
|texte|fotos|entrevista|una entrevista|texto|un reportaje|reportaje|crónica|una crónica|análisis
|propos recueillis|entretien|un reportage|reportage|récit|intervista|testo|foto|un'intervista
|reportagem|tekst|beeld|verslag|intervju|rozmawia|rozmawiał|rozmawiała|text und fotos
"""

ROLES = """
writer|reporter|journalist|correspondent|editor|columnist|author|critic|novelist|freelance
|freelancer|professor|lecturer|fellow|contributor|redakteur|redakteurin|journalistin|autor|autorin
|korrespondent|korrespondentin|kolumnist|kolumnistin|reporterin|schriftsteller|schriftstellerin
|periodista|redactor|redactora|escritor|escritora|corresponsal|columnista|reportera|reportero
|journaliste|écrivain|écrivaine|correspondant|correspondante|chroniqueur|chroniqueuse|giornalista
|scrittore|scrittrice|corrispondente|inviato|inviata|jornalista|repórter|colunista|redacteur
|schrijver|correspondente|verslaggever|columniste|skribent|reportrar|författare|forfatter|toimittaja
|kirjailija|dziennikarz|dziennikarka|reporterka|publicysta|publicystka|pisarz|pisarka|novinář
|novinářka|redaktor|redaktorka|spisovatel|újságíró|szerkesztő|jurnalist|jurnalistă|gazeteci|yazar
|muhabir|журналист|журналистка|корреспондент|обозреватель|писатель|писательница|журналіст
|журналістка|кореспондент|письменник|记者|作者|作家|編集者|ライター|기자|작가|صحفي|صحفية|صحافي
|صحافية|كاتب|كاتبة|مراسل|مراسلة|पत्रकार|लेखक|लेखिका|covers|writes|writes about|reports on|is based in
|lives in|lives by|teaches|berichtet|schreibt|lebt in|escribe|cubre|vive en|écrit|vit à|couvre
|scrive|vive a|si occupa di|escreve|vive em|cobre|schrijft|woont in|skriver|bor i|kirjoittaa|asuu
|pisze|mieszka|píše|zabývá se|ír|scrie|yazıyor|γράφει|пишет|живёт в|пише|mieszka w
"""

PROMPTS = """
tap to|tap here|tap for|click to|click here|click on the|click through|swipe|swipe to|swipe left
|scroll down|scroll to|scroll for|pinch to|press play|hover over|rotate your|open in app
|open in the app|open the app|view in app|use the app|get the app|watch the video|watch video
|play video|view gallery|open gallery|view image in fullscreen|view full image|view photos
|view slideshow|see gallery|open image in gallery|enlarge this image|enlarge image|toggle caption
|hide caption|show caption|show less|enable javascript|enable notifications|allow notifications
|please enable|your browser does not|to continue reading|this video|this content is|this content was
|this article is for|sign in to|log in to|create an account|create a free account
|create your account|add us|add as a|set as preferred|follow topics|manage alerts|tippen sie
|hier klicken|klicken sie|klick|wischen|nach unten scrollen|bild vergrößern|bild vergrössern
|bildunterschrift|vollbild|video abspielen|video ansehen|zur bildergalerie|bildergalerie|fotostrecke
|in der app|app öffnen|app herunterladen|externer inhalt|empfohlener redaktioneller inhalt
|an dieser stelle finden sie|javascript aktivieren|mehr anzeigen|zum vergrößern|toca para|toque para
|pulsa|pulse aquí|haz clic|haga clic|clic aquí|clica|desliza|deslice|ampliar foto|ampliar imagen
|ver galería|ver vídeo|ver video|abrir en la app|activa las notificaciones|pincha aquí|cliquez
|cliquez ici|balayez|faites défiler|agrandir l'image|agrandir|voir la vidéo|voir le diaporama
|lire la vidéo|ouvrir dans l'application|activer les notifications|la suite après|contenu réservé
|cet article est réservé|pour lire la suite|ajouter à vos|clicca|clicca qui|tocca|tocca per|scorri
|ingrandisci|guarda il video|guarda la gallery|sfoglia la gallery|apri nell'app|apri l'app
|attiva le notifiche|contenuto riservato|clique|clique aqui|deslize|ver galeria|veja a galeria
|assista ao vídeo|abrir no aplicativo|ative as notificações|ver fotos|conteúdo exclusivo|klik
|klik hier|tik hier|tik om|veeg|swipe naar|vergroot|bekijk de video|bekijk video|bekijk de foto's
|open in de app|zet meldingen aan|meldingen aan|tekst loopt door|tekst gaat verder|lees verder onder
|klicka|klicka här|tryck för|svep|förstora|förstora bilden|se videon|se bildspel|öppna i appen
|slå på notiser|klikk|klikk her|trykk for|sveip|vis bildetekst|se bildene|se videoen|åpne i appen
|klik her|tryk|tryk for|forstør|se billederne|åbn i appen|slå notifikationer til|napauta|klikkaa
|klikkaa tästä|pyyhkäise|suurenna|suurenna kuva|katso video|avaa sovelluksessa|salli ilmoitukset
|kliknij|kliknij tutaj|kliknij, aby|dotknij|stuknij|przesuń|powiększ|zobacz galerię|zobacz zdjęcia
|zobacz wideo|otwórz w aplikacji|włącz powiadomienia|klikněte|klepněte|klikněte zde|přejeďte|zvětšit
|zobrazit galerii|otevřít v aplikaci|přehrát video|fotogalerie|zapnout oznámení|kliknite|ťuknite
|kliknite sem|otvoriť v aplikácii|pozrite si galériu|kattintson|kattints|kattintson ide|koppintson
|görgessen|nagyítás|galéria megnyitása|megnyitás az appban|kapcsolja be|click aici|apasă|apasă aici
|atinge|glisează|dă click|mărește|vezi galeria|vezi galeria foto|deschide în aplicație
|activează notificările|tıklayın|dokunun|kaydırın|büyütmek için|videoyu izle|galeriye git
|fotoğraf galerisi|uygulamada aç|bildirimleri aç|πατήστε|κάντε κλικ|αγγίξτε|σύρετε|δείτε το βίντεο
|δείτε τη φωτογραφία|άνοιγμα στην εφαρμογή|ενεργοποιήστε|нажмите|кликните|коснитесь|листайте
|смахните|прокрутите|увеличить|смотреть видео|смотреть галерею|открыть в приложении|открыть фото
|включите уведомления|включить уведомления|скачать приложение|натисніть|клікніть|торкніться|гортайте
|прокрутіть|збільшити|дивитися відео|відкрити в застосунку|увімкніть сповіщення|увімкнути сповіщення
|点击|点击查看|点击下载|点击此处|点击进入|点击图片|长按|滑动|左滑|打开微信|打开app|打开客户端
|在app中打开|展开全文|查看原图|查看大图|查看更多|查看全部|微信扫|下载客户端|下载app|用手机|點擊|點我
|點此|長按|打開app|展開全文|タップ|タップして|クリック|クリックして|スワイプ|画像を拡大|拡大する
|アプリで開く|アプリで読む|動画を見る|写真を見る|この記事は有料|ログインして|탭하여|클릭|클릭하면
|여기를 클릭|밀어서|사진 확대|이미지 확대|앱에서 보기|앱으로 보기|영상 보기|알림 받기|원본 보기|انقر
|انقر هنا|اضغط|اضغط هنا|اسحب|مرر|شاهد الفيديو|شاهد الصور|افتح في التطبيق|حمل التطبيق|فعل الإشعارات
|فعّل الإشعارات|کلیک کنید|ضربه بزنید|לחצו|לחצו כאן|הקליקו|החליקו|לחץ|לצפייה|הגדלת תמונה|क्लिक करें
|यहां क्लिक करें|यहाँ क्लिक करें|टैप करें|स्वाइप करें|वीडियो देखें|फोटो देखें|ऐप खोलें|ऐप में पढ़ें
|नोटिफिकेशन|ketuk|klik di sini|klik untuk|geser|gulir|perbesar|buka di aplikasi|tonton video
|lihat foto|aktifkan notifikasi|nhấn|nhấn vào|bấm|bấm vào|chạm|vuốt|xem video|xem ảnh|mở ứng dụng
|bật thông báo|แตะ|คลิก|คลิกที่นี่|ปัด|เลื่อน|ดูวิดีโอ|เปิดในแอป|ขยายภาพ|turn on auto
|turn on notifications|turn off auto|touchez l'écran|touchez pour|appuyez sur|appuyez pour|tryck på
|tryck här|trykk på|trykk her|tryk på|touch to|drag to|press to|skip to|zum hauptinhalt|zum inhalt
|przejdź do|hoppa till|hopp til|siirry sisältöön|siirry suoraan|ir al contenido|saltar al|pular para
|aller au contenu|vai al contenuto|salta al|ga naar de inhoud|přejít k|přejít na|prejsť na|ugrás a
|sari la|içeriğe geç|μετάβαση στο|перейти к|перейти до|跳到|跳转到|跳至|本文へ|コンテンツへ
|본문 바로가기|انتقل إلى|تخطى إلى|پرش به|דלג לתוכן|मुख्य सामग्री|langsung ke|chuyển đến nội dung
|text continues below|artikeln fortsätter under|texten fortsätter under|saken fortsetter under
|artiklen fortsætter|artikel gaat verder|text pokračuje|článek pokračuje|a cikk folytatódik
|haberin devamı|продолжение под|текст продовжується|artikkeli jatkuu|juttu jatkuu|dalsza część
|dalszy ciąg|ciąg dalszy|der artikel geht weiter|text geht weiter|weiter nach dem video
|story continues|article continues|el artículo sigue|la nota sigue|l'articolo prosegue
|texto continua|teksten fortsætter|продолжение статьи|далі під
"""
