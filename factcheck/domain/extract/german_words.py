"""German words that report: verbs with their particles, prepositions, the subjunctive of reported speech."""

from typing import Final

from factcheck.domain.extract.wordlist import words

# Third person present and past, and the participle; a particle after "+" stands at the end of the clause.
SAYING: Final = """
sagen sagt sagte sagten gesagt; erklären erklärt erklärte erklärten erklärt;
betonen betont betonte betonten; berichten berichtet berichtete berichteten;
meinen meint meinte meinten gemeint; behaupten behauptet behauptete behaupteten;
äußern äußert äußerte äußerten geäußert; schreiben schreibt schrieb schrieben geschrieben;
bestätigen bestätigt bestätigte bestätigten; melden meldet meldete meldeten gemeldet;
verkünden verkündet verkündete verkündeten; kommentieren kommentiert kommentierte kommentierten;
entgegnen entgegnet entgegnete entgegneten; antworten antwortet antwortete antworteten geantwortet;
argumentieren argumentiert argumentierte argumentierten; erläutern erläutert erläuterte erläuterten;
ergänzen ergänzt ergänzte ergänzten; warnen warnt warnte warnten gewarnt;
vermuten vermutet vermutete vermuteten; glauben glaubt glaubte glaubten;
hoffen hofft hoffte hofften gehofft; fürchten fürchtet fürchtete fürchteten;
befürchten befürchtet befürchtete befürchteten; fordern fordert forderte forderten gefordert;
verlangen verlangt verlangte verlangten; entscheiden entscheidet entschied entschieden;
beschließen beschließt beschloss beschlossen; versichern versichert versicherte versicherten;
beteuern beteuert beteuerte beteuerten; bestreiten bestreitet bestritt bestritten;
dementieren dementiert dementierte dementierten; leugnen leugnet leugnete leugneten;
kritisieren kritisiert kritisierte kritisierten; bemängeln bemängelt bemängelte bemängelten;
beklagen beklagt beklagte beklagten; verurteilen verurteilt verurteilte verurteilten;
begründen begründet begründete begründeten; bezeichnen bezeichnet bezeichnete bezeichneten;
nennen nennt nannte nannten genannt; beschreiben beschreibt beschrieb beschrieben;
loben lobt lobte lobten gelobt; begrüßen begrüßt begrüßte begrüßten;
beschuldigen beschuldigt beschuldigte beschuldigten; spekulieren spekuliert spekulierte spekulierten;
prognostizieren prognostiziert prognostizierte prognostizierten;
schätzen schätzt schätzte schätzten geschätzt; versprechen verspricht versprach versprachen versprochen;
drohen droht drohte drohten gedroht; raten rät riet rieten geraten;
appellieren appelliert appellierte appellierten; unterstreichen unterstreicht unterstrich unterstrichen;
urteilen urteilt urteilte urteilten; resümieren resümiert resümierte; twittern twittert twitterte;
zitieren zitiert zitierte zitierten; verlauten verlautet verlautete verlauteten;
bekunden bekundet bekundete bekundeten; signalisieren signalisiert signalisierte;
bekräftigen bekräftigt bekräftigte bekräftigten; sprechen spricht sprach sprachen gesprochen;
bitten bittet bat baten gebeten; fragen fragt fragte fragten gefragt; rufen ruft rief riefen gerufen;
widersprechen widerspricht widersprach widersprachen; bezweifeln bezweifelt bezweifelte bezweifelten;
monieren moniert monierte; mahnen mahnt mahnte mahnten; konstatieren konstatiert konstatierte;
beanstanden beanstandet beanstandete; erwidern erwidert erwiderte erwiderten;
informieren informiert informierte informierten; veröffentlichen veröffentlichte;
planen plant plante planten; charakterisieren charakterisierte; heißen heißt hieß heiße;
skandieren skandiert skandierten; bedauern bedauert bedauerte bedauerten;
rechtfertigen rechtfertigt rechtfertigte; verteidigen verteidigt verteidigte verteidigten;
wiederholen wiederholt wiederholte; schildern schildert schilderte schilderten;
rechnen rechnet rechnete rechneten; denken denkt dachte dachten; finden findet fand fanden;
verweisen verweist verwies verwiesen; weisen weist wies wiesen; gehen geht ging gingen;
teilen teilt teilte teilten mitgeteilt; geben gibt gab gaben angegeben;
kündigen kündigt kündigte kündigten angekündigt; fügen fügt fügte fügten hinzugefügt;
räumen räumt räumte räumten eingeräumt; stellen stellt stellte stellten festgestellt;
werfen wirft warf warfen vorgeworfen; schlagen schlägt schlug schlugen vorgeschlagen;
lehnen lehnt lehnte lehnten abgelehnt; deuten deutet deutete deuteten angedeutet;
legen legt legte legten; gestehen gesteht gestand gestanden; sehen sieht sah sahen vorsieht;
fahren fährt fuhr fuhren
"""
PARTICLES: Final = {
    "weisen": words("hin zurück"),
    "gehen": words("aus hervor"),
    "teilen": words("mit"),
    "geben": words("an bekannt zu"),
    "kündigen": words("an"),
    "fügen": words("hinzu an"),
    "räumen": words("ein"),
    "stellen": words("fest klar"),
    "werfen": words("vor"),
    "schlagen": words("vor"),
    "lehnen": words("ab"),
    "deuten": words("an"),
    "legen": words("nahe dar"),
    "gestehen": words("ein"),
    "sehen": words("vor"),
    "fahren": words("fort"),
    "halten": words("fest vor"),
    "rufen": words("auf"),
}
FIXED: Final = words(
    "mitgeteilt angegeben angekündigt hinzugefügt eingeräumt festgestellt vorgeworfen vorgeschlagen"
    " abgelehnt angedeutet mitteilte mitteilten angab angaben ankündigte einräumte feststellte vorwirft"
    " bekanntgab bekannt-gab mitteilt hervorgeht"
)
CLEAR: Final = words(
    "sagen erklären betonen meinen behaupten berichten äußern schreiben bestätigen melden verkünden"
    " kommentieren entgegnen antworten argumentieren erläutern ergänzen vermuten glauben versichern"
    " spekulieren schätzen urteilen resümieren heißen teilen geben fügen kündigen räumen stellen"
    " unterstreichen bekräftigen erwidern"
)
WHOLE: Final = words(
    "begründen kritisieren fordern verlangen loben beschuldigen werfen bestreiten dementieren leugnen"
    " widersprechen warnen appellieren sprechen bezeichnen nennen beklagen bemängeln bedauern begrüßen"
    " kündigen räumen weisen verweisen fügen betonen äußern mahnen rechtfertigen vermuten hoffen befürchten"
    " versprechen drohen bezweifeln schlagen beschreiben schildern signalisieren zitieren charakterisieren"
    " monieren beanstanden charakterisieren"
)
DENYING: Final = words("bestreiten dementieren leugnen widersprechen lehnen")
DOUBTING: Final = words("bezweifeln")
RELAYING: Final = words("berichten melden zitieren")
SUBJUNCTIVE: Final = words(
    "sei seien habe werde könne müsse solle dürfe wolle gebe gehe stehe komme bleibe lasse liege mache sehe"
    " wisse brauche handle handele bestehe nehme trage führe sehe finde"
)
WOULD: Final = words(
    "würde würden könnte könnten müsste müssten dürfte dürften wäre wären hätte hätten bliebe bräuchte"
    " sollten soll sollen"
)
SHOULD: Final = words("soll sollen")
BEFORE: Final = words("laut nach gemäß zufolge")
PRONOUNS: Final = words("er sie es man dieser diese dieses wir ich ihm ihr")
ARTICLES: Final = words(
    "der die das den dem des ein eine einer einem einen eines dieser diese dieses diesem seine sein seiner"
    " ihre ihr ihrer mehrere viele einige zahlreiche beide alle zwei drei"
)
ACCORDING: Final = words(
    "angaben angabe ansicht meinung auffassung aussage aussagen worten informationen einschätzung berichten"
    " bericht medienberichten presseberichten polizeiangaben zeugenaussagen darstellung erkenntnissen"
    " schätzungen überzeugung untersuchungen augenzeugenberichten mitteilung pressemitteilung willen"
    " meldungen agenturberichten zeitungsberichten vorstellung berechnungen vermutungen medieninformationen"
    " expertenmeinung studie umfrage erklärung augenzeugen"
)
GENITIVES: Final = words("der des eines einer von vom und den für")
AUXILIARIES: Final = words("hat haben hatte hatten wird werden wurde wurden will wollte")
LINKS: Final = words("und doch aber denn auch")
OWN: Final = words(
    "eigenen eigener ersten jüngsten übereinstimmenden unbestätigten ihren seinen offiziellen bisherigen"
    " weiteren"
)
PREPOSITIONS: Final = words(
    "in im am an auf aus bei beim nach vor zu zum zur mit gegenüber für gegen über unter während seit von"
    " vom durch ohne trotz wegen laut gemäß zwischen um bis neben"
)
ADVERBS: Final = words(
    "dabei dazu daher deshalb zuvor außerdem zudem weiter weiterhin gleichzeitig allerdings jedoch dagegen"
    " damit dort hier heute gestern bereits schon erst so anschließend später danach darauf daraufhin"
    " unterdessen inzwischen ferner schließlich insgesamt wörtlich hierzu dennoch trotzdem nun jetzt da wenn"
    " als weil"
)
ROLE_ENDINGS: Final = tuple(
    words(
        "minister ministerin präsident präsidentin sprecher sprecherin chef chefin kanzler kanzlerin"
        " vorsitzender vorsitzende vorsitzenden politiker politikerin leiter leiterin sekretär sekretärin"
        " direktor direktorin experte expertin professor professorin premier bürgermeister bürgermeisterin"
        " abgeordneter abgeordnete anwalt anwältin richter richterin senator senatorin general bischof papst"
        " könig königin gouverneur herr frau dr trainer forscher forscherin journalist journalistin kandidat"
        " kandidatin reporter korrespondent beauftragter beauftragte mitglied gründer manager kommissar"
        " staatsanwalt polizeisprecher"
    )
)
MONTHS: Final = words("januar februar märz april mai juni juli august september oktober november dezember")
SHORTENED: Final = words(
    "dr prof st nr bzw ca etc usw vgl z b d h u a s o mio mrd jr bzgl str art abs sog evtl ggf max min inkl"
)


def lemmas() -> dict[str, str]:
    """Each spelled form of a reporting verb, to its infinitive."""
    rows = (row.split() for row in SAYING.replace("\n", ";").split(";"))
    return {form: row[0] for row in rows if row for form in row}


LEMMAS: Final = lemmas()
