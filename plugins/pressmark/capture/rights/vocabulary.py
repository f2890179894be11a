"""The words in which people grant, deny and limit, and those for what they speak of.

One table for each part that a clause can have, one line for each language. `|` parts phrases,
`*` stands for the rest of a word (`folding.phrases`). Case, accents and vowel signs do not count.
"""

# ruff: noqa: E501 -- one language's words a line
from __future__ import annotations

LANGUAGES = ("en", "es", "fr", "de", "pt", "ar", "fa")

COMMON = {
    "en": "the|of|is|are|this|under|and|by|on|our|all|not|was|were|will|it|its|to|be|has|have|with|an|may|you|we|do|if|these|for",
    "es": "el|los|las|del|este|esta|estos|se|bajo|una|un|está|están|con|por|según|sus|su|y|al|que|de|en|la|no|todos|nuestros|sido|es|son|lo|fue",
    "fr": "le|les|des|cet|cette|ce|ces|est|sont|sous|du|une|un|par|et|sur|au|dans|pas|ne|nos|sauf|de|la|en|a|été|il|elle|selon|tous|son|ses|qui|aux",
    "de": "der|die|das|dieser|diese|dieses|ist|sind|steht|stehen|unter|und|von|nicht|mit|einer|eine|auf|den|dem|im|des|wird|unsere|alle|zu|es|ein|wurde|wurden|kein|keine|für|auch",
    "pt": "o|os|as|este|esta|está|estão|sob|do|da|dos|das|no|na|em|uma|um|com|não|são|de|e|a|é|foi|ao|pelo|pela|nossos|que|seu|sua|sao|ser",
    "ar": "هذا|هذه|من|على|في|بموجب|تحت|ما|لم|التي|الذي|رخصة|وفق|كان|كانت|ليس|ليست|هل|جميع|إلى|أو|لا|متاح|متاحة|منشور|مرخص|عن",
    "fa": "این|از|تحت|با|است|شده|می‌شود|می‌شوند|در|را|که|و|به|نیست|شد|مجوز|پروانه|های|منتشر|هستند|تمامی|کلیه|برای|بود|یا|دارد",
}
"""Small words that tell a sentence's language."""

# --- what is spoken of

WORKS = {
    "en": "article|story|text|work|post|blog post|piece|essay|column|interview|translation|page|document|publication|news item|news story|entry|editorial|commentary|analysis|feature|obituary|op-ed|dispatch|report|press release|item|material|transcript|review|web page|webpage|content|copy|write-up|explainer|fact check|fact-check|long read|newsletter|brief|briefing|note|letter|memo|statement|factsheet|fact sheet|bulletin|thread|summary|overview|profile|speech|manuscript|entire text|liveblog|live blog|listicle|special report|investigation|portrait of|Q&A|how-to|tutorial|reportage|chronicle|bio|backgrounder|newsflash|announcement|media release|posting|wiki page|body text|body of text",
    "es": "artículo|texto|obra|entrada|noticia|nota|reportaje|crónica|columna|entrevista|traducción|página|documento|publicación|informe|editorial|pieza|contenido|trabajo|análisis|historia|información|material|post|ensayo|reseña|boletín|comunicado|discurso|relato|perfil|carta|ficha|resumen|especial|entrega|tribuna|reseña|investigación periodística|comentario editorial",
    "fr": "article|texte|œuvre|oeuvre|billet|reportage|chronique|entretien|interview|traduction|page|document|publication|tribune|dépêche|contenu|analyse|enquête|éditorial|récit|rapport|création|travail|brève|communiqué|lettre|fiche|dossier|portrait|compte rendu|compte-rendu|critique|note|chronologie|résumé|post|papier|publication",
    "de": "artikel|artikels|text|textes|texts|werk|werkes|werks|beitrag|beitrags|beitrages|bericht|berichts|reportage|kolumne|interview|übersetzung|seite|dokument|dokuments|meldung|kommentar|analyse|geschichte|inhalt|inhalts|essay|blogbeitrag|blogeintrag|veröffentlichung|nachricht|recherche|rezension|porträt|mitteilung|pressemitteilung|brief|dossier|zusammenfassung|post|posting|blogpost|text|essay|gastbeitrag|glosse|leitartikel|erklärung|bekanntmachung|textes|blogartikel|newsartikel",
    "pt": "artigo|texto|obra|trabalho|notícia|matéria|reportagem|crônica|crónica|coluna|entrevista|tradução|página|documento|publicação|relatório|postagem|conteúdo|análise|post|editorial|ensaio|peça|nota|material|boletim|comunicado|carta|ficha|resumo|perfil|dossiê|resenha|verbete|crónica|ensaio",
    "ar": "مقال|مقالة|نص|مصنف|عمل|مادة|تقرير|خبر|منشور|تدوينة|صفحة|وثيقة|ترجمة|حوار|مقابلة|محتوى|قصة|تحقيق|تحليل|افتتاحية|كتابة|موضوع|بيان|رسالة|ملف|ملخص|تدوين|عمود|خبر صحفي|مراجعة|سيرة|رأي|مدونة",
    "fa": "مقاله|متن|اثر|مطلب|گزارش|خبر|یادداشت|نوشته|نوشتار|صفحه|سند|ترجمه|گفتگو|گفت‌وگو|گفت و گو|مصاحبه|محتوا|محتوای|پست|داستان|سرمقاله|تحلیل|نوشتهٔ|متنِ|مقالهٔ|بیانیه|نامه|پرونده|خلاصه|مرور|نقد|جستار|سخنرانی|نوشته|نوشتهٔ|گزارشِ|روایت|تک‌نگاری|نوشتار|مدخل",
}
"""A text, in the singular."""

WORKS_PLURAL = {
    "en": "content|articles|stories|works|posts|blog posts|pieces|essays|columns|publications|contents|news items|news stories|reports|materials|pages|reporting|journalism|news|items|documents|editorials|everything|writing|writings|text content|written content|original content|blogposts|features|interviews|analyses|op-eds|transcripts|entries|reviews|briefs|statements|textual content|articles and posts|texts",
    "es": "artículos|textos|obras|entradas|noticias|notas|reportajes|contenidos|publicaciones|páginas|informes|materiales|documentos|informaciones|trabajos|historias|columnas|crónicas|contenido",
    "fr": "articles|textes|œuvres|oeuvres|billets|reportages|contenus|publications|pages|documents|dépêches|chroniques|contenu|rapports|enquêtes|informations",
    "de": "artikel|artikeln|texte|texten|werke|beiträge|beiträgen|berichte|inhalte|inhalten|veröffentlichungen|seiten|meldungen|dokumente|reportagen|recherchen|nachrichten|publikationen|kommentare",
    "pt": "artigos|textos|obras|notícias|matérias|reportagens|conteúdos|publicações|páginas|trabalhos|documentos|conteúdo|colunas|postagens|relatórios",
    "ar": "مقالات|مقالاتنا|نصوص|نصوصنا|مواد|موادنا|محتويات|محتوياته|محتويات*|محتوى|محتوانا|أخبار|أخبارنا|تقارير|تقاريرنا|منشورات|منشوراتنا|صفحات|أعمال|مصنفات|تدوينات",
    "fa": "مقالات|مقاله‌ها|مقاله‌های|مقاله های|مطالب|متون|متن‌ها|متن‌های|متن های|محتوا|محتوای|محتویات|آثار|اخبار|خبرها|خبرهای|گزارش‌ها|گزارش‌های|گزارش های|نوشته‌ها|نوشته‌های|نوشته های|یادداشت‌ها|یادداشت‌های|صفحات|نوشتارها|نوشتارهای",
}
"""Texts, in the plural, or the content of something."""

