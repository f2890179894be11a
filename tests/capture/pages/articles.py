"""Made-up articles in seven languages, as the pages of the tests show them."""

# ruff: noqa: E501  # mark-up and sentences read better whole

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Article:
    """An article with all that a page may say of it; what is expected is what it is."""

    key: str
    language: str
    title: str
    subtitle: str
    authors: tuple[str, ...]
    issued: str
    shown: str
    """The day as a reader of that language sees it."""
    outlet: str
    host: str
    section: str
    by: str
    paragraphs: tuple[str, ...]
    subhead: str
    caption: str
    quotation: str
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    """What the page says around it: read more, related, share, newsletter, …"""

    @property
    def blocks(self) -> tuple[tuple[str, object], ...]:
        """The text in its order: kinds and words."""
        first, second, *rest = self.paragraphs
        middle: list[tuple[str, object]] = [("quote", self.quotation)]
        if self.points:
            middle.append(("list", self.points))
        if self.table:
            middle.append(("table", self.table))
        return (
            ("p", first), ("p", second), ("h2", self.subhead), ("p", rest[0]), *middle,
            *(("p", each) for each in rest[1:]),
        )  # fmt: skip

    @property
    def text(self) -> str:
        """The words, paragraphs apart by an empty line."""
        out = []
        for kind, value in self.blocks:
            match kind, value:
                case "list", tuple():
                    out.append("\n".join(value))
                case "table", tuple():
                    out.append("\n".join(" ".join(row) for row in value))
                case _:
                    out.append(str(value))
        return "\n\n".join(out)


_EN = {
    "more": "Read more:", "related": "Related stories", "share": "Share this article",
    "newsletter": "Sign up for our newsletter and get the news of the week on Friday.",
    "comments": "Comments (2)", "comment": "I walk past there every day and never noticed it.",
    "about": "is a reporter at the city desk and writes about water, roads and money.",
    "rights": "All rights reserved.", "updated": "Updated", "published": "Published",
    "home": "Home", "cookies": "We use cookies to make this site work. Accept all cookies?",
    "other": "Council puts off decision on the tram line", "other2": "Why the old mill was sold",
    "read": "4 min read", "advert": "Advertisement", "tags": "Tags: harbour, storm, city",
}  # fmt: skip

