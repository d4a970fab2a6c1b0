"""What Celery is told to do, and the handler that sends mail."""

from celery import shared_task
from django.utils import timezone

from twentsekracht import post
from twentsekracht.werk import rooster, services
from twentsekracht.werk.models import Job


@shared_task(name="werk.voer_uit")
def voer_uit(job_id):
    services.voer_uit(job_id)


@shared_task(name="werk.veeg")
def veeg():
    rooster.plan(op=timezone.now())
    services.veeg(op=timezone.now())


def verstuur_bericht(job: Job, meld: services.Meld):
    return post.bezorg(kenmerk=job.argumenten["bericht"], poging=job.poging, klok=timezone.now)