SITES = {
    "en": "site|website|web site|blog|portal|web portal|newspaper|magazine|journal|platform|newsroom|homepage|web pages",
    "es": "sitio|sitio web|página web|web|blog|portal|periódico|diario|revista|medio|plataforma",
    "fr": "site|site web|site internet|blog|blogue|portail|journal|magazine|revue|média|plateforme",
    "de": "website|webseite|webseiten|internetseite|homepage|seite|seiten|blog|blogs|portal|portals|zeitung|magazin|magazins|webauftritt|plattform|angebot|angebots",
    "pt": "site|sítio|sítio web|página web|website|blog|blogue|portal|jornal|revista|plataforma|página",
    "ar": "موقع|موقعنا|بوابة|مدونة|صحيفة|جريدة|مجلة|منصة|موقع الإلكتروني",
    "fa": "سایت|وب‌سایت|وب سایت|وبسایت|تارنما|تارنمای|پایگاه|پایگاه خبری|وبلاگ|وب‌نوشت|پورتال|روزنامه|مجله|نشریه|خبرگزاری|رسانه|درگاه",
}

IMAGES = {
    "en": "photo*|picture|pictures|image|images|illustration|illustrations|graphic|graphics|infographic|infographics|map|maps|cartoon|cartoons|drawing|drawings|painting|paintings|figure|figures|chart|charts|diagram|diagrams|screenshot|screenshots|thumbnail|logo|logos|header image|banner|artwork|portrait|pic|flickr|unsplash|pixabay|pexels|wikimedia commons|getty images|shutterstock|caricature|snapshot|visuals|lead image|cover|header|hero|photographer|videostill|still|stills|bildnachweis|visual|poster",
    "es": "foto*|imagen|imágenes|ilustración|ilustraciones|gráfico|gráficos|infografía*|mapa|mapas|dibujo|dibujos|viñeta|viñetas|captura|retrato|portada|logotipo|logo|caricatura",
    "fr": "photo*|image|images|illustration|illustrations|graphique|graphiques|infographie*|carte|cartes|dessin|dessins|cliché|clichés|capture|portrait|logo|logos|visuel|visuels|vignette|schéma|couverture",
    "de": "foto*|bild|bilder|bildern|bildes|titelbild*|beitragsbild*|artikelbild*|aufmacherbild*|headerbild*|vorschaubild*|bildmaterial|illustration|illustrationen|grafik*|infografik*|karte|karten|landkarte*|zeichnung*|abbildung*|diagramm*|logo|logos|aufnahme|aufnahmen|karikatur*|screenshot*|lichtbild*|gemälde|porträt",
    "pt": "foto*|imagem|imagens|ilustração|ilustrações|gráfico|gráficos|infográfico|infográficos|mapa|mapas|desenho|desenhos|retrato|logotipo|captura|charge|capa",
    "ar": "صورة|صور|صورنا|صورته|الصور*|رسم|رسوم|رسومات|خريطة|خرائط|مصور|تصوير|لوحة|شعار|كاريكاتير|إنفوغرافيك|رسم بياني",
    "fa": "عکس|عکس‌ها|عکس‌های|عکس ها|عکس های|عکاس|تصویر|تصاویر|تصویرها|تصویرهای|نقشه|نقشه‌ها|نقشه‌های|نمودار|نمودارها|طرح|کاریکاتور|لوگو|اینفوگرافی*|نگاره",
}

OTHERS = {
    "en": "software|code|source code|source|theme|template|templates|plugin|plug-in|font|fonts|icon|icons|typeface|data|dataset|datasets|database|databases|data set|data sets|book|books|e-book|textbook|study|studies|paper|papers|thesis|film|films|movie|documentary|song|songs|music|soundtrack|album|video|videos|podcast|podcasts|audio|recording|recordings|episode|wikipedia|wikinews|wiktionary|wikidata|openstreetmap|documentation|app|application|program|programme|script|scripts|library|package|comment|comments|reader comments|manual|course|courses|lecture|lectures|game|model|models|archive|archives|collection|stylesheet|firmware|api|tool|tools|encyclopedia|encyclopaedia|novel|poem|guide|handbook|toolkit|survey|research|preprint|slides|presentation|curriculum|standard|specification|map data|tile|tiles|snippets|files|repository|project|design|designs|atlas|report itself|answers|wikibooks|wikivoyage|wikisource|wikihow|stack overflow|stack exchange|github|recipe|report card|white paper|whitepaper|working paper|newsletter template|open data|spreadsheet|statistics|dictionary|playlist|lyrics|score|sheet music|sound|sounds|effects|clip|clips|footage|lesson|lessons|brochure|leaflet|ontology|corpus|transcriptions|engine|operating system|kernel|translations of|font files|weights",
    "es": "software|programa|código*|código fuente|tema|plantilla|plugin|tipografía*|fuentes tipográficas|iconos|datos|base de datos|conjunto de datos|libro|libros|estudio|estudios|tesis|película|documental|canción|canciones|música|álbum|disco|vídeo|video|vídeos|videos|pódcast|podcast|audio|wikipedia|aplicación|biblioteca|comentarios|comentario|manual|curso|juego|investigación|guía|novela|poema|herramienta|encuesta",
    "fr": "logiciel|logiciels|programme|code|code source|thème|gabarit|police|polices|icônes|données|base de données|jeu de données|livre|livres|étude|études|thèse|film|documentaire|chanson|musique|album|vidéo|vidéos|podcast|podcasts|audio|wikipédia|wikipedia|application|bibliothèque|commentaires|commentaire|manuel|cours|jeu|recherche|guide|roman|poème|outil|sondage",
    "de": "software|programm|programme|code|quellcode|quelltext|programmcode|theme|vorlage|plugin|schrift|schriften|schriftart*|icons|symbole|daten|datensatz|datensätze|datenbank|buch|buches|bücher|studie|studien|dissertation|film|dokumentarfilm|lied|musik|album|video|videos|podcast|podcasts|audio|wikipedia|app|anwendung|bibliothek|leserkommentare|kommentare der leser|handbuch|kurs|spiel|forschung|leitfaden|roman|gedicht|werkzeug|umfrage|kartendaten",
    "pt": "software|programa|código*|código-fonte|tema|modelo|plugin|fonte tipográfica|fontes|ícones|dados|base de dados|banco de dados|conjunto de dados|livro|livros|estudo|estudos|tese|filme|documentário|canção|música|álbum|disco|vídeo|vídeos|podcast|podcasts|áudio|wikipédia|wikipedia|aplicativo|aplicação|biblioteca|comentários|comentário|manual|curso|jogo|pesquisa|guia|romance|poema|ferramenta",
    "ar": "برنامج|برامج|برمجية|برمجيات|شيفرة|شفرة|كود|الكود|قالب|خط|خطوط|أيقونات|بيانات|البيانات|قاعدة بيانات|كتاب|كتب|دراسة|دراسات|بحث|أبحاث|فيلم|أغنية|موسيقى|ألبوم|فيديو|مقطع|بودكاست|ويكيبيديا|تطبيق|مكتبة|تعليق|تعليقات|دليل|لعبة|رواية|قصيدة|استطلاع|أطروحة|ورقة|مصدر البرنامج",
    "fa": "نرم‌افزار|نرم افزار|برنامه|کد|کدهای|کد منبع|قالب|پوسته|افزونه|فونت|قلم|آیکون*|داده|داده‌ها|داده‌های|داده های|پایگاه داده|کتاب|کتاب‌های|پژوهش|مطالعه|تحقیق|پایان‌نامه|فیلم|مستند|ترانه|آهنگ|موسیقی|آلبوم|ویدئو|ویدیو|ویدئوی|ویدیوی|پادکست|ویکی‌پدیا|ویکی پدیا|ویکیپدیا|اپلیکیشن|کتابخانه|نظر|نظرات|دیدگاه‌ها|راهنما|بازی|رمان|شعر|نظرسنجی",
}

