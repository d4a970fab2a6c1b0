"""The chapters of the managementrapportage, in their order. A chapter builds its own tables and charts."""

from rapportage.hoofdstukken import communicatie, evenementen, kantoor, overig, school, trainees, vacatures

INHOUD = (
    overig.maak_inleiding,
    vacatures.maak,
    school.maak,
    evenementen.maak,
    overig.maak_mobiliteitscentrum,
    overig.maak_arbeidsmediation,
    overig.maak_loopbaanbegeleiding,
    trainees.maak,
    communicatie.maak,
    kantoor.maak_bezetting,
    kantoor.maak_financien,
    overig.maak_doorkijk,
    evenementen.maak_bijlage,
    overig.maak_controleblad,
)
