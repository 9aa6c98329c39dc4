"""The small words on which taking words out of a sentence depends, language by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """The words of ``text`` as a set."""
    return frozenset(text.split())


def _inflected(stems: str, *endings: str) -> frozenset[str]:
    """Each stem with each of the endings."""
    return frozenset(stem + ending for stem in stems.split() for ending in endings)


def _with_plurals(singulars: str, *plurals: tuple[str, str]) -> frozenset[str]:
    """Verbs of the third person and their plurals, by the first ending that they have."""
    found = set()
    for verb in singulars.split():
        ending = next((each for each in plurals if verb.endswith(each[0])), ("", ""))
        found |= {verb, verb.removesuffix(ending[0]) + ending[1]}
    return frozenset(found)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """Words of one language, in lower case.

    ``joiners`` link equals (and, or); ``prepositions`` want something after them, ``articles`` too;
    the other ``small`` words (pronouns, verbs that need an object) can end no phrase either.
    ``negations`` turn the sense of what follows. ``leads`` open a claim and go with it (helps to,
    also), ``verbs`` are its usual verbs. ``wanting`` words ask for a preposition (ideal for).
    ``opening`` words make a clause depend on the next one. ``empty`` nouns say nothing alone
    (properties), ``trailing`` ones only round a claim off. ``shared`` words belong to every member
    of a list ("latex and lead free"), ``adverbs`` strengthen. ``things`` are nouns of products with
    claims in their names, ``facts`` materials, colours and measures. ``before_vowel`` maps small
    words to their form before a vowel; ``adjective_last`` says that attributes follow their noun.

    Of other languages than English less is known word by word, and their proof asks for more:
    ``finite`` verbs are third persons, as texts of products have them, ``clitics`` stand before
    one (se, ne) and ``subjects`` are pronouns that have one. ``hanging`` words say nothing at the
    end of a phrase (treated, properties, people), ``origins`` nothing without their attribute (from
    organic farming). ``particles`` are what a German verb leaves at the end of its clause.
    """

    joiners: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    small: frozenset[str]
    negations: frozenset[str]
    leads: frozenset[str]
    verbs: frozenset[str]
    wanting: frozenset[str]
    opening: frozenset[str]
    empty: frozenset[str]
    trailing: frozenset[str]
    shared: frozenset[str]
    adverbs: frozenset[str]
    things: frozenset[str]
    facts: frozenset[str]
    before_vowel: Mapping[str, str] = field(default_factory=dict)
    adjective_last: bool = False
    finite: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    hanging: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()

    @property
    def dangling(self) -> frozenset[str]:
        """Words with which nothing can end."""
        return self.joiners | self.prepositions | self.articles | self.small | self.negations


ENGLISH = Grammar(
    joiners=words("and or & + /"),
    prepositions=words(
        "for with of to in on at by from against into onto about over under during without"
        " through between via per plus as like than within after before while since until upon"
        " towards toward among"
    ),
    articles=words("a an the"),
    small=words(
        "is are was were be been being am it its it's they their them this that these those"
        " which who whose you your we our i he his she her can will would should could may might"
        " must do does did has have had not only if when where because so but also even both"
        " either more most very too such what how there all any each every some most provide"
        " provides providing offer offers offering give gives giving get gets help helps ensure"
        " ensures make makes keep keeps feel leave leaves become becomes remain that's there's"
        " who's what's here's we're they're you're i'm whenever wherever"
    ),
    negations=words("no not non without never zero nor cannot don't doesn't isn't anti"),
    leads=words(
        "and or but also that which who it they this can may will to help helps helping helped"
        " known is are be been said aids aid aiding designed proven effectively effective"
        " naturally gently quickly actively further even while thus thereby both as has have in"
        " used use useful for by great ideal perfect well properties works work working deeply"
    ),
    verbs=words(
        "lighten whiten tighten firm rejuvenate renew refine fade unclog accelerate kill"
        " prevent relieve reduce treat boost support cure heal fight protect repel inhibit clear"
        " eliminate remove stop soothe improve promote stimulate strengthen regulate control"
        " destroy combat resist block keep aid help ease alleviate lower detoxify cleanse"
        " enhance clean freshen moisturize hydrate soften smooth brighten maintain stabilize"
        " increase restore guarantee disinfect sanitize sterilize purify calm minimize correct"
        " repair guard defend neutralize deter balance burn lose overcome fights suppress slow"
        " delay nourish detox flush build stop make get provide save buy order visit suffer"
        " refresh tone nurture revitalize exfoliate lock contact loved trusted rated recommended"
        " approved voted"
    ),
    wanting=words(
        "ideal acts conforms complies essential necessary important vital well great perfect"
        " useful suitable good best used known effective designed made works work beneficial"
        " formulated protects prevents rich help helps helping free due thanks committed"
        " dedicated tested proven ready able safe safely helpful recommended needed results"
        " result according related prone resistant excellent aid aids way apply fights know one"
        " some many part kind type lot step solution solutions remedy cure treatment relief"
        " protection benefit benefits source properties interested full high low cause causes"
        " caused reason reasons responsible role want wants wanting need needs wish wishes like"
        " trying try tries going looking stay stays away optimal"
        " passionate serious concerned crazy wonderful comes come consists equipped packed filled"
        " loaded enriched"
    ),
    opening=words(
        "apart besides aside if when while as to because since although though unlike whether by"
        " for in with"
        " whenever once before after until unless given despite due during through from at on"
    ),
    empty=words(
        "yes remover eraser properties property activity activities action actions effect"
        " effects benefit benefits power agents agent ingredient ingredients specialist"
        " treatment therapy relief solution solutions problem problems issue issues concerns"
        " protection claims control care system technology formula free proof resistant"
        " resistance repellent killer fighter fighting prone symptoms infection infections"
        " quality qualities function level levels process reduction purposes purpose winners"
        " winner award awards certified approved needs need support supports points point"
        " software fan fans trap traps net nets dispenser booster boosters idea ideas option"
        " options choice choices health farming agriculture rating ratings source sources origin"
        " value values item items gift gifts product products standard standards"
    ),
    trailing=words(
        "properties property activity activities action actions effect effects benefits agent"
        " agents reduction management problems problem issues issue concerns symptoms purposes"
        " proven infections levels care relief control treatment solution solutions support"
        " repair protection prevention claims"
    ),
    shared=words("free proof resistant resistance repellent safe friendly prone protection care"),
    adverbs=words(
        "naturally highly truly fully completely extremely powerfully super ultra very totally"
        " 100% quick quickly fast effective extra potential possible maximum optimal clinically"
        " dermatologically scientifically"
    ),
    things=words(
        "drink shake eraser belt belts trimmer cream creams gel gels oil oils patch patches tea"
        " teas pill pills capsule capsules tablet tablets mask masks brush shampoo conditioner"
        " balm balms spray sprays serum lotion powder band bands roller massager cushion device"
        " kit kits machine tool lamp light filter filters purifier pillow insole insoles sock"
        " socks sleeve brace supports soap wipes wipe sha juice syrup drops medicine supplement"
        " supplements software antivirus patchs remover sterilizer repeller trap net tape"
        " bandage ointment mattress bag shirt bra corset shapewear wheel bar bars gummies food"
        " distributor seller store tonic"
    ),
    facts=words(
        "cork rattan jute seagrass coir sisal raffia wicker"
        " cotton wool silk linen leather steel stainless aluminum aluminium copper brass bronze"
        " iron titanium silver gold platinum plastic rubber silicone glass ceramic porcelain"
        " wood wooden bamboo oak pine teak walnut mahogany polyester nylon spandex elastane"
        " acrylic polypropylene pvc abs foam latex microfiber microfibre fleece velvet satin"
        " canvas denim paper cardboard stone marble granite concrete wax soy beeswax resin pp"
        " pet tpu eva mdf black white red blue green yellow orange purple pink brown grey gray"
        " beige ivory navy turquoise teal maroon khaki transparent multicolor multicolour small"
        " medium large xl xxl inch inches cm mm ml kg oz pcs pack pieces size warranty fits"
        " compatible contains includes ingredients material dimensions capacity probiotic"
        " probiotics prebiotic prebiotics collagen weed root extract acid glutathione retinol"
        " niacinamide kosher halal usa u.s.a melatonin caffeine ashwagandha biotin"
        " lactose-free gluten-free sugar-free fragrance-free curcumin magnesium zinc iron calcium"
        " vitamin vitamins enzymes electrolytes creatine"
        " salicylic hyaluronic peptides keratin"
    ),
    before_vowel={"a": "an"},
)

FRENCH = Grammar(
    joiners=words("et ou & + /"),
    prepositions=words(
        "de du des d' à au aux pour avec sans sur sous dans en par contre entre vers chez dès"
        " depuis pendant afin lors grâce"
    ),
    articles=words("le la les l' un une des du"),
    small=words(
        "est sont être a ont il elle ils elles ce cet cette ces son sa ses leur leurs votre vos"
        " notre nos qui que qu' dont où vous nous se s' ne n' y si mais aussi très plus tout"
        " toute tous toutes comme permet permettent aide aident offre offrent assure assurent"
        " garantit"
    ),
    negations=words("sans non pas ni jamais aucun aucune anti"),
    leads=words(
        "et ou qui il elle aide aident aidant à permet permettent de pour aussi également ainsi"
        " contribue contribuent efficace efficacement naturellement peut peuvent"
    ),
    verbs=words(
        "tue tuer tuent élimine éliminer éliminent prévient prévenir soulage soulager soulagent"
        " réduit réduire traite traiter soigne soigner guérit guérir combat combattre protège"
        " protéger repousse repousser éloigne éloigner détruit détruire favorise favoriser"
        " stimule stimuler renforce renforcer améliore améliorer apaise apaiser lutte lutter"
        " empêche empêcher désinfecte désinfecter assainit assainir purifie purifier calme"
        " calmer"
    ),
    wanting=words(
        "contribue contribuent participe participent"
        " idéal idéale idéaux idéales parfait parfaite utile efficace efficaces recommandé"
        " recommandée conçu conçue adapté adaptée utilisé utilisée soin soins lutte lutter aide"
        " protection traitement action rôle cause causes destiné destinée contre riche afin"
        " grâce"
    ),
    opening=words("si quand lorsque comme pour afin grâce en par avec sans dès après avant"),
    empty=words(
        "propriétés propriété action actions effet effets bienfaits traitement soin soins"
        " problème problèmes protection"
    ),
    trailing=words("propriétés action effet effets"),
    shared=words("sans anti"),
    adverbs=words("très ultra super naturellement totalement entièrement 100%"),
    things=words(
        "ceinture crème gel huile patch patchs thé gélule gélules comprimé comprimés masque"
        " brosse shampooing baume spray sérum lotion poudre bande rouleau coussin kit machine"
        " lampe filtre purificateur oreiller semelle semelles chaussette chaussettes savon"
        " lingettes sirop gouttes complément piège moustiquaire logiciel antivirus"
    ),
    facts=words(
        "coton laine soie lin cuir acier inox aluminium cuivre laiton fer titane argent or"
        " plastique caoutchouc silicone verre céramique porcelaine bois bambou chêne pin polyester"
        " nylon élasthanne acrylique pvc mousse latex velours satin toile papier carton pierre"
        " marbre cire résine noir noire noirs blanc blanche blancs rouge bleu bleue vert verte"
        " jaune orange violet rose marron gris grise beige doré argenté taille lot pièces pu pe pp"
        " abs tpe tpu eva mdf tulle éponge simili teck diamant perle rubis saphir émeraude jade"
        " opale turquoise ambre corail fluor chlorhexidine probiotique probiotiques prébiotique"
        " collagène acide rétinol niacinamide mélatonine"
    ),
    before_vowel={"de": "d'", "le": "l'", "la": "l'", "que": "qu'", "ce": "cet", "se": "s'"},
    adjective_last=True,
    finite=_with_plurals(
        "stoppe freine reste détoxifie préserve accélère accroît aide améliore amincit apaise"
        " apporte assure atténue augmente blanchit booste calme contribue couvre crée donne dure"
        " draine efface élimine embellit empêche évite existe facilite favorise fonctionne"
        " fortifie garde hydrate inhibe laisse lave neutralise nettoie nourrit offre possède"
        " préserve procure protège purifie raffermit ralentit range réchauffe redonne réduit"
        " régénère régule rend renforce repousse répartit répond résiste respecte restaure"
        " rafraîchit sent soigne soulage stimule supprime sublime tonifie tue adoucit absorbe"
        " assouplit agit désinfecte fournit garantit unit dispose affine diminue comporte comprend"
        " traite aère soutient entretient contient maintient retient convient prévient permet met"
        " combat est a sert détend lutte",
        ("duit", "duisent"),
        ("it", "issent"),
        ("ient", "iennent"),
        ("met", "mettent"),
        ("bat", "battent"),
        ("e", "ent"),
    )
    | words(
        "sont ont fait font détruit servent détendent rendent détruisent nourrissent répondent"
        " sentent"
    ),
    clitics=words("se ne s' n' me te"),
    subjects=words("il elle ils elles on nous vous ce c' cela ça ceci celui-ci celle-ci"),
    hanging=_inflected(
        "traité étudié testé certifié conçu destiné vendu connu recommandé indiqué adapté formulé"
        " développé créé issu dédié",
        *("", "e", "s", "es"),
    )
    | words(
        "spécialement notamment particulièrement naturellement convient conviennent contribue"
        " contribuent permet permettent aide aident agit agissent lutte luttent provient"
        " proviennent protège protègent évite évitent empêche empêchent combat combattent soulage"
        " favorise souffrant personnes ceux celles peaux propriété propriétés vertu vertus"
        " bienfaits pouvoir contre lors afin grâce beaucoup très trop prix certification label"
        " norme certificat tendance tendances façon manière attention semi demi supérieur"
        " supérieure supérieurs supérieures inférieur inférieure"
        " donc ainsi"
        " conforme conformes"
    ),
    origins=words(
        "culture cultures source sources forêt forêts agriculture origine exploitation élevage"
        " élevages commerce sylviculture"
        " production"
    ),
)

GERMAN = Grammar(
    joiners=words("und oder sowie & + /"),
    prepositions=words(
        "für mit von vom zu zum zur bei beim in im am an auf aus gegen ohne durch nach um über"
        " unter vor zwischen während wegen dank per als wie ab bis innerhalb binnen seit trotz"
        " statt"
    ),
    articles=words("der die das den dem des ein eine einen einem einer eines kein keine keinen"),
    small=words(
        "ist sind war wird werden sein hat haben es sie er wir ihr ihre ihren ihrem ihrer sein"
        " seine diese dieser dieses dass nicht auch sehr nur wenn weil damit aber alle jede"
        " jeden kann können bietet bieten sorgt sorgen hilft helfen wirkt wirken macht machen"
    ),
    negations=words("ohne nicht kein keine keinen keiner nie frei anti"),
    leads=words(
        "und oder auch sie er es die der das hilft helfen zu um kann können wirkt wirken dabei"
        " zuverlässig effektiv wirksam natürlich schützt"
    ),
    verbs=words(
        "tötet töten bekämpft bekämpfen verhindert verhindern lindert lindern reduziert"
        " reduzieren behandelt behandeln heilt heilen schützt schützen vertreibt vertreiben"
        " beseitigt beseitigen fördert fördern stärkt stärken verbessert verbessern beruhigt"
        " beruhigen entfernt entfernen desinfiziert desinfizieren reinigt hemmt hemmen"
        " stimuliert"
    ),
    wanting=words(
        "ideal perfekt geeignet wirksam hilft hilfreich empfohlen entwickelt gemacht schutz"
        " mittel hilfe wirkung lösung schützt bekannt ursache reich"
    ),
    opening=words("wenn falls weil da um als durch mit ohne bei dank obwohl damit sobald nach"),
    empty=words(
        "eigenschaften eigenschaft wirkung wirkungen effekt effekte behandlung probleme schutz"
        " ausrüstung wirkstoff wirkstoffe"
    ),
    trailing=words("eigenschaften wirkung effekt wirkstoff wirkstoffe"),
    shared=words("frei freie"),
    adverbs=words("sehr besonders extra ultra super hoch völlig vollständig natürlich 100%"),
    things=words(
        "gürtel creme gel öl pflaster tee kapsel kapseln tablette tabletten maske bürste"
        " shampoo balsam spray serum lotion pulver band roller kissen gerät set lampe filter"
        " reiniger luftreiniger einlagen einlegesohlen socken seife tücher saft tropfen falle"
        " netz software"
    ),
    facts=words(
        "baumwolle wolle seide leinen leder stahl edelstahl aluminium kupfer messing eisen titan"
        " silber gold kunststoff plastik gummi silikon glas keramik porzellan holz bambus eiche"
        " kiefer polyester nylon elasthan acryl pvc schaumstoff latex mikrofaser fleece samt satin"
        " papier karton stein marmor wachs harz schwarz weiß rot blau grün gelb orange lila rosa"
        " braun grau beige größe stück packung pu pe pp pes abs tpe tpu eva mdf diamant diamanten"
        " perle perlen rubin saphir smaragd jade opal türkis bernstein koralle fluorid"
        " chlorhexidin probiotikum probiotisch kollagen hyaluron retinol niacinamid melatonin"
    ),
    finite=_with_plurals(
        "stoppt entgiftet entschlackt läuft funktioniert schont hilft wirkt schützt verhindert"
        " tötet lindert beruhigt pflegt spendet stärkt fördert kurbelt regt beugt löst reduziert"
        " verbessert entfernt reinigt beseitigt bekämpft vertreibt hemmt senkt sorgt bietet passt"
        " verteilt verleiht verbindet hält macht gibt bleibt eignet schmeckt riecht trocknet fühlt"
        " trägt unterstützt steigert strafft glättet nährt mildert heilt behandelt neutralisiert"
        " absorbiert minimiert kühlt wärmt befeuchtet entspannt massiert bringt steht dient"
        " besteht enthält besitzt verfügt ermöglicht erleichtert isoliert kommt hebt saugt dämpft"
        " hinterlässt lässt liegt sitzt beschleunigt aktiviert verlangsamt wehrt desinfiziert"
        " stimuliert baut hellt rollt duftet reguliert versorgt überzeugt begeistert",
        ("iert", "ieren"),
        ("ert", "ern"),
        ("elt", "eln"),
        ("ilft", "elfen"),
        ("ägt", "agen"),
        ("ält", "alten"),
        ("ässt", "assen"),
        ("gibt", "geben"),
        ("et", "en"),
        ("t", "en"),
    )
    | words("ist sind hat haben wird werden kann können war mag soll muss darf"),
    clitics=words("sich"),
    subjects=words("er sie es wir ihr dies das man"),
    hanging=words(
        "geeignet entwickelt empfohlen gemacht bekannt getestet behandelt konzipiert"
        " menschen personen leute alle eignet eignen wirkt wirken hilft helfen schützt schützen"
        " trägt beiträgt dient sorgt leiden leidet eigenschaft eigenschaften wirkung effekt kraft"
        " besonders speziell gegen zu sehr fördert lindert verhindert bekämpft reduziert beugt"
        " beugen"
        " viel mehr preis zertifikat zertifizierung prüfzeichen"
        " weise neigung achtung halb ultra"
        " daher deshalb somit"
        " konform"
    ),
    origins=words(
        "anbau herkunft quelle quellen forstwirtschaft waldwirtschaft landwirtschaft haltung"
        " bewirtschaftung produktion"
    ),
    particles=words(
        "vor an ab auf aus bei ein her hin mit nach weg zu zurück zusammen los entgegen"
    ),
)

SPANISH = Grammar(
    joiners=words("y e o u & + /"),
    prepositions=words(
        "de del para con sin por en a al contra entre sobre desde hasta según mediante durante"
        " hacia bajo tras como"
    ),
    articles=words("el la los las un una unos unas lo"),
    small=words(
        "es son ser está están que se su sus tu tus este esta estos estas ese esa muy más"
        " también no si pero cada todo toda todos todas cuando ayuda ayudan ofrece ofrecen"
        " permite proporciona proporcionan garantiza tiene tienen"
    ),
    negations=words("sin no ni nunca ningún ninguna libre anti"),
    leads=words(
        "y e o que ayuda ayudan ayudando a para también puede pueden permite eficaz eficazmente"
        " naturalmente contribuye contribuyen ideal"
    ),
    verbs=words(
        "mata matar matan elimina eliminar eliminan previene prevenir alivia aliviar alivian"
        " reduce reducir trata tratar cura curar combate combatir protege proteger repele"
        " repeler ahuyenta ahuyentar destruye favorece favorecer estimula estimular fortalece"
        " fortalecer refuerza reforzar mejora mejorar calma calmar evita evitar desinfecta"
        " desinfectar purifica purificar"
    ),
    wanting=words(
        "contribuye contribuyen ayuda ayudan"
        " ideal perfecto perfecta útil eficaz recomendado recomendada diseñado diseñada adecuado"
        " adecuada usado indicado indicada ayuda protección tratamiento remedio causa rico rica"
        " gracias bueno buena"
    ),
    opening=words("si cuando como para gracias al con sin por en tras después antes"),
    empty=words(
        "propiedades propiedad acción acciones efecto efectos beneficios tratamiento cuidado"
        " problema problemas protección"
    ),
    trailing=words(""),
    shared=words("sin libre libres anti"),
    adverbs=words("muy ultra super naturalmente totalmente completamente 100%"),
    things=words(
        "cinturón faja crema gel aceite parche parches té cápsula cápsulas pastillas mascarilla"
        " máscara cepillo champú bálsamo spray sérum loción polvo banda rodillo cojín kit"
        " máquina lámpara filtro purificador almohada plantillas calcetines jabón toallitas"
        " jarabe gotas suplemento trampa mosquitera software antivirus"
    ),
    facts=words(
        "algodón lana seda lino cuero piel acero inoxidable aluminio cobre latón hierro titanio"
        " plata oro plástico goma silicona vidrio cristal cerámica porcelana madera bambú roble"
        " pino poliéster nylon elastano acrílico pvc espuma látex terciopelo satén papel cartón"
        " piedra mármol cera resina negro negra blanco blanca rojo roja azul verde amarillo"
        " naranja morado rosa marrón gris beige talla tamaño piezas unidades pu pe pp abs tpe tpu"
        " eva mdf tul lona lycra diamante perla rubí zafiro esmeralda jade ópalo turquesa ámbar"
        " coral flúor clorhexidina probiótico probióticos prebiótico colágeno ácido retinol"
        " niacinamida melatonina"
    ),
    before_vowel={},
    adjective_last=True,
    finite=_with_plurals(
        "frena funciona queda ajusta asegura alivia hidrata calma ayuda protege evita elimina"
        " mata reduce reafirma refuerza fortalece mejora estimula acelera combate repele ahuyenta"
        " nutre suaviza deja ofrece permite cuenta incluye proporciona garantiza absorbe adapta"
        " lava actúa favorece regula aporta aumenta blanquea desinfecta purifica reparte"
        " distribuye conserva facilita resiste cuida regenera repara ilumina relaja quita"
        " disminuye controla convierte sirve lleva hace trata impide huele sabe quema tonifica"
        " desintoxica equilibra respeta dispone posee crea aclara previene mantiene contiene"
        " retiene tiene viene sostiene",
        ("a", "an"),
        ("e", "en"),
    )
    | words("es son está están ha han da dan va van puede pueden"),
    clitics=words("se no le les nos te me"),
    subjects=words("él ella ello ellos ellas usted ustedes esto eso este esta estos estas"),
    hanging=_inflected(
        "diseñad tratad conocid indicad recomendad adecuad formulad desarrollad cread testad"
        " certificad vendid apt",
        *("o", "a", "os", "as"),
    )
    | words(
        "procedente especialmente particularmente naturalmente ayuda ayudan contribuye"
        " contribuyen permite permiten actúa actúan protege protegen evita evitan sirve sirven"
        " combate alivia favorece personas quienes pieles propiedad propiedades virtud virtudes"
        " acción beneficios poder contra muy más mucho precio certificado certificación sello"
        " norma tendencia tendencias forma manera modo atención semi superior inferior obtener"
        " obtendrás recibir recibirás provocar causar"
        " eso"
        " conforme conformes"
    ),
    origins=words(
        "cultivo cultivos origen fuente fuentes bosque bosques agricultura explotación gestión"
        " comercio ganadería producción"
    ),
)

ITALIAN = Grammar(
    joiners=words("e ed o oppure & + /"),
    prepositions=words(
        "di del dello della dell' dei degli delle per con senza da dal dalla dallo dall' dai in"
        " nel nella nell' su sul sulla a al alla all' allo ai agli alle contro tra fra verso d'"
        " come"
    ),
    articles=words("il lo la l' i gli le un uno una un'"),
    small=words(
        "è sono essere che si suo sua suoi sue tuo tua tuoi tue questo questa questi queste"
        " molto più anche non se ma ogni tutto tutta tutti tutte quando aiuta aiutano offre"
        " offrono permette garantisce garantiscono ha hanno cui"
    ),
    negations=words("senza non né mai nessun nessuna privo priva anti"),
    leads=words(
        "e ed o che aiuta aiutano aiutando a ad per anche può possono permette di efficace"
        " efficacemente naturalmente contribuisce contribuiscono ideale"
    ),
    verbs=words(
        "uccide uccidere elimina eliminare eliminano previene prevenire allevia alleviare"
        " riduce ridurre tratta trattare cura curare combatte combattere protegge proteggere"
        " respinge allontana allontanare distrugge favorisce favorire stimola stimolare rinforza"
        " rinforzare rafforza rafforzare migliora migliorare lenisce lenire evita evitare"
        " disinfetta disinfettare igienizza igienizzare purifica purificare calma calmare"
    ),
    wanting=words(
        "contribuisce contribuiscono aiuta aiutano"
        " ideale perfetto perfetta utile efficace raccomandato consigliato progettato progettata"
        " adatto adatta usato indicato indicata aiuto protezione trattamento rimedio causa ricco"
        " ricca grazie buono buona"
    ),
    opening=words("se quando come per grazie con senza in da dopo prima"),
    empty=words(
        "proprietà azione azioni effetto effetti benefici trattamento cura problema problemi"
        " protezione"
    ),
    trailing=words(""),
    shared=words("senza privo priva anti"),
    adverbs=words("molto ultra super naturalmente totalmente completamente 100%"),
    things=words(
        "cintura crema gel olio cerotto cerotti tè capsula capsule compresse maschera spazzola"
        " shampoo balsamo spray siero lozione polvere fascia rullo cuscino kit macchina lampada"
        " filtro purificatore solette calze sapone salviette sciroppo gocce integratore trappola"
        " zanzariera software antivirus"
    ),
    facts=words(
        "cotone lana seta lino pelle cuoio acciaio inox alluminio rame ottone ferro titanio"
        " argento oro plastica gomma silicone vetro ceramica porcellana legno bambù rovere pino"
        " poliestere nylon elastan acrilico pvc schiuma lattice velluto raso carta cartone pietra"
        " marmo cera resina nero nera bianco bianca rosso rossa blu verde giallo arancione viola"
        " rosa marrone grigio beige taglia misura pezzi pu pe pp abs tpe tpu eva mdf tulle spugna"
        " ecopelle diamante diamanti perla perle rubino zaffiro smeraldo giada opale turchese"
        " ambra corallo fluoro clorexidina probiotico probiotici prebiotico collagene acido"
        " retinolo niacinamide melatonina"
    ),
    before_vowel={"di": "d'", "lo": "l'", "la": "l'", "una": "un'", "della": "dell'"},
    adjective_last=True,
    finite=_with_plurals(
        "ferma funziona resta rimane assicura allevia idrata calma aiuta protegge evita elimina"
        " uccide riduce rassoda rafforza rinforza migliora stimola accelera combatte respinge"
        " nutre ammorbidisce lascia offre permette include fornisce garantisce assorbe agisce"
        " favorisce regola apporta aumenta sbianca disinfetta purifica distribuisce conserva"
        " facilita resiste rigenera ripara illumina rilassa toglie diminuisce controlla serve"
        " rende lenisce tratta asciuga lava impedisce blocca neutralizza tonifica depura drena"
        " brucia abbassa igienizza possiede dispone crea profuma rispetta previene",
        ("a", "ano"),
        ("e", "ono"),
    )
    | words(
        "è sono ha hanno mantiene mantengono contiene contengono trattiene trattengono viene"
        " vengono fa fanno dà danno può possono sostiene sostengono toglie tolgono prevengono"
    ),
    clitics=words("si non ne vi ci"),
    subjects=words("esso essa essi esse lui lei loro ciò questo questa questi queste"),
    hanging=_inflected(
        "progettat trattat not indicat consigliat adatt formulat sviluppat creat testat certificat"
        " vendut pensat",
        *("o", "a", "i", "e"),
    )
    | words(
        "proveniente specialmente particolarmente soprattutto naturalmente aiuta aiutano"
        " contribuisce contribuiscono permette permettono agisce agiscono protegge proteggono"
        " evita evitano serve servono combatte allevia favorisce persone chi pelli coloro"
        " proprietà virtù azione benefici potere contro molto più prezzo certificato"
        " certificazione marchio norma tendenza forma modo maniera attenzione semi superiore"
        " inferiore ottenere provocare causare"
        " quindi perciò"
        " conforme conformi"
    ),
    origins=words(
        "coltivazione coltivazioni fonte fonti foresta foreste agricoltura origine gestione"
        " commercio allevamento produzione"
    ),
)

_GRAMMARS = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "it": ITALIAN}


def grammar_of(language: str | None) -> Grammar:
    """The grammar of an ISO 639-1 code; that of English where there is none of its own."""
    return _GRAMMARS.get(language or "en", ENGLISH)
