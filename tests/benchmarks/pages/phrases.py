"""What sites of each language write around an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """The furniture of a page; `teasers` are headlines of other articles."""

    menu: tuple[str, ...]
    cookies: str
    accept: str
    related: str
    teasers: tuple[str, ...]
    newsletter: str
    share: str
    comments: str
    comment: str
    advert: str
    about: str
    rights: str
    gate: str


PHRASES: Final = {
    "en": Phrases(
        ("Home", "News", "Business", "Sport", "Weather"),
        "We and our partners use cookies to improve your visit. You can change this at any time.",
        "Accept all",
        "Read more",
        ("Bus fares to rise in spring", "The baker who never sleeps", "Ten walks under ten miles"),
        "Sign up for our newsletter and get the best stories every morning.",
        "Share this article",
        "Comments",
        "I live round the corner and nobody asked me about any of this, as usual.",
        "Advertisement",
        "writes about towns and the people in them. Follow for more stories.",
        "All rights reserved. Terms of use. Privacy policy.",
        "Subscribe to continue reading. Already a subscriber? Log in.",
    ),
    "de": Phrases(
        ("Startseite", "Politik", "Wirtschaft", "Sport", "Wetter"),
        "Wir verwenden Cookies, um unser Angebot zu verbessern. Mehr in der Datenschutzerklärung.",
        "Alle akzeptieren",
        "Mehr zum Thema",
        ("Buspreise steigen im Frühjahr", "Der Bäcker, der nie schläft", "Zehn kurze Wanderungen"),
        "Melden Sie sich für unseren Newsletter an und lesen Sie jeden Morgen das Wichtigste.",
        "Artikel teilen",
        "Kommentare",
        "Ich wohne um die Ecke und mich hat wie immer niemand gefragt.",
        "Anzeige",
        "schreibt über Städte und die Menschen darin.",
        "Alle Rechte vorbehalten. Impressum. Datenschutz.",
        "Jetzt Abo abschließen und weiterlesen. Dieser Artikel ist exklusiv für Abonnenten.",
    ),
    "fr": Phrases(
        ("Accueil", "Politique", "Économie", "Sport", "Météo"),
        "Nous utilisons des cookies pour améliorer votre visite. Vous pouvez changer d'avis.",
        "Tout accepter",
        "À lire aussi",
        ("Le bus plus cher au printemps", "Le boulanger qui ne dort pas", "Dix balades faciles"),
        "Inscrivez-vous à notre lettre d'information et recevez le meilleur chaque matin.",
        "Partager cet article",
        "Commentaires",
        "J'habite à côté et personne ne m'a demandé mon avis, comme toujours.",
        "Publicité",
        "écrit sur les villes et ceux qui les habitent.",
        "Tous droits réservés. Mentions légales.",
        "Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés.",
    ),
    "es": Phrases(
        ("Portada", "Política", "Economía", "Deportes", "Tiempo"),
        "Usamos cookies para mejorar tu visita. Puedes cambiar tu elección cuando quieras.",
        "Aceptar todo",
        "Te puede interesar",
        ("El autobús subirá en primavera", "El panadero que no duerme", "Diez paseos cortos"),
        "Suscríbete a nuestro boletín y recibe lo mejor cada mañana.",
        "Compartir este artículo",
        "Comentarios",
        "Vivo a la vuelta y nadie me preguntó nada, como siempre.",
        "Publicidad",
        "escribe sobre ciudades y su gente.",
        "Todos los derechos reservados. Aviso legal.",
        "Contenido exclusivo para suscriptores. Suscríbete para seguir leyendo.",
    ),
    "ru": Phrases(
        ("Главная", "Политика", "Экономика", "Спорт", "Погода"),
        "Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая, вы соглашаетесь с этим.",
        "Принять",
        "Читайте также",
        ("Проезд подорожает весной", "Пекарь, который не спит", "Десять коротких прогулок"),
        "Подпишитесь на нашу рассылку и получайте главное каждое утро.",
        "Поделиться",
        "Комментарии",
        "Живу за углом, и меня, как всегда, никто не спросил.",
        "Реклама",
        "пишет о городах и людях.",
        "Все права защищены. Правила пользования.",
        "Материал доступен только для подписчиков.",
    ),
    "ar": Phrases(
        ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "طقس"),
        "نستخدم ملفات تعريف الارتباط لتحسين زيارتك، ويمكنك تغيير ذلك في أي وقت.",
        "قبول الكل",
        "اقرأ أيضا",
        ("ارتفاع أسعار الحافلات", "الخباز الذي لا ينام", "عشر نزهات قصيرة"),
        "اشترك في نشرتنا البريدية لتصلك أهم القصص كل صباح.",
        "شارك المقال",
        "التعليقات",
        "أسكن قريبا من هنا ولم يسألني أحد كالعادة.",
        "إعلان",
        "تكتب عن المدن وأهلها.",
        "جميع الحقوق محفوظة. سياسة الخصوصية.",
        "هذا المقال متاح للمشتركين فقط.",
    ),
    "hi": Phrases(
        ("होम", "राजनीति", "व्यापार", "खेल", "मौसम"),
        "हम आपकी सुविधा के लिए कुकीज़ का उपयोग करते हैं। आप इसे कभी भी बदल सकते हैं।",
        "सभी स्वीकार करें",
        "यह भी पढ़ें",
        ("बस का किराया बढ़ेगा", "कभी न सोने वाला नानबाई", "दस छोटी सैर"),
        "हमारे न्यूज़लेटर के लिए साइन अप करें और हर सुबह खबरें पाएँ।",
        "शेयर करें",
        "टिप्पणियाँ",
        "मैं पास में ही रहता हूँ और मुझसे किसी ने नहीं पूछा।",
        "विज्ञापन",
        "शहरों और गाँवों पर लिखती हैं।",
        "सर्वाधिकार सुरक्षित। गोपनीयता नीति।",
        "यह लेख केवल सदस्यों के लिए है।",
    ),
    "zh": Phrases(
        ("首页", "时政", "财经", "体育", "天气"),
        "我们使用 Cookie 来改善您的访问体验，您可以随时更改设置。",
        "全部接受",
        "相关阅读",
        ("公交票价春季上调", "从不睡觉的面包师", "十条短途步道"),
        "订阅我们的电子报，每天早上收到精选文章。",
        "分享本文",
        "评论",
        "我就住在附近，从来没有人问过我的意见。",
        "广告",
        "长期关注城市与乡村。",
        "版权所有 未经许可不得转载",
        "订阅会员即可阅读全文。",
    ),
    "ja": Phrases(
        ("ホーム", "政治", "経済", "スポーツ", "天気"),
        "当サイトでは利便性向上のためクッキーを使用しています。設定はいつでも変更できます。",
        "すべて同意する",
        "関連記事",
        ("バス運賃が春に値上げ", "眠らないパン屋", "十の短い散歩道"),
        "ニュースレターに登録して、毎朝おすすめの記事を受け取りましょう。",
        "この記事をシェア",
        "コメント",
        "近所に住んでいますが、誰にも意見を聞かれませんでした。",
        "広告",
        "町と人について書いている。",
        "無断転載を禁じます。利用規約",
        "この記事は有料会員限定です。",
    ),
    "pt": Phrases(
        ("Início", "Política", "Economia", "Desporto", "Tempo"),
        "Usamos cookies para melhorar a sua visita. Pode mudar de ideias quando quiser.",
        "Aceitar tudo",
        "Leia também",
        ("Bilhetes sobem na primavera", "O padeiro que não dorme", "Dez passeios curtos"),
        "Subscreva a nossa newsletter e receba o melhor todas as manhãs.",
        "Partilhar",
        "Comentários",
        "Moro aqui ao lado e ninguém me perguntou nada.",
        "Publicidade",
        "escreve sobre cidades e pessoas.",
        "Todos os direitos reservados. Termos de uso.",
        "Conteúdo exclusivo para assinantes.",
    ),
    "ko": Phrases(
        ("홈", "정치", "경제", "스포츠", "날씨"),
        "더 나은 서비스를 위해 쿠키를 사용합니다. 설정은 언제든지 바꿀 수 있습니다.",
        "모두 동의",
        "관련 기사",
        ("봄부터 버스 요금 인상", "잠들지 않는 제빵사", "짧은 산책길 열 곳"),
        "뉴스레터를 구독하고 매일 아침 소식을 받아 보세요.",
        "기사 공유",
        "댓글",
        "근처에 사는데 아무도 의견을 묻지 않았습니다.",
        "광고",
        "도시와 사람에 대해 쓴다.",
        "무단 전재 및 재배포 금지",
        "이 기사는 구독자 전용입니다.",
    ),
    "it": Phrases(
        ("Home", "Politica", "Economia", "Sport", "Meteo"),
        "Usiamo i cookie per migliorare la tua visita. Puoi cambiare idea quando vuoi.",
        "Accetta tutti",
        "Leggi anche",
        ("Autobus più cari in primavera", "Il fornaio che non dorme", "Dieci passeggiate brevi"),
        "Iscriviti alla nostra newsletter e ricevi il meglio ogni mattina.",
        "Condividi",
        "Commenti",
        "Abito qui vicino e nessuno mi ha chiesto niente.",
        "Pubblicità",
        "scrive di città e di persone.",
        "Tutti i diritti riservati. Note legali.",
        "Contenuto riservato agli abbonati.",
    ),
}
