"""A day of a made-up server: four channels in five languages, conversations that cross, chatter."""

from __future__ import annotations

import re

from bot.digests import Posted

MINUTE = 60_000 << 22
START = (1_790_000_000_000 - 1_420_070_400_000) << 22

WORKSHOP = """
08:02 Ines: morning all
08:03 Tom: gm
08:05 Ines: Quick heads-up: the laser cutter throws error 14 again, the exhaust fan does not start
08:06 Tom: again? We replaced that fan in August
08:07 Ines: Yes. The fan spins when I push it by hand, so I suspect the relay on the exhaust board
08:09 Priya: Does anyone have a spare tent for the Harz trip next weekend? Ours has a broken pole
08:10 Tom: The relay is the cheap one, I said so back then. I have two solid state relays at home
08:11 Marek: I have a three person tent, a bit heavy but it is waterproof
08:12 Priya: Perfect, weight is fine, we take the train to Wernigerode and only walk six kilometres
08:13 Ines: @Tom could you bring a solid state relay tonight? The school group comes tomorrow
08:14 Tom: sure, will be there at seven
08:15 Marek: Which train do you take? The 9:14 to Wernigerode is usually full on Saturdays
08:16 Priya: We booked seats on the 9:14, four of us, group ticket
08:17 Ines: :thumbsup:
08:19 Lucía: 😂😂
08:21 Marek: Then I join you and bring the tent, plus my gas stove
08:24 Tom: Please nobody use the laser cutter without exhaust, acrylic fumes are nasty +4
08:25 Ines: I put a sign on the door and locked the laser cutter out at the main switch +3
08:26 Priya: Gas stove is great, is the campsite below the Brocken open in November?
08:29 Marek: The campsite is open until the fifteenth, I called them. Showers are cold though
08:31 Lucía: cold showers, character building
08:32 Priya: lol
10:40 Oskar: https://parts.example/relays/ssr-40
10:41 Oskar: that one is a solid state relay with heat sink, 12 euros, they deliver tomorrow
10:44 Ines: Good find, order two of them, the members' fund pays +2
10:45 Oskar: ok
10:46 Oskar: ordered
12:30 Lucía: who wants pizza
12:31 Oskar: me
12:31 Tom: me!!
12:32 Lucía: lunch is served
12:33 Ines: enjoy
15:02 Jonas: Has anybody got the new 3D printer to print PETG? It peels off the bed every time
15:05 Oskar: What bed temperature do you use? PETG wants 80 degrees and a clean textured plate
15:07 Jonas: 70 degrees and the smooth plate, so that might be it
15:08 Oskar: PETG can even rip the coating off. Use the textured plate and some glue stick
15:12 Jonas: Ok trying the textured plate at 80 now
15:41 Jonas: It works! First layer sticks like mad with the textured plate at 80 degrees +5
15:42 Oskar: yay
15:43 Oskar: Let us write that into the printer wiki, every second person asks about PETG
15:44 Jonas: Will do it tonight, with photos of the first layer
19:20 Tom: Relay is in. Fan starts, error 14 is gone, laser cutter is free again +6
19:21 Ines: you are the best, thanks
19:22 Priya: 🎉
19:25 Ines: Decision for the board: we check the exhaust fan of the laser cutter every month
"""

GARTEN = """
07:40 Heike: guten morgen zusammen
07:41 Ralf: moin
07:45 Heike: Die Tomaten im Gewächshaus haben Braunfäule, ich habe heute drei Pflanzen ausgerissen
07:49 Ralf: Oh nein, bei mir im Beet auch. Die Braunfäule kommt von den nassen Blättern
07:52 Heike: Ich gieße nur unten, aber das Dach vom Gewächshaus tropft auf die Tomaten
07:55 Anke: Bei uns hat ein Dach aus Folie geholfen, seitdem keine Braunfäule mehr
07:58 Ralf: Folie hätte ich noch, vier Meter, die kannst du am Samstag für das Gewächshaus haben
08:01 Heike: Das wäre super, dann nehme ich die Folie gern
08:02 Ralf: 👍
11:10 Anke: Wir müssen bis Freitag entscheiden: Wasseranschluss erneuern? Angebot: 2400 Euro
11:14 Ralf: 2400 Euro für den Wasseranschluss ist happig, letztes Jahr hieß es noch 1700
11:16 Heike: Die Leitung ist von 1978, wenn die im Winter bricht, wird es teurer
11:19 Anke: Ich schlage vor, wir stimmen am Donnerstag über den Wasseranschluss ab +5
11:22 Ralf: Einverstanden. Können wir bis dahin ein zweites Angebot einholen?
11:25 Anke: Ich frage die Firma Petersen nach einem zweiten Angebot
11:26 Heike: danke dir
11:27 Ralf: super
13:00 Heike: haha schaut mal der Igel https://bilder.example/igel.jpg
13:01 Anke: wie süß
13:02 Ralf: 😍
17:30 Anke: Petersen würde den Wasseranschluss für 1950 Euro machen, aber erst im Januar
17:34 Heike: Januar ist zu spät, wenn der Frost kommt
17:36 Ralf: Dann lieber die teurere Firma und dafür vor dem Frost, finde ich
"""

