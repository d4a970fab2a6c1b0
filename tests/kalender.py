"""A calendar in memory that does with mail what calendar programs do (RFC 5546), the strictest of them: Outlook."""

from datetime import date, datetime

from icalendar import Calendar


class Kalender:
    """What somebody has, by UID. `bewaard`: the newest of each, also of what was taken out."""

    def __init__(self):
        self.bewaard = {}

    def lees(self, ics: str) -> None:
        kalender = Calendar.from_ical(ics)
        [item] = kalender.walk("VEVENT")  # of more, Outlook ignores all but the first
        methode, eerder = kalender["METHOD"], self.bewaard.get(item["UID"])
        assert methode in {"REQUEST", "CANCEL"}
        assert {"ORGANIZER", "ATTENDEE", "DTSTAMP", "SEQUENCE", "DTSTART"} <= set(item)
        assert (item["STATUS"] == "CANCELLED") == (methode == "CANCEL")
        if eerder and eerder["SEQUENCE"] >= item["SEQUENCE"]:
            return
        self.bewaard[item["UID"]] = item

    @property
    def uids(self) -> set[str]:
        """Of what is in it."""
        return {str(uid) for uid, item in self.bewaard.items() if item["STATUS"] != "CANCELLED"}

    @property
    def inhoud(self) -> set[tuple]:
        """(what, from, to, where) of each item that is in it."""
        return {_regel(item) for item in self.bewaard.values() if item["STATUS"] != "CANCELLED"}


def _regel(item) -> tuple:
    begin = item["DTSTART"].dt
    einde = item["DTEND"].dt if "DTEND" in item else begin
    return str(item["SUMMARY"]), _moment(begin), _moment(einde), str(item.get("LOCATION", ""))


def _moment(waarde: date | datetime):
    return waarde.isoformat()
