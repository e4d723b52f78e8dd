"""Words of the lines that sell or beg, in about twenty-five languages; see `lexicon`."""

from __future__ import annotations

OFFER_VERBS = """
sign up|sign me up|subscribe|subscribe now|get|join|become a|support|donate|follow|download|register
|try|start your|unlock|help us|receive|give|buy|jetzt abonnieren|abonnieren|abonnieren sie|jetzt
|melden sie sich|unterstützen sie|folgen sie|jetzt kostenlos abonnieren|kostenlos abonnieren
|registrieren sie|suscríbete|suscríbase|suscribirse|suscríbase gratis|suscríbete gratis|apúntate
|regístrate|recibe|reciba|hazte|apoya|síguenos|descarga|sigue|únete|abonnez-vous|inscrivez-vous
|recevez|soutenez|suivez|suivez-nous|téléchargez|s'abonner|je m'abonne|rejoignez|iscriviti|abbonati
|ricevi|sostieni|seguici|scarica|registrati|unisciti|assine|inscreva-se|receba|apoie|siga|siga-nos
|subscreva|cadastre-se|baixe|abonneer|abonneer je|schrijf je in|meld je aan|ontvang|volg|volg ons
|steun|word lid|prenumerera|anmäl dig|följ|följ oss|få|stöd|abonner|meld deg på|tilmeld|følg|bli
|bliv|tilaa|liity|seuraa|zapisz się|subskrybuj|zaprenumeruj|dołącz|obserwuj|wesprzyj|pobierz|wykup
|otrzymuj|odebírejte|přihlaste se|předplaťte|sledujte|podpořte|odoberajte|prihláste sa|iratkozzon
|iratkozz|kövessen|fizessen elő|támogassa|abonează-te|urmărește|susține|abone ol|abone olun
|takip edin|bizi takip edin|kaydolun|destekleyin|εγγραφείτε|ακολουθήστε|γίνετε|подпишитесь
|подписывайтесь|подписаться|оформите|поддержите|следите|скачайте|присоединяйтесь|підпишіться
|підписуйтесь|підтримайте|приєднуйтесь|стежте|扫码|扫码关注|关注|订阅|下载|点击|扫描|掃碼|關注|訂閱
|下載|登録|フォロー|購読|会員登録|구독|구독하기|가입|팔로우|네이버에서|اشترك|اشتركوا|سجل|تابعوا
|تابعنا|حمل|انضم|ادعم|عضو شوید|دنبال کنید|הירשמו|הצטרפו|עקבו|सब्सक्राइब|सब्सक्राइब करें|जुड़ें|फॉलो करें
|डाउनलोड करें|berlangganan|ikuti|daftar|đăng ký|theo dõi|ติดตาม|สมัคร|สมัครรับ|contribute|pledge|chip in
|create account|create an account|create a free account|stay informed|stay up to date|stay connected
|keep up with|never miss|don't miss|enjoy|like what you're reading|enjoying this|spenden sie|spende
|bleiben sie|verpassen sie|verpasse|laden sie|holen sie sich|lesen sie|testen sie|jetzt testen
|sichern sie sich|haga una donación|dona|colabora|no te pierdas|mantente|accede|disfruta|prueba
|contribuez|faites un don|ne manquez|restez|profitez|découvrez|accédez|essayez|dona ora|contribuisci
|resta|rimani|non perdere|scopri|doe|contribua|colabore|não perca|fique por dentro|acesse
|experimente|aproveite|doneer|mis niets|blijf op de hoogte|lees onbeperkt|probeer|krijg|ontdek
|stötta|missa inte|håll dig|bli prenumerant|ladda ner|gå ikke glip|hold deg|last ned|prøv|støtt
|bliv medlem|bliv abonnent|støt|få nyheder|hold dig|älä missaa|lataa|kokeile|wpłać|wspieraj
|bądź na bieżąco|nie przegap|czytaj bez|zostań|dostávejte|přispějte|staňte se|buďte v obraze
|stáhněte|nenechte si ujít|přihlásit k odběru|podporte|prispejte|stiahnite|staňte sa|nezmeškajte
|ne maradjon|töltse le|adományozzon|csatlakozzon|donează|susțineți|abonați-vă|descarcă|rămâi|nu rata
|primește|bağış yapın|indirin|kaçırmayın|üye olun|haberdar olun|στηρίξτε|κατεβάστε|μείνετε|κάντε
|читайте нас|станьте|пожертвуйте|помогите|будьте в курсе|узнавайте|получайте|установите
|читайте нас в|долучайтеся|станьте частиною|задонатьте|допоможіть|будьте в курсі|дізнавайтеся
|отримуйте|завантажте|встановіть|читайте нас у|点击下载|长按|点击关注|快来|想看|點擊下載|追蹤
|ダウンロード|無料で|お申し込み|会員になる|応援|후원하기|다운로드|설치|신청|받아보세요|تابعونا|حملوا
|سجلوا|تبرع|ساهم|احصل|ابق|نصب کنید|הורידו|תמכו|תרמו|הצטרף|עקבו אחרינו|पाएं|डाउनलोड|बनें|सपोर्ट करें|dukung
|unduh|dapatkan|gabung|jangan lewatkan|tải|tham gia|ủng hộ|ดาวน์โหลด|สนับสนุน|รับข่าวสาร|entre no
|participe do|participe de|faça parte|want more|entra en|rejoins|rejoignez-nous|kom med|to receive
|consider becoming|consider subscribing|choose us|add us|set us|make us|more news|mehr nachrichten
|mehr news|más noticias|plus d'informations|altre notizie|mais notícias|meer nieuws|fler nyheter
|flere nyheter|flere nyheder|więcej informacji|więcej wiadomości|více zpráv|больше новостей
|ещё больше новостей|більше новин|самые интересные|читайте|слідкуйте
"""

