"""What the traineeship knows of somebody, for their own copy. Two queries."""

from datetime import date

from trainees.models import Trainee


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    eigen = Trainee.objects.filter(deelnemer=gebruiker).select_related("lichting", "organisatie")
    return {"Traineeship": [_rij(trainee) for trainee in eigen.prefetch_related("stappen").order_by("pk")]}


def _rij(trainee: Trainee) -> dict:
    return {
        "lichting": str(trainee.lichting),
        "organisatie": trainee.organisatie.naam if trainee.organisatie else None,
        "status": trainee.get_status_display(),
        "contract": trainee.get_contract_display() or None,
        "verloop": [
            {"per": stap.per.isoformat() if stap.per else None, "status": stap.get_naar_display()}
            for stap in sorted(trainee.stappen.all(), key=lambda stap: stap.pk)  # `per` may be unknown
        ],
    }
