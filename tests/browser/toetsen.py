"""Going through a page with the keys of the keyboard alone, from where the focus is."""

import re


def tab_naar(page, element, hoogstens=80):
    """With the tab key; whoever cannot see where they are may not have to press it a hundred times either."""
    element = page.locator(element) if isinstance(element, str) else element
    for _ in range(hoogstens):
        if element.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {element}")


def met_toetsen(page, rol, naam, toets="Enter", hoogstens=80):
    tab_naar(page, page.get_by_role(rol, name=naam), hoogstens)
    page.keyboard.press(toets)


def typ(page, label, tekst):
    """In place of what stands in it."""
    tab_naar(page, page.get_by_label(re.compile(rf"^{re.escape(label)}( \(niet verplicht\))?$")))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(tekst)