REPORTED_WORKS = {
    "en": "report|material|document|publication|page|item|translation|interview|analysis|review",
    "es": "informe|material|documento|publicación|página|entrevista|análisis|trabajo|obra|historia",
    "fr": "rapport|document|publication|page|analyse|enquête|œuvre|oeuvre|récit|travail",
    "de": "bericht|dokument|veröffentlichung|seite|analyse|werk|geschichte|übersetzung|recherche",
    "pt": "relatório|documento|publicação|página|análise|obra|trabalho|material",
    "ar": "تقرير|وثيقة|منشور|صفحة|تحليل|تحقيق|عمل|مصنف|كتابة|حوار",
    "fa": "گزارش|سند|صفحه|تحلیل|اثر|گفتگو|مصاحبه|ترجمه",
}
"""Texts that are somebody else's as often as not: "the report" is not this article."""

THIS = {
    "en": "this|the present|the following|the above|this entire|this whole|this original",
    "es": "este|esta|el presente|la presente|el siguiente|dicho",
    "fr": "cet|cette|ce|le présent|la présente|présent",
    "de": "dieser|diese|dieses|diesem|diesen|der vorliegende|das vorliegende|der obige|der obenstehende",
    "pt": "este|esta|o presente|a presente|desta|deste|esse|essa",
    "ar": "هذا|هذه|بهذا|لهذا|لهذه",
    "fa": "این|همین|اینِ",
}

OUR = {
    "en": "our|all our|all of our|all|all the|all of the|any|every|everything|these|all original|all written|all editorial|entire|the whole|each",
    "es": "nuestro|nuestra|nuestros|nuestras|todos los|todas las|todo el|toda la|todos nuestros|todas nuestras|todo",
    "fr": "nos|notre|tous les|toutes les|tous nos|toutes nos|tout le|l'ensemble des|l'ensemble de nos|l'intégralité des|tous",
    "de": "unsere|unser|unserer|unseren|alle|alle unsere|sämtliche|all unsere|allen|aller",
    "pt": "nosso|nossa|nossos|nossas|todos os|todas as|todo o|toda a|todos os nossos|todo",
    "ar": "جميع|كل|كافة|سائر",
    "fa": "تمام|تمامی|همه|همهٔ|همه‌ی|کلیه|کلیهٔ|کلیه‌ی",
}

THE = {
    "en": "the",
    "es": "el|la|los|las",
    "fr": "le|la|les|l'",
    "de": "der|die|das|den|dem",
    "pt": "o|a|os|as",
    "ar": "",
    "fa": "",
}

THEIRS = {
    "en": "its|his|her|their|another|an|a|that|those|other|such|others'",
    "es": "su|sus|otro|otra|un|una|aquel|ese|esa|otros",
    "fr": "son|sa|ses|leur|leurs|un|une|autre|d'autres",
    "de": "sein|seine|seinen|ihr|ihre|ihren|ein|eine|einen|anderer|andere|jener",
    "pt": "seu|sua|seus|suas|um|uma|outro|outra|aquele",
    "ar": "آخر|أخرى|ذلك|تلك",
    "fa": "آن|دیگر|یک",
}

OF = {
    "en": "of|in|on|at|from|for|with|by|about|to|behind|accompanying|within|via|across|through|alongside|illustrating|into|without|throughout|than|like|unlike|under|as",
    "es": "de|del|en|a|al|para|con|por|sobre|desde|según|que acompañan|que ilustran|mediante|sin|bajo|como",
    "fr": "de|du|des|en|à|au|aux|dans|pour|avec|par|sur|d'|accompagnant|illustrant|sans|sous|comme",
    "de": "von|vom|in|im|auf|zu|zum|zur|aus|für|mit|über|bei|an|am|des|ohne|unter|als|durch|nach",
    "pt": "de|do|da|dos|das|em|no|na|nos|nas|para|com|por|pelo|pela|sobre|que acompanham|sem|sob|como",
    "ar": "في|من|على|عن|إلى|مع|عبر|لدى|حول|بـ|دون|ضمن|بشأن",
    "fa": "از|در|به|با|برای|دربارهٔ|درباره|روی|توسط|بدون|میان",
}
"""What makes the next noun a modifier of another."""

AND = {
    "en": "and|as well as|&|and all|along with|including|plus|together with",
    "es": "y|e|así como|incluidas|incluidos|junto con",
    "fr": "et|ainsi que|y compris",
    "de": "und|sowie|samt|einschließlich|und auch",
    "pt": "e|assim como|bem como|incluindo",
    "ar": "و|وكذلك|وجميع|بما فيها",
    "fa": "و|همچنین|به همراه|به‌همراه",
}

# --- what is said of it

GRANT = {
    "en": "licensed|licenced|licensing|license|licence|relicensed|published|republished|republish|available|released|distributed|shared|share|provided|offered|issued|reprinted|reproduced|reproduce|reused|reuse|re-use|copy|use|used|posted|covered|governed|placed|put|under|applies|apply|carries|carry|carried|bears|bear|subject to|terms of|waived|dedicated|free to|falls|fall|comes|come|made|publish|publishes|release|releases|has|uses|using|is|are|in accordance with|redistributed|redistribute|adapted|reprint|copied|accessible|openly|freely|syndicated|permitted|licenses|licences|falls under|offer|offers|granted|grant|grants|appears|appear|remains|stays|stands|stand|presented|it's|they're|marked|marked with|identified|redistributing|reusing|republishing|sharing|copying|distribute|distributing|adapt|remix|quote|dual-licensed|open-licensed|free",
    "es": "bajo|licencia|licencias|licenciado|licenciada|licenciados|publica|publican|publicado|publicada|publicados|distribuye|distribuyen|distribuido|disponible|disponibles|acoge|acogen|comparte|comparten|ofrece|ofrecen|sujeto|sujeta|republicar|reproducir|compartir|utilizar|usar|copiar|puesto|mediante|tiene|tienen|aplica|rige|regido|liberado|liberada|cubierto|amparado|publicamos|está|están|es|son|términos|republicado|republicada|republicarse|reproducirse|reutilizarse|reproducido|reproducida|reutilizado|reutilizar|compartido|compartida|compartidos|cedido|difunde|difundido|distribuida|distribuidos|encuentra|encuentran|ofrecido|licenciadas|publicadas|compartirse|copiarse|usarse|amparada|publica|reutilizados|redistribuir|difundir|adaptar|citar|reproducción|reutilización|publicar|distribuir|rige|sometido|sometida|sometidos",
    "fr": "sous|licence|licences|selon les termes|disponible|disponibles|publié|publiée|publiés|publiées|diffusé|diffusée|diffusés|diffusées|distribué|distribuée|mis à disposition|mise à disposition|mises à disposition|proposé|proposés|placé|placée|placés|couvert|soumis|soumise|s'applique|republier|reproduire|partager|utiliser|copier|partagé|partagés|publions|versé|est|sont|termes|republié|republiée|republiés|reproduit|reproduite|reproduits|réutilisé|réutilisée|réutiliser|partagée|partagées|copié|placée|placées|placés|distribués|paraît|paraissent|figure|relève|relèvent|couverte|couverts|disponibles|accessible|accessibles|licencié|licenciée|utilisé|repris|reprendre|redistribuer|diffuser|adapter|citer|copie|reproduction|réutilisation|publier|distribuer|repartager",
    "de": "unter|lizenz|lizenzen|lizenziert|lizensiert|veröffentlicht|veröffentlichen|erschienen|erscheinen|erscheint|steht|stehen|verfügbar|bereitgestellt|freigegeben|gilt|gelten|unterliegt|unterliegen|geteilt|verbreitet|genutzt|nutzen|verwendet|verwenden|weiterverbreitet|zur verfügung|gestellt|angeboten|trägt|ist|sind|gemäß|creative-commons-lizenz|cc-lizenz|nachgedruckt|weiterverwendet|übernommen|übernehmen|lizenzierten|publiziert|publizieren|abgedruckt|kopiert|weitergegeben|freigeben|unterstellt|lizenzierung|geteilt|nachgenutzt|nachnutzen|stellen|teilen|zugänglich|gestellten|lizenztext|wird|werden|dürfen|darf|kann|können|weitergeben|weiterverwenden|weiterverbreiten|kopieren|vervielfältigen|bearbeiten|nachdrucken|vervielfältigt|bedingungen|nutzung|freie|freien|freier",
    "pt": "sob|licença|licenças|licenciado|licenciada|licenciados|licenciadas|publicado|publicada|publicados|publicadas|disponível|disponíveis|distribuído|distribuída|distribuídos|disponibilizado|disponibilizada|disponibilizados|compartilhado|partilhado|republicar|reproduzir|compartilhar|utilizar|usar|copiar|sujeito|aplica-se|aplica|possui|tem|têm|publicamos|rege|coberto|está|estão|é|são|nos termos|colocado|liberado|republicado|republicada|republicados|reproduzido|reproduzida|reproduzidos|reutilizado|reutilizada|copiado|copiada|usado|usada|adaptado|lançado|cedido|posto|encontra-se|encontram-se|divulgado|divulgados|redistribuir|difundir|adaptar|citar|reprodução|reutilização|publicar|distribuir|regido|submetido|submetida",
    "ar": "بموجب|تحت|وفق|وفقا|طبقا|حسب|مرخص|مرخصة|مرخصاً|ترخيص|رخصة|برخصة|لرخصة|متاح|متاحة|متوفر|متوفرة|منشور|منشورة|ينشر|تنشر|ننشر|نشر|نشرت|يخضع|تخضع|صدر|صدرت|يوزع|توزع|موزع|تسري|تنطبق|ينطبق|إعادة نشر|نسخ|مشاركة|استخدام|أتيح|أتيحت|مشمول|يحمل|تحمل|منشوره|مرخصا|متاحا|تتاح|يتاح|أتحنا|نتيح|بترخيص|صادر|صادرة|مجانا|مشاع|يتوفر|تتوفر|نشره|نشرها|استخدامه|استخدامها|نسخه|مشاركته|يندرج|تندرج",
    "fa": "تحت|مجوز|پروانه|پروانهٔ|لیسانس|طبق|مطابق|بر اساس|براساس|منتشر|در دسترس|ارائه|عرضه|قرار دارد|قرار دارند|قرار گرفته|انتشار|بازنشر|استفاده|کپی|توزیع|مشمول|دارای|دارد|دارند|است|اند|هستند|می‌باشد|می باشد|شامل|می‌شود|می شود|می‌شوند|می شوند|میشود|میشوند|شده|شده‌اند|شده اند|گردیده|می‌گردد|می گردد|ارایه|پخش|به اشتراک|همرسانی|نشر|بازنشر|مجاز|بلامانع|آزاد|قرار",
}
"""What joins a work and a licence."""

