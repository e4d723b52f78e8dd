"""Words of the lines below an article, in about twenty-five languages; see `lexicon`."""

from __future__ import annotations

FEEDBACK = """
leave a reply|go to comments|skip to content|skip to main content|zum inhalt springen
|ir a los comentarios|ir al contenido|aller au contenu|vai al contenuto|ir para o conteúdo
|naar de inhoud|hoppa till innehåll|przejdź do treści|přejít k obsahu|перейти к содержанию
|was this helpful|was this article helpful|did you find this|have your say|vote|poll|report a typo
|report an error|spotted a mistake|spotted an error|see an error|send us|email us|contact us
|got a story|do you have a story|jump to top|back to top|our standards|corrections|complaints
|how we test|we may earn|we earn|this article may contain affiliate|this post may contain affiliate
|this page contains affiliate|this article contains affiliate|affiliate links|letters to the editor
|to comment|log in to comment|join the conversation|join the discussion|citation|citations
|references|reference|doi|topics|tags|tagged|filed under|keywords|follow us|follow us on
|this article was originally|this article first appeared|a version of this article
|this article appears in|war dieser artikel hilfreich|fehler gefunden|haben sie einen fehler
|stimmen sie ab|umfrage|diskutieren sie|schreiben sie uns|schlagwörter|themen|nach oben
|¿te ha sido útil|¿has encontrado un error|¿te ha resultado útil|encuesta|etiquetas|temas
|archivado en|cet article vous a-t-il|une erreur|signaler une erreur|sondage|mots-clés|mots clés
|hai trovato un errore|segnala un errore|sondaggio|ti è stato utile|scrivici|esta matéria foi útil
|encontrou um erro|enquete|foutje gezien|fout gezien|tip de redactie|heb je een tip|onderwerpen
|rättelse|tipsa oss|hittat ett fel|ämnen|tips oss|fant du en feil|fandt du en fejl|löysitkö virheen
|zauważyłeś błąd|znalazłeś błąd|sonda|tagi|masz temat|našli jste chybu|nahlásit chybu|anketa|témata
|našli ste chybu|hibát talált|szavazzon|címkék|ai găsit o greșeală|etichete|hata bildir|etiketler
|anket|заметили ошибку|нашли ошибку|нашли опечатку|опрос|теги|метки|помітили помилку|знайшли помилку
|опитування|纠错|我要纠错|标签|关键词|投票|報錯|タグ|キーワード|この記事は役に立ちましたか
|アンケート|오류 신고|태그|설문|هل وجدت خطأ|هل كان المقال مفيدا|كلمات مفتاحية|وسوم|الكلمات الدلالية
|استطلاع|برچسب|תגיות|क्या यह लेख|टैग|topik|từ khóa|chủ đề|แท็ก|argomenti|argomento|topic|categories
|category|more on these topics|related tags|in this topic|explore more on these topics|hashtags
|sujets|sujet|thèmes|thématiques|catégories|catégorie|rubrique|dans les rubriques|mots-clefs
|categorías|categoría|palabras clave|etiqueta|más sobre este tema|sección|categorie|parole chiave
|assuntos|assunto|tópicos|palavras-chave|categorias|categoria|marcadores|trefwoorden|thema's|rubriek
|rubrieken|categorieën|ämne|nyckelord|kategorier|kategori|emner|emne|emneord|nøkkelord|nøgleord
|stikord|aiheet|avainsanat|asiasanat|kategoriat|słowa kluczowe|kategorie|kategoria|tematy|temat
|klíčová slova|štítky|kategorie článku|kľúčové slová|témy|címke|kulcsszavak|témák|kategóriák
|cuvinte cheie|categorii|subiecte|taguri|etiket|anahtar kelimeler|konular|kategoriler|ετικέτες
|λέξεις κλειδιά|κατηγορίες|θέματα|ключевые слова|рубрика|рубрики|темы|тэги|категории|ключові слова
|категорії|мітки|теми|专题标签|文章标签|分类|栏目|關鍵字|標籤|分類|カテゴリー|カテゴリ|トピックス
|関連タグ|トピック|키워드|관련 태그|카테고리|해시태그|الوسوم|وسم|الكلمات المفتاحية|تصنيفات|التصنيفات
|المواضيع|موضوعات|کلیدواژه|کلیدواژه‌ها|برچسب‌ها|موضوعات مرتبط|תגים|נושאים|מילות מפתח|टैग्स|टॉपिक
|विषय|कीवर्ड|श्रेणी|kata kunci|kategori berita|topik terkait|tags bài viết|chuyên mục|từ khoá
|แท็กที่เกี่ยวข้อง|คำค้น|หมวดหมู่|report this|report a mistake|report an issue|report a problem
|suggest a correction|submit a correction|request a correction|see a typo|found a typo
|found an error|found a mistake|notice an error|notice a mistake|got a tip|do you have a tip
|got a news tip|rate this|rate this article|did this article help|do you have information
|want to respond|write to us|write a letter|submit a letter|have feedback|give feedback
|give us feedback|questions or comments|contact our newsroom|contact the newsroom|fehler im text
|fehler entdeckt|fehler gesehen|haben sie hinweise|hinweise an die redaktion
|schreiben sie der redaktion|ihre meinung|leserbrief|bewerten sie|hat ihnen der artikel
|wie gefällt ihnen|has visto un error|has detectado un error|reportar un error|escríbenos
|danos tu opinión|envía tu opinión|valora este|vous avez repéré|signaler un problème|écrivez-nous
|donnez votre avis|votre avis|notez cet article|proposer une correction|réagissez
|hai una segnalazione|segnalaci|inviaci|scrivi alla redazione|la tua opinione|valuta questo
|viu algum erro|encontrou algum erro|comunique erro|comunicar erro|envie sua|envie-nos
|dê sua opinião|fale com a redação|tem uma sugestão|fout ontdekt|fout gevonden|zie je een fout
|klopt er iets niet|mail de redactie|mail ons|heeft u een tip|heb jij een tip|reageer op
|laat het ons weten|har du tips|har du synpunkter|hittade du|skriv till oss|kontakta oss
|har du et tips|har du innspill|fejl i artiklen|har du et tip|har du fundet|så du en fejl
|skriv til os|skriv til redaktionen|kontakt redaktionen|feil i artikkelen|skriv til oss
|huomasitko virheen|anna palautetta|lähetä palautetta|zgłoś błąd w|widzisz błąd|napisz do nas
|napisz do autora|oceń artykuł|daj nam znać|našel jste chybu|našli jste v článku|napište nám
|máte pro nás tip|jak se vám líbil|ohodnoťte|napíšte nám|máte tip na|hibát talált a|írjon nekünk
|ossza meg velünk|értékelje|ai un pont|ai observat o greșeală|scrie-ne|scrieți-ne|hata mı
|hatayı bildir|bize yazın|yorumunuzu|βρήκατε λάθος|γράψτε μας|если вы нашли ошибку|если вы заметили
|нашли ошибку в|напишите нам|пишите нам|оцените статью|оцените материал|сообщите нам
|знайшли помилку в|якщо ви знайшли|якщо ви помітили|напишіть нам|пишіть нам|оцініть|我要报错
|发现错误|内容纠错|报料|新闻报料|爆料|欢迎留言|欢迎投稿|投稿邮箱|我要爆料|誤りを|ご意見|ご感想
|情報提供|記事へのご意見|お寄せください|제보하기|기사 제보|오탈자|기사 오류|هل لديك|أبلغ عن خطأ
|راسلنا|شاركنا|شاركونا|قيم المقال|خطا در متن|מצאתם טעות|טעות בכתבה|כתבו לנו|गलती की|गलती बताएं
|अपनी राय|आपकी राय|हमें लिखें|temukan kesalahan|laporkan kesalahan|tulis pendapat|phát hiện lỗi
|báo lỗi|góp ý|ý kiến của bạn|แจ้งข้อผิดพลาด|แสดงความคิดเห็น|no spam|you can unsubscribe
|unsubscribe at any|unsubscribe anytime|by signing up|by subscribing|by entering your|by clicking
|we respect your privacy|we never share|mit der anmeldung|abmeldung jederzeit|mit ihrer anmeldung
|al suscribirte|al suscribirse|en vous inscrivant|vous pouvez vous désinscrire|iscrivendoti
|ao se inscrever|ao assinar|door je aan te melden|genom att anmäla|genom att prenumerera|ved å melde
|ved at tilmelde|zapisując się|přihlášením k|a feliratkozással|abonându-te|abone olarak
|подписываясь на|підписуючись на|loved this article|enjoyed this article|liked this article
|like this article|enjoying this article|loved this story|enjoyed this story|liked this story
|did you enjoy this|did you like this|hat ihnen der artikel gefallen|hat dir der artikel gefallen
|te ha gustado|¿te ha gustado|¿te gustó|cet article vous a plu|vous avez aimé cet|ti è piaciuto
|gostou deste|gostou da matéria|gostou do artigo|vond je dit|gillade du|likte du|kunne du lide
|podobał ci się|podoba ci się|líbil se vám|páčil sa vám|tetszett a|ți-a plăcut|bu haberi beğendiniz
|понравилась статья|понравился материал|сподобалася стаття|сподобався матеріал|type your email
|enter your email|your email address|discussion about this|ready for more|write a comment
|thanks for reading|thank you for reading|danke fürs lesen|gracias por leer|merci d'avoir lu
|grazie per aver letto|obrigado por ler|bedankt voor het lezen|tack för att du läs
|takk for at du les|tak fordi du læs|kiitos, että luit|dziękujemy, że przeczyta
|dziękujemy, że przeczytałeś|dziękujemy za przeczytanie|děkujeme za přečtení|köszönjük, hogy elolvas
|okuduğunuz için|спасибо, что прочитали|спасибо за прочтение|дякуємо, що прочитали|感谢阅读
|感谢您的阅读|읽어주셔서 감사|this article is part of|this story is part of|this piece is part of
|dieser artikel ist teil|dieser text ist teil|dieser beitrag ist teil|este artículo forma parte
|cet article fait partie|questo articolo fa parte|este artigo faz parte|dit artikel maakt deel
|artikeln är en del|denne artikkelen er en del|artiklen er en del|artykuł jest częścią
|článek je součástí|článok je súčasťou|a cikk része|bu haber bir|статья является частью
|стаття є частиною|this article is for subscribers|this story is for subscribers
|dieser artikel ist exklusiv|exklusiv für abonnenten|contenido exclusivo para
|artículo exclusivo para|cet article est réservé|contenu réservé aux|il vous reste
|vous avez envie de lire la suite|articolo riservato agli|contenuto riservato agli
|matéria exclusiva para|conteúdo exclusivo para|dit artikel is alleen|alleen voor abonnees
|det här är en låst|artikeln är låst|denne artikkelen er for|kun for abonnenter
|tämä artikkeli on tilaajille|artykuł dostępny tylko|tylko dla prenumeratorów|článek je dostupný
|pouze pro předplatitele|článok je dostupný|csak előfizetőknek|doar pentru abonați|sadece aboneler
|только для подписчиков|материал доступен только|лише для передплатників|already a subscriber
|already a member|bereits abonnent|déjà abonné|¿ya eres suscriptor|sei già abbonato|já é assinante
|al abonnee|redan prenumerant|allerede abonnent|masz już prenumeratę|již máte předplatné
|уже подписаны|rätta text|rapportera fel|ämnen du kan|ämnen i artikeln|följ ämnen|topics you can
|topics to follow|themen folgen|onderwerpen in dit artikel|emner du kan|så här jobbar|så jobbar vi
|how we report|how we work|why you can trust|så arbejder vi|slik jobber vi|sie haben einen fehler
|get involved|what readers are saying|send your stories
"""

