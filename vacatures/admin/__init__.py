"""The admin of the vacancies, a module per subject; each registers its own."""

from vacatures.admin import houder, openstelling, reactie, salaris, uitkomst, vacature

__all__ = ["houder", "openstelling", "reactie", "salaris", "uitkomst", "vacature"]