UNDER = {
    "en": "under|licensed|licenced|relicensed",
    "es": "bajo|licenciado|licenciada|licenciados|con licencia|mediante",
    "fr": "sous|selon",
    "de": "unter|lizenziert|lizensiert",
    "pt": "sob|licenciado|licenciada|licenciados|com licença|com a licença",
    "ar": "بموجب|تحت|وفق|مرخص|مرخصة",
    "fa": "تحت|با مجوز|با پروانه|طبق|مطابق",
}
"""What is said of works alone: with a subject that is not known, it is another work's."""

FINITE = {
    "en": "is|are|has been|have been|was|were|may be|can be|carries|carry|falls|fall|comes|come|bears|bear|uses|licensed|licenced|published|released|available|republished|made available|distributed|shared|provided|appears",
    "es": "está|están|se|es|son|tiene|tienen|ha sido|han sido|licenciado|licenciada|publicado|publicada|publicados|disponible|disponibles|fue|distribuido|compartido",
    "fr": "est|sont|a été|ont été|publié|publiée|publiés|disponible|disponibles|mis|mise|diffusé|diffusée|diffusés|distribué|fut|relève|relèvent",
    "de": "ist|sind|steht|stehen|wird|werden|wurde|wurden|erscheint|erscheinen|unterliegt|unterliegen|lizenziert|veröffentlicht|gilt|verfügbar|erschien",
    "pt": "está|estão|é|são|tem|têm|foi|foram|licenciado|licenciada|licenciados|publicado|publicada|disponível|disponíveis|encontra-se|distribuído|pode ser|podem ser",
    "ar": "مرخص|مرخصة|متاح|متاحة|منشور|منشورة|متوفر|متوفرة|يخضع|تخضع|ينشر|تنشر|نشر|نشرت|يوزع|توزع|موزع|صدر|صدرت|يحمل|تحمل",
    "fa": "تحت|با|طبق|مطابق|بر اساس|براساس|مشمول|دارای",
}
"""What says of a work that it stands under something."""

SUBORDINATE = {
    "en": "how|why|what|whether|that|when|where|who|because|so that|in which|explain*|explor*|examin*|looks|tells|shows|compar*|analys*|analyz*|asks|covers|investigat*|guide*",
    "es": "cómo|por qué|qué|cuándo|porque|explica|analiza|describe|compara|trata|cuenta|muestra",
    "fr": "comment|pourquoi|parce|explique|analyse|décrit|compare|traite|raconte|montre",
    "de": "wie|warum|dass|weil|erklärt|beschreibt|vergleicht|handelt|erzählt|zeigt|untersucht|weshalb",
    "pt": "como|por que|porque|explica|analisa|descreve|compara|trata|conta|mostra",
    "ar": "كيف|لماذا|لأن|أن|يشرح|تشرح|يصف|يحلل|يقارن|يتناول|يتحدث|يعرض",
    "fa": "چگونه|چرا|چطور|زیرا|چون|توضیح|توصیف|مقایسه|دربارهٔ|درباره|می‌پردازد",
}
"""What begins a clause inside of a clause: its licence is another's."""

UNLESS_NOTED = {
    "en": "except where otherwise *|except where noted|except where stated|except when otherwise *|except as otherwise *|unless otherwise *|unless noted otherwise|unless stated otherwise|unless indicated otherwise|unless specified otherwise|unless it says otherwise|unless noted|if not otherwise *|where not otherwise *|where otherwise noted|if not stated otherwise",
    "es": "salvo que se indique lo contrario|salvo indicación contraria|salvo indicación en contrario|excepto donde se indique lo contrario|excepto donde se indique|salvo donde se indique lo contrario|a menos que se indique lo contrario|excepto cuando se indique lo contrario|salvo mención contraria|si no se indica lo contrario|salvo que se especifique lo contrario|salvo que se diga lo contrario|mientras no se indique lo contrario|a no ser que se indique lo contrario",
    "fr": "sauf mention contraire|sauf indication contraire|sauf mentions contraires|sauf avis contraire|sauf précision contraire|à moins d'une mention contraire|à moins d'une indication contraire|sauf si mentionné autrement|sauf autre mention|sauf indication du contraire",
    "de": "sofern nicht anders *|soweit nicht anders *|wenn nicht anders *|falls nicht anders *|sofern nichts anderes * ist|soweit nichts anderes * ist|wo nicht anders *|sofern nicht anderweitig *|soweit nicht anderweitig *|wenn nichts anderes * ist|außer wo anders *|sofern nichts anderes *|soweit nichts anderes *",
    "pt": "exceto onde indicado em contrário|salvo indicação em contrário|salvo indicação contrária|exceto quando indicado em contrário|exceto onde indicado|exceto quando indicado o contrário|salvo menção em contrário|a menos que indicado o contrário|a não ser que indicado o contrário|exceto se indicado o contrário|excepto onde indicado em contrário|exceto quando especificado o contrário|salvo se indicado o contrário",
    "ar": "ما لم يذكر خلاف ذلك|ما لم يذكر غير ذلك|ما لم يشر إلى خلاف ذلك|ما لم يشر إلى غير ذلك|ما لم ينص على خلاف ذلك|إلا إذا ذكر خلاف ذلك|إلا إذا ذكر غير ذلك|ما لم يرد خلاف ذلك|ما لم يحدد خلاف ذلك|إلا إذا أشير إلى خلاف ذلك|إلا حيث يذكر خلاف ذلك|باستثناء ما يذكر خلافه",
    "fa": "مگر آنکه خلاف آن ذکر شده باشد|مگر آن که خلاف آن ذکر شده باشد|مگر اینکه خلاف آن ذکر شده باشد|مگر خلاف آن ذکر شده باشد|مگر مواردی که خلاف آن ذکر شده باشد|مگر آنکه خلاف آن ذکر شود|مگر اینکه خلاف آن ذکر شود|به جز مواردی که خلاف آن ذکر شده|جز در مواردی که خلاف آن ذکر شده باشد|مگر اینکه به گونه دیگری ذکر شده باشد|مگر اینکه طور دیگری ذکر شده باشد|مگر در مواردی که خلاف آن ذکر شده باشد|جز مواردی که خلاف آن ذکر شده باشد|مگر اینکه خلافش ذکر شده باشد",
}

