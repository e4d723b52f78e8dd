"""Words with which a page speaks to its reader, and of itself; see `lexicon`."""

from __future__ import annotations

READER = """
you|your|you'd|you're|you've|our|please|thank you|i would like|choose|enjoy|explore|check out
|read our|sie können|können sie|haben sie|möchten sie|wollen sie|wenn sie|optimieren sie|lesen sie
|schreiben sie|bitte|dein|deine|deinem|deinen|unser|unsere|unserem|unseren|unserer|usted|ustedes
|tu suscripción|nuestro|nuestra|nuestros|nuestras|quieres|puedes|continúas|hazte|conocé|mirá|seguí
|vous|votre|vos|notre|veuillez|cliquez|créez|testez|profitez|découvrez|tuo|tua|tuoi|nostro|nostra
|nostri|nostre|puoi|vuoi|scopri|você|receba|acesse|clique|nossa|nosso|nossas|nossos|sua assinatura
|jouw|uw|onze|je leest|bekijk|luister ook|deel je|meld je|log in of|ditt konto|din prenumeration|vår
|våra|vårt|du kan|mejla|logga in som|vores|voit|sinun|meidän|tilaa|twój|twoja|twoje|twoją|państwa
|nasz|nasza|nasze|naszą|naszego|prześlij|oceń|masz|dołącz|obserwuj|kliknij|przeczytałeś|przeczytałaś
|vám|vás|váš|vaše|vaši|naše|našem|našeho|máte|pošlete|podpořte|klikněte|ön|önt|önnek|kérjük
|iratkozzon|dumneavoastră|noastre|noastră|nostru|siz|sizin|sizi|bizim|lütfen|tıklayın|σας|πατήστε
|вам|ваш|ваша|ваше|наша|нашем|нашего|хотите|нажмите|подписывайтесь|подпишитесь|наші|нашого|нашому
|долучайтеся|підтримайте|підпишіться|您|你|敬请|请在|请勿|请点击|我们|我們|本网|本站|欢迎|扫码
|ください|下さい|いただけます|頂けます|今すぐ|今なら|당신|여러분|주세요|하세요|바랍니다|لكم|تابعونا
|تابعوا|يمكنك|يمكنكم|اشترك|اشتركوا|شاركنا|شما|לכם|שלכם|שלנו|आप|आपके|आपकी|हमारे|हमारा|करें|anda|kami
|bạn|คุณ|leia os|leia as|reading to the end|listen to more
"""

THIS_PAGE = """
this article|this story|this page|this site|our site|our website|time stamp|our journalism|by email
|be emailed|privacy notice|my bookmarks|a story you'd like|fill out the form|form here|a commission
|link on this|another page on the site|this issue|in your browser|thanks for signing
|your subscription|diesen artikel|dieser artikel|den artikel|externen inhalt|ihr konto|ihrem konto
|browsereinstellungen|ihre angaben|mit einem klick|este artículo|esta noticia|esta nota
|tu suscripción|este dispositivo|este sitio|cet article|réservé aux abonnés|votre compte
|votre abonnement|votre navigateur|notre site|votre commune|créez votre|questo articolo|nostro sito
|tuo account|tuo abbonamento|este texto|esta reportagem|esta matéria|ser assinante|é assinante
|sua conta|sua assinatura|dit artikel|premium-artikel|een account aan|onze site|reageren kan
|deel je mening|artikeln|det här är en låst|ditt konto|som prenumerant|denne artikkelen|din konto
|denne artikel|tämän artikkelin|tilauksesi|nasz artykuł|naszego artykułu|ten artykuł|filmik
|nasz serwis|náš článek|tento článek|tip na článek|tip na|svůj účet|cikkünk|a cikket|böngésző
|acest articol|articolul nostru|bu haberi|haberimizi|yorumunuz|το άρθρο|το κείμενο|нашу статью
|эту статью|этот материал|наш сайт|в дзене|нашу редакцию|наш канал|цю статтю|цей матеріал
|незалежну журналістику|本文|本网|本站|登录|客户端|二维码|この記事|当サイト|有料会員|有料記事
|ログイン|会員登録|이 기사|이 글|구독자|로그인|هذا المقال|موقعنا|حسابك|این مطلب|הכתבה|האתר|यह लेख
|हमारा ऐप|हमारे चैनल|artikel ini|situs kami|bài viết này|บทความนี้|javascript|cancel anytime
|jederzeit kündbar|monatlich kündbar|sans engagement|sin compromiso|sin permanencia|senza vincoli
|sem compromisso|cancele quando|altijd opzegbaar|ingen bindningstid|uten binding|uden binding
|bez zobowiązań|bez závazků|bármikor lemondható|いつでも解約|언제든지 해지|随时取消
|iptal edebilirsiniz|в любой момент|ai narration|automated voice|text-to-speech|our newsroom
|our reporters|unsere redaktion|notre rédaction|nuestra redacción|nostra redazione|nossa redação
|onze redactie|vår redaktion|nasza redakcja|naše redakce|daha fazlası için|bu haber toplam|seu email
|seu e-mail|your inbox|tu correo|tu buzón|tua casella|votre boîte|je inbox|din inkorg
|twojej skrzynce|notifications from|unlimited access|onbeperkt toegang|accès illimité
|acceso ilimitado|acesso ilimitado|accesso illimitato|inhalte von drittanbietern
|eingebettete inhalte|externe inhalte|third-party content|embedded content|contenu est bloqué
|contenido externo|contenuti esterni|contenuto esterno|conteúdo externo|externt innehåll|tredje part
|eksternt innhold|eksternt indhold|externe inhoud|treści zewnętrzne|внешний контент
|editorial content|exclusiva para registrados|contenido premium|is ai-generated
|请下载
"""