COMMENTS = """
comments|comment|view comments|show comments|leave a comment|post a comment|add a comment|kommentare
|kommentar|comentarios|deja un comentario|commentaires|commenter|commenti|comentários
|deixe seu comentário|reacties|kommentarer|kommentit|komentarze|komentarzy|komentáře|diskuse
|diskusia|hozzászólások|comentarii|yorumlar|yorum|σχόλια|комментарии|комментариев|комментария
|коментарі|коментарів|评论|評論|网友评论|コメント|댓글|التعليقات|تعليقات|نظرات|דیدگاه‌ها|תגובות
|टिप्पणियां|टिप्पणियाँ|komentar|bình luận|ความคิดเห็น|leave a reply|post your comment|join the debate
|read the comments|read comments|see comments|all comments|write a comment|latest comments
|recent comments|top comments|reader comments|zu den kommentaren|kommentar schreiben
|kommentare lesen|neueste kommentare|leserkommentare|diskutieren sie mit|jetzt kommentieren
|ver comentarios|escribe un comentario|deja tu comentario|comenta esta noticia|últimos comentarios
|lire les commentaires|laisser un commentaire|ajouter un commentaire|voir les commentaires
|les commentaires|réagir à cet article|vos réactions|leggi i commenti|i commenti
|i commenti dei lettori|lascia un commento|scrivi un commento|ultimi commenti|vedi i commenti
|ver comentários|deixe um comentário|comente|escreva um comentário|últimos comentários
|bekijk reacties|plaats een reactie|lees de reacties|geef een reactie|laatste reacties
|läs kommentarer|skriv en kommentar|visa kommentarer|lämna en kommentar|les kommentarer
|vis kommentarer|legg igjen en kommentar|læs kommentarer|debattér|lue kommentit|kirjoita kommentti
|jätä kommentti|dodaj komentarz|zobacz komentarze|pokaż komentarze|napisz komentarz
|ostatnie komentarze|vstoupit do diskuse|přidat komentář|zobrazit komentáře|komentáře čtenářů
|pridať komentár|zobraziť komentáre|diskusia k článku|vstúpiť do diskusie|szóljon hozzá|hozzászólás
|új hozzászólás|lasă un comentariu|adaugă comentariu|vezi comentariile|yorum yaz|yorumları gör
|yorum ekle|okur yorumları|προσθέστε σχόλιο|γράψτε σχόλιο|δείτε τα σχόλια|оставить комментарий
|оставьте комментарий|добавить комментарий|все комментарии|показать комментарии|обсудить
|залишити коментар|додати коментар|усі коментарі|показати коментарі|обговорити|发表评论|我要评论
|全部评论|最新评论|热门评论|查看评论|写评论|条评论|网友留言|发表留言|發表評論|看留言|コメントする
|コメントを書く|コメントを見る|コメントを投稿|みんなのコメント|댓글 쓰기|댓글쓰기|댓글 보기
|댓글 작성|전체 댓글|أضف تعليقا|أضف تعليقاً|أضف تعليق|اكتب تعليقا|اترك تعليقا|اترك تعليقاً
|عرض التعليقات|ارسال نظر|نظر دهید|نظرات کاربران|הוסף תגובה|הוסיפו תגובה|כתבו תגובה|לכל התגובות
|टिप्पणी करें|टिप्पणी लिखें|कमेंट करें|कमेंट्स|अपनी टिप्पणी|tulis komentar|beri komentar|lihat komentar
|viết bình luận|gửi bình luận|ý kiến bạn đọc|xem bình luận|เขียนความคิดเห็น|แสดงความเห็น
"""

