"""Pages of the admin that are a form of their own, drawn as Django's admin draws one."""

from django.contrib.admin.helpers import AdminForm


def als_beheerformulier(form) -> AdminForm:
    return AdminForm(form, [(None, {"fields": list(form.fields)})], {})