EXCEPT = {
    "en": "except|except for|excepting|excluding|excludes|with the exception of|other than|apart from|but not|not including|save for|aside from|though not",
    "es": "excepto|salvo|con excepción de|a excepción de|con la excepción de|excluyendo|excluidas|excluidos|pero no|menos",
    "fr": "sauf|à l'exception de|à l'exception des|à l'exception du|hormis|excepté|hors|mais pas|à l'exclusion des|à l'exclusion de",
    "de": "ausgenommen|außer|mit ausnahme von|mit ausnahme der|mit ausnahme des|bis auf|aber nicht|ausschließlich der|nicht aber|jedoch nicht",
    "pt": "exceto|excepto|salvo|com exceção de|com exceção das|com exceção dos|com exceção da|à exceção de|à exceção das|à exceção dos|excluindo|mas não|exceptuando|excetuando",
    "ar": "باستثناء|ما عدا|عدا|إلا|سوى|دون الصور|وليس|لكن ليس",
    "fa": "به جز|بجز|به‌جز|غیر از|به غیر از|به استثنای|جز|مگر|اما نه",
}

DENIAL = {
    "en": "not|no|never|neither|nor|none|cannot|can't|isn't|aren't|wasn't|weren't|won't|doesn't|don't|didn't|hasn't|haven't|no longer|refuse*|declin*|reject*|deny|denies|denied|forbid*|prohibit*|revoked|withdrawn|withdrew|instead of|rather than|stopped|ceased|terminated|expired|wrongly|mistakenly|falsely|erroneously|incorrectly|hardly|ain't|couldn't|wouldn't|shouldn't|rescinded",
    "es": "no|nunca|ni|ningún|ninguna|ninguno|tampoco|jamás|dejó de|prohib*|rechaz*|revoc*|en lugar de|en vez de|ya no|por error|niega|negó",
    "fr": "ne|n'*|pas|jamais|ni|aucun|aucune|interdi*|refus*|révoqu*|au lieu|par erreur|n'est plus|ne sont plus|ne plus",
    "de": "nicht|kein|keine|keiner|keinem|keinen|keines|nie|niemals|weder|noch nie|statt|anstatt|verboten|untersagt|widerrufen|nicht mehr|irrtümlich|fälschlich|mitnichten|keineswegs|entgegen",
    "pt": "não|nunca|nem|nenhum|nenhuma|jamais|deixou de|proibi*|recus*|revog*|em vez de|por engano|tampouco|já não",
    "ar": "ليس|ليست|لا|لم|لن|غير|لسنا|ليسوا|توقف|ألغي|ألغيت|سحبت|يمنع|يحظر|بدلا من|خطأ",
    "fa": "نیست|نیستند|نمی*|نشده|نشد|نبود|نبوده|نبودند|نخواهد|نخواهند|ندارد|ندارند|نه|ممنوع|هیچ*|هرگز|لغو|نکرده|نکرد|نگرفته|به‌جای|به جای|اشتباه|نکرده‌ایم|نمیشود|نکنید",
}

PAST = {
    "en": "was|were|had been|formerly|previously|used to|until|in the past|at the time|had|back then|used be",
    "es": "era|eran|estaba|estaban|estuvo|estuvieron|fue|fueron|había|habían|antes|anteriormente|antiguamente|hasta|originalmente|solía|tuvo|tenía|en el pasado|publicó",
    "fr": "était|étaient|fut|furent|avait|avaient|autrefois|jadis|auparavant|jusqu'*|précédemment|initialement|à l'origine|naguère|anciennement|a été|ont été",
    "de": "war|waren|stand|standen|wurde|wurden|früher|bisher|bis|ehemals|vormals|einst|zuvor|ursprünglich|damals|hatte|galt|unterlag|vorher|erschien|erschienen ist",
    "pt": "era|eram|estava|estavam|esteve|estiveram|foi|foram|havia|antes|anteriormente|antigamente|até|originalmente|costumava|tinha|outrora|publicou",
    "ar": "كان|كانت|كنا|كانوا|سابقا|سابقاً|من قبل|قديما|قبل|حتى|في السابق|سبق|نشر|نشرت|صدر|صدرت",
    "fa": "بود|بودند|بوده|قبلا|قبلاً|پیشتر|پیش‌تر|پیش تر|سابقا|سابقاً|تا سال|تا پیش|زمانی|در گذشته|منتشر شد|منتشر شدند|داشت",
}

PUBLISHED_ONCE = {
    "en": "was published|was originally published|was first published|were published|was released|was republished|was originally released|was made available|was first released|was shared|was posted|were released|were made available",
    "es": "fue publicado|fue publicada|se publicó|fueron publicados|fue publicado originalmente|se publicó originalmente|fue liberado|publicó|fueron publicadas",
    "fr": "a été publié|a été publiée|ont été publiés|a été mis à disposition|fut publié|a été diffusé|ont été publiées|a été initialement publié|a été mise à disposition",
    "de": "wurde veröffentlicht|wurden veröffentlicht|wurde|wurden|erschien",
    "pt": "foi publicado|foi publicada|foram publicados|foi publicado originalmente|foi originalmente publicado|foi disponibilizado|publicou|foram publicadas|foi disponibilizada",
    "ar": "نشر|نشرت|صدر|صدرت",
    "fa": "منتشر شد|منتشر شدند",
}
"""A past that tells of a publication, whose licence stands since."""

OVER = {
    "en": "formerly|previously|used to|once|until|in the past|at the time|earlier|had|had been|before|at first|initially|back then|withdrawn|no longer",
    "es": "antes|anteriormente|antiguamente|hasta|solía|había|en el pasado|estaba|estuvo|era",
    "fr": "autrefois|jadis|auparavant|jusqu'*|précédemment|avait|était|naguère|anciennement",
    "de": "früher|bisher|bis|ehemals|vormals|einst|zuvor|damals|hatte|stand|war|waren|vorher",
    "pt": "antes|anteriormente|antigamente|até|havia|estava|esteve|era|outrora|já",
    "ar": "كان|كانت|سابقا|سابقاً|من قبل|قبل|حتى|في السابق|سبق",
    "fa": "بود|بودند|بوده|قبلا|قبلاً|پیشتر|پیش‌تر|پیش تر|سابقا|سابقاً|تا سال|تا پیش|زمانی|در گذشته",
}
"""What ends a past for good."""