SUBSCRIBE = """
subscribe|subscribe now|subscribe to|abonnieren|jetzt abonnieren|abonnieren sie|suscríbete
|suscríbase|abonnez-vous|s'abonner|iscriviti|abbonati|assine|inscreva-se|subscreva|abonneer
|abonneer je|prenumerera|abonner|zapisz się|subskrybuj|zaprenumeruj|odebírejte|předplaťte|iratkozzon
|fizessen elő|abonează-te|abone ol|abone olun|εγγραφείτε|подпишитесь|підпишіться|订阅|訂閱|購読|구독
|구독하기|اشترك|सब्सक्राइब|सब्सक्राइब करें|berlangganan|create account|create an account
|create a free account|s'abonner dès|abonnez|abonnieren ab|bliv abonnent|bli abonnent
|bli prenumerant|tilaa|suscríbete por|předplatit|предплата|підписатися|подписаться|подписывайтесь
|підписуйтесь|购买|立即订阅|立即订閱|会員登録|구독신청|اشتركوا|مشترک شوید|עשו מנוי|מנוי|langganan
|đăng ký
"""

SUBSCRIPTION = """
newsletter|newsletters|inbox|membership|member|subscription|issues|subscriber|subscribers
|our journalism|independent journalism|journalism|new posts|my work|our work|free trial
|unlimited access|digital access|rundbrief|postfach|abo|abonnement|boletín|suscripción|periodismo
|infolettre|boîte mail|journalisme|abbonamento|giornalismo|boletim|assinatura|jornalismo|nieuwsbrief
|journalistiek|nyhetsbrev|nyhedsbrev|prenumeration|uutiskirje|tilaus|biuletyn|prenumerata
|prenumeratę|zpravodaj|předplatné|hírlevél|előfizetés|abonament|bülten|abonelik|рассылку|подписку
|розсилку|公众号|公眾號|客户端|电子报|電子報|メールマガジン|メルマガ|公式アカウント|뉴스레터|النشرة
|نشرتنا|خبرنامه|ניוזלטר|न्यूज़लेटर|न्यूजलेटर|bản tin|reader supported|reader-supported|reader funded
|reader-funded|your gift|tax-deductible|your donation|free account|spende|spenden|donación|donativo
|votre don|vos dons|donazione|doação|donatie|gåva|darowizn|příspěvkem|adomány|donație|bağış
|пожертвование|донат|внеском|спільноти|сообщества|후원|التبرع|תרומה|a donation|donate|our newsroom
|our reporting|our reporters|our readers|local news|unsere redaktion|unsere arbeit|nuestra redacción
|notre rédaction|la nostra redazione|nossa redação|onze redactie|vår redaktion|vår redaksjon
|vores redaktion|naszą redakcję|naši redakci|нашу редакцию|нашу редакцію|незалежну редакцію
|paid subscriber|preferred source|our app|unserer app|nuestra app|notre application|nostra app
|nosso aplicativo|onze app|vår app|vores app|naszej aplikacji|naší aplikaci|нашем приложении
|нашем канале|нашем telegram|нашому каналі|нашому telegram|我们的app|our channel|our whatsapp
|our telegram|unserem kanal|unseren whatsapp|nuestro canal|notre chaîne|nostro canale|nosso canal
|ons kanaal|vår kanal|naszym kanale|قناتنا|on facebook|auf facebook|en facebook|sur facebook
|su facebook|no facebook|op facebook|på facebook|na facebooku|в телеграме|в telegram|у telegram
"""