COMMENT_PLACE = """
in the comments|comments below|comment below|in the comment section|comments section
|your email address will not be published|in den kommentaren|kommentarbereich
|e-mail-adresse wird nicht|en los comentarios|tu dirección de correo|dans les commentaires
|en commentaire|en commentaires|votre adresse e-mail ne sera|nei commenti|il tuo indirizzo email
|nos comentários|o seu endereço de e-mail|o seu endereço de email|in de reacties|in de comments
|je e-mailadres wordt|i kommentarerna|i kommentarfältet|din e-postadress|i kommentarfeltet
|i kommentarfelterne|i kommentarsporet|din e-postadresse|din e-mailadresse|kommenteissa
|kommentteihin|sähköpostiosoitettasi|w komentarzach|w komentarzu|twój adres e-mail|v komentářích
|do komentářů|v diskusi|vaše e-mailová adresa|v komentároch|vaša e-mailová adresa|a hozzászólásokban
|a kommentekben|az e-mail címet|în comentarii|adresa ta de email|yorumlarda|yorumlara
|e-posta adresiniz|στα σχόλια|η ηλ. διεύθυνση|в комментариях|ваш адрес email|у коментарях
|в коментарях|ваша e-mail адреса|评论区|評論區|留言区|留言區|您的电子邮箱|コメント欄
|メールアドレスが公開|댓글로|댓글에|이메일 주소는 공개|في التعليقات|لن يتم نشر عنوان|در نظرات
|נشانی ایمیل|בתגובות|האימייל לא יוצג|कमेंट में|कमेंट बॉक्स|टिप्पणी में|आपका ईमेल पता|di kolom komentar
|alamat email anda|trong phần bình luận|email của bạn sẽ không|ในความคิดเห็น|in die kommentare
|als kommentar|aux commentaires|tra i commenti|deja tu comentario
"""

