"""Frames of sentences, each with words that take its grant back, or name something else.

A frame filled with any of its words (parted by `|`) grants nothing for the article or its site.
"""

# ruff: noqa: E501 -- the words of one frame a line

LIMITED = (
    (
        "This article {} licensed under CC BY 4.0.",
        "is not yet|is only partly|is no longer|was until recently|may soon be|is falsely said to be|would have been|is rumoured to be|is not|isn't|should be|ought to be|can, on request, be|is, in theory,|is wrongly|is supposedly|is perhaps|has never been|was almost|nearly got|is about to be|is going to be|is to be|could be|might have been|is hardly|ceased to be|stopped being|is conditionally|is provisionally|is temporarily|used to be|is allegedly|is, some say,|remains un|cannot be|must never be|deserves to be|refuses to be|failed to be|need not be|gets|is sometimes|is, for members,|is partially|is, pending approval,|is as good as|is all but|is anything but|is in part|is, until Friday,|awaits being|was once|had been",
    ),
    (
        "{} this article is licensed under CC BY 4.0.",
        "If|Unless|Once the embargo ends,|Suppose|Nobody says|It is not true that|The author wishes|Readers think|Some believe|It is a myth that|Until Friday|Only in France|For members,|For teachers|In Germany|When you subscribe|After payment|As far as we know|I doubt|He claimed|In the print edition|On Sundays|By mistake|Contrary to reports,|Imagine|Pretend|Had we known|Before the sale|In an ideal world|Were we free,|Provided you pay,|As soon as we can,|Legend has it that|Rumour has it that|Nowhere does it say that|We regret that|Assuming consent,|Under protest,|To our surprise,|Outside Europe|On weekdays|For a fee,|Rival papers say that|A bot decided that|In theory,|Neither this text nor|Half of|Only the headline of|The second part of|A draft of|An early version of|A summary of|The photographer of|The author of|The map in|Every picture in|The comments under|A translation of|The subject of|The book behind|Criticism of",
    ),
    (
        "This article is licensed under CC BY 4.0 {}.",
        "until 2020|for members|for schools only|in part|except the text|if you pay|with our permission|on request|for a fee|in the EU only|but not for you|according to its author|or so we thought|pending review|from 2027|no more|provided the editor agrees|as a test|in its first version|minus the text|as long as the war lasts|to subscribers|for 30 days|for the first paragraph|and all rights are reserved|excluding its text|once approved|by mistake|when quoted in full|in a parallel universe|unless you are a newspaper|only on Mondays|says the editor|, says the editor|, which is not true|, we wish|, but only for schools|, though not any more|, with the exception of the words|, starting next year|, subject to contract|; that changed last week|; this was an error|, if at all|in name only|, they claim|for non-commercial use|for personal use|and may not be copied|and may not be sold|, a claim we dispute|, allegedly|, supposedly",
    ),
    (
        "{} articles are licensed under CC BY 4.0.",
        "Some of our|Many of our|Few|Their|Her|The ministry's|Old|Selected|Most|No|None of our|Not all of our|Our older|Our sponsored|Half of our|Your|Other people's|Wikipedia|Two|Guest|The first|Hardly any|Such|Certain|All of the other|These scientific|Our competitor's|Peer-reviewed|The rival's",
    ),
    (
        "Este artículo {} bajo licencia CC BY 4.0.",
        "no está|nunca estuvo|ya no está|estaba|estuvo|estará|estaría|podría estar|debería estar|quizá esté|tal vez está|casi está|dicen que está|supuestamente está|no se publica|dejó de estar|estará pronto|va a estar|sigue sin estar|está en parte|está provisionalmente|está solo para socios|puede que esté|se publicaba|se publicará|tendría que estar|iba a estar|está, según el autor,|jamás se publicó|parece estar|está parcialmente",
    ),
    (
        "{} este artículo está bajo licencia CC BY 4.0.",
        "Si|Cuando pague,|Nadie dice que|No es cierto que|Ojalá|Creemos que|Hasta el viernes|Solo en Francia|Para socios,|Después del pago|El autor pide que|Se rumorea que|Por error|En teoría|Salvo que pague,|Imagine que|Al parecer|La mitad de|La foto de|El autor de|Una versión de|El resumen de|La segunda parte de|Los comentarios a|En la edición impresa|El tribunal dijo que|Fuera de Europa|Dudamos que|Ni este texto ni",
    ),
    (
        "Este artículo está bajo licencia CC BY 4.0 {}.",
        "hasta 2020|para socios|en parte|salvo el texto|si paga|con nuestro permiso|previa solicitud|solo en la UE|pero no para usted|según su autor|desde 2027|nada más para escuelas|, dice el editor|, lo cual es falso|, pero solo para escuelas|, aunque ya no|a partir del año próximo|por error|para uso personal|sin fines comerciales|y no puede copiarse|, excepto el texto|cuando se apruebe|durante 30 días|, según dicen|y se reservan todos los derechos",
    ),
    (
        "{} artículos están bajo licencia CC BY 4.0.",
        "Algunos|Muchos de nuestros|Pocos|Sus|Los viejos|La mayoría de los|Ninguno de nuestros|No todos los|Nuestros antiguos|Los demás|Ciertos|Varios|Tus|Los primeros",
    ),
    (
        "Cet article {} sous licence CC BY 4.0.",
        "n'est pas|n'est plus|n'est pas encore|n'a jamais été|était|fut|sera|serait|pourrait être|devrait être|est peut-être|est presque|est prétendument|a cessé d'être|va être|est en partie|est provisoirement|est réservé aux abonnés|paraîtra|semble être|aurait été|est, selon l'auteur,|reste hors|doit passer|a failli être|est partiellement|est parfois",
    ),
    (
        "{} cet article est sous licence CC BY 4.0.",
        "Si|Quand vous payez,|Personne ne dit que|Il est faux que|Nous croyons que|Jusqu'à vendredi|Seulement en France|Pour les abonnés,|Après paiement|L'auteur demande que|La rumeur veut que|Par erreur|En théorie|À moins de payer,|Imaginez que|Apparemment|La moitié de|La photo de|L'auteur de|Une version de|Le résumé de|La deuxième partie de|Les commentaires de|Dans l'édition papier|Le tribunal a dit que|Hors d'Europe|Ni ce texte ni|Il paraît que",
    ),
    (
        "Cet article est sous licence CC BY 4.0 {}.",
        "jusqu'en 2020|pour les abonnés|en partie|sauf le texte|si vous payez|avec notre accord|sur demande|dans l'UE seulement|mais pas pour vous|selon son auteur|à partir de 2027|, dit l'éditeur|, ce qui est faux|, mais seulement pour les écoles|, mais plus maintenant|par erreur|pour un usage privé|à des fins non commerciales|et ne peut être copié|, à l'exception du texte|une fois approuvé|pendant 30 jours|, dit-on|et tous droits réservés",
    ),
    (
        "{} articles sont sous licence CC BY 4.0.",
        "Certains|Beaucoup de nos|Peu d'|Leurs|Les vieux|La plupart des|Aucun de nos|Tous les autres|Nos anciens|Quelques|Plusieurs|Vos|Les premiers|Deux",
    ),
    (
        "Dieser Artikel {} unter CC BY 4.0.",
        "steht nicht|steht nicht mehr|stand|stand nie|stünde|würde stehen|soll stehen|sollte stehen|könnte stehen|steht vielleicht|steht fast|steht angeblich|steht teilweise|steht vorläufig|steht bald|wird bald stehen|steht nur für Mitglieder|gehört nicht|müsste stehen|dürfte stehen|steht laut Autor|stand früher|stand bis Freitag|steht scheinbar|kommt wohl|steht irrtümlich|steht noch nicht|darf nicht",
    ),
    (
        "{} dieser Artikel unter CC BY 4.0 steht.",
        "Wenn|Falls|Niemand sagt, dass|Es stimmt nicht, dass|Wir glauben, dass|Der Autor will, dass|Gerüchte sagen, dass|Angenommen, dass|Schade, dass nicht|Es heißt, dass|Sobald|Ob|Der Verlag bestreitet, dass|Bevor|Er behauptet, dass",
    ),
    (
        "Dieser Artikel steht unter CC BY 4.0{}.",
        " bis 2020| für Mitglieder| zum Teil| außer dem Text|, wenn Sie zahlen| mit unserer Erlaubnis| auf Anfrage| nur in der EU|, aber nicht für Sie| laut seinem Autor| ab 2027|, sagt der Verlag|, was nicht stimmt|, aber nur für Schulen|, jedoch nicht mehr| aus Versehen| für private Zwecke| für nicht kommerzielle Zwecke| und darf nicht kopiert werden|, ausgenommen der Text| nach Freigabe| für 30 Tage|, heißt es|, alle Rechte vorbehalten| gegen Gebühr| unter Vorbehalt",
    ),
    (
        "{} Artikel stehen unter CC BY 4.0.",
        "Einige|Viele unserer|Wenige|Ihre|Alte|Die meisten|Keine unserer|Alle anderen|Unsere älteren|Manche|Mehrere|Eure|Die ersten|Zwei|Fremde|Wissenschaftliche",
    ),
    (
        "Este artigo {} sob a licença CC BY 4.0.",
        "não está|já não está|nunca esteve|estava|esteve|estará|estaria|poderia estar|deveria estar|talvez esteja|quase está|supostamente está|deixou de estar|vai estar|está em parte|está provisoriamente|está só para sócios|seria publicado|será publicado|parece estar|estaria, segundo o autor,|continua sem estar|está parcialmente|ainda não está|era publicado",
    ),
    (
        "{} este artigo está sob a licença CC BY 4.0.",
        "Se|Quando pagar,|Ninguém diz que|Não é verdade que|Oxalá|Acreditamos que|Até sexta-feira|Só na França|Para sócios,|Após o pagamento|O autor pede que|Dizem que|Por engano|Em teoria|A menos que pague,|Imagine que|Aparentemente|Metade de|A foto de|O autor de|Uma versão de|O resumo de|A segunda parte de|Os comentários a|Na edição impressa|O tribunal disse que|Fora da Europa|Duvidamos que|Nem este texto nem",
    ),
    (
        "Este artigo está sob a licença CC BY 4.0 {}.",
        "até 2020|para sócios|em parte|exceto o texto|se pagar|com nossa permissão|mediante pedido|só na UE|mas não para você|segundo seu autor|a partir de 2027|, diz o editor|, o que é falso|, mas só para escolas|, embora já não|por engano|para uso pessoal|sem fins comerciais|e não pode ser copiado|, com exceção do texto|quando aprovado|por 30 dias|, dizem|e todos os direitos são reservados",
    ),
    (
        "{} artigos estão sob a licença CC BY 4.0.",
        "Alguns|Muitos dos nossos|Poucos|Os seus|Os velhos|A maioria dos|Nenhum dos nossos|Nem todos os|Nossos antigos|Os outros|Certos|Vários|Teus|Os primeiros",
    ),
    (
        "{} هذا المقال متاح برخصة CC BY 4.0.",
        "ليس|لم يعد|كان|لعل|ربما|إذا كان|لو كان|لا أحد يقول إن|ليس صحيحا أن|يقال إن|نعتقد أن|يطالب الكاتب بأن|حتى الجمعة|في فرنسا فقط|للأعضاء فقط|بعد الدفع|عن طريق الخطأ|نظريا|نصف|صورة|كاتب|نسخة من|ملخص|الجزء الثاني من|التعليقات على|قالت المحكمة إن|خارج أوروبا|نشك في أن|سوف يكون|قد يكون|هل",
    ),
    (
        "هذا المقال متاح برخصة CC BY 4.0 {}.",
        "حتى 2020|للأعضاء|جزئيا|باستثناء النص|إذا دفعت|بإذننا|عند الطلب|في أوروبا فقط|ولكن ليس لك|حسب كاتبه|ابتداء من 2027|، يقول المحرر|، وهذا غير صحيح|، لكن للمدارس فقط|، ولم يعد كذلك|عن طريق الخطأ|للاستخدام الشخصي|لأغراض غير تجارية|ولا يجوز نسخه|بعد الموافقة|لمدة 30 يوما|، كما يقال|وجميع الحقوق محفوظة",
    ),
    (
        "{} متاحة برخصة CC BY 4.0.",
        "بعض مقالاتنا|كثير من مقالاتنا|مقالاتهم|مقالاتنا القديمة|معظم المقالات|لا شيء من مقالاتنا|ليست كل مقالاتنا|مقالات الآخرين|مقالات الضيوف|مقالات مختارة|أولى مقالاتنا|نصف مقالاتنا|مقالات الوزارة|مقالتان",
    ),
    (
        "{} این مقاله تحت مجوز CC BY 4.0 است.",
        "شاید|اگر|کسی نمی‌گوید که|درست نیست که|گفته می‌شود|گمان می‌کنیم|نویسنده می‌خواهد که|تا جمعه|فقط در فرانسه|تنها برای اعضا|پس از پرداخت|به اشتباه|در تئوری|نیمی از|عکس|نویسندهٔ|نسخه‌ای از|خلاصهٔ|بخش دوم|نظرهای|دادگاه گفت که|بیرون از اروپا|شک داریم که|ای کاش|آیا|ظاهرا|گویا|قرار بود",
    ),
    (
        "این مقاله تحت مجوز CC BY 4.0 {}.",
        "نیست|بود|نبود|خواهد بود|نخواهد بود|می‌بود|باشد|شاید باشد|تا سال ۱۳۹۹ است|برای اعضا است|در صورت پرداخت است|با اجازهٔ ما است|به گفتهٔ نویسنده است|منتشر خواهد شد|منتشر می‌شد|منتشر نشده است|منتشر نمی‌شود|برای استفادهٔ شخصی است|است، اما نه برای شما|است، به جز متن|است که درست نیست|بوده است|قرار گیرد|درآید|قرار می‌گرفت|نبوده است|است، اما دیگر نه|است، ویراستار می‌گوید|از سال آینده است|و کپی آن ممنوع است",
    ),
    (
        "{} تحت مجوز CC BY 4.0 هستند.",
        "برخی مقالات ما|بسیاری از مقالات ما|مقالات آنها|مقالات قدیمی ما|بیشتر مقالات|هیچ‌یک از مقالات ما|مقالات دیگران|مقالات مهمان|مقالات منتخب|نخستین مقالات ما|نیمی از مقالات ما|مقالات وزارتخانه|دو مقاله",
    ),
)
"""What denies, delays, ends, limits or retells."""