ADDRESS = """
your|you|our|us|my|ihre|ihr|ihren|deine|dein|unser|unsere|unseren|uns|tu|su|nuestro|nuestra|nuestros
|votre|notre|nos|nostra|nostro|tua|tuo|seu|sua|nossa|nosso|je|jouw|uw|onze|ons|vår|vårt|din|ditt
|vores|jeres|twój|twoją|nasz|naszą|naszego|nasze|náš|naši|našeho|svůj|hírlevelünkre|noastre|nostru
|bültenimize|bizim|μας|σας|наш|нашу|наша|нашій|ваш|вашу|我们|您|你|我們|当社|우리|저희|نشرتنا|لدينا
|हमारे|हमारी|kami|anda|chúng tôi|bạn|เรา|nas|nami|nám|nás|нас|нам|нами|нашем|нашому|нашей|قناتنا|me
|moi|unserer|unserem|unseres|ihrem|ihrer|deinem|deiner|nuestras|vos|nostri|nostre|tuoi|nossos|nossas
|seus|våra|våre|vore|naszym|naszej|twojej|naší|našem|нашего|вашей|вашего|нашої|нашого|вашої
"""

OFFER_NOUNS = """
newsletter|newsletters|inbox|email|e-mail|our app|the app|app|journalism|membership|member
|subscription|issues|subscriber|subscribers|channel|whatsapp|telegram|instagram|facebook
|social media|doorstep|free trial|offer|alerts|notifications|briefing|podcast|us on|digital access
|unlimited access|abo|postfach|rundbrief|kanal|kostenlos|journalismus|boletín|correo|gratis
|suscripción|periodismo|canal|redes|infolettre|lettre|boîte mail|abonnement|journalisme|gratuitement
|chaîne|canale|abbonamento|giornalismo|mail|boletim|assinatura|jornalismo|grátis|nieuwsbrief
|journalistiek|nyhetsbrev|nyhedsbrev|nyhetsbrevet|prenumeration|inkorg|uutiskirje|uutiskirjeen
|tilaus|biuletyn|prenumerata|prenumeratę|skrzynkę|zpravodaj|předplatné|odběr|hírlevél|hírlevelünkre
|előfizetés|buletin|abonament|bülten|bültenimize|abonelik|kanalımıza|ενημερωτικό δελτίο|рассылку
|рассылка|рассылки|канал|подписку|телеграм|новини|розсилку|розсилка|公众号|公眾號|客户端|微信|微博
|电子报|電子報|頻道|频道|メールマガジン|メルマガ|ニュースレター|公式アカウント|アプリ|無料|뉴스레터
|채널|앱|카카오톡|무료|النشرة|نشرتنا|قناتنا|واتساب|القناة|التطبيق|خبرنامه|کانال|ניוזלטר|ערוץ|न्यूज़लेटर
|न्यूजलेटर|चैनल|ऐप|व्हाट्सएप|saluran|bản tin|kênh|จดหมายข่าว|ช่อง|reader supported|reader-supported
|reader funded|reader-funded|your gift|donation|donations|contribution|breaking news|top stories
|app store|google play|account|unlimited|print edition|digital edition|spende|spenden|konto
|eilmeldungen|nachrichten|donación|donativo|cuenta|noticias|alertas|compte|l'essentiel|l'actualité
|donazione|notizie|account gratuito|doação|notícias|conta gratuita|donatie|nieuws|pushmeldingen|gåva
|bidrag|nyheter|notiser|nyheder|nyhederne|uutiset|lahjoitus|darowizna|wiadomości|powiadomienia
|zprávy|příspěvek|správy|adomány|hírek|donație|știri|știrile|bağış|haberler|bildirim|δωρεά|ειδήσεις
|новости|пожертвование|уведомления|сообщества|редакцию|внесок|сповіщення|спільноти|редакцію|最新情報
|후원|알림|뉴스|التبرع|الأخبار|الإشعارات|اخبار|תרומה|חדשות|खबरें|खबरों|ताज़ा खबरें|berita|tin tức|ข่าว
"""

NEWSLETTER = """
newsletter|newsletters|the newsletter|our newsletter|rundbrief|boletín|infolettre|boletim
|nieuwsbrief|nyhetsbrev|nyhedsbrev|uutiskirje|biuletyn|zpravodaj|hírlevél|bülten|e-bülten|рассылка
|розсилка|电子报|メールマガジン|メルマガ|ニュースレター|뉴스레터|النشرة البريدية|نشرة|خبرنامه
|ניוזלטר|न्यूज़लेटर|bản tin
"""

SHOP = """
view deal|check price|see price|buy now|shop now|zum angebot|jetzt kaufen|ver oferta|comprar ahora
|voir l'offre|vedi offerta|acquista|comprar agora|ver preço|bekijk deal|kup teraz|купить|立即购买
|購入
"""