EDITORS = """
责任编辑|责编|编辑|校对|审校|审核|来源|声明|免责声明|值班编辑|責任編輯|編輯|來源|編集|取材|출처
|저작권자|redaktion|redazione|redacción|redaktor prowadzący|редактор|المصدر|تحرير|संपादन|स्रोत
|संपादक|source|sources|hinweis der redaktion|anmerkung der redaktion|editor's note|editors' note
|note de la rédaction|nota de la redacción|nota della redazione|nota da redação|noot van de redactie
|от редакции|від редакції|correction|clarification|corrección|correzione|korrektur|errata|erratum
|źródło|zdroj|källa|kilde|lähde|forrás|kaynak|источник|джерело|fonte|bron|quelle|fuente
"""

LEGAL = """
all rights reserved|alle rechte vorbehalten|todos los derechos reservados|prohibida su reproducción
|prohibida la reproducción|reproducción prohibida|tous droits réservés|reproduction interdite
|riproduzione riservata|tutti i diritti riservati|todos os direitos reservados|proibida a reprodução
|reprodução proibida|alle rechten voorbehouden|alla rättigheter förbehållna
|alla rättigheter reserverade|ansvarig utgivare|alle rettigheter forbeholdt
|alle rettigheder forbeholdes|kaikki oikeudet pidätetään|wszelkie prawa zastrzeżone
|všechna práva vyhrazena|všetky práva vyhradené|minden jog fenntartva|toate drepturile rezervate
|tüm hakları saklıdır|her hakkı saklıdır|izinsiz kullanılamaz|με επιφύλαξη παντός|все права защищены
|при использовании материалов|перепечатка запрещена|перепечатка материалов|усі права захищено
|всі права захищено|всі права захищені|передрук заборонено|版权所有|未经授权|转载请注明|版權所有
|未經授權|無断転載|無断複製|무단 전재|무단전재|재배포 금지|저작권자|جميع الحقوق محفوظة
|حقوق النشر محفوظة|کلیه حقوق|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|hak cipta dilindungi
|bản quyền thuộc|สงวนลิขสิทธิ์|not medical advice|not financial advice|not investment advice
|при цитировании материалов|при цитировании ссылка|記事の著作権は|data is delayed|delayed at least
|delayed by at least|real-time snapshot|licensing & reprints|reprints & licensing
|reprints and permissions|rights and permissions|views expressed|do not necessarily reflect
|do not necessarily represent|não representam a opinião|no representan la opinión
|no reflejan la opinión|n'engagent que leur|non rappresentano la posizione|geben nicht die meinung
|spiegeln nicht die meinung|soggetti a moderazione|не обязательно отражает|может не совпадать с
|може не збігатися|nie ponosi odpowiedzialności za|bez písemného souhlasu|bez písomného súhlasu
|仅代表作者|不代表本|لا تعبر عن رأي|لا يعبر عن رأي|görüşlerini yansıtmaz|свидетельство о регистрации
"""

