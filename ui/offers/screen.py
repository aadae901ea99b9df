"""The screen of offers: the list at the left, the chosen or the new one in the middle, its limits at the right."""

from __future__ import annotations

from ui.office.screen import OfficePage


class OffersScreen(OfficePage):
    """An office page with room for an offer's many fields; scanned codes become the offer's goods."""

    SHARES = (460, 480, 272)

    def scan(self, code: str) -> bool:
        """A code belongs among the codes of the offer that is being written; nothing is sold here."""
        names = list(self.form.told())
        if "codes" in names:
            field = self.form.inputs()[names.index("codes")]
            field.set_text(f"{field.text()} {code}".strip())
        return True