FUTURE = {
    "en": "will|shall|going to|soon|plans|plan|planned|intends|intend|next|from now|starting|eventually|upcoming|in future|in the future|tomorrow|would|could|might|should|ought|promise*|consider*|hope*|want*|wish*|asked|ask|asks|urge*|demand*|propos*|called for|calls for|call on|recommend*|once the|as soon as|one day|to be|must|likely|perhaps|maybe|possibly|probably|we'll|it'll|expects|expected|decided|agreed|due to|pending|aims|suggest*|may license|may be licensed|may be available|may be under|may be published|may become|may have|may apply|may fall|may be released|may be placed|may one day|can be licensed|might be|weighing|weighs|mulls|think*|studying|study whether|debate*|discuss*|myth|rumour*|rumor*|if only|doubt*|unclear|ruled|voted|voting|vote|calls|petition*|negotiat*|argu*|is to publish|are to publish|is to release|are to release|is to be|are to be|to publish all|you agree|agrees to|agree to|pledge*|vow*|announces plans|by submitting|by posting|by uploading|by contributing",
    "es": "será|serán|estará|estarán|publicará|publicarán|distribuirá|pondrá|tendrá|tendrán|pasará|pasarán|quedará|quedarán|licenciará|próximamente|pronto|a partir de|podría|podrían|debería|deberían|planea|prevé|quiere|pidió|pide|piden|propone|propuso|prometió|va a|van a|vamos a|en el futuro|ojalá|quizá|quizás|tal vez|recomienda|sería|serían|estaría|puede estar|puede que|pueden estar|estudia|estudian|considera|baraja|espera|esperan|piensa|valora|debate|tuviera|estuviera|estuviese|tuviese|fuera|duda|dudan|promete|prometen|se compromete|al enviar|usted acepta|acepta publicar|pretende|pretenden",
    "fr": "sera|seront|publiera|publierons|publieront|passera|passeront|prochainement|bientôt|à partir|à compter|pourrait|pourraient|devrait|devraient|va|vont|prévoit|souhaite|veut|demande|demandent|a demandé|propose|a proposé|promis|futur|peut-être|recommande|serait|seraient|aimerait|peut-être|peut être sous|envisage*|envisagent|étudie|étudient|examine|réfléchit|songe|réclament|réclame|doute|doutent|était sous|envisagé|envisagée|promet|promettent|s'engage|s'engagent|en soumettant|vous acceptez|espère|espèrent",
    "de": "künftig|zukünftig|bald|demnächst|in zukunft|ab|könnte|könnten|sollte|sollten|soll|sollen|würde|würden|will|wollen|plant|planen|möchte|fordert|fordern|gefordert|bat|bitten|schlägt|geplant|vielleicht|womöglich|empfiehlt|empfohlen|versprach|verspricht|beabsichtigt|wäre|wären|vermutlich|wahrscheinlich|irgendwann|werden wir|stehen wird|sein wird|nächste*|kann unter|prüft|prüfen|erwägt|überlegt|diskutiert|denkt|wünscht|verlangt|verlangen|ab|ab dem|stünde|dürfte|hätte|wäre|unklar|bezweifel*|zweifel*|verspricht|versprechen|willigen|stimmen sie|stimmst du|mit dem absenden|mit der einsendung|verpflichtet sich",
    "pt": "será|serão|estará|estarão|publicará|publicarão|passará|ficará|ficarão|terá|disponibilizará|em breve|brevemente|a partir de|poderia|poderiam|poderá|deveria|deverá|planeia|planeja|pretende|quer|pediu|pede|pedem|propõe|prometeu|vai|vão|no futuro|talvez|recomenda|seria|estaria|estuda|estudam|avalia|considera|pensa|espera|cogita|deseja|estivesse|fosse|tivesse|duvida|duvidam|promete|prometem|compromete-se|ao enviar|aceita publicar|pretendem",
    "ar": "سوف|سين*|سيت*|سيك*|سير*|سيص*|ستن*|ستت*|ستك*|ستص*|سننشر|سنتيح|قريبا|قريباً|ربما|ينبغي|يجب|نعتزم|يعتزم|تعتزم|يخطط|تخطط|طالب|طالبت|طلب|طلبت|اقترح|اقترحت|وعد|وعدت|يمكن أن|لو|ابتداء|اعتبارا|مستقبلا|يدرس|تدرس|يفكر|تفكر|يأمل|تأمل|دعا|دعت|يطالب|تطالب|يتعهد|تتعهد|تعهد|توافق على|يعد بنشر|تعد بنشر",
    "fa": "خواهد|خواهند|خواهیم|به زودی|به‌زودی|بزودی|قرار است|شاید|ممکن است|باید|بهتر است|می‌خواهد|می خواهد|خواست|خواستند|خواستار|پیشنهاد|قول|قصد|برنامه دارد|از سال آینده|از ماه آینده|از ابتدای|آینده|در صورتی که|می‌توانست|احتمالا|احتمالاً|بررسی|در نظر دارد|امیدوار|درخواست|خواهان|وعده|متعهد|با ارسال|موافقت می‌کنید",
}

CONDITION = {
    "en": "if|provided that|on condition|in case|as long as|only if|only for|only to|only when|only after|subject to approval|whether|as though|as if|assuming|suppose|supposedly|allegedly|reportedly|apparently|after|when|which ones|subject to written|upon request|on request|upon payment|for a fee|for members|for subscribers|to subscribers|to members",
    "es": "si|siempre que|a condición de|en caso de|solo|sólo|únicamente|supuestamente|aparentemente|cuando|tras|después|previa solicitud",
    "fr": "si|à condition|pourvu|en cas|seulement|uniquement|prétendument|apparemment|lorsque|quand|après|sur demande",
    "de": "wenn|falls|sofern|sobald|nur|ausschließlich|angeblich|vermeintlich|ob|nachdem|vorausgesetzt|auf anfrage",
    "pt": "desde que|caso|apenas|somente|só|supostamente|aparentemente|quando|após|depois|mediante solicitação|se você|se o|se a|se os|se for|se este|se fosse",
    "ar": "إذا|إن كان|بشرط|شرط|فقط|في حال|عندما|بعد|حسب الطلب|يزعم|زعم",
    "fa": "اگر|به شرط|مشروط|فقط|تنها|در صورت|هنگامی|وقتی|پس از|چنانچه|ظاهرا|ظاهراً|گویا",
}

ATTRIBUTING = {
    "en": "provided that you credit|provided you credit|provided that you give credit|provided that you attribute|provided you attribute|as long as you credit|as long as you attribute|as long as you give credit|as long as you name|as long as you link|provided that you name|provided that you link|provided the author is credited|provided the source is named|provided that the source is named|if you credit|provided that credit is given|provided that the author is credited|as long as the author is credited|as long as credit is given|only with attribution",
    "es": "siempre que se cite|siempre que se mencione|siempre que se reconozca|citando|siempre que cite|a condición de citar",
    "fr": "à condition de citer|à condition de mentionner|à condition de créditer|pourvu que l'auteur soit cité|à condition que l'auteur soit cité|à condition d'en citer",
    "de": "sofern der autor genannt|wenn der autor genannt|sofern die quelle genannt|wenn die quelle genannt|vorausgesetzt die quelle wird genannt|sofern die autorin genannt",
    "pt": "desde que citada a fonte|desde que citado o autor|desde que seja citada|desde que citado|desde que a fonte seja citada|desde que se cite",
    "ar": "بشرط ذكر المصدر|شرط ذكر المصدر|بشرط الإشارة إلى المصدر|بشرط نسبته|بشرط نسبتها",
    "fa": "به شرط ذکر منبع|به شرط ذکر نام|با ذکر منبع|مشروط به ذکر منبع|به شرط ارجاع",
}
"""A condition that every licence with attribution makes anyway."""