ABOUT = """
about the author|about the authors|about the writer|über den autor|über die autorin|zum autor
|zur autorin|sobre el autor|sobre la autora|sobre la firma|à propos de l'auteur|sull'autore|l'autore
|sobre o autor|sobre a autora|over de auteur|om författaren|om forfatteren|kirjoittajasta|o autorze
|o autorce|o autorovi|a szerzőről|despre autor|yazar hakkında|об авторе|про автора|关于作者|作者简介
|關於作者|著者について|筆者紹介|저자 소개|عن الكاتب|लेखक के बारे में|この記事を書いた人
|この記事の筆者|기자 소개|عن المؤلف|درباره نویسنده|על הכותב|tentang penulis|về tác giả|om skribenten
|om journalisten
"""

CONTRIBUTOR = """
the author is|the writer is|the author was|the writer was|this writer is|contact the reporter
|contact the writer|contact the author|follow him|follow her|follow the author|more by
|more from this author|more stories by|read more by|see all posts by|view all posts by|all posts by
|email the author|der autor ist|die autorin ist|der autor lebt|die autorin lebt|der verfasser ist
|alle artikel von|el autor es|la autora es|sobre el autor|más artículos de|síguelo en|síguela en
|ver todos los artículos de|l'auteur est|l'autrice est|l'auteure est|tous les articles de
|ses derniers articles|suivre l'auteur|l'autore è|l'autrice è|tutti gli articoli di|chi è l'autore
|o autor é|a autora é|todos os artigos de|mais artigos de|de auteur is|de auteur was|de schrijver is
|alle artikelen van|meer artikelen van|författaren är|skribenten är|artikelförfattaren är
|alla artiklar av|forfatteren er|skribenten er|alle artikler av|alle artikler af|kirjoittaja on
|kirjoittaja oli|autor jest|autorka jest|autor był|wszystkie artykuły autora|autor je|autorka je
|všechny články autora|všetky články autora|a szerző|a szerző további|autorul este|autoarea este
|toate articolele de|yazarın diğer|yazarın tüm|ο συγγραφέας είναι|όλα τα άρθρα του|об авторе
|все материалы автора|другие статьи автора|автор є|усі матеріали автора|всі матеріали автора
|本文作者|作者系|作者为|作者是|作者單位|筆者は|著者は|執筆者は|필자는|글쓴이는|الكاتب هو|الكاتبة هي
|كاتب المقال|جميع مقالات|نویسنده این|הכותב הוא|הכותבת היא|लेखक एक|लेखिका एक|penulis adalah
|penulis merupakan|tác giả là|ผู้เขียนเป็น
"""

