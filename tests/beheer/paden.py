from django.urls import reverse


def pad(label, pagina, *args):
    """The address of a page of the admin: `pad("school.opleiding", "changelist")`."""
    return reverse(f"admin:{label.replace('.', '_')}_{pagina}", args=args)
