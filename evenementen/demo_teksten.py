"""What the parts of the demo's events are about: by the title of the part, in Markdown."""

TEKSTEN = {
    "Presenteren zonder dia’s": (
        "Je vertelt je verhaal zonder scherm achter je. Je oefent met een onderwerp uit je eigen werk en krijgt "
        "reacties van de groep.\n\n"
        "Neem een onderwerp mee waar je vijf minuten over kunt praten."
    ),
    "Tekenen in je werk": (
        "Met een paar lijnen leg je vaak meer uit dan met een pagina tekst. Je leert poppetjes, pijlen en een "
        "plattegrond tekenen. Je hoeft er niet goed in te zijn."
    ),
    "Onderhandelen": (
        "Wat wil jij, wat wil de ander en waar zit ruimte? Je oefent een hele dag met een acteur.\n\n"
        "- ’s Ochtends: voorbereiden en vragen stellen\n"
        "- ’s Middags: drie gesprekken over een zaak uit je eigen werk"
    ),
    "Een dag op de zuivering": (
        "Je loopt mee met de procesvoerders en ziet hoe het water van een halve stad weer schoon wordt. Trek "
        "dichte schoenen aan. Een helm krijg je daar."
    ),
    "Wat doet een raad?": (
        "Een griffier en een raadslid vertellen wat er met jouw stuk gebeurt als het de deur uit is. Er is veel "
        "tijd voor vragen."
    ),
    "Opening: werk verandert, jij ook": (
        "Drie secretarissen vertellen wat er de komende jaren verandert in het werk van gemeenten, en wat dat van "
        "je vraagt. Daarna koffie en een markt met alle organisaties."
    ),
    "Ontdek je talent": (
        "Waar krijg je energie van en waar loop je op leeg? Met kaarten en gesprekken in tweetallen breng je in "
        "kaart waar je goed in bent. Je gaat weg met drie zinnen over jezelf die kloppen."
    ),
    "Een profiel dat opvalt": (
        "Je werkt aan je cv en aan je profiel op deze site. Neem een laptop mee en een vacature die je wat lijkt."
    ),
    "In gesprek over je loopbaan": (
        "Je praat een half uur met een loopbaanadviseur van een andere organisatie dan die van jou. Wat je zegt, "
        "blijft tussen jullie.\n\n"
        "Je kiest ter plekke een tijd."
    ),
    "Netwerken voor wie daar een hekel aan heeft": (
        "Geen visitekaartjes en geen praatjes bij de borrel. Wel: hoe je iemand iets vraagt, hoe je contact houdt "
        "en hoe je er weer tussenuit komt. Door de trainees, die het zelf ook moesten leren."
    ),
    "Proef het werk van een ander": (
        "Een middag bij de veiligheidsregio: in de meldkamer, bij de brandweer en bij het team dat zich "
        "voorbereidt op rampen. Je komt in groepen van acht langs alle drie."
    ),
    "Jouw Baan Mijn Baan: zo ging het bij ons": (
        "Twee collega’s ruilden een half jaar van baan. Wat viel mee, wat viel tegen en wat zouden ze nu anders "
        "doen? Online, dus neem je brood erbij."
    ),
    "Slim omgaan met je energie": (
        "Een training over grenzen, rust en een volle agenda. Je maakt een plan voor je eigen week en probeert "
        "het meteen uit."
    ),
    "Afsluiting met soep": (
        "We eten samen, kijken terug op de week en horen van drie deelnemers wat ze ermee gaan doen."
    ),
    "Meelopen met een dijkbeheerder": (
        "Je gaat mee het veld in, langs de kaden van de Regge. Trek stevige schoenen aan: het gaat ook door als "
        "het regent."
    ),
    "Meelopen bij burgerzaken": (
        "Je zit naast een collega aan de balie en ziet hoe een aanvraag daarna verdergaat. Je tekent vooraf dat "
        "je niets doorvertelt over bezoekers."
    ),
    "Meelopen met een wijkregisseur": (
        "Je gaat mee de wijk in, naar bewoners, de woningcorporatie en het overleg met de politie. Je hoort "
        "vooraf waar je moet zijn."
    ),
    "Meelopen in de meldkamer": (
        "Je kijkt een dienst mee bij de centralisten. De dienst begint om zeven uur. Neem een geldig "
        "identiteitsbewijs mee."
    ),
}