REACH = """
reach|contact|email|e-mail|follow|write to|send tips|tips to|twitter|on x|schreiben sie|kontakt
|kontaktieren sie|folgen sie|contacto|contacta|escriba a|escribe a|sigue a|síguelo|síguela|contacter
|contactez|écrire à|écrivez à|suivez|scrivere a|scrivi a|contatta|segui|contato|escreva para|siga
|mail|neem contact|contacteer|volg|kontakta|mejla|följ|skriv til|følg|ota yhteyttä|seuraa|napisz
|kontakt z autorem|skontaktuj się|napište|kontaktujte|sledujte|napíšte|írjon|keresse|contactează
|scrie-i|urmărește|iletişim|takip edin|επικοινωνία|ακολουθήστε|связаться|написать автору|пишите
|почта|зв'язатися|написати автору|пишіть|联系|邮箱|电子邮箱|聯絡|連絡先|이메일|للتواصل|تواصل|تابع
|تماس|ליצירת קשר|संपर्क|hubungi|liên hệ|ติดต่อ
"""

SIGN_OFF = """
reporting by|additional reporting by|additional reporting and|reporting and writing by
|reporting and editing by|writing by|editing by|edited by|with reporting by|bearbeitet von
|redigiert von|reporte de|editado por|reportage par|édité par|rédigé par|edição de|bewerkt door
|redigerat av|redigert av|redigeret af|репортаж подготовил|репортаж подготовила
|zusätzliche berichterstattung von|репортаж
"""