KITCHEN = """
09:10 佐藤: おはようございます
09:12 田中: おはよう
09:15 佐藤: 来週の文化祭でラーメンの屋台を出したいと思うんですが、スープはどうしましょうか
09:18 田中: 豚骨スープは時間がかかるから、鶏ガラの醤油ラーメンがいいと思います
09:20 鈴木: 屋台なら醤油ラーメンに賛成です。鶏ガラは前の日に仕込めます
09:22 佐藤: では醤油ラーメンにしましょう。鶏ガラは何キロ必要ですか
09:25 鈴木: 百杯分なら鶏ガラ十キロ、それと麺は製麺所に注文します +2
09:27 田中: 了解です
09:28 佐藤: ありがとうございます
09:31 田中: 屋台の許可は保健所に金曜日までに申請が必要だそうです
09:34 鈴木: 保健所の申請書は私が書きます。屋台の図面を送ってください
09:35 佐藤: 図面は今夜送ります
11:05 王芳: 大家周末去不去爬山？香山的红叶应该正好
11:08 李明: 香山周末人太多了，红叶好看但是缆车要排两个小时
11:10 王芳: 那我们早上七点出发，不坐缆车，走北门上山
11:12 李明: 北门可以，我开车，车里还能坐三个人
11:15 陈静: 我也想看红叶，可以坐你的车吗？
11:16 李明: 没问题，六点半在学校东门集合
11:17 陈静: 好的
11:18 王芳: 哈哈
11:20 王芳: 那就定了：周六六点半东门集合，去香山看红叶 +3
"""

SALON = """
18:00 Camille: salut tout le monde
18:02 Hugo: coucou
18:04 Camille: Le concert de la chorale est déplacé au 12 décembre, la salle Berlioz est inondée
18:06 Hugo: Mince, la salle Berlioz encore ? Où est-ce qu'on chante alors ?
18:09 Camille: À l'église Saint-Roch, la répétition générale est mercredi à 19 h dans l'église
18:11 Sofía: ¿Alguien sabe si la biblioteca presta instrumentos? Busco un violín para mi hija
18:12 Hugo: L'acoustique de l'église Saint-Roch est magnifique pour la chorale, mais il fait froid
18:14 Diego: Sí, la biblioteca del centro presta violines, hay que reservar el violín por la web
18:15 Camille: Prévoyez des manteaux pour la répétition, le chauffage de l'église est en panne
18:17 Sofía: Perfecto, ¿el violín se puede tener más de un mes?
18:20 Diego: Tres meses, y la biblioteca renueva el préstamo una vez si nadie espera
18:21 Sofía: muchas gracias
18:22 Hugo: ok merci
18:23 Camille: Les affiches de la chorale sont prêtes, qui peut en coller dans le quartier ?
18:26 Hugo: Je prends vingt affiches pour le quartier de la gare
"""

CHANNELS = {101: "workshop", 102: "garten", 103: "kitchen", 104: "salon"}
_LINE = re.compile(r"(\d\d):(\d\d) ([^:]+): (.*?)(?: \+(\d+))?")


def posts() -> tuple[Posted, ...]:
    """Return all messages, oldest first."""
    found = []
    people: dict[str, int] = {}
    for channel, script in zip(CHANNELS, (WORKSHOP, GARTEN, KITCHEN, SALON), strict=True):
        for line in script.strip().splitlines():
            said = _LINE.fullmatch(line)
            assert said is not None, line
            hour, minute, speaker, text, reactions = said.groups()
            number = START + (60 * int(hour) + int(minute)) * MINUTE + channel * 4096 + len(found)
            author = people.setdefault(speaker, 7000 + len(people))
            found.append(
                Posted(
                    id=number,
                    channel=channel,
                    author=author,
                    speaker=speaker,
                    text=text,
                    reactions=int(reactions or 0),
                    mentions=tuple(n for who, n in people.items() if f"@{who}" in text),
                )
            )
    return tuple(sorted(found, key=lambda post: post.id))
