"""What the courses of the demo teach: course (code) to skills, from the list in twentsekracht/mijn/demo.py."""

LEERT = {
    "omgevingswet": ("Omgevingsrecht", "Vergunningen verlenen"),
    "excel": ("Excel",),
    "duidelijk-schrijven": ("Duidelijk schrijven",),
    "projectmatig-werken": ("Projectmatig werken",),
    "gesprekken": ("Gastvrij helpen", "Gesprekken voeren"),
    "sociaal-domein": ("Gesprekken voeren", "Hulp en zorg organiseren"),
    "begroting": ("Gemeentefinanciën",),
    "awb": ("Bestuursrecht",),
    "data": ("Data-analyse",),
    "leidinggeven": ("Leidinggeven",),
    "bhv-veiligheid": ("Crisiscommunicatie", "Samenwerken in een crisis"),
    "klimaat": ("Klimaatbestendig ontwerpen", "Waterbeheer"),
    "vergaderen": ("Vergaderingen leiden",),
    "inkoop": ("Duurzaam inkopen", "Aanbesteden"),
    "privacy": ("Privacy",),
    "loopbaan": (),
    "handhaving": ("Handhaven",),
    "bestuurlijk": ("Bestuurlijk adviseren",),
    "vitaal": (),
    "prompten": ("Werken met AI",),
}