ARTICLES = (
    Article(
        key="harbour",
        language="en",
        title="Harbour reopens four days after the storm",
        subtitle="Ferries sail again from Monday, but the long pier stays closed until autumn",
        authors=("Marta Lindqvist",),
        issued="2021-07-06",
        shown="July 6, 2021",
        outlet="The Saltmarsh Courier",
        host="www.saltmarsh-courier.example",
        section="Local",
        by="By",
        paragraphs=(
            (
                "The harbour of Saltmarsh reopened on Tuesday morning, four days after a storm had "
                "closed it to ferries, trawlers and the small boats of the sailing school."
            ),
            (
                "Two tugs cleared the fairway overnight, and divers found no wreck on the bottom, "
                "the harbour master said at a short press conference on the quay."
            ),
            (
                "Engineers will need until September to mend the long pier, whose outer end lost some "
                "thirty metres of planking and most of its lamps to the waves."
            ),
            (
                "The insurance pays for the lamps; who pays for the planking is still being argued "
                "over by the town, the county and the company that leases the pier."
            ),
            (
                "On Tuesday evening the first ferry came in with eleven passengers and a cello, to "
                "applause from the people who had waited behind the barrier."
            ),
        ),
        subhead="Pier stays closed",
        caption="The long pier on the morning after the storm (Photo: T. Aune)",
        quotation="“We have seen worse winters, but never a worse July,” said Ida Brandt, who has "
        "sold tickets on the quay since 1984.",
        points=(
            "Ferries to the islands sail from Monday, three times a day.",
            "The fish market opens on Thursday at five in the morning.",
            "The sailing school stays closed until further notice.",
        ),
        words=_EN,
    ),
    Article(
        key="library",
        language="en",
        title="Town library lends out its last card catalogue",
        subtitle="Forty thousand handwritten cards go on tour before they come to rest in a museum",
        authors=("Priya Raman", "Owen Castell"),
        issued="2019-11-23",
        shown="23 November 2019",
        outlet="Northfield Review",
        host="northfieldreview.example",
        section="Culture",
        by="By",
        paragraphs=(
            (
                "For eighty years the card catalogue of Northfield's library stood by the door, and "
                "nobody thought of it as something that could be borrowed."
            ),
            (
                "That changed last week, when the library handed all ninety-six drawers over to a "
                "group of artists who will show them in eleven villages."
            ),
            (
                "Each village may add cards of its own: about books that were never written, people "
                "who left, shops that closed and recipes that nobody cooks any more."
            ),
            (
                "The librarians were doubtful at first. Then one of them found, between two cards on "
                "bee-keeping, a note in the hand of her own grandmother."
            ),
            (
                "The tour ends in May. After that the drawers go to the county museum, where they may "
                "be opened on the first Sunday of every month."
            ),
            "No fee is asked, but visitors are expected to leave a card behind.",
        ),
        subhead="Cards about books that do not exist",
        caption="One of ninety-six drawers, with a card on bee-keeping (Northfield Review)",
        quotation="“A catalogue is a promise that things can be found again,” says the artist Lou "
        "Meredith, who carried the first drawer out herself.",
        table=(
            ("Village", "Month", "Drawers"),
            ("Aldham", "January", "12"),
            ("Brook End", "February", "8"),
            ("Coldwell", "March", "20"),
        ),
        words={**_EN, "about": "write together about libraries, archives and lost letters."},
    ),
    Article(
        key="bridge",
        language="en",
        title="Engineers find the bridge was never on any plan",
        subtitle="A footbridge used by hundreds each day turns out to belong to nobody",
        authors=("Samuel Okoro",),
        issued="2020-02-14",
        shown="14 Feb 2020",
        outlet="Valley Dispatch",
        host="valleydispatch.example",
        section="Politics",
        by="Written by",
        paragraphs=(
            (
                "When the town of Upper Lenn set out to paint its bridges, it found one too many: a "
                "footbridge of iron that no plan, deed or map admits to."
            ),
            (
                "“Somebody built it, and somebody has been oiling the hinges of its gate,” the town "
                "engineer told the council on Thursday. “It was not us.”"
            ),
            (
                "The search for an owner has so far led to a mill that burned down in 1931, to a "
                "railway that was never finished, and to a family that moved to Chile."
            ),
            (
                "Until the owner is found, the bridge can neither be painted nor closed, because both "
                "would need a signature that nobody may give."
            ),
            (
                "Hundreds of people cross it each day on their way to the station. Most of them, asked "
                "on Friday morning, had always taken it for granted."
            ),
        ),
        subhead="A gate that somebody oils",
        caption="The bridge over the Lenn, seen from the station (Valley Dispatch/S. Okoro)",
        quotation="“It is the best-kept bridge in the valley,” said the painter who was sent away "
        "again with his ladders and his forty litres of green.",
        words=_EN,
    ),
    Article(
        key="agua",
        language="es",
        title="El pueblo que apagó sus fuentes para salvar el río",
        subtitle="Durante un verano, los vecinos llevaron el agua en cántaros como sus abuelos",
        authors=("Lucía Ferrández",),
        issued="2022-08-03",
        shown="3 de agosto de 2022",
        outlet="El Correo del Valle",
        host="www.correodelvalle.example",
        section="Sociedad",
        by="Por",
        paragraphs=(
            (
                "En Fuentenegra nadie recuerda un verano tan seco como este, y por eso nadie protestó "
                "cuando el ayuntamiento cerró las siete fuentes de la plaza."
            ),
            (
                "El agua que antes corría día y noche vuelve ahora al río, que en julio llevaba apenas "
                "un palmo de agua a su paso por el molino viejo."
            ),
            (
                "Los vecinos se turnan para llevar cántaros a las casas de los mayores, y los niños han "
                "hecho de las fuentes vacías un campo de fútbol con siete porterías."
            ),
            (
                "La medida terminará cuando el río vuelva a cubrir la tercera piedra del puente, una "
                "marca que los pastores usan desde hace más de dos siglos."
            ),
            (
                "Según la alcaldesa, que también carga su cántaro los lunes, el pueblo ha gastado la "
                "mitad de agua que en agosto del año pasado."
            ),
        ),
        subhead="La tercera piedra del puente",
        caption="La plaza de Fuentenegra, sin agua, el lunes pasado (Foto: J. Ibarra)",
        quotation="«El agua no era nuestra, solo pasaba por aquí», dice Remedios Coll, de noventa "
        "años, sentada al borde de la fuente seca.",
        words={
            "more": "Lea también:",
            "related": "Noticias relacionadas",
            "share": "Compartir",
            "newsletter": "Suscríbase a nuestro boletín y reciba cada viernes lo mejor de la "
            "semana.",
            "comments": "2 comentarios",
            "rights": "Todos los derechos reservados.",
            "comment": "Mi abuela decía lo mismo de la fuente de la sierra.",
            "about": "es redactora de Sociedad y escribe sobre agua y pueblos.",
            "updated": "Actualizado",
            "published": "Publicado",
            "home": "Inicio",
            "cookies": "Usamos cookies propias y de terceros.",
            "read": "4 min de lectura",
            "other": "La feria vuelve a la plaza mayor",
            "other2": "El molino busca dueño",
            "advert": "Publicidad",
            "tags": "Temas: agua, sequía",
        },
    ),
    Article(
        key="phare",
        language="fr",
        title="Le phare de Kerloc’h cherche un gardien qui sache se taire",
        subtitle="Deux cents candidats se sont présentés pour une île où il n’y a personne",
        authors=("Hélène Quéméneur",),
        issued="2021-03-01",
        shown="1er mars 2021",
        outlet="La Gazette des Îles",
        host="www.gazettedesiles.example",
        section="Société",
        by="Par",
        paragraphs=(
            (
                "L’annonce tenait en trois lignes, et elle a fait le tour du pays : le phare de "
                "Kerloc’h cherche un gardien pour l’hiver, logé, nourri, et seul."
            ),
            (
                "Deux cents personnes ont répondu en une semaine, parmi lesquelles un notaire, une "
                "trompettiste et trois frères qui voulaient venir ensemble."
            ),
            (
                "Le travail n’est pas difficile, dit la mairie : il faut nettoyer la lanterne, relever "
                "la pluie et noter le passage des oiseaux dans un grand cahier."
            ),
            (
                "Ce qui est difficile, c’est le silence, que le dernier gardien n’a supporté que "
                "jusqu’à la mi-janvier, avant de demander le bateau par radio."
            ),
            (
                "Le choix sera fait au printemps, après une nuit d’essai pendant laquelle les candidats "
                "n’auront ni livre, ni téléphone, ni musique."
            ),
        ),
        subhead="Un cahier pour les oiseaux",
        caption="Le phare de Kerloc’h à marée haute (Photo : Y. Le Bihan)",
        quotation="« On ne vient pas ici pour fuir les gens, mais pour apprendre à les attendre », "
        "écrit l’un des candidats dans sa lettre.",
        points=(
            "Le poste est ouvert de novembre à mars.",
            "Le bateau passe une fois par mois, si la mer le permet.",
            "Les animaux sont admis, à l’exception des coqs.",
        ),
        words={
            "more": "Lire aussi :",
            "related": "À lire également",
            "share": "Partager",
            "newsletter": "Inscrivez-vous à notre lettre du vendredi.",
            "home": "Accueil",
            "comments": "2 commentaires",
            "comment": "Je suis volontaire, avec mon chat.",
            "about": "est journaliste et couvre le littoral.",
            "rights": "Tous droits réservés.",
            "updated": "Mis à jour",
            "published": "Publié",
            "read": "Temps de lecture : 4 min",
            "cookies": "Ce site utilise des cookies.",
            "other": "Le port refait ses quais",
            "other2": "Une école sans sonnerie",
            "advert": "Publicité",
            "tags": "Mots-clés : mer",
        },
    ),
    Article(
        key="uhr",
        language="de",
        title="Die Rathausuhr geht nach, und keiner will es ändern",
        subtitle="Seit dem Umbau fehlen sieben Minuten, die sich die Stadt inzwischen gönnt",
        authors=("Jürgen Aschenbrand",),
        issued="2018-05-09",
        shown="9. Mai 2018",
        outlet="Anzeiger für Mühlbach",
        host="www.anzeiger-muehlbach.example",
        section="Lokales",
        by="Von",
        paragraphs=(
            (
                "Wer in Mühlbach zu spät kommt, hat eine gute Ausrede: Die Uhr am Rathaus geht seit dem "
                "Umbau im Herbst genau sieben Minuten nach."
            ),
            (
                "Zuerst beschwerten sich die Busfahrer, dann die Lehrer, und schließlich beschwerte "
                "sich niemand mehr, weil sich alle daran gewöhnt hatten."
            ),
            (
                "Inzwischen beginnt der Markt nach der Rathausuhr, der Gottesdienst ebenso, und selbst "
                "die Feuerwehr hat ihre Übungen um sieben Minuten verschoben."
            ),
            (
                "Der Uhrmacher, der den Auftrag zur Reparatur schon in der Tasche hat, wartet auf einen "
                "Beschluss, den der Stadtrat dreimal vertagt hat."
            ),
            (
                "Am Donnerstag steht der Punkt wieder auf der Tagesordnung, als letzter, um zwanzig Uhr "
                "oder, je nachdem, sieben Minuten später."
            ),
        ),
        subhead="Ein Beschluss, der auf sich warten lässt",
        caption="Die Uhr am Rathaus, fotografiert um zwölf (Foto: K. Dorn)",
        quotation="„Sieben Minuten sind nicht viel, aber es sind unsere“, sagt die Wirtin vom "
        "Ratskeller, die mittags nach der alten Zeit serviert.",
        words={
            "more": "Lesen Sie auch:",
            "related": "Mehr zum Thema",
            "share": "Teilen",
            "newsletter": "Abonnieren Sie unseren Newsletter für die Woche.",
            "home": "Startseite",
            "comments": "2 Kommentare",
            "comment": "Bei uns geht sie vor, das ist schlimmer.",
            "about": "ist Redakteur im Lokalen und schreibt über Ämter und Uhren.",
            "rights": "Alle Rechte vorbehalten.",
            "updated": "Aktualisiert",
            "published": "Veröffentlicht",
            "cookies": "Wir verwenden Cookies.",
            "read": "Lesezeit 4 Minuten",
            "other": "Neue Bänke für den Stadtpark",
            "other2": "Warum das Freibad länger öffnet",
            "advert": "Anzeige",
            "tags": "Themen: Uhr",
        },
    ),
    Article(
        key="padaria",
        language="pt",
        title="A padaria que abre quando o rio deixa",
        subtitle="Em Porto Velho de Cima, o pão chega de barco e o horário é o da maré",
        authors=("Rui Sampaio",),
        issued="2023-09-17",
        shown="17 de setembro de 2023",
        outlet="Jornal da Ribeira",
        host="www.jornaldaribeira.example",
        section="Cidades",
        by="Por",
        paragraphs=(
            (
                "Na porta da padaria não há horário, apenas uma tábua com as marés do mês, escrita a "
                "giz pela filha do padeiro todas as segundas-feiras."
            ),
            (
                "Quando o rio sobe, o barco com a farinha encosta à janela; quando desce, a massa "
                "espera, e com ela esperam os trezentos moradores da vila."
            ),
            (
                "O padeiro já pensou em comprar um caminhão, mas a estrada fica debaixo de água cinco "
                "meses por ano, e o barco não paga pedágio."
            ),
            (
                "No inverno passado a padaria abriu às quatro da manhã durante uma semana inteira, e "
                "ninguém em Porto Velho de Cima chegou tarde ao trabalho."
            ),
            (
                "Os turistas estranham, contou ele, mas acabam por perguntar a hora da maré em vez da "
                "hora do dia, que para ele é a pergunta certa."
            ),
        ),
        subhead="Cinco meses debaixo de água",
        caption="O barco da farinha encostado à janela da padaria (Foto: A. Nogueira)",
        quotation="“Quem manda aqui é a lua, eu só acendo o forno”, diz o padeiro Anselmo Prado, "
        "que herdou o barco antes de herdar a casa.",
        words={
            "more": "Leia também:",
            "related": "Notícias relacionadas",
            "share": "Compartilhar",
            "newsletter": "Assine a nossa newsletter e receba as notícias da semana.",
            "comments": "2 comentários",
            "comment": "O melhor pão do rio inteiro.",
            "about": "é repórter de Cidades.",
            "rights": "Todos os direitos reservados.",
            "updated": "Atualizado",
            "published": "Publicado",
            "home": "Início",
            "cookies": "Usamos cookies neste site.",
            "read": "4 min de leitura",
            "other": "A ponte nova fica para o ano",
            "other2": "O cinema volta à praça",
            "advert": "Publicidade",
            "tags": "Temas: rio, pão",
        },
    ),
    Article(
        key="maktaba",
        language="ar",
        title="مكتبة متنقلة على ظهر جمل تصل إلى آخر قرى الوادي",
        subtitle="ثلاثمئة كتاب في صندوقين، وصف من الأطفال ينتظر منذ الفجر",
        authors=("سلمى الحداد",),
        issued="2021-07-06",
        shown="6 يوليو 2021",
        outlet="صحيفة الوادي",
        host="www.alwadi-news.example",
        section="ثقافة",
        by="بقلم",
        paragraphs=(
            (
                "وصلت المكتبة المتنقلة صباح الثلاثاء إلى قرية العين البعيدة، وهي آخر القرى في الوادي "
                "قبل أن تبدأ الرمال التي لا طريق فيها."
            ),
            (
                "وكان الأطفال قد اصطفوا منذ الفجر أمام المدرسة، وفي يد كل واحد منهم الكتاب الذي "
                "استعاره في الشهر الماضي ملفوفا بقطعة من القماش."
            ),
            (
                "وقال المعلم إن عدد القراء في القرية زاد هذا العام حتى فاق عدد السكان، لأن أهل القرى "
                "المجاورة صاروا يأتون سيرا على الأقدام."
            ),
            (
                "وتحمل المكتبة ثلاثمئة كتاب في صندوقين من الخشب، ويقودها رجل كان يعمل في نقل الملح "
                "قبل أن يتعلم القراءة وهو في الخمسين."
            ),
            (
                "ومن المقرر أن تعود القافلة إلى المدينة يوم الخميس بعد أن تمر بأربع قرى أخرى على "
                "الطريق القديم الذي يحاذي مجرى النهر الجاف."
            ),
        ),
        subhead="قراء أكثر من السكان",
        caption="أطفال ينتظرون المكتبة أمام المدرسة (تصوير: ك. ناصر)",
        quotation="«لم أكن أعرف أن في الدنيا هذا العدد من الحكايات»، قالت تلميذة في الثامنة وهي "
        "تختار كتابها الثالث.",
        words={
            "more": "اقرأ أيضا:",
            "related": "مواضيع ذات صلة",
            "share": "شارك هذا الخبر",
            "newsletter": "اشترك في نشرتنا البريدية لتصلك أخبار الأسبوع.",
            "home": "الرئيسية",
            "comments": "تعليقان",
            "comment": "ما أجمل هذا الخبر في زمن كهذا.",
            "about": "صحفية تكتب عن التعليم والقرى.",
            "rights": "جميع الحقوق محفوظة.",
            "updated": "آخر تحديث",
            "published": "نشر في",
            "cookies": "نستخدم ملفات الارتباط.",
            "read": "4 دقائق للقراءة",
            "other": "المجلس يؤجل قرار الطريق الجديد",
            "other2": "موسم التمر يبدأ مبكرا",
            "advert": "إعلان",
            "tags": "وسوم: كتب",
        },
    ),
    Article(
        key="qanat",
        language="fa",
        title="قنات هزارساله دوباره به باغ‌های روستا آب می‌دهد",
        subtitle="اهالی پس از سه سال کار، دهانه‌ای را که با خاک پر شده بود باز کردند",
        authors=("نرگس مرادی",),
        issued="2021-07-06",
        shown="۱۵ تیر ۱۴۰۰",
        outlet="روزنامه کویر",
        host="www.kavir-daily.example",
        section="محیط زیست",
        by="نویسنده:",
        paragraphs=(
            (
                "آب قنات قدیمی روستای سرچشمه پس از چهل سال دوباره به باغ‌های انار رسید و اهالی تا "
                "شب کنار جوی نشستند و چای خوردند."
            ),
            (
                "کار لایروبی سه سال طول کشید و در این مدت بیش از پنجاه نفر از مردان و زنان روستا هر "
                "جمعه به نوبت در چاه‌ها کار کردند."
            ),
            (
                "به گفته دهیار، قنات در سیل سال‌های دور پر شده بود و نقشه‌ای از آن در دست نبود تا این "
                "که دفترچه‌ای در خانه مقنی پیر پیدا شد."
            ),
            (
                "در این دفترچه جای همه چاه‌ها با قدم شمرده و کنار هر کدام نوشته شده بود که در چه سالی "
                "و با چه هزینه‌ای تعمیر شده است."
            ),
            (
                "باغداران می‌گویند که اگر آب تا پاییز بماند، امسال برای نخستین بار پس از چهار دهه انار "
                "روستا به بازار شهر خواهد رسید."
            ),
        ),
        subhead="دفترچه مقنی پیر",
        caption="اهالی روستا کنار جوی آب (عکس: م. کاظمی)",
        quotation="«آب راه خودش را بلد بود، ما فقط در را باز کردیم»، این را استاد رحیم می‌گوید که "
        "هشتاد سال دارد.",
        words={
            "more": "بیشتر بخوانید:",
            "related": "مطالب مرتبط",
            "share": "اشتراک‌گذاری",
            "newsletter": "برای دریافت خبرنامه هفتگی ما ثبت نام کنید.",
            "home": "صفحه اصلی",
            "comments": "۲ نظر",
            "comment": "خدا قوت به همه اهالی روستا.",
            "about": "خبرنگار محیط زیست است.",
            "rights": "تمامی حقوق محفوظ است.",
            "updated": "به‌روزرسانی",
            "published": "تاریخ انتشار",
            "read": "۴ دقیقه مطالعه",
            "cookies": "این سایت از کوکی استفاده می‌کند.",
            "other": "جاده تازه به روستا نمی‌رسد",
            "other2": "بازار صنایع دستی باز شد",
            "advert": "آگهی",
            "tags": "برچسب‌ها: آب",
        },
    ),
)