HEDGE = {
    "en": "some|most|many|selected|certain|several|part of|parts of|a few|few|half|much of|portions|portion|excerpts|excerpt|includes|include|contains|contain|incorporates|features|sometimes|often|usually|partly|mostly|more than|older than|articles marked|stories marked|content marked|posts marked|texts marked|items marked|pieces marked|material marked|materials marked|works marked|pages marked|articles labelled|stories labelled|content labelled|articles labeled|articles tagged|stories tagged|posts tagged|content tagged|items tagged|marked as such|whose|those|published before|published after|published since|written by|which of|one of|almost|nearly|not all|occasionally|typically|generally|largely|draws on|hosts|quotes|cites|various|where indicated|where marked|where noted|as indicated|elements of|sections of",
    "es": "algunos|algunas|algún|muchos|muchas|ciertos|ciertas|varios|varias|parte|partes|la mayoría|mayoría|incluye|incluyen|contiene|contienen|a veces|fragmentos|más de|marcados|marcadas|señalados|casi|normalmente|diversos",
    "fr": "certains|certaines|quelques|plusieurs|la plupart|plupart|beaucoup|une partie|parties|contient|contiennent|comprend|comprennent|parfois|souvent|extraits|plus de|marqués|signalés|presque|certain|divers|majorité",
    "de": "einige|einigen|manche|manchen|viele|vielen|mehrere|bestimmte|teile|teil|ein teil|die meisten|meisten|enthält|enthalten|teilweise|manchmal|oft|auszüge|älter als|gekennzeichnete|gekennzeichneten|markierte|fast|zum teil|überwiegend|meist|diverse|ausgewählte",
    "pt": "alguns|algumas|algum|muitos|muitas|certos|certas|vários|várias|parte|partes|a maioria|maioria|contém|contêm|inclui|incluem|às vezes|trechos|mais de|marcados|assinalados|quase|diversos",
    "ar": "بعض|معظم|كثير|العديد|عدد من|جزء|أجزاء|أغلب|غالبية|يتضمن|تتضمن|يحتوي|تحتوي|أحيانا|مقتطفات|أكثر من|المشار إليها",
    "fa": "برخی|بعضی|بیشتر|بسیاری|چند|تعدادی|بخشی|بخش‌هایی|بخش هایی|اغلب|اکثر|گاهی|شامل|گزیده|بیش از|مشخص شده|پاره‌ای",
}

SAYING = {
    "en": "said|says|say|told|claims|claimed|claim|argues|argued|announced|wrote|writes|stated|states|according to|believes|thinks|praised|explained|explains|noted that|notes that|describes|described|discuss*|advocates|defended|criticised|criticized|insists|insisted|recalled|thanked",
    "es": "dijo|dice|dicen|afirma|afirmó|según|anunció|escribe|escribió|explicó|explica|sostiene|elogió|criticó|señaló|declaró|significa|asegura|aseguró|indicó",
    "fr": "dit|disent|affirme|a affirmé|selon|annonce|a annoncé|écrit|explique|a expliqué|soutient|salué|critiqué|déclaré|déclare|signifie|assure|indique|précise|a précisé",
    "de": "sagte|sagt|sagen|behauptet|behauptete|laut|kündigte|schreibt|schrieb|erklärte|erklärt|lobte|kritisierte|bedeutet|betonte|betont|zufolge|teilte|heißt es|meint|meinte|angaben",
    "pt": "disse|diz|dizem|afirma|afirmou|segundo|anunciou|escreve|escreveu|explicou|explica|sustenta|elogiou|criticou|declarou|significa|garante|informou",
    "ar": "قال|قالت|يقول|تقول|قالوا|أعلن|أعلنت|ذكر|ذكرت|أوضح|أوضحت|كتب|كتبت|أكد|أكدت|صرح|صرحت|أشاد|أشادت|يعني|تعني|يزعم|بحسب|أضاف|أضافت",
    "fa": "گفت|گفته|می‌گوید|می گوید|اعلام|نوشت|نوشته است|می‌نویسد|افزود|تأکید|تاکید|مدعی|ستود|توضیح|یعنی|به گفته|به نقل|بیان|اظهار|ابراز",
}

NEUTRAL = {
    "en": "you|your|may|can|feel|please|anyone|everyone|freely|free|for|online|print|or|in|and|the|a|an|of|to|at|on|with|by|our|its|it|be|been|being|this|that|also|here|see|text|rights|right|copyright|copyrighted|©|c|some|reserved|international|public|terms|conditions|following|author|authors|writer|publisher|editor|we|they|all|other|as|attribution|credit|extent|possible|law|hereby|currently|now|full|open|same|version|share|shared|hold|holder|licensor|notice|legal|statement|details|info|information|under|content|charge|without|original|source|link|subject|from|through|adapt|remix|usage|terms-of-use|note|disclaimer|permission|permissions|reprint|reprints|redistribute|published|creative|commons|general|unless|otherwise|and/or|welcome|encouraged|allowed|permitted|free|access|open-access|made|makes|make|makes|added|add|so|unlike|like|kindly|thanks|today|important|reuse|reusable|republishing|republication|notes|first|originally|is|are|am|do|does|has|have|licensing|apart|and|their|therefore|explicitly|otherwise|stated|each|any|every|everything|work|works|dedicate|dedicates|dedicated|write|domain|powered",
    "es": "usted|puede|pueden|puedes|libremente|gratis|en|línea|impreso|o|y|el|la|los|las|un|una|de|del|a|al|con|por|se|su|lo|este|esta|autor|autora|autores|derechos|algunos|reservados|ha|han|términos|condiciones|una|según|texto|todo|libre|uso|siguiente|abierta|pública|que|para|hecho|hace|editor|editora|permiso|permisos|nota|legal|todos|todas|toda|nuestros|nuestras|nuestro|nota|aviso|acceso|abierto|reutilización|utilización|cualquiera|permite|permitido|invitamos|republicación|salvo|dominio|público|puesto|copiar|redistribuir|citar|difundir|ustedes|cualquier|persona|lectores|sitio|usuarios",
    "fr": "vous|pouvez|peut|librement|gratuitement|en|ligne|ou|et|le|la|les|un|une|de|du|des|à|au|avec|par|ce|cet|cette|auteur|auteure|autrice|auteurs|droits|certains|réservés|termes|conditions|texte|libre|selon|d'|l'|qui|que|mention|mentions|légales|a|été|il|on|se|pour|par|internationale|publique|tout|tous|toutes|toute|nos|notre|ensemble|intégralité|licence|note|chacun|chacune|libre|accès|réutilisation|utilisation|republication|sauf|invités|autorisé|autorisée|permis|l|d|n|s|domaine|public|dans|gratuitement|placé|commun",
    "de": "sie|du|können|kannst|darf|dürfen|frei|kostenlos|online|im|druck|oder|und|der|die|das|den|dem|ein|eine|einer|eines|von|vom|zu|zur|mit|durch|autor|autorin|autoren|rechte|einige|vorbehalten|bedingungen|text|frei|hier|wird|werden|es|worden|den|zum|hinweis|rechtliches|nutzungsrechte|man|kann|internationalen|öffentlichen|alle|unsere|bitte|gerne|hinweis|sofern|nutzung|weiterverwendung|weiterverbreitung|lizenzhinweis|redaktion|sämtliche|ihnen|jeder|darf|gern|im|in|am|nachnutzung|open|access|gemeinfrei|sofort|gratis|auch|sonst|nur",
    "pt": "você|pode|podem|livremente|gratuitamente|em|linha|ou|e|o|a|os|as|um|uma|de|do|da|dos|das|com|por|pelo|pela|se|este|esta|autor|autora|autores|direitos|alguns|reservados|termos|condições|texto|livre|foi|que|no|na|nos|nota|legal|aberta|pública|permissões|todos|todas|todo|toda|nossos|nossas|nosso|nota|aviso|acesso|aberto|reutilização|utilização|qualquer|permite|permitido|republicação|domínio|público|ser",
    "ar": "يمكن|يمكنكم|يجوز|مجانا|أو|في|من|على|عن|إلى|مع|هذا|هذه|حقوق|مؤلف|الكاتب|كاتب|الناشر|ناشر|بعض|محفوظة|شروط|أحكام|كما|التي|الذي|هو|هي|تم|نص|كامل|بحرية|عامة|دولية|حقوق النشر|جميع|كل|كافة|إعادة|نشر|النشر|استخدام|مشاركة|نسخ|يرجى|ملاحظة|هذه|ذلك|نحن|أي|الحقوق|حق|لكم|لك|يسمح|يحق|القراء|للجميع|الجميع|شريطة",
    "fa": "می‌توانید|می توانید|می‌توان|می توان|آزادانه|رایگان|یا|در|از|به|را|با|این|حقوق|حق|نویسنده|ناشر|برخی|محفوظ|شرایط|مفاد|که|و|هم|شده|شد|شود|می‌شود|می شود|می‌شوند|می شوند|میشود|میشوند|متن|آزاد|حق نشر|عمومی|کنید|کرد|بین‌المللی|شماست|همگان|مجاز|بلامانع|گرفته|شده‌اند|اند|باشد|می‌باشد|هستند|قرار|بازنشر|دوباره|استفاده|انتشار|توسط|حق|مؤلف|پدیدآور|خبرگزاری|است|همهٔ|همه|تمام|تمامی|کلیه|اثر|سوی|ازسوی|نشر",
}
"""Words that name no work: what is left of a clause without them may name one."""