OTHERS = (
    (
        "This {} is licensed under CC BY 4.0.",
        "dataset|podcast|novel|video|photograph|exhibition|app|font|bridge|blorp|poem|recipe|map|game|quiz|newsletter signup form|cartoon|drawing by Ann|course|lecture|thesis|paper by Roe|sermon|petition|treaty|statue|logo|database|crossword|horoscope|playlist|comment|tweet|robot|model|gene sequence|patent|building plan|calendar|ticket|banknote|survey|ringtone|slide deck|spreadsheet|transcription software|teaching kit|museum|festival|school book|cookery book|hymn|library catalogue|weather service|radio play|trailer|costume|webcam|tide table|timetable|questionnaire|press photo|stamp|coin",
    ),
    (
        "The {} is licensed under CC BY 4.0.",
        "dataset|podcast|novel|video|photograph|exhibition|app|font|bridge|blorp|poem|recipe|map|game|quiz|newsletter signup form|cartoon|drawing by Ann|course|lecture|thesis|paper by Roe|sermon|petition|treaty|statue|logo|database|crossword|horoscope|playlist|comment|tweet|robot|model|gene sequence|patent|building plan|calendar|ticket|banknote|survey|ringtone|slide deck|spreadsheet|transcription software|teaching kit|museum|festival|school book|cookery book|hymn|library catalogue|weather service|radio play|trailer|costume|webcam|tide table|timetable|questionnaire|press photo|stamp|coin",
    ),
    (
        "Our {} is available under CC BY 4.0.",
        "dataset|podcast|novel|video|photograph|exhibition|app|font|bridge|blorp|poem|recipe|map|game|quiz|newsletter signup form|cartoon|drawing by Ann|course|lecture|thesis|paper by Roe|sermon|petition|treaty|statue|logo|database|crossword|horoscope|playlist|comment|tweet|robot|model|gene sequence|patent|building plan|calendar|ticket|banknote|survey|ringtone|slide deck|spreadsheet|transcription software|teaching kit|museum|festival|school book|cookery book|hymn|library catalogue|weather service|radio play|trailer|costume|webcam|tide table|timetable|questionnaire|press photo|stamp|coin",
    ),
    (
        "{}: CC BY 4.0",
        "dataset|podcast|novel|video|photograph|exhibition|app|font|bridge|blorp|poem|recipe|map|game|quiz|newsletter signup form|cartoon|drawing by Ann|course|lecture|thesis|paper by Roe|sermon|petition|treaty|statue|logo|database|crossword|horoscope|playlist|comment|tweet|robot|model|gene sequence|patent|building plan|calendar|ticket|banknote|survey|ringtone|slide deck|spreadsheet|transcription software|teaching kit|museum|festival|school book|cookery book|hymn|library catalogue|weather service|radio play|trailer|costume|webcam|tide table|timetable|questionnaire|press photo|stamp|coin",
    ),
    (
        "All {}s on this site are licensed under CC BY 4.0.",
        "dataset|podcast|novel|video|photograph|exhibition|app|font|bridge|blorp|poem|recipe|map|game|quiz|newsletter signup form|cartoon|drawing by Ann|course|lecture|thesis|paper by Roe|sermon|petition|treaty|statue|logo|database|crossword|horoscope|playlist|comment|tweet|robot|model|gene sequence|patent|building plan|calendar|ticket|banknote|survey|ringtone|slide deck|spreadsheet|transcription software|teaching kit|museum|festival|school book|cookery book|hymn|library catalogue|weather service|radio play|trailer|costume|webcam|tide table|timetable|questionnaire|press photo|stamp|coin",
    ),
    (
        "Este {} está bajo licencia CC BY 4.0.",
        "conjunto de datos|podcast|libro|vídeo|retrato|mapa|juego|curso|poema|cómic|programa|código|plano|museo|puente|calendario|dibujo|logotipo|himno|documental|archivo sonoro|modelo|cuadro|sello|estudio|manual|diccionario|cuestionario|crucigrama|comentario|tuit|blorpo|sermón|tratado|catálogo|folleto|guion|disco|cartel",
    ),
    (
        "El {} está bajo licencia CC BY 4.0.",
        "conjunto de datos|podcast|libro|vídeo|retrato|mapa|juego|curso|poema|cómic|programa|código|plano|museo|puente|calendario|dibujo|logotipo|himno|documental|archivo sonoro|modelo|cuadro|sello|estudio|manual|diccionario|cuestionario|crucigrama|comentario|tuit|blorpo|sermón|tratado|catálogo|folleto|guion|disco|cartel",
    ),
    (
        "Nuestro {} está disponible con licencia CC BY 4.0.",
        "conjunto de datos|podcast|libro|vídeo|retrato|mapa|juego|curso|poema|cómic|programa|código|plano|museo|puente|calendario|dibujo|logotipo|himno|documental|archivo sonoro|modelo|cuadro|sello|estudio|manual|diccionario|cuestionario|crucigrama|comentario|tuit|blorpo|sermón|tratado|catálogo|folleto|guion|disco|cartel",
    ),
    (
        "{}: CC BY 4.0",
        "conjunto de datos|podcast|libro|vídeo|retrato|mapa|juego|curso|poema|cómic|programa|código|plano|museo|puente|calendario|dibujo|logotipo|himno|documental|archivo sonoro|modelo|cuadro|sello|estudio|manual|diccionario|cuestionario|crucigrama|comentario|tuit|blorpo|sermón|tratado|catálogo|folleto|guion|disco|cartel",
    ),
    (
        "Ce {} est sous licence CC BY 4.0.",
        "jeu de données|podcast|roman|film|tableau|plan|jeu|cours|poème|logiciel|code|musée|pont|calendrier|dessin|logo|chant|documentaire|modèle|timbre|manuel|dictionnaire|questionnaire|commentaire|tweet|blorpe|sermon|catalogue|dépliant|scénario|disque|graphique|schéma|guide|livre|morceau|croquis|spectacle",
    ),
    (
        "Le {} est sous licence CC BY 4.0.",
        "jeu de données|podcast|roman|film|tableau|plan|jeu|cours|poème|logiciel|code|musée|pont|calendrier|dessin|logo|chant|documentaire|modèle|timbre|manuel|dictionnaire|questionnaire|commentaire|tweet|blorpe|sermon|catalogue|dépliant|scénario|disque|graphique|schéma|guide|livre|morceau|croquis|spectacle",
    ),
    (
        "Notre {} est disponible sous licence CC BY 4.0.",
        "jeu de données|podcast|roman|film|tableau|plan|jeu|cours|poème|logiciel|code|musée|pont|calendrier|dessin|logo|chant|documentaire|modèle|timbre|manuel|dictionnaire|questionnaire|commentaire|tweet|blorpe|sermon|catalogue|dépliant|scénario|disque|graphique|schéma|guide|livre|morceau|croquis|spectacle",
    ),
    (
        "{} : CC BY 4.0",
        "jeu de données|podcast|roman|film|tableau|plan|jeu|cours|poème|logiciel|code|musée|pont|calendrier|dessin|logo|chant|documentaire|modèle|timbre|manuel|dictionnaire|questionnaire|commentaire|tweet|blorpe|sermon|catalogue|dépliant|scénario|disque|graphique|schéma|guide|livre|morceau|croquis|spectacle",
    ),
    (
        "Dieses {} steht unter CC BY 4.0.",
        "Datenset|Hörspiel|Buch|Video|Gemälde|Spiel|Gedicht|Programm|Museum|Gesetz|Logo|Lied|Modell|Handbuch|Wörterbuch|Kreuzworträtsel|Blorp|Lehrbuch|Foto|Diagramm|Rezept|Plakat|Drehbuch|Konzert|Denkmal|Schulbuch|Kochbuch|Verzeichnis|Formular|Werkzeug|Skript|Archiv|Bildmaterial|Kartenwerk|Wappen|Kostüm|Theaterstück|Album|Gutachten",
    ),
    (
        "Das {} steht unter CC BY 4.0.",
        "Datenset|Hörspiel|Buch|Video|Gemälde|Spiel|Gedicht|Programm|Museum|Gesetz|Logo|Lied|Modell|Handbuch|Wörterbuch|Kreuzworträtsel|Blorp|Lehrbuch|Foto|Diagramm|Rezept|Plakat|Drehbuch|Konzert|Denkmal|Schulbuch|Kochbuch|Verzeichnis|Formular|Werkzeug|Skript|Archiv|Bildmaterial|Kartenwerk|Wappen|Kostüm|Theaterstück|Album|Gutachten",
    ),
    (
        "Unser {} steht unter CC BY 4.0.",
        "Datenset|Hörspiel|Buch|Video|Gemälde|Spiel|Gedicht|Programm|Museum|Gesetz|Logo|Lied|Modell|Handbuch|Wörterbuch|Kreuzworträtsel|Blorp|Lehrbuch|Foto|Diagramm|Rezept|Plakat|Drehbuch|Konzert|Denkmal|Schulbuch|Kochbuch|Verzeichnis|Formular|Werkzeug|Skript|Archiv|Bildmaterial|Kartenwerk|Wappen|Kostüm|Theaterstück|Album|Gutachten",
    ),
    (
        "{}: CC BY 4.0",
        "Datenset|Hörspiel|Buch|Video|Gemälde|Spiel|Gedicht|Programm|Museum|Gesetz|Logo|Lied|Modell|Handbuch|Wörterbuch|Kreuzworträtsel|Blorp|Lehrbuch|Foto|Diagramm|Rezept|Plakat|Drehbuch|Konzert|Denkmal|Schulbuch|Kochbuch|Verzeichnis|Formular|Werkzeug|Skript|Archiv|Bildmaterial|Kartenwerk|Wappen|Kostüm|Theaterstück|Album|Gutachten",
    ),
    (
        "Este {} está sob a licença CC BY 4.0.",
        "conjunto de dados|podcast|livro|vídeo|retrato|mapa|jogo|curso|poema|programa|código|museu|calendário|desenho|logotipo|hino|documentário|modelo|quadro|selo|estudo|manual|dicionário|questionário|comentário|tuíte|blorpo|sermão|tratado|catálogo|folheto|roteiro|disco|cartaz|gráfico|aplicativo|banco de dados|romance|filme",
    ),
    (
        "O {} está sob a licença CC BY 4.0.",
        "conjunto de dados|podcast|livro|vídeo|retrato|mapa|jogo|curso|poema|programa|código|museu|calendário|desenho|logotipo|hino|documentário|modelo|quadro|selo|estudo|manual|dicionário|questionário|comentário|tuíte|blorpo|sermão|tratado|catálogo|folheto|roteiro|disco|cartaz|gráfico|aplicativo|banco de dados|romance|filme",
    ),
    (
        "Nosso {} está disponível sob CC BY 4.0.",
        "conjunto de dados|podcast|livro|vídeo|retrato|mapa|jogo|curso|poema|programa|código|museu|calendário|desenho|logotipo|hino|documentário|modelo|quadro|selo|estudo|manual|dicionário|questionário|comentário|tuíte|blorpo|sermão|tratado|catálogo|folheto|roteiro|disco|cartaz|gráfico|aplicativo|banco de dados|romance|filme",
    ),
    (
        "{}: CC BY 4.0",
        "conjunto de dados|podcast|livro|vídeo|retrato|mapa|jogo|curso|poema|programa|código|museu|calendário|desenho|logotipo|hino|documentário|modelo|quadro|selo|estudo|manual|dicionário|questionário|comentário|tuíte|blorpo|sermão|tratado|catálogo|folheto|roteiro|disco|cartaz|gráfico|aplicativo|banco de dados|romance|filme",
    ),
    (
        "هذا {} متاح برخصة CC BY 4.0.",
        "الكتاب|الفيديو|البرنامج|الفيلم|الرسم|النشيد|المتحف|التطبيق|الكود|البودكاست|المخطط|الشعار|الجسر|القاموس|الدليل|الاستبيان|التعليق|البحث|النموذج|الملصق|الألبوم|الكاريكاتير|السيناريو|المعرض|القانون|الطابع|الفهرس|الجدول|البلورب|الديوان",
    ),
    (
        "{} متاح برخصة CC BY 4.0.",
        "الكتاب|الفيديو|البرنامج|الفيلم|الرسم|النشيد|المتحف|التطبيق|الكود|البودكاست|المخطط|الشعار|الجسر|القاموس|الدليل|الاستبيان|التعليق|البحث|النموذج|الملصق|الألبوم|الكاريكاتير|السيناريو|المعرض|القانون|الطابع|الفهرس|الجدول|البلورب|الديوان",
    ),
    (
        "{}: CC BY 4.0",
        "الكتاب|الفيديو|البرنامج|الفيلم|الرسم|النشيد|المتحف|التطبيق|الكود|البودكاست|المخطط|الشعار|الجسر|القاموس|الدليل|الاستبيان|التعليق|البحث|النموذج|الملصق|الألبوم|الكاريكاتير|السيناريو|المعرض|القانون|الطابع|الفهرس|الجدول|البلورب|الديوان",
    ),
    (
        "این {} تحت مجوز CC BY 4.0 است.",
        "کتاب|ویدئو|برنامه|فیلم|نقاشی|سرود|موزه|اپلیکیشن|کد|پادکست|نمودار|نشان|پل|فرهنگ لغت|راهنما|پرسشنامه|نظر|پژوهش|مدل|پوستر|آلبوم|کاریکاتور|فیلمنامه|نمایشگاه|قانون|تمبر|فهرست|جدول|بلورپ|دیوان|طرح|نقشه|داده|پایان‌نامه|رمان",
    ),
    (
        "{} تحت مجوز CC BY 4.0 است.",
        "کتاب|ویدئو|برنامه|فیلم|نقاشی|سرود|موزه|اپلیکیشن|کد|پادکست|نمودار|نشان|پل|فرهنگ لغت|راهنما|پرسشنامه|نظر|پژوهش|مدل|پوستر|آلبوم|کاریکاتور|فیلمنامه|نمایشگاه|قانون|تمبر|فهرست|جدول|بلورپ|دیوان|طرح|نقشه|داده|پایان‌نامه|رمان",
    ),
    (
        "{}: CC BY 4.0",
        "کتاب|ویدئو|برنامه|فیلم|نقاشی|سرود|موزه|اپلیکیشن|کد|پادکست|نمودار|نشان|پل|فرهنگ لغت|راهنما|پرسشنامه|نظر|پژوهش|مدل|پوستر|آلبوم|کاریکاتور|فیلمنامه|نمایشگاه|قانون|تمبر|فهرست|جدول|بلورپ|دیوان|طرح|نقشه|داده|پایان‌نامه|رمان",
    ),
)
"""What is neither this text nor this site; "blorp" is nothing at all."""
