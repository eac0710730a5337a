"""A form as a browser would send it."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from werkzeug.datastructures import MultiDict

BUTTONS = {"submit", "image", "button", "reset"}
TICKED = {"radio", "checkbox"}


class Form:
    """A form's address, method and fields as they stand on the page."""

    def __init__(self, element: Element, root: Element, address: str) -> None:
        self.element = element
        self.action = urljoin(address, element.get("action") or address)
        self.method = element.get("method", "get").upper()
        mark = element.get("id")
        outside = [e for e in root.iter() if mark and e.get("form") == mark]
        self.controls = [e for e in element.iter() if e.get("form") in (None, mark)] + outside

    def __repr__(self) -> str:
        return f"<{self.method} {self.action} {[text for text, _ in self.buttons()]}>"

    def buttons(self) -> list[tuple[str, Element]]:
        """Give the buttons that send the form, with their text."""
        return [
            (" ".join("".join(control.itertext()).split()) or control.get("value", ""), control)
            for control in self.controls
            if (control.tag == "button" and control.get("type", "submit") == "submit")
            or (control.tag == "input" and control.get("type") == "submit")
        ]

    def matches(self, button: str = "", action: str = "") -> bool:
        """Tell whether the form has a button with this text, or this action."""
        if action:
            return self.action.split("?")[0] == action
        return any(text == button or text.startswith(button) for text, _ in self.buttons())

    def fields(self) -> MultiDict[str, str]:
        """Give the values that stand in the form now."""
        values: MultiDict[str, str] = MultiDict()
        for control in self.controls:
            name = control.get("name")
            if name and control.get("disabled") is None:
                for value in values_of(control):
                    values.add(name, value)
        return values

    def filled(self, answers: dict[str, object], button: str = "") -> MultiDict[str, str]:
        """Give what is sent after filling fields in and pressing a button.

        A value is a string, a list of strings (several ticks), or None (nothing is sent).
        """
        values = self.fields()
        names = {control.get("name") for control in self.controls}
        for name, answer in answers.items():
            assert name in names, (
                f"{self!r} has no field {name!r}, only {sorted(filter(None, names))}"
            )
            given = answer if isinstance(answer, list | tuple) else [answer]
            values.setlist(name, [str(value) for value in given if value is not None])
        self.press(values, button)
        return values

    def sent_by(self, button: str) -> tuple[str, str]:
        """Give the method and the address that a button sends the form by; it may have its own."""
        pressed = [e for text, e in self.buttons() if button and text.startswith(button)]
        own = pressed[0] if pressed else self.element
        method = own.get("formmethod", self.method).upper()
        return method, urljoin(self.action, own.get("formaction") or self.action)

    def press(self, values: MultiDict[str, str], button: str) -> None:
        """Add the name and value of the button that is pressed; the first one by default."""
        pressed = [e for text, e in self.buttons() if text == button or text.startswith(button)]
        if pressed and pressed[0].get("name"):
            values[pressed[0].get("name", "")] = pressed[0].get("value", "")


def values_of(control: Element) -> list[str]:
    """Give what one control sends."""
    if control.tag == "textarea":
        return ["".join(control.itertext()).removeprefix("\n")]
    if control.tag == "select":
        return chosen_options(control)
    kind = control.get("type", "text")
    if control.tag != "input" or kind in BUTTONS or kind == "file":
        return []
    if kind in TICKED and control.get("checked") is None:
        return []
    return [control.get("value", "on" if kind in TICKED else "")]


def chosen_options(select: Element) -> list[str]:
    """Give the chosen options of a list, the first if none is and only one can be."""
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and select.get("multiple") is None:
        chosen = options[:1]
    return [option.get("value", "".join(option.itertext()).strip()) for option in chosen]