PRONOUN = {
    "en": "it|it's|they|these|those|both|which|that",
    "es": "ello|esto|ambos|que|ella|él",
    "fr": "il|elle|ils|elles|celui-ci|celle-ci|qui|cela|ceci",
    "de": "er|sie|es|dies|beide|der|die|das",
    "pt": "ele|ela|eles|elas|isto|ambos|que",
    "ar": "هو|هي|وهو|وهي|الذي|التي",
    "fa": "آن|که|ایشان",
}

WE_PUBLISH = {
    "en": "we publish|we license|we release|we share|we make|we provide|we offer|we use|we distribute",
    "es": "publicamos|compartimos|distribuimos|licenciamos|ofrecemos",
    "fr": "nous publions|nous diffusons|nous partageons|nous proposons|nous mettons",
    "de": "wir veröffentlichen|wir stellen|wir publizieren|wir teilen|wir lizenzieren",
    "pt": "publicamos|partilhamos|compartilhamos|distribuímos|licenciamos|disponibilizamos",
    "ar": "ننشر|نتيح|نوفر|نشارك",
    "fa": "منتشر می‌کنیم|منتشر می کنیم|منتشر میکنیم|ارائه می‌کنیم|ارائه می کنیم",
}

PERMITTED = {
    "en": "may|can|may be|can be|may freely|can freely|feel free to|free to|are free to|you may|you can|welcome to|may also be|can also be",
    "es": "puede|pueden|puedes|se puede|se pueden",
    "fr": "peut|pouvez|peuvent|peut être|peuvent être",
    "de": "darf|dürfen|kann|können|kannst",
    "pt": "pode|podem|pode ser|podem ser",
    "ar": "يمكن|يمكنك|يمكنكم|يجوز|يسمح|يحق",
    "fa": "می‌توانید|می توانید|می‌توان|می توان|می‌تواند|مجاز|آزاد",
}

NONCOMMERCIAL = {
    "en": "non-commercial|noncommercial|non commercial|not for commercial|personal use|educational use|educational purposes|private use|research purposes|non-profit|nonprofit",
    "es": "no comercial|no comerciales|sin fines comerciales|sin fines de lucro|sin ánimo de lucro|uso personal|fines educativos",
    "fr": "non commercial|non commerciale|non commerciales|usage personnel|usage privé|fins éducatives|non lucratif",
    "de": "nicht kommerziell*|nicht-kommerziell*|nichtkommerziell*|privat*|nicht gewerblich*|bildungszwecke",
    "pt": "não comercial|não comerciais|sem fins lucrativos|sem fins comerciais|uso pessoal|fins educativos",
    "ar": "غير تجاري|غير تجارية|غير التجاري|غير التجارية|للاستخدام الشخصي",
    "fa": "غیرتجاری|غیر تجاری|استفادهٔ شخصی|استفاده شخصی|غیرانتفاعی",
}
"""Limits of purpose: with a licence that has none, the clause contradicts itself."""

RESERVED = {
    "en": "all rights reserved|all rights are reserved|all other rights reserved|may not be reproduced|may not be republished|may not be copied|reproduction is prohibited|reproduction prohibited|reproduction forbidden|no part of ~ may be|unauthorised reproduction|unauthorized reproduction|no reproduction without|not be reproduced|must not be reproduced|republication is prohibited|reproduction without permission|republication without permission|cannot be reproduced|cannot be republished|can not be reproduced|be reproduced without|all rights strictly reserved|not for republication|no reproduction or republication|must not be republished|reproduction in whole or in part|reproduction in whole or part|reproduction ~ prohibited|reproduction ~ forbidden|reproduction ~ not permitted|reproduction ~ not allowed|republication ~ prohibited|protected by copyright|copying ~ prohibited",
    "es": "todos los derechos reservados|reservados todos los derechos|quedan reservados todos los derechos|prohibida la reproducción|prohibida su reproducción|queda prohibida la reproducción|se prohíbe la reproducción|queda prohibida su reproducción|prohibida toda reproducción|no puede reproducirse|no pueden reproducirse|no podrá reproducirse|no podrán reproducirse|no puede ser reproducido|no pueden ser reproducidos|no puede ser reproducida|no pueden ser reproducidas|ninguna parte de ~ puede|reproducción ~ prohibida|protegido por derechos de autor|protegidos por derechos de autor",
    "fr": "tous droits réservés|tous les droits sont réservés|tous droits de reproduction|reproduction interdite|toute reproduction interdite|toute reproduction est interdite|reproduction ~ interdite|droits réservés|toute reproduction, même partielle, est interdite|toute reproduction sans|ne peut être reproduit*|ne peuvent être reproduit*|ne peut pas être reproduit*|ne peuvent pas être reproduit*|aucune partie de ~ ne peut|protégé par le droit d'auteur|protégés par le droit d'auteur",
    "de": "alle rechte vorbehalten|alle rechte sind vorbehalten|sämtliche rechte vorbehalten|nachdruck verboten|nachdruck nur mit|nachdruck, auch auszugsweise|vervielfältigung nur mit|nachdruck ohne|weiterverbreitung verboten|nachdruck untersagt|vervielfältigung verboten|nachdruck und|urheberrechtlich geschützt|darf nicht vervielfältigt|dürfen nicht vervielfältigt|darf nicht ohne|dürfen nicht ohne|darf ohne genehmigung|kein teil ~ darf|dürfen ohne genehmigung|darf ohne schriftliche|dürfen ohne schriftliche|alle rechte liegen",
    "pt": "todos os direitos reservados|direitos reservados|reservados todos os direitos|proibida a reprodução|é proibida a reprodução|reprodução proibida|proibida a reprodução total|proibida toda a reprodução|não pode ser reproduzid*|não podem ser reproduzid*|não poderá ser reproduzid*|nenhuma parte ~ pode|reprodução ~ proibida|protegido por direitos autorais|protegidos por direitos autorais",
    "ar": "جميع الحقوق محفوظة|كافة الحقوق محفوظة|كل الحقوق محفوظة|حقوق النشر محفوظة|جميع حقوق النشر محفوظة|حقوق الطبع محفوظة|يمنع نقل|يمنع نسخ|يحظر نقل|يحظر نسخ|يمنع إعادة نشر|يحظر إعادة نشر|لا يجوز نسخ|لا يجوز نشر|لا يجوز إعادة نشر|يحظر نشر|الحقوق محفوظة|تمنع إعادة نشر|حقوق النشر والطبع محفوظة|لا يجوز نسخ محتوياته|محمي بحقوق النشر|محمية بحقوق النشر",
    "fa": "کلیه حقوق ~ محفوظ|تمامی حقوق ~ محفوظ|تمام حقوق ~ محفوظ|همه حقوق ~ محفوظ|کلیه حقوق محفوظ|تمامی حقوق محفوظ|تمام حقوق محفوظ|همه حقوق محفوظ|حق نشر محفوظ|حق چاپ محفوظ|حقوق ~ محفوظ|حقوق محفوظ|بدون اجازه ممنوع|بدون مجوز ممنوع|بازنشر ممنوع|کپی برداری ممنوع|هرگونه کپی‌برداری|حق تکثیر محفوظ|نقل ~ بدون اجازه|بازنشر ~ بدون اجازه",
}
"""What keeps all rights: a status, not a licence."""

NOTICE = "©|copyright|(c)|حقوق النشر|حق نشر|کپی‌رایت|urheberrecht|droits d'auteur|derechos de autor|direitos autorais"
